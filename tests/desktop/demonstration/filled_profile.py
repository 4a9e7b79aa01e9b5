"""An open profile, and one with the sample landlord in it."""

from dataclasses import dataclass
from pathlib import Path

from desktop.demonstration.sample import PICTURE_TIME, Sample
from models.as_of import AsOf
from models.ports import TimeOrderedIds
from models.store import landlord
from models.store.profile import Profile, open_profile
from models.store.store import Store
from tests.builders import RoomyDisk, SetClock, TestKeeper


@dataclass(frozen=True, slots=True)
class Filled:
    """An open profile with the sample in it."""

    profile: Profile
    sample: Sample

    @property
    def store(self) -> Store:
        return self.profile.store

    @property
    def as_of(self) -> AsOf:
        return landlord.as_of_today(self.store)


def empty_profile(folder: Path) -> Profile:
    """An open profile whose clock stands at the time of the guide's pictures."""
    clock = SetClock(PICTURE_TIME)
    return open_profile(folder, keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk())
