"""What every test may ask for: a clock that stands still, identities, an open profile."""

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.application import STYLE
from models.ports import TimeOrderedIds
from models.store.profile import Profile, open_profile
from models.store.store import Store
from tests.builders import RoomyDisk, SetClock, TestKeeper

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything loads Qt

# A test waits for what happens, however busy the machine is; only what never happens fails it.
QtBot.waitUntil.__kwdefaults__["timeout"] = 30_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever drives a real window is marked so."""
    for item in items:
        if {"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.gui)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """What is marked untraced adds nothing to the coverage that is reported."""
    if item.get_closest_marker("untraced") is None:
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What the simulated landlords went through, in one line."""
    passed = terminalreporter.stats.get("passed", ())
    played = [value for each in passed for name, value in each.user_properties if name == "simulated"]
    if played:
        from tests.simulation.report import Totals  # only where there was a simulation

        totals = Totals()
        for each in played:
            totals.add_plain(each)
        terminalreporter.write_line(f"Simulated: {totals}")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What the program starts Qt with."""
    return ["walkabout", *STYLE]


@pytest.fixture
def clock() -> SetClock:
    """A clock at 14:04 on Tuesday 24 March 2026 that moves only when told."""
    return SetClock()


@pytest.fixture
def ids(clock: SetClock) -> TimeOrderedIds:
    """Identities in the order they are given."""
    return TimeOrderedIds(clock)


@pytest.fixture
def profile(tmp_path: Path, clock: SetClock, ids: TimeOrderedIds) -> Iterator[Profile]:
    """An open, empty profile."""
    with open_profile(
        tmp_path / "profile", keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk()
    ) as opened:
        yield opened


@pytest.fixture
def store(profile: Profile) -> Store:
    """The records of an open, empty profile."""
    return profile.store
