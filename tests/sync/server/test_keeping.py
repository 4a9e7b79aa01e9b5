"""Copies of a central store, and putting one back."""

import errno
from pathlib import Path

import pytest

from models.errors import RuleBroken, StorageFull, StoreTrouble
from models.ports import TimeOrderedIds
from sync.server.blob_folder import BlobFolder
from sync.server.central import DATABASE, Central
from sync.server.keeping import BLOBS, Kept, back_up, restore
from tests.builders import SetClock
from tests.sync.devices import an_office
from tests.sync.operations import a_set
from tests.sync.server.by_hand import Hand


@pytest.fixture
def copy(central: Central, tablet: Hand, tmp_path: Path) -> Path:
    """A copy of an office with three lines and one picture, which has gone on since."""
    BlobFolder(central.folder / BLOBS).put_many([b"a picture"])
    assert back_up(central, tmp_path / "copy") == Kept(n=3, pictures=1)
    tablet.push(a_set("grade", "A", base_seq=3))
    return tmp_path / "copy"


def put_back(copy: Path, into: Path, clock: SetClock, **how: bool) -> Kept:
    return restore(copy, into, clock=clock, ids=TimeOrderedIds(clock), **how)


def test_a_copy_goes_into_an_empty_folder_only(central: Central, copy: Path) -> None:
    with pytest.raises(RuleBroken, match="Name an empty one"):
        back_up(central, copy)


def test_what_is_put_back_begins_another_life(copy: Path, tmp_path: Path, clock: SetClock) -> None:
    assert put_back(copy, tmp_path / "new", clock) == Kept(n=3, pictures=1)
    new = an_office(tmp_path / "new", clock)
    before = new.connection.execute("SELECT epoch FROM epoch ORDER BY place").fetchall()
    assert (len(before), new.epoch) == (2, before[-1][0])
    assert new.last_number == 3
    assert [*BlobFolder(tmp_path / "new" / BLOBS).names()]
    new.close()


def test_a_copy_of_an_earlier_program_has_its_pictures_one_folder_deeper(
    copy: Path, tmp_path: Path, clock: SetClock
) -> None:
    (picture,) = (copy / BLOBS).glob("*/*")
    deeper = picture.parent / picture.name[2:4]
    deeper.mkdir()
    picture.rename(deeper / picture.name)
    assert put_back(copy, tmp_path / "new", clock).pictures == 1
    assert [*BlobFolder(tmp_path / "new" / BLOBS).names()] == [picture.name]


def test_what_was_there_is_put_aside_and_pictures_stay(central: Central, copy: Path, clock: SetClock) -> None:
    BlobFolder(central.folder / BLOBS).put_many([b"another picture"])
    central.close()
    with pytest.raises(RuleBroken, match="Say whether it may be put aside"):
        put_back(copy, central.folder, clock)
    put_back(copy, central.folder, clock, replace=True)
    (aside,) = central.folder.glob("replaced-*")
    assert (aside / "central.db").exists()
    assert len([*BlobFolder(central.folder / BLOBS).names()]) == 2
    back = an_office(central.folder, clock)
    assert back.last_number == 3
    back.close()
    an_office(central.folder, clock).close()


def test_no_copy_and_no_copy_of_itself(central: Central, copy: Path, tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(RuleBroken, match="no copy"):
        put_back(tmp_path / "nowhere", tmp_path / "new", clock)
    with pytest.raises(RuleBroken, match="the central store itself"):
        put_back(central.folder, central.folder, clock, replace=True)


def test_without_pictures_there_is_nothing_to_copy(tmp_path: Path, central: Central, clock: SetClock) -> None:
    assert back_up(central, tmp_path / "copy") == Kept(n=0, pictures=0)
    assert put_back(tmp_path / "copy", tmp_path / "new", clock) == Kept(n=0, pictures=0)


def test_a_copy_does_not_take_the_place_of_a_file(central: Central, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("somebody's")
    with pytest.raises(RuleBroken, match="Name an empty one"):
        back_up(central, tmp_path / "a file")
    with pytest.raises(StoreTrouble, match="no such file or folder"):
        back_up(central, tmp_path / "a file" / "copy")
    assert (tmp_path / "a file").read_text() == "somebody's"


def test_a_copy_that_is_none_replaces_nothing(central: Central, copy: Path, clock: SetClock) -> None:
    (copy / DATABASE).write_bytes(b"not what was written " * 400)
    with pytest.raises(StoreTrouble):
        put_back(copy, central.folder, clock, replace=True)
    assert central.last_number == 4
    assert [*central.folder.glob("replaced-*")] == []


def test_a_store_that_was_stopped_hard_may_be_the_copy(
    central: Central, copy: Path, tmp_path: Path, clock: SetClock
) -> None:
    for name in (DATABASE, f"{DATABASE}-wal"):  # its last line stands in the second only
        (copy / name).write_bytes((central.folder / name).read_bytes())
    assert put_back(copy, tmp_path / "new", clock) == Kept(n=4, pictures=1)


def test_what_is_no_picture_is_not_copied(
    central: Central, copy: Path, tmp_path: Path, clock: SetClock
) -> None:
    (home,) = {path.parent for path in (copy / BLOBS).glob("*/*")}
    (home / ".half.part").write_bytes(b"half")
    assert put_back(copy, tmp_path / "new", clock) == Kept(n=3, pictures=1)
    assert len([*(tmp_path / "new" / BLOBS).glob("*/*")]) == 1


def test_a_disk_without_room_for_it_leaves_the_store_as_it_is(
    central: Central, copy: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(StorageFull):
        put_back(copy, central.folder, clock, replace=True)
    monkeypatch.undo()
    assert central.last_number == 4
    central.close()
    put_back(copy, central.folder, clock, replace=True)
    back = an_office(central.folder, clock)
    assert back.last_number == 3
    back.close()
