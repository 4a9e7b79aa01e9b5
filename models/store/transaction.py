"""One wish being written: each record's row and the operations that will tell the others of it, together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from models.changes import Changes
from models.errors import NotFound, RuleBroken
from models.kinds import kind_of
from models.merge import Merge, Record
from models.photo import Photo
from models.ports import Clock, Ids
from models.store.codec import codec_of, to_json
from models.store.driver import Connection, Cursor
from models.store.scopes import scope_of
from models.store.seen import UNSEEN, WHOLE, Seen, all_seen_of, refuse_sealed, seen_of
from models.store.statements import statements_of

R = TypeVar("R", bound=Record)

SCHEMA_REVISION = 2
MOST_TOGETHER = 20_000
"""The most operations that go to the office as one, and so the most that one wish may write."""
TOO_MUCH = "That is too much at once for the office. Do it in several parts."

_KEEP = """
    INSERT INTO operation (op_id, device, incarnation, txn, actor, scope, what, kind, record_id, field, value,
                           base_seq, schema_revision, at, reason, after, closes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LEAVES = """
    INSERT OR IGNORE INTO blob_leaving (name, lane, size)
    SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM receipt WHERE name = ?1)
"""
_CLOSED = """
    UPDATE disagreement SET closed = 2 WHERE closed = 0 AND case_id IN (SELECT value FROM json_each(?))
"""
"""Closed by a decision that is on its way: 2 until the office has it, then 1."""
_NEVER_AMENDED = (Merge.FIXED, Merge.DERIVED)


class Device(NamedTuple):
    """Which device writes, and which life of it: a restored copy starts another."""

    device: str
    incarnation: str


class Reader(Protocol):
    """What a transaction needs of the store it writes to."""

    connection: Connection
    clock: Clock
    ids: Ids

    def get(self, kind: type[R], record_id: str) -> R:
        """The record of that kind and identity."""
        ...

    def value(self, sql: str, params: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - whatever the column holds
        """The first column of the first row."""
        ...


class Transaction:
    """Made by ``Store.transaction``; of no use once its block has ended.

    Whatever writes raises ``RuleBroken`` for more than could ever be sent as one.
    """

    def __init__(self, store: Reader, *, device: Device, by: str) -> None:
        self.at = store.clock.now().isoformat(timespec="seconds")
        self.by = by
        self._store = store
        self._origin = (device.device, device.incarnation, store.ids.new(), by)
        self._touched: dict[str, set[str]] = defaultdict(set)
        self._kept = 0

    @property
    def changes(self) -> Changes:
        """What was touched so far."""
        return Changes({kind: frozenset(ids) for kind, ids in self._touched.items()})

    def create(self, record: Record) -> None:
        """Keep a new record, and one operation that carries all of it."""
        self.create_many((record,))

    def create_many(self, records: Iterable[Record]) -> None:
        """Keep new records, of one kind or several, in the order given."""
        for record in records:
            codec = codec_of(type(record))
            self.execute(statements_of(type(record)).insert, codec.row(record))
            self._keep("create", record, WHOLE, codec.sent(record), UNSEEN, "")
            if isinstance(record, Photo):
                self._leaves(record)

    def amend(self, before: R, after: R, reason: str = "", *, closes: Sequence[str] = ()) -> None:
        """Keep what differs between a record as it was shown and as it is wanted: one operation a field.

        The first of them ``closes`` cases that were decided by it. Raises ``NotFound`` when the record was
        removed meanwhile, ``RuleBroken`` when it was sealed, and ``ValueError`` for another record or for a
        field that is never amended.
        """
        kind = type(before)
        if kind is not type(after) or before.id != after.id:
            raise ValueError("an amendment is of one record")
        codec = codec_of(kind)
        now = self._store.get(kind, before.id)
        for name in codec.columns:
            value = getattr(after, name)
            if value == getattr(before, name):
                continue
            if codec.policies[name] in _NEVER_AMENDED:
                raise ValueError(f"{codec.name}.{name} is never amended")
            self.execute(statements_of(kind).amend[name], (codec.column(name, value), before.id))
            seen = seen_of(self.rows, codec.name, before.id, name)
            if getattr(now, name) != getattr(before, name):
                # Another value arrived after the screen was filled: its author had not seen the newest.
                seen = seen.short_of_the_newest()
            sent = (
                codec.sent_change(name, getattr(before, name), value)
                if codec.policies[name] is Merge.SET
                else codec.sent_value(name, value)
            )
            self._keep("set", after, name, sent, seen, reason, closes)
            closes = ()

    def settle(self, record: R, field: str, reason: str = "", *, closes: Sequence[str]) -> None:
        """Keep a field as it stands, and close the cases about it that a person decided that way."""
        codec = codec_of(type(record))
        seen = seen_of(self.rows, codec.name, record.id, field)
        value = getattr(record, field)
        sent = (
            codec.sent_change(field, value, value)
            if codec.policies[field] is Merge.SET
            else codec.sent_value(field, value)
        )
        self._keep("set", record, field, sent, seen, reason, closes)

    def remove(
        self, kind: type[Record], record_id: str, reason: str = "", *, closes: Sequence[str] = ()
    ) -> None:
        """Put a record aside; it can be brought back.

        Raises ``NotFound`` when it is not in use, and ``RuleBroken`` when it was sealed.
        """
        record = self._store.get(kind, record_id)
        self.execute(statements_of(kind).remove, (self.at, record_id))
        self._keep(
            "delete", record, WHOLE, None, all_seen_of(self.rows, kind_of(record), record_id), reason, closes
        )

    def bring_back(self, kind: type[Record], record_id: str, reason: str = "") -> None:
        """Take a removed record into use again. Raises ``NotFound`` when it was not removed."""
        if not self.execute(statements_of(kind).bring_back, (record_id,)).rowcount:
            raise NotFound("There is no such removed record to bring back.")
        record = self._store.get(kind, record_id)
        self._keep("restore", record, WHOLE, None, all_seen_of(self.rows, kind_of(record), record_id), reason)

    def keep_in_use(self, record: Record, reason: str = "", *, closes: Sequence[str]) -> None:
        """Decline somebody's wish to remove a record that is in use, and close the case."""
        self._keep(
            "restore",
            record,
            WHOLE,
            None,
            all_seen_of(self.rows, kind_of(record), record.id),
            reason,
            closes,
        )

    def send_again(self, record: Record) -> None:
        """Offer the office a record again that it would not take; it stands here already."""
        self._keep("create", record, WHOLE, codec_of(type(record)).sent(record), UNSEEN, "")

    def touch(self, kind: str, record_id: str) -> None:
        """Say that something about a record was written that is no field of it."""
        self._touched[kind].add(record_id)

    def execute(self, sql: str, params: Sequence[Any] = ()) -> Cursor:
        """Run one statement of this room as part of the transaction: for drafts and other private rows."""
        connection = self._store.connection
        if not connection.in_transaction:
            raise ValueError("this transaction has ended")
        return connection.execute(sql, params)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement of this room for each of many rows."""
        connection = self._store.connection
        if not connection.in_transaction:
            raise ValueError("this transaction has ended")
        connection.executemany(sql, rows)

    def rows(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows a query answers, with what this transaction has written so far."""
        return self.execute(sql, params).fetchall()

    def _leaves(self, photo: Photo) -> None:
        """A picture's bytes have to reach the office: the small one before the large one."""
        self.execute(_LEAVES, (photo.thumbnail, 1, 0))
        self.execute(_LEAVES, (photo.full, 2, photo.size))

    def _keep(
        self,
        what: str,
        record: Record,
        field: str,
        value: str | None,
        seen: Seen,
        reason: str,
        closes: Sequence[str] = (),
    ) -> None:
        """Put one operation in the outbox, and note whose record it touched."""
        self._kept += 1
        if self._kept > MOST_TOGETHER:
            raise RuleBroken(TOO_MUCH)
        kind = kind_of(record)
        if what != "create":
            refuse_sealed(self.rows, kind, record.id)
        scope = scope_of(record, self._store.value)
        row = (self._store.ids.new(), *self._origin, scope, what, kind, record.id, field, value)
        written = (SCHEMA_REVISION, self.at, reason, seen.after, to_json(list(closes)))
        self.execute(_KEEP, (*row, seen.base_seq, *written))
        self.touch(kind, record.id)
        if closes:
            self.execute(_CLOSED, (to_json(list(closes)),))
