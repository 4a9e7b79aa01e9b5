"""An office in a folder of its own, with two devices that are written by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server.central import Central
from tests.builders import SetClock
from tests.sync.devices import an_office
from tests.sync.operations import the_larkfield_walk
from tests.sync.server.by_hand import Hand
from tests.sync.server.disk_diary import DiskDiary


@pytest.fixture
def central(tmp_path: Path, clock: SetClock) -> Iterator[Central]:
    """An office that has nothing yet."""
    office = an_office(tmp_path / "office", clock)
    yield office
    office.close()


@pytest.fixture
def tablet(central: Central) -> Hand:
    """A device that has sent an estate, a walkabout and a finding: numbers 1, 2 and 3."""
    tablet = Hand(central, "tablet")
    tablet.push(*the_larkfield_walk())
    return tablet


@pytest.fixture
def laptop(central: Central, tablet: Hand) -> Hand:
    """Another, which has seen all that."""
    laptop = Hand(central, "laptop")
    laptop.pull()
    return laptop


@pytest.fixture
def disk_diary(monkeypatch: pytest.MonkeyPatch) -> DiskDiary:
    """A diary of what is put on the disk, from here on."""
    diary = DiskDiary()
    diary.watch(monkeypatch)
    return diary
