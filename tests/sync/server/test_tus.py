"""tus 1.0.0, sentence by sentence of its specification, without a network."""

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette

from sync.blob_name import name_of
from sync.receipt import receipt_from
from sync.server.appending import PIECE
from sync.server.uploads import Uploads
from tests.builders import SetClock
from tests.sync.server.asking import ask
from tests.sync.server.blob_app import app_of
from tests.sync.server.sending import office_in
from tests.sync.server.speaking_tus import (
    BYTES,
    DEVICE,
    GATE,
    NAME,
    TUS,
    checksum,
    created,
    named,
    offset_of,
    patch,
    refused,
)


@pytest.fixture
def uploads(tmp_path: Path, clock: SetClock) -> Uploads:
    return office_in(tmp_path, clock)


@pytest.fixture
def app(uploads: Uploads) -> Starlette:
    return app_of(uploads)


def test_what_the_office_speaks_is_told_to_anyone(app: Starlette) -> None:
    for path in ("/v1/uploads", "/v1/uploads/some"):
        answer = ask(app, "OPTIONS", path)
        assert answer.status == 204
        assert answer.headers == {
            "tus-resumable": "1.0.0",
            "tus-version": "1.0.0",
            "tus-max-size": str(64 << 20),
            "tus-extension": "creation,creation-with-upload,checksum,expiration,termination",
            "tus-checksum-algorithm": "sha256,sha1",
        }


def test_creation_then_bytes_then_a_receipt(app: Starlette, uploads: Uploads) -> None:
    answer = ask(app, "POST", "/v1/uploads", TUS | {"Upload-Length": str(len(GATE))} | named(NAME))
    assert answer.status == 201
    home = answer.headers["location"]
    assert answer.headers["upload-offset"] == "0"
    assert answer.headers["upload-expires"] == "Tue, 31 Mar 2026 14:04:00 GMT"
    part = patch(app, home, 0, GATE[:700])
    assert (part.status, part.headers["upload-offset"], part.body) == (204, "700", b"")
    assert part.headers["upload-expires"] == "Tue, 31 Mar 2026 14:04:00 GMT"
    assert "walkabout-receipt" not in part.headers
    whole = patch(app, home, 700, GATE[700:])
    assert (whole.status, whole.headers["upload-offset"]) == (204, str(len(GATE)))
    assert "upload-expires" not in whole.headers
    assert whole.headers["walkabout-receipt"] == f"{NAME} {len(GATE)} 2026-03-24T14:04:00+00:00"
    assert uploads.custody.blobs.path_of(NAME).read_bytes() == GATE


def test_creation_with_upload_answers_with_the_receipt(app: Starlette) -> None:
    answer = ask(app, "POST", "/v1/uploads", BYTES | {"Upload-Length": str(len(GATE))} | named(NAME), GATE)
    assert answer.status == 201
    assert answer.headers["upload-offset"] == str(len(GATE))
    assert receipt_from(answer.headers["walkabout-receipt"]).name == NAME
    head = ask(app, "HEAD", answer.headers["location"], TUS)
    assert (head.status, head.headers["upload-offset"]) == (200, str(len(GATE)))
    assert head.headers["walkabout-receipt"] == answer.headers["walkabout-receipt"]


def test_creation_with_the_first_bytes_only(app: Starlette) -> None:
    answer = ask(app, "POST", "/v1/uploads", BYTES | {"Upload-Length": str(len(GATE))}, GATE[:700])
    assert (answer.status, answer.headers["upload-offset"]) == (201, "700")
    assert patch(app, answer.headers["location"], 700, GATE[700:]).status == 204


def test_a_large_blob_is_put_down_piece_by_piece(app: Starlette, uploads: Uploads) -> None:
    photo = bytes(range(256)) * (PIECE // 100)
    pieces = [photo[at : at + 60_000] for at in range(0, len(photo), 60_000)]
    head = BYTES | {"Upload-Length": str(len(photo))} | named(name_of(photo))
    assert ask(app, "POST", "/v1/uploads", head, pieces).status == 201
    assert uploads.custody.blobs.path_of(name_of(photo)).read_bytes() == photo
    assert list(uploads.folder.iterdir()) == []
    again = ask(app, "POST", "/v1/uploads", head, pieces)
    assert (again.status, again.headers["upload-offset"]) == (201, str(len(photo)))


def test_head_says_where_to_go_on_and_is_not_kept_by_anyone(app: Starlette) -> None:
    metadata = f"{named(NAME)['Upload-Metadata']},filename Z2F0ZQ==,private"
    home = created(app, **{"Upload-Metadata": metadata})
    patch(app, home, 0, GATE[:700])
    answer = ask(app, "HEAD", home, TUS)
    assert answer.status == 200
    assert answer.body == b""
    assert {name: answer.headers[name] for name in ("upload-offset", "upload-length", "cache-control")} == {
        "upload-offset": "700",
        "upload-length": str(len(GATE)),
        "cache-control": "no-store",
    }
    assert answer.headers["upload-metadata"] == metadata
    assert answer.headers["upload-expires"] == "Tue, 31 Mar 2026 14:04:00 GMT"
    patch(app, home, 700, GATE[700:])
    whole = ask(app, "HEAD", home, TUS)
    assert whole.headers["upload-metadata"] == metadata
    assert whole.headers["upload-offset"] == whole.headers["upload-length"] == str(len(GATE))
    assert receipt_from(whole.headers["walkabout-receipt"]).name == NAME


def test_the_last_request_may_be_repeated_empty_for_a_lost_receipt(app: Starlette) -> None:
    home = created(app)
    receipt = patch(app, home, 0, GATE).headers["walkabout-receipt"]
    again = patch(app, home, len(GATE), b"")
    assert (again.status, again.headers["walkabout-receipt"]) == (204, receipt)


def test_the_type_may_be_written_in_any_case_and_with_parameters(app: Starlette) -> None:
    kind = {"Content-Type": "Application/Offset+Octet-Stream; v=1"}
    assert patch(app, created(app), 0, GATE, **kind).status == 204


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_checksum_that_agrees(app: Starlette, algorithm: str) -> None:
    home = created(app)
    assert patch(app, home, 0, GATE[:700], **checksum(GATE[:700], algorithm)).status == 204
    refused(patch(app, home, 700, GATE[700:], **checksum(GATE, algorithm)), 460, "checksum")
    assert offset_of(app, home) == 700
    assert patch(app, home, 700, GATE[700:], **checksum(GATE[700:], algorithm)).status == 204


def test_a_new_blob_whose_checksum_does_not_agree_is_not_begun(app: Starlette, uploads: Uploads) -> None:
    wrong = BYTES | {"Upload-Length": str(len(GATE))} | checksum(b"else")
    refused(ask(app, "POST", "/v1/uploads", wrong, GATE), 460, "checksum")
    assert list(uploads.folder.iterdir()) == []


def test_a_blob_that_is_not_the_announced_one_is_gone(app: Starlette) -> None:
    home = created(app, **named(name_of(b"else")))
    refused(patch(app, home, 0, GATE), 460, "not the one that was announced")
    assert ask(app, "HEAD", home, TUS).status == 404


def test_a_blob_the_office_has_is_receipted_without_its_bytes(app: Starlette) -> None:
    patch(app, created(app), 0, GATE)
    answer = ask(app, "POST", "/v1/uploads", TUS | {"Upload-Length": str(len(GATE))} | named(NAME))
    assert (answer.status, answer.headers["upload-offset"]) == (201, str(len(GATE)))
    assert receipt_from(answer.headers["walkabout-receipt"]).name == NAME
    other = ask(app, "POST", "/v1/uploads", TUS | {"Upload-Length": "3"} | named(NAME))
    refused(other, 460, "length")


def test_what_is_given_up_is_gone(app: Starlette) -> None:
    home = created(app)
    answer = ask(app, "DELETE", home, TUS)
    assert (answer.status, answer.body) == (204, b"")
    assert ask(app, "HEAD", home, TUS).status == 404
    assert patch(app, home, 0, GATE).status == 404


def test_what_took_too_long_is_gone(app: Starlette, clock: SetClock, uploads: Uploads) -> None:
    home = created(app)
    clock.goes_on(days=7)
    refused(patch(app, home, 0, GATE), 410, "taken too long")
    uploads.expire()
    assert patch(app, home, 0, GATE).status == 404


def test_a_connection_that_breaks_leaves_what_came(app: Starlette) -> None:
    home = created(app)
    answer = ask(
        app, "PATCH", home, BYTES | {"Upload-Offset": "0"}, [GATE[:300], GATE[300:700]], then="breaks"
    )
    refused(answer, 408, "stopped in the middle")
    assert offset_of(app, home) == 700


def test_a_connection_that_falls_silent_counts_as_broken(uploads: Uploads) -> None:
    app = app_of(uploads, patience=0.05)
    home = created(app)
    answer = ask(app, "PATCH", home, BYTES | {"Upload-Offset": "0"}, GATE[:700], then="is silent")
    refused(answer, 408, "stopped in the middle")
    assert patch(app, home, 700, GATE[700:]).status == 204


def test_a_beginning_that_breaks_is_found_again(app: Starlette) -> None:
    head = BYTES | {"Upload-Length": str(len(GATE))} | named(NAME)
    ask(app, "POST", "/v1/uploads", head, GATE[:700], then="breaks")
    answer = ask(app, "GET", "/v1/uploads", DEVICE)
    (found,) = json.loads(answer.body)
    assert (found["name"], found["offset"], found["length"]) == (NAME, 700, len(GATE))
    assert found["expires"] == "2026-03-31T14:04:00Z"
    assert patch(app, f"/v1/uploads/{found['id']}", 700, GATE[700:]).status == 204
    assert json.loads(ask(app, "GET", "/v1/uploads", DEVICE).body) == []


def test_methods_may_be_asked_through_post(app: Starlette) -> None:
    home = created(app)
    through = BYTES | {"Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
    assert ask(app, "POST", home, through, GATE).status == 204
    assert ask(app, "POST", home, TUS | {"X-HTTP-Method-Override": "delete"}).status == 204
    assert ask(app, "HEAD", home, TUS).status == 404
