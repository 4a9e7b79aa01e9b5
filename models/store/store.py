"""The records of one profile: asked for here, and written only inside a transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any, TypeVar

from models.errors import NotFound, RuleBroken
from models.merge import Record
from models.ports import Clock, Ids
from models.store.codec import codec_of
from models.store.driver import Connection, in_plain_words
from models.store.statements import statements_of
from models.store.transaction import Device, Transaction

R = TypeVar("R", bound=Record)

NOT_HERE = "That record is not on this device, or it was removed."
NOT_TEXT = "The words hold a character that is not whole, so they cannot be kept. Take it out and try again."


class Store:
    """Frozen records in and out. One thread at a time is served; others wait their turn.

    Every method raises ``StoreTrouble`` when the disk or the store fails.
    """

    def __init__(self, connection: Connection, *, clock: Clock, ids: Ids) -> None:
        self.clock = clock
        self.ids = ids
        self.connection = connection
        self._turn = RLock()
        self._device = _device(connection, ids)

    @contextmanager
    def transaction(self, *, by: str) -> Iterator[Transaction]:
        """One wish: all that is written inside is kept, on the disk, when the block ends, or nothing is.

        ``by`` is the identity of the person whose wish it is. Any error rolls everything back and is raised
        again.
        """
        with self._turn, in_plain_words(writing=True):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield Transaction(self, device=self._device, by=by)
                self.connection.execute("COMMIT")
            except UnicodeEncodeError:
                self._roll_back()
                raise RuleBroken(NOT_TEXT) from None  # the first error holds the words themselves
            except BaseException:
                self._roll_back()
                raise

    def get(self, kind: type[R], record_id: str) -> R:
        """The record of that kind and identity; ``NotFound`` when it is not here or was removed."""
        found = self.find(kind, record_id)
        if found is None:
            raise NotFound(NOT_HERE)
        return found

    def find(self, kind: type[R], record_id: str) -> R | None:
        """The record of that kind and identity, or None when it is not here or was removed."""
        rows = self.rows(statements_of(kind).by_id, (record_id,))
        return codec_of(kind).record(rows[0]) if rows else None

    def select(self, kind: type[R], where: str = "", params: Sequence[Any] = (), order: str = "") -> list[R]:
        """The records of that kind that are in use; ``where`` and ``order`` are constant SQL of this room."""
        sql = statements_of(kind).select
        if where:
            sql = f"{sql} AND ({where})"
        if order:
            sql = f"{sql} ORDER BY {order}"
        return [codec_of(kind).record(row) for row in self.rows(sql, params)]

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows a query of this room answers."""
        with self._turn, in_plain_words():
            return self.connection.execute(sql, params).fetchall()

    def value(self, sql: str, params: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - whatever the column holds
        """The first column of the first row, or None when there is no row."""
        with self._turn, in_plain_words():
            row = self.connection.execute(sql, params).fetchone()
        return row[0] if row else None

    @property
    def device(self) -> Device:
        """Who this device is."""
        return self._device

    def is_now(self, incarnation: str) -> None:
        """From here on this device writes in another incarnation."""
        self._device = Device(self._device.device, incarnation)

    def close(self) -> None:
        """Let go of the file. Everything that was called saved is on the disk already."""
        with self._turn:
            self.connection.close()

    def _roll_back(self) -> None:
        # A full disk makes SQLite roll back by itself, and then there is nothing left to roll back.
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def _device(connection: Connection, ids: Ids) -> Device:
    """Who this device is; a new store gets an identity of its own."""
    with in_plain_words(writing=True):
        row = connection.execute("SELECT device, incarnation FROM device").fetchone()
        if row is None:
            row = (ids.new(), ids.new())
            connection.execute("INSERT INTO device (only, device, incarnation) VALUES (1, ?, ?)", row)
    return Device(*row)
