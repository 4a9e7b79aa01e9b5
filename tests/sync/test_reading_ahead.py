"""Pictures that go next are at hand already; what cannot be read is told when it is its turn."""

import pytest

from models.errors import StoreDamaged
from models.store.profile import Profile
from sync.reading_ahead import ReadingAhead


def kept(profile: Profile, count: int) -> list[str]:
    return profile.blobs.put_many(bytes([number]) * 100 for number in range(count))


def test_what_was_read_is_given_once(profile: Profile) -> None:
    names = kept(profile, 2)
    ahead = ReadingAhead(profile.blobs)
    assert len(list(ahead.steps(names, 1_000))) == 2
    profile.blobs.connection.execute("UPDATE blob SET data = x'00'")
    assert [ahead.give(name)[:1] for name in names] == [b"\x00", b"\x01"]
    with pytest.raises(StoreDamaged):
        ahead.give(names[0])


def test_no_more_is_read_than_there_is_room_for(profile: Profile) -> None:
    names = kept(profile, 5)
    ahead = ReadingAhead(profile.blobs)
    assert len(list(ahead.steps(names, 250))) == 3
    assert list(ahead.steps(names, 0)) == []


def test_a_damaged_one_is_told_at_its_turn_and_those_after_it_are_read(profile: Profile) -> None:
    names = kept(profile, 3)
    profile.blobs.connection.execute("UPDATE blob SET data = x'00' WHERE name = ?", (names[1],))
    ahead = ReadingAhead(profile.blobs)
    assert len(list(ahead.steps(names, 1_000))) == 3
    with pytest.raises(StoreDamaged):
        ahead.give(names[1])
    assert ahead.give(names[2])[:1] == b"\x02"


def test_what_is_at_hand_already_is_not_read_again(profile: Profile) -> None:
    names = kept(profile, 3)
    ahead = ReadingAhead(profile.blobs)
    ahead.put_back(names[0], ahead.give(names[0]))
    list(ahead.steps(names[:2], 1_000))
    profile.blobs.connection.execute("UPDATE blob SET data = x'00'")
    assert len(list(ahead.steps(names, 250))) == 3
    assert [ahead.give(name)[:1] for name in names[:2]] == [b"\x00", b"\x01"]
    with pytest.raises(StoreDamaged):
        ahead.give(names[2])
