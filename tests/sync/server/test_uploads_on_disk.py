"""Uploads on a disk that is full or fails: no receipt before the disk has it, and nothing it has is lost."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.blob_name import name_of
from sync.server.upload_trouble import (
    NoSuchUpload,
)
from sync.server.uploads import Uploads
from tests.builders import SetClock
from tests.sync.server.disk_diary import DiskDiary
from tests.sync.server.sending import TABLET, appending, begun, office_in, sent_whole

GATE = b"a photo of a gate" * 100
NAME = name_of(GATE)


@pytest.fixture
def uploads(tmp_path: Path, clock: SetClock) -> Uploads:
    return office_in(tmp_path, clock)


def on_disk(uploads: Uploads) -> list[str]:
    return sorted(path.name for path in uploads.folder.iterdir())


def held(uploads: Uploads) -> bytes:
    return uploads.custody.blobs.path_of(NAME).read_bytes()


def test_the_receipt_comes_after_the_bytes_and_the_name_are_on_the_disk(
    uploads: Uploads, disk_diary: DiskDiary
) -> None:
    sent_whole(uploads, GATE, NAME)
    place = uploads.custody.blobs.path_of(NAME)
    (first, part), *rest = disk_diary.lines
    assert (first, part.suffix, part.parent) == ("fsync", ".part", uploads.folder)
    assert rest == [("rename", place), ("fsync", place.parent)]


def test_a_disk_that_fills_up_keeps_what_it_took(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    request = appending(uploads, upload_id, 0)
    with files_up_to(1000), pytest.raises(OSError, match="too large"):
        request.end(GATE)
    assert uploads.standing(TABLET, upload_id).offset == 1000
    assert appending(uploads, upload_id, 1000).end(GATE[1000:]) is not None
    assert held(uploads) == GATE


def test_a_new_blob_that_does_not_fit_leaves_nothing(uploads: Uploads) -> None:
    with files_up_to(1000), pytest.raises(OSError, match="too large"):
        sent_whole(uploads, GATE, NAME)
    assert on_disk(uploads) == []


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """A disk that takes no file larger than that."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_bytes_the_disk_could_not_settle_are_not_trusted_again(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload_id = begun(uploads, len(GATE), NAME)

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="Input/output"):
            appending(uploads, upload_id, 0).end(GATE)
    with pytest.raises(NoSuchUpload):
        uploads.standing(TABLET, upload_id)
    assert on_disk(uploads) == []


def test_an_upload_that_could_not_get_its_name_can_go_on(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload_id = begun(uploads, len(GATE), NAME)

    def fail(_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(uploads.custody.blobs, "land", fail)
        with pytest.raises(OSError, match="No space"):
            appending(uploads, upload_id, 0).end(GATE)
    assert uploads.standing(TABLET, upload_id).receipt is not None
    assert held(uploads) == GATE


def test_a_part_that_somebody_removed_begins_again(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    appending(uploads, upload_id, 0).end(GATE[:900])
    (uploads.folder / f"{upload_id}.part").unlink()
    assert uploads.standing(TABLET, upload_id).offset == 0
    assert appending(uploads, upload_id, 0).end(GATE) is not None
    assert held(uploads) == GATE


def test_no_receipt_is_given_for_a_blob_that_is_damaged_by_now(uploads: Uploads) -> None:
    sent_whole(uploads, GATE, NAME)
    place = uploads.custody.blobs.path_of(NAME)
    place.write_bytes(b"?" + GATE[1:])
    with pytest.raises(NoSuchUpload):
        uploads.standing(TABLET, NAME)
    assert sent_whole(uploads, GATE, NAME) is not None
    assert held(uploads) == GATE
    place.write_bytes(GATE[:5])
    assert uploads.custody.keep([(NAME, GATE)])[0].name == NAME
    assert held(uploads) == GATE
