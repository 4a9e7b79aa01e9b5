"""What a device may ask of the finished blobs, without a network."""

import errno
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from sync import bundle
from sync.blob_name import name_of
from sync.bundle import MOST_BYTES, pack, unpack
from sync.server import blob_answers
from sync.server.blob_folder import BlobFolder
from tests.builders import SetClock
from tests.sync.server.asking import Answer, ask
from tests.sync.server.blob_app import app_of
from tests.sync.server.sending import office_in

GATE, LAMP = b"a photo of a gate", b"a photo of a lamp!"
NAME = name_of(GATE)
DEVICE = {"X-Device": "tablet"}
AWAY = name_of(b"never sent")


@pytest.fixture
def app(tmp_path: Path, clock: SetClock) -> Starlette:
    return app_of(office_in(tmp_path, clock))


@pytest.fixture
def blobs(tmp_path: Path, app: Starlette) -> BlobFolder:
    return BlobFolder(tmp_path / "blobs")


def get(app: Starlette, name: str, **headers: str) -> Answer:
    known = DEVICE | {key.replace("_", "-"): value for key, value in headers.items()}
    return ask(app, "GET", f"/v1/blobs/{name}", known)


def post(app: Starlette, path: str, content: object) -> Answer:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return ask(app, "POST", f"/v1/blobs{path}", DEVICE, body)


def refused(answer: Answer, status: int, why: str) -> None:
    assert answer.status == status
    assert answer.headers["content-type"] == "application/json"
    assert why in json.loads(answer.body)["why"]


def test_a_blob_is_there_or_not(app: Starlette, blobs: BlobFolder) -> None:
    blobs.put_many([GATE])
    head = ask(app, "HEAD", f"/v1/blobs/{NAME}", DEVICE)
    assert (head.status, head.headers["content-length"], head.body) == (200, str(len(GATE)), b"")
    whole = get(app, NAME)
    assert (whole.status, whole.body) == (200, GATE)
    assert whole.headers["etag"] == head.headers["etag"] == f'"{NAME}"'
    assert whole.headers["accept-ranges"] == "bytes"
    refused(get(app, AWAY), 404, "does not hold")
    assert ask(app, "HEAD", f"/v1/blobs/{AWAY}", DEVICE).status == 404


def test_a_large_blob_comes_piece_by_piece(app: Starlette, blobs: BlobFolder) -> None:
    photo = bytes(range(256)) * 5000
    (name,) = blobs.put_many([photo])
    assert get(app, name).body == photo
    assert get(app, name, range=f"bytes=10-{len(photo)}").body == photo[10:]


def test_a_device_that_has_it_is_not_sent_it_again(app: Starlette, blobs: BlobFolder) -> None:
    blobs.put_many([GATE])
    answer = get(app, NAME, if_none_match=f'"{NAME}"')
    assert (answer.status, answer.body) == (304, b"")
    assert get(app, NAME, if_none_match=f'"{AWAY}"').body == GATE


@pytest.mark.parametrize(
    ("wanted", "status", "body", "place"),
    [
        ("bytes=0-0", 206, GATE[:1], "bytes 0-0/17"),
        ("bytes=5-8", 206, GATE[5:9], "bytes 5-8/17"),
        ("bytes=5-", 206, GATE[5:], "bytes 5-16/17"),
        ("bytes=5-999", 206, GATE[5:], "bytes 5-16/17"),
        ("bytes=-4", 206, GATE[-4:], "bytes 13-16/17"),
        ("bytes=-99", 206, GATE, "bytes 0-16/17"),
        ("bytes=8-5", 200, GATE, None),
        ("bytes=-", 200, GATE, None),
        ("bytes=0-1,3-4", 200, GATE, None),
        ("pages=1-2", 200, GATE, None),
        ("bytes=" + "9" * 30 + "-", 200, GATE, None),
    ],
)
def test_a_range(
    app: Starlette, blobs: BlobFolder, wanted: str, status: int, body: bytes, place: str | None
) -> None:
    blobs.put_many([GATE])
    answer = get(app, NAME, range=wanted)
    assert (answer.status, answer.body, answer.headers.get("content-range")) == (status, body, place)
    assert answer.headers["content-length"] == str(len(body))
    assert get(app, NAME, range=wanted, if_range=f'"{AWAY}"').body == GATE
    assert get(app, NAME, range=wanted, if_range=f'"{NAME}"').body == body


@pytest.mark.parametrize("wanted", ["bytes=17-", "bytes=99-100", "bytes=-0"])
def test_a_range_beyond_the_end(app: Starlette, blobs: BlobFolder, wanted: str) -> None:
    blobs.put_many([GATE])
    answer = get(app, NAME, range=wanted)
    refused(answer, 416, "not that long")
    assert answer.headers["content-range"] == "bytes */17"


@pytest.mark.parametrize("words", ["x", "..", "A" * 64, "a" * 63, "missing.", "%2e%2e"])
def test_what_is_not_a_name_is_refused(app: Starlette, words: str) -> None:
    refused(get(app, words), 400, "not the name")
    refused(ask(app, "HEAD", f"/v1/blobs/{words}", DEVICE), 400, "not the name")
    for path in ("/missing", "/fetch"):
        refused(post(app, path, [words]), 400, "not a list of names")


def test_a_device_nobody_knows_gets_nothing(app: Starlette, blobs: BlobFolder) -> None:
    blobs.put_many([GATE])
    for method, path in (
        ("GET", f"/v1/blobs/{NAME}"),
        ("HEAD", f"/v1/blobs/{NAME}"),
        ("POST", "/v1/blobs"),
        ("POST", "/v1/blobs/missing"),
        ("POST", "/v1/blobs/fetch"),
    ):
        refused(ask(app, method, path, {}, pack([(NAME, GATE)])), 401, "does not know")


def test_which_are_missing_is_asked_once(app: Starlette, blobs: BlobFolder) -> None:
    blobs.put_many([GATE])
    answer = post(app, "/missing", [AWAY, NAME])
    assert (answer.status, json.loads(answer.body)) == (200, [AWAY])
    names = [f"{number:064x}" for number in range(5001)]
    assert json.loads(post(app, "/missing", names[:5000]).body) == names[:5000]
    refused(post(app, "/missing", names), 413, "5000 names")
    refused(post(app, "/missing", b" " * 400_001), 413, "more than the office takes")


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'["\xff"]', b"[" * 10_000, b'[[["a"]]]', b"null"])
def test_what_is_not_a_list_of_names(app: Starlette, body: bytes) -> None:
    for path in ("/missing", "/fetch"):
        refused(post(app, path, body), 400, "not a list of names")


def test_many_small_ones_come_in_one_bundle(app: Starlette, blobs: BlobFolder) -> None:
    blobs.put_many([GATE, LAMP])
    answer = post(app, "/fetch", [name_of(LAMP), AWAY, NAME, NAME])
    assert list(unpack(answer.body)) == [(name_of(LAMP), LAMP), (NAME, GATE)]
    assert answer.headers["content-length"] == str(len(answer.body))
    assert list(unpack(post(app, "/fetch", [AWAY]).body)) == []
    refused(post(app, "/fetch", [f"{number:064x}" for number in range(501)]), 413, "500 names")


def test_a_bundle_stops_before_it_is_too_large_but_has_at_least_one(
    app: Starlette, blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [bytes([number]) * 600_000 for number in range(3)]
    names = blobs.put_many(photos)
    for most, count in ((1_200_000, 2), (1_199_999, 1), (100, 1)):
        monkeypatch.setattr(blob_answers, "MOST_BYTES", most)
        assert [name for name, _ in unpack(post(app, "/fetch", names).body)] == names[:count]


def test_a_bundle_is_taken_over_with_a_receipt_for_each(
    app: Starlette, blobs: BlobFolder, clock: SetClock
) -> None:
    datas = [f"thumbnail {number}".encode() for number in range(30)]
    answer = post(app, "", pack([(name_of(data), data) for data in datas]))
    assert answer.status == 200
    assert json.loads(answer.body) == [
        {"name": name_of(data), "size": len(data), "at": "2026-03-24T14:04:00Z"} for data in datas
    ]
    assert all(blobs.path_of(name_of(data)).read_bytes() == data for data in datas)
    assert json.loads(post(app, "", pack([])).body) == []


def test_a_piece_that_is_not_its_name_is_refused_and_the_others_are_kept(
    app: Starlette, blobs: BlobFolder
) -> None:
    answer = post(app, "", pack([(NAME, GATE), (AWAY, LAMP)]))
    refused(answer, 460, "1 of 2 pictures are not what their names say")
    told = json.loads(answer.body)
    assert [receipt["name"] for receipt in told["receipts"]] == [NAME]
    assert told["refused"] == [AWAY]
    assert list(blobs.names()) == [NAME]


def test_what_is_not_a_bundle(app: Starlette) -> None:
    refused(post(app, "", b"[]"), 400, "starts with a line")
    refused(post(app, "", pack([(NAME, GATE)]) + b"!"), 400, "longer or shorter")
    pieces = [(name_of(str(number).encode()), str(number).encode()) for number in range(501)]
    refused(post(app, "", pack(pieces)), 413, "at most 500")
    refused(post(app, "", bytes(MOST_BYTES + bundle.LONGEST_LINE + 1)), 413, "more than the office takes")


def test_a_bundle_that_is_cut_off_keeps_nothing(app: Starlette, blobs: BlobFolder) -> None:
    answer = ask(app, "POST", "/v1/blobs", DEVICE, pack([(NAME, GATE)]), then="breaks")
    refused(answer, 408, "stopped in the middle")
    assert list(blobs.names()) == []


def test_a_bundle_that_stays_away_is_not_waited_for(tmp_path: Path, clock: SetClock) -> None:
    uploads = office_in(tmp_path, clock)
    app = app_of(uploads, patience=0.05)
    answer = ask(app, "POST", "/v1/blobs", DEVICE, [pack([(NAME, GATE)])[:700]], then="is silent")
    assert answer.status == 408
    assert list(uploads.custody.blobs.names()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told_in_words(app: Starlette, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def full(*_: object) -> None:
        raise OSError(number, "full")

    monkeypatch.setattr(BlobFolder, "keep", full)
    refused(post(app, "", pack([(NAME, GATE), (name_of(LAMP), LAMP)])), 507, "no room left")


def test_a_broken_disk_is_a_fault_of_the_office(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(BlobFolder, "keep", broken)
    with pytest.raises(OSError, match="Input/output"):
        post(app, "", pack([(NAME, GATE)]))


@given(body=st.binary(max_size=100), path=st.sampled_from(["", "/missing", "/fetch"]))
def test_nothing_from_outside_is_a_fault(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, path: str
) -> None:
    if not _apps:
        _apps.append(app_of(office_in(tmp_path_factory.mktemp("office"), SetClock())))
    assert ask(_apps[0], "POST", f"/v1/blobs{path}", DEVICE, body).status < 500


_apps: list[Starlette] = []
