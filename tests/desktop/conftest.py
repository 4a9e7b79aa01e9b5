"""What the tests of the running program share."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from desktop.background import Background
from models.ports import TimeOrderedIds
from models.store.profile import Profile, open_profile
from tests.builders import RoomyDisk, SetClock, TestKeeper
from tests.desktop.a_workroom import a_workroom
from tests.desktop.an_office import MEMBER, Office, a_day
from tests.immediately import Immediately

Opening = Callable[[], Profile]


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A window on no screen cannot be raised or hint its size; Qt says so each time."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def opening(tmp_path: Path, clock: SetClock, ids: TimeOrderedIds) -> Opening:
    """Opens an empty profile; whoever opens it closes it."""
    folder = tmp_path / "profile"
    return partial(open_profile, folder, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk())


@pytest.fixture
def immediately(opening: Opening, qapp: object) -> Iterator[Background]:
    """A background that has done everything before it returns."""
    background = Immediately()
    background.open_store(opening, then=lambda: None)
    yield background
    background.stop()


@pytest.fixture
def office(immediately: Background, tmp_path: Path) -> Office:
    """A day's records and a workroom on them."""
    immediately.write(a_day)
    workroom, frame = a_workroom(immediately, tmp_path)
    workroom.member = MEMBER
    return Office(background=immediately, workroom=workroom, frame=frame)
