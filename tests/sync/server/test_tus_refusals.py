"""What the office refuses in tus, with the status of its specification and a sentence."""

from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from sync.server.uploads import Uploads
from tests.builders import SetClock
from tests.sync.server.asking import ask
from tests.sync.server.blob_app import app_of
from tests.sync.server.sending import office_in
from tests.sync.server.speaking_tus import BYTES, GATE, NAME, TUS, created, offset_of, patch, refused


@pytest.fixture
def uploads(tmp_path: Path, clock: SetClock) -> Uploads:
    return office_in(tmp_path, clock)


@pytest.fixture
def app(uploads: Uploads) -> Starlette:
    return app_of(uploads)


@pytest.mark.parametrize("version", [None, "0.2.2", "1.0", ""])
@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH", "DELETE"])
def test_another_version_is_not_spoken(app: Starlette, method: str, version: str | None) -> None:
    path = "/v1/uploads" if method == "POST" else created(app)
    headers = {name: value for name, value in BYTES.items() if name != "Tus-Resumable"}
    headers |= {} if version is None else {"Tus-Resumable": version}
    answer = ask(app, method, path, headers | {"Upload-Length": "3", "Upload-Offset": "0"}, b"abc")
    refused(answer, 412, "tus 1.0.0")
    assert answer.headers["tus-version"] == "1.0.0"


def test_a_device_nobody_knows_is_told_nothing(app: Starlette) -> None:
    home = created(app)
    stranger = {name: value for name, value in BYTES.items() if name != "X-Device"} | {"Upload-Offset": "0"}
    for method, path in (
        ("POST", "/v1/uploads"),
        ("GET", "/v1/uploads"),
        ("HEAD", home),
        ("PATCH", home),
        ("DELETE", home),
    ):
        answer = ask(app, method, path, stranger)
        refused(answer, 401, "does not know")
        assert answer.headers["www-authenticate"] == "Device"
    assert offset_of(app, home) == 0


def test_anothers_upload_is_unknown(app: Starlette) -> None:
    home = created(app)
    for method in ("HEAD", "PATCH", "DELETE"):
        answer = ask(app, method, home, BYTES | {"X-Device": "phone", "Upload-Offset": "0"}, b"abc")
        refused(answer, 404, "does not know that upload")
        assert "upload-offset" not in answer.headers
    assert offset_of(app, home) == 0


@pytest.mark.parametrize("words", ["nobody", "..", "%2e%2e", "a" * 64, "\udcff"])
def test_an_unknown_upload(app: Starlette, words: str) -> None:
    for method in ("HEAD", "PATCH", "DELETE"):
        path = f"/v1/uploads/{words}".encode("utf-8", "surrogateescape").decode("latin-1")
        refused(ask(app, method, path, BYTES | {"Upload-Offset": "0"}), 404, "")


@pytest.mark.parametrize("length", ["", "-1", "1.5", "many", "²", "9" * 19, "0x10", " 5 5"])
def test_a_length_has_to_be_a_whole_number(app: Starlette, length: str) -> None:
    refused(ask(app, "POST", "/v1/uploads", TUS | {"Upload-Length": length}), 400, "Upload-Length")
    home = created(app)
    refused(ask(app, "PATCH", home, BYTES | {"Upload-Offset": length}, b"abc"), 400, "Upload-Offset")


def test_a_length_is_needed_at_the_start(app: Starlette) -> None:
    refused(ask(app, "POST", "/v1/uploads", TUS), 400, "Upload-Length")
    refused(ask(app, "POST", "/v1/uploads", TUS | {"Upload-Defer-Length": "1"}), 400, "Upload-Defer-Length")
    concatenated = TUS | {"Upload-Length": "3", "Upload-Concat": "partial"}
    refused(ask(app, "POST", "/v1/uploads", concatenated), 400, "Upload-Concat")


def test_what_is_too_large_is_refused_before_it_is_sent(app: Starlette) -> None:
    answer = ask(app, "POST", "/v1/uploads", TUS | {"Upload-Length": str((64 << 20) + 1)})
    refused(answer, 413, "up to 64 MB")


def test_more_bytes_than_announced_are_refused(app: Starlette) -> None:
    home = created(app)
    refused(patch(app, home, 0, GATE + b"!"), 413, "More bytes")
    assert offset_of(app, home) == 0


def test_the_wrong_offset_is_a_conflict(app: Starlette) -> None:
    home = created(app)
    patch(app, home, 0, GATE[:700])
    for offset in (0, 699, 701):
        refused(patch(app, home, offset, GATE[offset:]), 409, "has 700 bytes")
    assert offset_of(app, home) == 700


@pytest.mark.parametrize("kind", ["", "application/octet-stream", "multipart/form-data"])
def test_bytes_come_under_their_own_type(app: Starlette, kind: str) -> None:
    home = created(app)
    wrong = TUS | {"Content-Type": kind, "Upload-Offset": "0", "Content-Length": "3"}
    refused(ask(app, "PATCH", home, wrong, b"abc"), 415, "offset+octet-stream")
    refused(
        ask(app, "POST", "/v1/uploads", wrong | {"Upload-Length": "3"}, b"abc"), 415, "offset+octet-stream"
    )
    chunked = TUS | {"Content-Type": kind, "Transfer-Encoding": "chunked", "Upload-Length": "3"}
    refused(ask(app, "POST", "/v1/uploads", chunked, b"abc"), 415, "offset+octet-stream")


@pytest.mark.parametrize(
    "words", ["md5 rL0Y20zC+Fzt72VPzMSk2A==", "sha256", "sha1 ???", "sha1 AAAA", "", "SHA1 "]
)
def test_a_checksum_nobody_can_check(app: Starlette, words: str) -> None:
    home = created(app)
    refused(patch(app, home, 0, GATE, **{"Upload-Checksum": words}), 400, "")
    assert offset_of(app, home) == 0


@pytest.mark.parametrize(
    ("metadata", "status", "why"),
    [
        ("sha256 " + b64encode(b"../x").decode(), 400, "64 lower-case"),
        ("sha256 " + b64encode(NAME.upper().encode()).decode(), 400, "64 lower-case"),
        ("sha256 " + b64encode(b"\xff" * 64).decode(), 400, "64 lower-case"),
        ("sha256 " + NAME, 400, "64 lower-case"),
        ("sha256", 400, "64 lower-case"),
        ("sha256 ###", 400, "base64"),
        ("filename Z2F0ZQ= =", 400, "base64"),
        ("filename Z2F0ZQ==,filename Z2F0ZQ==", 400, "twice"),
        (",", 400, "empty"),
        ("é Z2F0ZQ==", 400, "no key"),
        ("filename " + "A" * 4096, 431, "4096"),
    ],
)
def test_metadata_is_read_strictly(app: Starlette, metadata: str, status: int, why: str) -> None:
    headers = TUS | {"Upload-Length": "3", "Upload-Metadata": metadata}
    refused(ask(app, "POST", "/v1/uploads", headers), status, why)


def test_too_many_uploads(tmp_path: Path, clock: SetClock) -> None:
    app = app_of(office_in(tmp_path, clock, uploads_of_a_device=1, uploads=2))
    created(app)
    three = TUS | {"Upload-Length": "3"}
    refused(ask(app, "POST", "/v1/uploads", three), 429, "This device")
    assert ask(app, "POST", "/v1/uploads", three | {"X-Device": "phone"}).status == 201
    refused(ask(app, "POST", "/v1/uploads", three | {"X-Device": "camera"}), 503, "Try again later")


def test_what_cannot_be_asked(app: Starlette) -> None:
    answer = ask(app, "PUT", "/v1/uploads", TUS)
    refused(answer, 405, "cannot be asked")
    assert answer.headers["allow"] == "OPTIONS, POST, GET"


HEADERS = st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=40)


@given(
    method=st.sampled_from(["POST", "PATCH", "HEAD", "DELETE"]),
    length=HEADERS | st.just("1700"),
    offset=HEADERS | st.just("0"),
    metadata=HEADERS | st.just("sha256 AAAA"),
    sum_of=HEADERS | st.just("sha1 AAAA"),
    home=st.text(st.characters(codec="latin-1", exclude_characters="/?#%"), min_size=1, max_size=40),
)
def test_nothing_from_outside_is_a_fault(
    tmp_path_factory: pytest.TempPathFactory,
    method: str,
    length: str,
    offset: str,
    metadata: str,
    sum_of: str,
    home: str,
) -> None:
    app = _once(tmp_path_factory)
    headers = BYTES | {
        "Upload-Length": length,
        "Upload-Offset": offset,
        "Upload-Metadata": metadata,
        "Upload-Checksum": sum_of,
    }
    path = "/v1/uploads" if method == "POST" else f"/v1/uploads/{home}"
    assert ask(app, method, path, headers, b"abc").status < 500


_apps: list[Starlette] = []


def _once(factory: pytest.TempPathFactory) -> Starlette:
    if not _apps:
        _apps.append(app_of(office_in(factory.mktemp("office"), SetClock(), uploads_of_a_device=9999)))
    return _apps[0]
