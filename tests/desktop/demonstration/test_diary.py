"""Wishes are carried out in the order of their times, whatever the order they were put down in."""

from datetime import timedelta

import pytest

from desktop.demonstration.diary import Diary
from desktop.demonstration.sample import PICTURE_TIME
from models.store.store import Store


def test_entries_are_carried_out_at_their_times(store: Store) -> None:
    own, done = store.clock, []
    diary = Diary(store)

    def note(name: str) -> None:
        done.append((name, store.clock.now() - PICTURE_TIME))

    def second() -> None:
        note("second")
        diary.put(PICTURE_TIME + timedelta(hours=3), lambda: note("third"))

    diary.put(PICTURE_TIME + timedelta(hours=9), lambda: note("last"))
    diary.put(PICTURE_TIME, lambda: note("first"))
    diary.put(PICTURE_TIME, second)
    diary.carry_out()
    assert done == [
        ("first", timedelta(0)),
        ("second", timedelta(0)),
        ("third", timedelta(hours=3)),
        ("last", timedelta(hours=9)),
    ]
    assert store.clock is own


def test_the_store_gets_its_clock_back_after_an_error(store: Store) -> None:
    own, diary = store.clock, Diary(store)

    def fails() -> None:
        raise ValueError("nothing was meant by it")

    diary.put(PICTURE_TIME, fails)
    with pytest.raises(ValueError, match="nothing was meant"):
        diary.carry_out()
    assert store.clock is own
