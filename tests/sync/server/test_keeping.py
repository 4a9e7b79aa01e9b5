"""Copies of a central store, and putting one back."""

from pathlib import Path

import pytest

from models.errors import RuleBroken
from models.ports import TimeOrderedIds
from sync.server.blob_folder import BlobFolder
from sync.server.central import Central
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
    with pytest.raises(RuleBroken, match="no copy of it"):
        put_back(central.folder, central.folder, clock, replace=True)


def test_without_pictures_there_is_nothing_to_copy(tmp_path: Path, central: Central, clock: SetClock) -> None:
    assert back_up(central, tmp_path / "copy") == Kept(n=0, pictures=0)
    assert put_back(tmp_path / "copy", tmp_path / "new", clock) == Kept(n=0, pictures=0)
