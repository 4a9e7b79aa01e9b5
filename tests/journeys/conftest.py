"""A real central store in a process of its own, and two devices that belong to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store.profile import Profile
from tests.builders import SetClock, a_finding, a_walkabout, an_action, found_maunside, keep
from tests.sync.devices import a_device
from tests.sync.in_front import InFront, in_front_of
from tests.sync.office_process import OfficeProcess, served


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeProcess]:
    with served(tmp_path / "office") as serving:
        yield serving


@pytest.fixture
def gwen(tmp_path: Path, clock: SetClock, office: OfficeProcess) -> Iterator[Profile]:
    """Gwen's tablet, with the sample council, a walkabout, a finding and an action; nothing is sent yet."""
    with a_device(tmp_path / "gwen", clock) as profile:
        found_maunside(profile.store)
        keep(profile.store, a_walkabout(), a_finding(), an_action())
        office.take_on(profile, "Gwen’s tablet")
        yield profile


@pytest.fixture
def colin(tmp_path: Path, clock: SetClock, office: OfficeProcess) -> Iterator[Profile]:
    with a_device(tmp_path / "colin", clock) as profile:
        office.take_on(profile, "Office computer")
        yield profile


@pytest.fixture
def front(office: OfficeProcess) -> Iterator[InFront]:
    """A network between devices and the office, which lets everything through until it is told otherwise."""
    with in_front_of(office.port) as standing:
        yield standing
