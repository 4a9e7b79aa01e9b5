"""The small doors to the outside world: identities in order, and files that are whole or not there."""

import errno
import os
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import ports
from models.ports import SystemClock, SystemDisk, TimeOrderedIds, write_durably
from tests.builders import SetClock

MOMENTS = st.integers(0, 10**13).map(lambda stamp: datetime.fromtimestamp(stamp / 1000, UTC))


def milliseconds(identity: str) -> int:
    """The time inside a UUIDv7."""
    return uuid.UUID(identity).int >> 80


def test_an_identity_says_its_version_and_its_millisecond(clock: SetClock) -> None:
    identity = TimeOrderedIds(clock).new()
    assert uuid.UUID(identity).version == 7
    assert uuid.UUID(identity).variant == uuid.RFC_4122
    assert identity == identity.lower()
    assert len(identity) == 36
    assert milliseconds(identity) == int(clock.now().timestamp() * 1000)


def test_identities_of_one_millisecond_keep_their_order_and_differ(clock: SetClock) -> None:
    ids = TimeOrderedIds(clock)
    given_out = [ids.new() for _ in range(10_000)]
    assert given_out == sorted(given_out)
    assert len(set(given_out)) == 10_000


@given(st.lists(MOMENTS, min_size=2, max_size=30))
def test_identities_are_in_order_and_valid_however_the_clock_jumps(moments: list[datetime]) -> None:
    clock = SetClock()
    ids = TimeOrderedIds(clock)
    given_out = []
    for moment in moments:
        clock.time = moment
        given_out.append(ids.new())
    assert given_out == sorted(set(given_out))
    assert all(uuid.UUID(identity).version == 7 for identity in given_out)
    assert all(uuid.UUID(identity).variant == uuid.RFC_4122 for identity in given_out)


def test_a_clock_that_goes_back_does_not_bring_an_identity_back(clock: SetClock) -> None:
    ids = TimeOrderedIds(clock)
    before = ids.new()
    clock.goes_on(days=-400)
    assert ids.new() > before


@pytest.mark.parametrize("low", [0, 5, (1 << 62) - 2, (1 << 62) - 1])
@pytest.mark.parametrize("high", [0x7000, 0x7FFE, 0x7FFF])
def test_the_next_identity_in_order_is_higher_and_still_version_7(low: int, high: int) -> None:
    last = (0x0190_0000_0000 << 16 | high) << 64 | 0b10 << 62 | low
    following = uuid.UUID(int=ports._next_in_order(last))
    assert following.int > last
    assert following.version == 7
    assert following.variant == uuid.RFC_4122


def test_two_devices_do_not_draw_the_same_identity(clock: SetClock) -> None:
    assert TimeOrderedIds(clock).new() != TimeOrderedIds(clock).new()


def test_the_system_clock_knows_its_offset() -> None:
    now = SystemClock().now()
    assert now.utcoffset() is not None
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251 - compares our clock with the system


def test_the_system_disk_says_how_much_room_there_is(tmp_path: Path) -> None:
    assert SystemDisk().free_bytes(tmp_path) > 0


def test_a_file_is_written_whole_and_replaces_the_old_one(tmp_path: Path) -> None:
    write_durably(tmp_path / "key.json", b"old")
    write_durably(tmp_path / "key.json", b"new")
    assert (tmp_path / "key.json").read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["key.json"]


def test_where_it_cannot_be_written_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_durably(tmp_path / "key.json", b"old")

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(ports.os, "fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        write_durably(tmp_path / "key.json", b"new")
    assert (tmp_path / "key.json").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["key.json"]
