"""Profiles for measuring: an empty one, and one whose plan holds 100,000 actions."""

from pathlib import Path

from models.ports import SystemDisk, TimeOrderedIds
from models.store.profile import Profile, open_profile
from tests.builders import SetClock, TestKeeper

COUNT = 100_000


def benchmark_profile(folder: Path) -> Profile:
    """A new, empty profile under the tests' known key."""
    clock = SetClock()
    return open_profile(
        folder, keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk()
    )


def large_profile(folder: Path) -> Profile:
    """The sample landlord with 100,000 actions of every state, place and target."""
    from desktop.demonstration.sample import many_actions

    profile = benchmark_profile(folder)
    many_actions(profile, COUNT)
    return profile
