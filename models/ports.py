"""The small doors to the outside world: the clock, new identities and the disk.

Nothing else in ``models`` and ``sync`` reads the time, draws a random number or asks the disk, so that any
failure can be played again from a seed. (The fourth door, the network, stands in ``sync``.)
"""

import os
import secrets
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Says what time it is here."""

    def now(self) -> datetime:
        """The local time, always with its offset from UTC."""
        ...


class Ids(Protocol):
    """Gives identities that nobody else has."""

    def new(self) -> str:
        """A new identity, later in sort order than those given before it."""
        ...


class Disk(Protocol):
    """Says how much room there is."""

    def free_bytes(self, folder: Path) -> int:
        """Room left on the disk that holds ``folder``, in bytes."""
        ...


class SystemClock:
    """The computer's own clock, in the computer's own time zone."""

    def now(self) -> datetime:
        """The local time with its offset from UTC."""
        return datetime.now().astimezone()  # noqa: TID251 - this is the clock itself


@dataclass(slots=True)
class TimeOrderedIds:
    """UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits.

    Two identities of the same millisecond still sort in the order they were given.
    """

    clock: Clock
    _last: int = field(default=0, init=False)

    def new(self) -> str:
        """A new UUIDv7 as 36 lower-case characters."""
        stamp = int(self.clock.now().timestamp() * 1000) & ((1 << 48) - 1)
        number = stamp << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
        if number <= self._last:
            number = _next_in_order(self._last)
        self._last = number
        digits = f"{number:032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _next_in_order(last: int) -> int:
    """The next higher UUIDv7: the low 62 bits carry into the 12 above, and those into the time."""
    low = last & ((1 << 62) - 1)
    if low + 1 < 1 << 62:
        return last + 1
    above = (last >> 80 << 12 | last >> 64 & 0xFFF) + 1
    return above >> 12 << 80 | 0x7 << 76 | (above & 0xFFF) << 64 | 0b10 << 62


class SystemDisk:
    """The computer's own disk."""

    def free_bytes(self, folder: Path) -> int:
        """Room left for this user on the disk that holds ``folder``, in bytes."""
        return shutil.disk_usage(folder).free


def write_durably(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` whole or not at all, and only return once it is on the disk.

    The folder must exist. Raises ``OSError`` as the system does.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path | str) -> None:
    """Return when the names in ``folder`` are on the disk (only POSIX systems have to be asked)."""
    if os.name == "posix":  # pragma: no branch - Windows has nothing to ask
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def settle_file(file: Path) -> None:
    """Return when the bytes of ``file`` are on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
