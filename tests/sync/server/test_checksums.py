"""What comes with a checksum counts only when the checksum agrees, however it was cut into pieces."""

import hashlib
from pathlib import Path

import pytest

from sync.blob_name import name_of
from sync.server.appending import PIECE, Appending, Checksum
from sync.server.upload_trouble import NotThatBlob, TooLong
from sync.server.uploads import Uploads
from tests.builders import SetClock
from tests.sync.server.sending import TABLET, appending, begun, office_in

PHOTO = bytes(range(256)) * 6000  # three pieces


@pytest.fixture
def uploads(tmp_path: Path, clock: SetClock) -> Uploads:
    return office_in(tmp_path, clock)


def checksum(data: bytes, algorithm: str = "sha256") -> Checksum:
    return Checksum(algorithm=algorithm, digest=hashlib.new(algorithm, data).digest())


def on_disk(uploads: Uploads) -> set[str]:
    return {path.suffix for path in uploads.folder.iterdir()}


@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_a_chunk_that_agrees_counts(uploads: Uploads, algorithm: str) -> None:
    upload_id = begun(uploads, len(PHOTO), name_of(PHOTO))
    first = PHOTO[: PIECE + 1]
    request = appending(uploads, upload_id, 0, checksum=checksum(first, algorithm))
    request.take(first[:PIECE])
    assert uploads.standing(TABLET, upload_id).offset == 0
    request.end(first[PIECE:])
    assert uploads.standing(TABLET, upload_id).offset == len(first)
    rest = PHOTO[len(first) :]
    receipt = appending(uploads, upload_id, len(first), checksum=checksum(rest, algorithm)).end(rest)
    assert receipt is not None
    assert uploads.custody.blobs.path_of(receipt.name).read_bytes() == PHOTO


def test_of_a_chunk_that_does_not_agree_nothing_is_kept(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(PHOTO), name_of(PHOTO))
    appending(uploads, upload_id, 0).end(PHOTO[:1000])
    request = appending(uploads, upload_id, 1000, checksum=checksum(b"something else"))
    request.take(PHOTO[1000 : 1000 + PIECE])
    with pytest.raises(NotThatBlob, match="checksum"):
        request.end(b"")
    assert uploads.standing(TABLET, upload_id).offset == 1000
    assert appending(uploads, upload_id, 1000).end(PHOTO[1000:]) is not None
    assert on_disk(uploads) == {".json"}


def test_of_a_chunk_that_is_cut_off_nothing_is_kept(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(PHOTO), name_of(PHOTO))
    request = appending(uploads, upload_id, 0, checksum=checksum(PHOTO))
    request.take(PHOTO[:PIECE])
    request.break_off(PHOTO[PIECE:])
    assert uploads.standing(TABLET, upload_id).offset == 0


def test_a_chunk_that_is_too_long_is_refused_before_it_counts(uploads: Uploads) -> None:
    upload_id = begun(uploads, 10)
    request = appending(uploads, upload_id, 0, checksum=checksum(b"12345678901"))
    request.take(b"123456")
    with pytest.raises(TooLong):
        request.end(b"78901")
    assert uploads.standing(TABLET, upload_id).offset == 0


def test_a_whole_blob_with_a_checksum_that_does_not_agree_leaves_nothing(uploads: Uploads) -> None:
    for arriving in (PHOTO[:10], PHOTO):
        upload = uploads.begin(TABLET, length=len(PHOTO), name=name_of(PHOTO))
        with pytest.raises(NotThatBlob):
            Appending(uploads, upload, checksum=checksum(b"else")).end(arriving)
    assert on_disk(uploads) == set()
    assert uploads.open_of(TABLET) == []


def test_the_first_part_of_a_blob_may_come_with_its_checksum(uploads: Uploads) -> None:
    upload = uploads.begin(TABLET, length=len(PHOTO), name=name_of(PHOTO))
    request = Appending(uploads, upload, checksum=checksum(PHOTO[: PIECE + 5]))
    request.take(PHOTO[:PIECE])
    assert uploads.open_of(TABLET) == []
    assert request.end(PHOTO[PIECE : PIECE + 5]) is None
    assert uploads.standing(TABLET, upload.id).offset == PIECE + 5
