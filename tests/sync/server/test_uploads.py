"""Uploads: the offset is what is on the disk, and a receipt follows proof."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sync.blob_name import name_of
from sync.receipt import Receipt
from sync.server.appending import Appending
from sync.server.upload import Upload
from sync.server.upload_trouble import (
    NoSuchUpload,
    NotAtOffset,
    NotThatBlob,
    TooLong,
    UploadBusy,
)
from sync.server.uploads import Standing, Uploads
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


def test_a_blob_that_comes_at_once_leaves_only_the_blob(uploads: Uploads, clock: SetClock) -> None:
    assert sent_whole(uploads, GATE, NAME) == Receipt(name=NAME, size=len(GATE), at=clock.now())
    assert held(uploads) == GATE
    assert on_disk(uploads) == []
    assert uploads.open_of(TABLET) == []


def test_piece_by_piece_and_the_offset_is_the_size_of_the_part(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    part = uploads.folder / f"{upload_id}.part"
    for at in range(0, 1500, 500):
        assert uploads.standing(TABLET, upload_id).offset == at == part.stat().st_size
        assert appending(uploads, upload_id, at).end(GATE[at : at + 500]) is None
    with part.open("r+b") as file:
        file.truncate(700)
    assert uploads.standing(TABLET, upload_id).offset == 700
    receipt = appending(uploads, upload_id, 700).end(GATE[700:])
    assert receipt is not None
    assert held(uploads) == GATE
    whole = uploads.standing(TABLET, upload_id)
    assert (whole.offset, whole.length, whole.receipt) == (len(GATE), len(GATE), receipt)


def test_what_arrived_before_a_restart_is_read_back_and_proved(tmp_path: Path, clock: SetClock) -> None:
    before = office_in(tmp_path, clock)
    good, bad = begun(before, len(GATE), NAME), begun(before, len(GATE), NAME, device=PHONE)
    for device, upload_id in ((TABLET, good), (PHONE, bad)):
        appending(before, upload_id, 0, device=device).end(GATE[:900])
    part = before.folder / f"{bad}.part"
    part.write_bytes(b"\0" * 900)
    after = office_in(tmp_path, clock)
    with pytest.raises(NotThatBlob, match="Send it again"):
        appending(after, bad, 900, device=PHONE).end(GATE[900:])
    assert not part.exists()
    with pytest.raises(NoSuchUpload):
        after.standing(PHONE, bad)
    assert not after.custody.blobs.contains(NAME)
    assert appending(after, good, 900).end(GATE[900:]) is not None
    assert held(after) == GATE


def test_bytes_that_are_not_the_announced_blob_are_not_kept(uploads: Uploads) -> None:
    with pytest.raises(NotThatBlob):
        sent_whole(uploads, GATE[::-1], NAME)
    assert on_disk(uploads) == []
    assert not uploads.custody.blobs.contains(NAME)
    assert sent_whole(uploads, GATE, NAME) is not None


def test_without_a_wanted_name_the_blob_gets_the_name_it_has(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE))
    appending(uploads, upload_id, 0).end(GATE[:10])
    receipt = appending(uploads, upload_id, 10).end(GATE[10:])
    assert receipt is not None
    assert receipt.name == NAME
    assert uploads.standing(TABLET, upload_id).receipt == receipt


def test_one_with_all_bytes_that_was_cut_off_before_its_name_gets_it_when_asked(
    tmp_path: Path, clock: SetClock
) -> None:
    before = office_in(tmp_path, clock)
    upload_id = begun(before, len(GATE))
    (before.folder / f"{upload_id}.part").write_bytes(GATE)
    after = office_in(tmp_path, clock)
    standing = after.standing(TABLET, upload_id)
    assert standing.receipt is not None
    assert standing.receipt.name == NAME
    assert held(after) == GATE


def test_one_with_all_bytes_is_finished_by_an_empty_request_too(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    (uploads.folder / f"{upload_id}.part").write_bytes(GATE)
    assert appending(uploads, upload_id, len(GATE)).end() is not None
    assert held(uploads) == GATE


def test_an_empty_blob_is_a_blob(uploads: Uploads) -> None:
    receipt = sent_whole(uploads, b"")
    assert receipt is not None
    assert (receipt.name, receipt.size) == (name_of(b""), 0)


def test_a_blob_the_office_has_is_receipted_at_once(uploads: Uploads) -> None:
    half = broken_off(uploads, GATE, NAME, came=100)
    first = sent_whole(uploads, GATE, NAME, device=PHONE)
    assert sent_whole(uploads, b"?" * len(GATE), NAME) == first
    assert held(uploads) == GATE
    whole = uploads.standing(TABLET, half)
    assert (whole.offset, whole.receipt) == (len(GATE), first)
    with pytest.raises(NotAtOffset):
        uploads.resume(TABLET, half, offset=100)
    assert uploads.resume(TABLET, half, offset=len(GATE)) == first
    with pytest.raises(NotThatBlob, match="length"):
        sent_whole(uploads, GATE[:-1], NAME)


def test_a_larger_blob_the_office_has_is_receipted_at_its_first_piece(uploads: Uploads) -> None:
    receipt = sent_whole(uploads, GATE, NAME)
    request = Appending(uploads, uploads.begin(PHONE, length=len(GATE), name=NAME))
    assert request.take(b"x") == receipt
    request.close()
    assert on_disk(uploads) == []


def test_at_another_offset_is_a_conflict(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    appending(uploads, upload_id, 0).end(GATE[:500])
    for offset in (0, 499, 501, len(GATE)):
        with pytest.raises(NotAtOffset, match="has 500 bytes"):
            uploads.resume(TABLET, upload_id, offset=offset)
    assert appending(uploads, upload_id, 500).end(GATE[500:]) is not None
    with pytest.raises(NotAtOffset, match="has 1700 bytes"):
        uploads.resume(TABLET, upload_id, offset=500)


def test_only_one_request_at_a_time_adds_to_an_upload(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    first = appending(uploads, upload_id, 0)
    first.take(GATE[:500])
    for offset in (0, 500):
        with pytest.raises(UploadBusy):
            uploads.resume(TABLET, upload_id, offset=offset)
    with pytest.raises(UploadBusy):
        uploads.terminate(TABLET, upload_id)
    assert uploads.standing(TABLET, upload_id).offset == 500
    first.take(GATE[500:])
    with pytest.raises(UploadBusy):
        uploads.standing(TABLET, upload_id)
    assert first.end() is not None


def test_of_many_requests_at_one_offset_one_is_taken(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)

    def one(_: int) -> str:
        try:
            appending(uploads, upload_id, 0).end(GATE[:800])
        except (UploadBusy, NotAtOffset):
            return "refused"
        return "taken"

    with ThreadPoolExecutor(8) as hands:
        assert sorted(hands.map(one, range(8))) == ["refused"] * 7 + ["taken"]
    assert appending(uploads, upload_id, 800).end(GATE[800:]) is not None
    assert held(uploads) == GATE


def test_one_that_is_finished_while_another_looks_is_seen_as_finished(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    (uploads.folder / f"{upload_id}.part").write_bytes(GATE)
    look = uploads._standing

    def look_slowly(upload: Upload) -> Standing:
        seen = look(upload)
        appending(uploads, upload_id, len(GATE)).end()
        return seen

    monkeypatch.setattr(uploads, "_standing", look_slowly)
    assert uploads.standing(TABLET, upload_id).receipt is not None


def test_an_upload_is_its_devices_own(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    for ask in (
        lambda: uploads.standing(PHONE, upload_id),
        lambda: uploads.resume(PHONE, upload_id, offset=0),
        lambda: uploads.terminate(PHONE, upload_id),
    ):
        with pytest.raises(NoSuchUpload):
            ask()
    assert uploads.open_of(PHONE) == []
    appending(uploads, upload_id, 0).end(GATE)
    with pytest.raises(NoSuchUpload):
        uploads.standing(PHONE, upload_id)


@pytest.mark.parametrize("words", ["", "../x", "..", "a/b", "a" * 65, "ü", name_of(b"nothing"), "unknown"])
def test_an_upload_nobody_began_is_unknown(uploads: Uploads, words: str) -> None:
    (uploads.folder.parent / "x.json").write_text("{}")
    with pytest.raises(NoSuchUpload):
        uploads.standing(TABLET, words)
    with pytest.raises(NoSuchUpload):
        uploads.terminate(TABLET, words)


def test_more_bytes_than_were_announced_are_refused(uploads: Uploads) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    request = appending(uploads, upload_id, 0)
    request.take(GATE[:1000])
    with pytest.raises(TooLong):
        request.end(GATE[:1000])
    assert appending(uploads, upload_id, 1000).end(GATE[1000:]) is not None
