"""Uploads that are cut off, given up or forgotten: what came stays, and nothing stays for ever."""

from pathlib import Path

import pytest

from sync.blob_name import name_of
from sync.server.upload_trouble import (
    NoSuchUpload,
    OfficeIsFull,
    TooLong,
    TooManyUploads,
    UploadExpired,
)
from sync.server.uploads import Uploads
from tests.builders import SetClock
from tests.sync.server.sending import PHONE, TABLET, appending, begun, broken_off, office_in, sent_whole

GATE = b"a photo of a gate" * 100
NAME = name_of(GATE)


@pytest.fixture
def uploads(tmp_path: Path, clock: SetClock) -> Uploads:
    return office_in(tmp_path, clock)


def on_disk(uploads: Uploads) -> list[str]:
    return sorted(path.name for path in uploads.folder.iterdir())


def held(uploads: Uploads) -> bytes:
    return uploads.custody.blobs.path_of(NAME).read_bytes()


def test_a_device_may_have_so_many_half_sent_uploads(tmp_path: Path, clock: SetClock) -> None:
    uploads = office_in(tmp_path, clock, uploads_of_a_device=2, uploads=3, blob_bytes=1 << 20)
    begun(uploads, 10)
    begun(uploads, 10, NAME)
    with pytest.raises(TooManyUploads):
        uploads.begin(TABLET, length=10)
    begun(uploads, 10, NAME)
    begun(uploads, 10, device=PHONE)
    with pytest.raises(OfficeIsFull):
        uploads.begin(PHONE, length=10)
    with pytest.raises(TooLong, match="up to 1 MB"):
        uploads.begin("camera", length=(1 << 20) + 1)


def test_what_is_given_up_is_gone(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    appending(uploads, upload_id, 0).end(GATE[:500])
    uploads.terminate(TABLET, upload_id)
    assert on_disk(uploads) == []
    with pytest.raises(NoSuchUpload):
        uploads.standing(TABLET, upload_id)


def test_what_is_finished_is_not_given_up_with_its_upload(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    appending(uploads, upload_id, 0).end(GATE)
    uploads.terminate(TABLET, upload_id)
    assert on_disk(uploads) == []
    with pytest.raises(NoSuchUpload, match="safe at the office"):
        uploads.terminate(TABLET, NAME)
    assert held(uploads) == GATE


def test_what_takes_too_long_is_given_up(uploads: Uploads, clock: SetClock) -> None:
    finished = begun(uploads, len(GATE), NAME)
    appending(uploads, finished, 0).end(GATE)
    late, busy = begun(uploads, 10), begun(uploads, 10)
    clock.goes_on(days=6, hours=23)
    young = begun(uploads, 10)
    request = appending(uploads, busy, 0)
    assert uploads.expire() == 0
    clock.goes_on(hours=1)
    for ask in (uploads.standing, uploads.terminate):
        with pytest.raises(UploadExpired, match="Start it again"):
            ask(TABLET, late)
    (uploads.folder / "damaged.json").write_text("{")
    assert uploads.expire() == 2
    request.close()
    assert uploads.expire() == 1
    assert on_disk(uploads) == [f"{young}.json", f"{young}.part", "damaged.json"]
    assert held(uploads) == GATE


def test_a_part_nobody_was_told_of_is_cleared_at_the_start(tmp_path: Path, clock: SetClock) -> None:
    before = office_in(tmp_path, clock)
    told = begun(before, len(GATE), NAME)
    for name in ("lone.part", ".lone.json.part", "damaged.part", "damaged.json"):
        (before.folder / name).write_bytes(b"{")
    (before.custody.blobs.folder / ".arriving" / "1").write_bytes(b"half")
    after = office_in(tmp_path, clock)
    assert on_disk(after) == [f"{told}.json", f"{told}.part"]
    assert list((after.custody.blobs.folder / ".arriving").iterdir()) == []


def test_a_record_whose_part_and_blob_are_gone_is_unknown(tmp_path: Path, clock: SetClock) -> None:
    before = office_in(tmp_path, clock)
    for name in (NAME, None):
        upload_id = begun(before, len(GATE), name)
        (before.folder / f"{upload_id}.part").unlink()
        with pytest.raises(NoSuchUpload):
            office_in(tmp_path, clock).standing(TABLET, upload_id)


def test_what_came_before_the_connection_broke_counts(tmp_path: Path, clock: SetClock) -> None:
    uploads = office_in(tmp_path, clock)
    upload_id = begun(uploads, len(GATE), NAME)
    appending(uploads, upload_id, 0).break_off(GATE[:700])
    assert uploads.standing(TABLET, upload_id).offset == 700
    appending(uploads, upload_id, 700).break_off(GATE)
    assert uploads.standing(TABLET, upload_id).offset == 700
    assert appending(uploads, upload_id, 700).end(GATE[700:]) is not None


def test_a_device_that_never_heard_where_its_upload_is_can_ask(tmp_path: Path, clock: SetClock) -> None:
    broken_off(office_in(tmp_path, clock), GATE, NAME, came=700)
    after = office_in(tmp_path, clock)
    (found,) = after.open_of(TABLET)
    assert (found.name, found.offset, found.length) == (NAME, 700, len(GATE))
    assert appending(after, found.id, 700).end(GATE[700:]) is not None
    assert after.open_of(TABLET) == []


def test_nothing_stays_of_a_beginning_of_which_nothing_came(uploads: Uploads) -> None:
    broken_off(uploads, GATE, NAME, came=0)
    assert on_disk(uploads) == []
    assert uploads.open_of(TABLET) == []


def test_of_two_broken_beginnings_the_longer_stays(uploads: Uploads) -> None:
    for came, stays in ((700, 700), (300, 700), (900, 900)):
        broken_off(uploads, GATE, NAME, came=came)
        assert [each.offset for each in uploads.open_of(TABLET)] == [stays]
    broken_off(uploads, GATE, NAME, came=10, device=PHONE)
    assert len(uploads.open_of(TABLET)) == 1
    assert sent_whole(uploads, GATE, NAME) is not None
    assert uploads.open_of(TABLET) == []
    assert [each.offset for each in uploads.open_of(PHONE)] == [len(GATE)]


def test_a_beginning_that_was_answered_takes_the_place_of_broken_ones(uploads: Uploads) -> None:
    broken_off(uploads, GATE, NAME, came=700)
    told = begun(uploads, len(GATE), NAME)
    assert [(each.id, each.offset) for each in uploads.open_of(TABLET)] == [(told, 0)]
