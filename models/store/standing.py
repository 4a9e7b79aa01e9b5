"""What stands on this device once the office has spoken: fields, numbers and removals, by the office's order.

A field is only written by what is newer than the version known here. While somebody's own change of it is on
its way, theirs goes on being shown.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from models.kinds import KINDS
from models.merge import Record
from models.operation import Operation, Shown, What
from models.photo import Photo
from models.store.codec import codec_of, to_json
from models.store.seen import REMOVED, WHOLE
from models.store.sent_form import plain_of
from models.store.statements import statements_of
from models.store.transaction import Transaction

_SEEN = """
    INSERT INTO field_version (kind, record_id, field, seq) VALUES (?, ?, ?, ?)
    ON CONFLICT (kind, record_id, field) DO UPDATE SET seq = max(seq, excluded.seq)
"""
_VERSIONS = """
    SELECT kind, record_id, field, seq FROM field_version
    WHERE (kind, record_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
"""
_OWN = """
    SELECT kind, record_id, field, what FROM operation WHERE state = 'waiting'
    AND (kind, record_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
"""
_COMING = "INSERT OR IGNORE INTO blob_coming (name, lane) VALUES (?, ?)"

Key = tuple[str, str]


class Standing:
    """Collects what a page or an answer says and writes it; ``keep`` at the end, inside the transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._versions: dict[tuple[str, str, str], int] = {}
        self._own: dict[Key, set[str]] = {}
        self._known: set[Key] = set()
        self._here: set[Key] = set()
        self._wrote: set[tuple[str, str, str]] = set()
        self._to_note: dict[tuple[str, str, str], int] = {}
        self._to_write: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def fetch(self, keys: Iterable[Key]) -> None:
        """Have what is known here of these records at hand."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self._known]
        given = (to_json(wanted),)
        self._known.update(wanted)
        for kind, record_id, field, seq in self._transaction.rows(_VERSIONS, given):
            key = (kind, record_id, field)
            self._versions[key] = max(seq, self._versions.get(key, 0))
            self._here.add((kind, record_id))
        for kind, record_id, field, what in self._transaction.rows(_OWN, given):
            self._here.add((kind, record_id))
            fields = self._own.setdefault((kind, record_id), set())
            fields.add(REMOVED if what in ("delete", "restore") else field)

    def seen(self, kind: str, record_id: str, field: str, seq: int) -> None:
        """The office's number for what is shown here already."""
        if seq:
            key = (kind, record_id, field)
            self._to_note[key] = self._versions[key] = max(seq, self._versions.get(key, 0))
            self._here.add((kind, record_id))

    def is_news(self, kind: str, record_id: str, field: str, seq: int) -> bool:
        """Whether a number is above the one known here."""
        self._fetch_one(kind, record_id)
        known = self._versions.get((kind, record_id, field), 0)
        if field != REMOVED:
            known = max(known, self._versions.get((kind, record_id, WHOLE), 0))
        return seq > known

    def knows_newer(self, kind: str, record_id: str, field: str, seq: int) -> bool:
        """Whether a number is below the one known here."""
        return not self.is_news(kind, record_id, field, seq + 1)

    def now(self, op: Operation, stands: Shown) -> None:
        """What an operation is about stands so at the office; one's own on its way goes on showing."""
        match op.what:
            case What.CREATE:
                self.renew(op.kind, op.record_id, stands.value or "{}", stands.seq)
            case What.SET:
                self.show(op.kind, op.record_id, op.field, stands.value, stands.seq)
            case _ if self.is_own(op.kind, op.record_id, REMOVED):
                pass
            case _ if stands.value == "true":
                self.bring_back(op.kind, op.record_id, stands.seq)
            case _:
                self.put_aside(op.kind, op.record_id, op.at, stands.seq)

    def is_here(self, kind: str, record_id: str) -> bool:
        """Whether the office has spoken of this record before."""
        self._fetch_one(kind, record_id)
        return (kind, record_id, WHOLE) in self._versions

    def is_own(self, kind: str, record_id: str, field: str) -> bool:
        """Whether somebody's own change of it is still on its way."""
        self._fetch_one(kind, record_id)
        own = self._own.get((kind, record_id), ())
        return field in own or (WHOLE in own and field != REMOVED)

    def show(self, kind: str, record_id: str, field: str, value: str | None, seq: int) -> None:
        """A field says ``value`` (JSON) from here on. ``ValueError`` for a word only others know."""
        if not self.is_own(kind, record_id, field):
            self._put(kind, record_id, field, value)
        self.seen(kind, record_id, field, seq)

    def whole(self, kind: str, record_id: str, value: str, seq: int, number: int | None = None) -> None:
        """A record is here from now on, or says all this but for what is newer here.

        ``ValueError`` and ``TypeError`` as above.
        """
        codec = codec_of(KINDS[kind])
        record = self._read(kind, record_id, value)
        row = list(codec.row(record))
        if number is not None:
            row[codec.columns.index("number")] = number
        self._fetch_one(kind, record_id)
        kept: set[str] = set()
        if (kind, record_id) in self._here:
            kept.update(name for name in codec.columns if self._is_newer_here(kind, record_id, name, seq))
        if number is None:
            kept.add("number")
        self._write(statements_of(KINDS[kind]).take_in(frozenset(kept)), tuple(row))
        self.seen(kind, record_id, WHOLE, seq)
        if isinstance(record, Photo):
            self._write(_COMING, (record.thumbnail, 1))
            self._write(_COMING, (record.full, 2))

    def fill(self, kind: str, record_id: str, value: str, seq: int) -> None:
        """What a first record said of fields that only this program knows, unless something newer is here."""
        codec = codec_of(KINDS[kind])
        record = self._read(kind, record_id, value)
        for name in codec.first_fields & plain_of(value).keys():
            if not self._is_newer_here(kind, record_id, name, seq):
                column = codec.column(name, getattr(record, name))
                self._write(statements_of(KINDS[kind]).amend[name], (column, record_id))

    def renew(self, kind: str, record_id: str, value: str, seq: int) -> None:
        """A record that is here says all this, but for fields of which something newer is known."""
        names = codec_of(KINDS[kind]).policies
        for field, plain in plain_of(value).items():
            news = field in names and self.is_news(kind, record_id, field, seq)
            if news and not self.is_own(kind, record_id, field):
                self._put(kind, record_id, field, to_json(plain))
        self.seen(kind, record_id, WHOLE, seq)

    def number(self, kind: str, record_id: str, number: int) -> None:
        """The printed number the office gave."""
        self._write(statements_of(KINDS[kind]).amend["number"], (number, record_id))

    def wrote(self, kind: str, record_id: str, field: str) -> bool:
        """Whether the page or the answers have changed what is shown here."""
        return (kind, record_id, field) in self._wrote

    def put_aside(self, kind: str, record_id: str, at: str, seq: int) -> None:
        """Somebody removed it."""
        self._wrote.add((kind, record_id, REMOVED))
        self._write(statements_of(KINDS[kind]).remove, (at, record_id))
        self.seen(kind, record_id, REMOVED, seq)

    def bring_back(self, kind: str, record_id: str, seq: int = 0) -> None:
        """It is in use again."""
        self._wrote.add((kind, record_id, REMOVED))
        self._write(statements_of(KINDS[kind]).bring_back, (record_id,))
        self.seen(kind, record_id, REMOVED, seq)

    def revive(self, kind: str, record_id: str, seq: int) -> None:
        """It is in use again, as somebody was still writing it, unless it was removed again since."""
        if self.is_news(kind, record_id, REMOVED, seq) and not self.is_own(kind, record_id, REMOVED):
            self.bring_back(kind, record_id, seq)

    def keep(self) -> None:
        """Write what was collected and is not written yet."""
        self._flush()
        rows = [(*key, seq) for key, seq in self._to_note.items()]
        self._transaction.execute_many(_SEEN, rows)
        self._to_note.clear()

    def _put(self, kind: str, record_id: str, field: str, value: str | None) -> None:
        """A field's column, from JSON."""
        codec = codec_of(KINDS[kind])
        column = codec.column(field, codec.received(field, value or "null"))
        self._wrote.add((kind, record_id, field))
        self._write(statements_of(KINDS[kind]).amend[field], (column, record_id))

    def _write(self, sql: str, row: tuple[Any, ...]) -> None:
        """Collect rows of one statement; another statement writes them out first, so that order is kept."""
        if self._to_write and sql not in self._to_write:
            self._flush()
        self._to_write[sql].append(row)

    def _flush(self) -> None:
        for sql, rows in self._to_write.items():
            self._transaction.execute_many(sql, rows)
        self._to_write.clear()

    def _read(self, kind: str, record_id: str, value: str) -> Record:
        """The record a first operation carries, without what this program does not know."""
        codec = codec_of(KINDS[kind])
        fields = plain_of(value)
        if not fields.keys() <= codec.first_fields:
            fields = {name: plain for name, plain in fields.items() if name in codec.first_fields}
        return codec.first_of(record_id, fields)

    def _is_newer_here(self, kind: str, record_id: str, field: str, seq: int) -> bool:
        """Whether a field says more than number ``seq`` did, or somebody's own change of it is on its way."""
        self._fetch_one(kind, record_id)
        return field in self._own.get((kind, record_id), ()) or (
            self._versions.get((kind, record_id, field), 0) > seq
        )

    def _fetch_one(self, kind: str, record_id: str) -> None:
        if (kind, record_id) not in self._known:
            self.fetch([(kind, record_id)])
