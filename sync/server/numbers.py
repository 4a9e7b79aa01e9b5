"""The printed numbers of walkabouts and actions: given once, by the office, and never to two records."""

from models.operation import Operation, What
from models.store.driver import Connection

NUMBERED = ("walkabout", "action")

_TAKEN = "SELECT 1 FROM record WHERE kind = ? AND number = ?"
_LAST = "SELECT last FROM number WHERE kind = ?"
_KEEP = "INSERT INTO number (kind, last) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET last = excluded.last"


class Numbers:
    """Counts on from the last number while one push is taken; ``keep`` at its end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}
        self._given: set[tuple[str, int]] = set()

    def give(self, op: Operation) -> int | None:
        """The number of a new record; the one it had before the office was restored where that is free."""
        if op.kind not in NUMBERED or op.what is not What.CREATE:
            return None
        last = self._last_of(op.kind)
        had = op.earlier.number if op.earlier is not None else None
        number = had if had is not None and self._is_free(op.kind, had) else last + 1
        self._last[op.kind] = max(last, number)
        self._given.add((op.kind, number))
        return number

    def keep(self) -> None:
        """Remember how far it went."""
        self._connection.executemany(_KEEP, list(self._last.items()))

    def _last_of(self, kind: str) -> int:
        if kind not in self._last:
            row = self._connection.execute(_LAST, (kind,)).fetchone()
            self._last[kind] = row[0] if row else 0
        return self._last[kind]

    def _is_free(self, kind: str, number: int) -> bool:
        taken = self._connection.execute(_TAKEN, (kind, number)).fetchone()
        return number > 0 and taken is None and (kind, number) not in self._given
