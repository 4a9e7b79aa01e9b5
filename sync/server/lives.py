"""The dense sequence of each device, by incarnation: no gap, and no number used twice.

A number that comes again with something else is a device that was copied, or put back from an old copy of
its disk; it is given an incarnation of its own and keeps everything (design: rule 3).
"""

from collections.abc import Collection, Mapping, Sequence

from models.operation import Operation
from models.store.driver import Connection

_NEXT = "SELECT incarnation, next FROM life WHERE device = ?"
_KEEP = """
    INSERT INTO life (device, incarnation, next) VALUES (?, ?, ?)
    ON CONFLICT (device, incarnation) DO UPDATE SET next = excluded.next
"""


class Missing(Exception):
    """Operations are missing before those that came."""


class Copied(Exception):
    """Somebody else has written as this device."""


def lives_of(connection: Connection, device: str) -> dict[str, int]:
    """For each incarnation of a device, the number it is to go on with."""
    return dict(connection.execute(_NEXT, (device,)).fetchall())


def follow(lives: Mapping[str, int], fresh: Sequence[Operation]) -> dict[str, int]:
    """The lives once ``fresh`` are taken, in order. Raises ``Missing`` or ``Copied``.

    An incarnation nobody knows may begin anywhere: what came before was let go of after its time.
    """
    then = dict(lives)
    for op in fresh:
        wanted = then.get(op.incarnation, op.device_seq)
        if op.device_seq > wanted:
            raise Missing
        if op.device_seq < wanted:
            raise Copied
        then[op.incarnation] = op.device_seq + 1
    return then


def is_copy(lives: Mapping[str, int], incarnation: str, last: int) -> bool:
    """Whether the office knows more of this life than the device itself does."""
    return lives.get(incarnation, 0) > last + 1


def keep(connection: Connection, device: str, lives: Mapping[str, int], changed: Collection[str]) -> None:
    """Remember where the lives that were ``changed`` go on."""
    connection.executemany(_KEEP, [(device, life, lives[life]) for life in changed])
