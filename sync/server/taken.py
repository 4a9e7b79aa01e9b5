"""One operation of a push, and what became of it: from its judging to its line in the log."""

import msgspec

from models.operation import Operation
from sync.known import Version
from sync.verdict import Verdict


class Taken(msgspec.Struct, kw_only=True, gc=False):
    """Changed only while its push is taken.

    ``content`` is the hash of what it says, ``base`` the number of what its author had seen. ``place`` counts
    the lines this push adds to the log, None for what adds none; ``number`` is the printed number it got,
    ``closed`` the cases it closed, ``standing`` what stands where that is not simply what it says.
    """

    op: Operation
    content: str
    verdict: Verdict
    base: int
    place: int | None = None
    number: int | None = None
    closed: tuple[str, ...] = ()
    from_backlog: bool = False
    standing: Version | None = None
