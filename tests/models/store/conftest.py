"""A profile in which the sample council is set up, and one that has been backed up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import low_level

from models.ports import TimeOrderedIds
from models.store.backup import back_up
from models.store.store import Store
from tests.builders import SetClock, found_maunside
from tests.generate.sample_store import fill
from tests.models.store.council import Council, a_council
from tests.models.store.two_computers import TwoComputers, add_estate


@pytest.fixture
def maunside(store: Store) -> Store:
    """The records of Maunside District Council: two estates, four blocks, five people, nothing found yet."""
    found_maunside(store)
    return store


@pytest.fixture
def quick_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are stretched in no time; what it really costs is tested with the keys."""
    in_earnest = low_level.hash_secret_raw

    def at_no_cost(words: bytes, salt: bytes, **cost: Any) -> bytes:
        cost |= {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
        return bytes(in_earnest(words, salt, **cost))

    monkeypatch.setattr(low_level, "hash_secret_raw", at_no_cost)


@pytest.fixture
def here(tmp_path: Path, clock: SetClock, ids: TimeOrderedIds, quick_words: None) -> TwoComputers:
    """A profile with something of everything, a backup of it made on Tuesday, and one more estate since."""
    here = TwoComputers(tmp_path, clock, ids)
    with here.open() as profile:
        fill(profile)
        back_up(profile, here.file)
        add_estate(profile, "since")
    return here


@pytest.fixture
def council(tmp_path: Path, clock: SetClock) -> Iterator[Council]:
    """Three devices and an office that agree on everything so far."""
    made = a_council(tmp_path, clock)
    yield made
    made.close()
