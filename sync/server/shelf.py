"""The records that one push touches, as they stand at the office: fetched in few questions, kept at hand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import msgspec

from models.kinds import KINDS
from models.operation import Entry, Operation, What
from models.references import LANDLORD, NOT_KNOWN, REFERENCES, parent_of
from models.store.driver import Connection
from models.store.sent_form import plain_of
from sync.judging import was_seen
from sync.known import Known, Version

Key = tuple[str, str]

PENDING = 1 << 60
"""Numbers of this push are counted from here until the counter is taken, and so are above all others."""

_RECORDS = """
    SELECT record_id, record.scope, record.seq, record.op_id, entry, number, above,
           in_use, removed_seq, removed_op, sealed_seq, sealed_op
    FROM record JOIN log ON log.seq = record.seq
    WHERE kind = ? AND record_id IN (SELECT each.value FROM json_each(?) AS each)
"""
_VERSIONS = """
    SELECT record_id, field, seq, op_id, value FROM version
    WHERE kind = ? AND record_id IN (SELECT each.value FROM json_each(?) AS each)
"""
_BELOW = "SELECT seq, op_id FROM record WHERE above = ? AND seq > ? ORDER BY seq DESC"
_AUTHOR = "SELECT device, incarnation FROM log WHERE op_id = ?"
_ENTRY = "SELECT entry FROM log WHERE op_id = ?"
_EPOCHS = "SELECT epoch, began_after FROM epoch ORDER BY place"


class _Said(msgspec.Struct, gc=False):
    value: str | None


class _Line(msgspec.Struct, gc=False):
    """A line of the log, as far as it says what a record began with."""

    op: _Said


_LINE = msgspec.json.Decoder(_Line)


def address(key: Key) -> str:
    """Kind and identity as one text."""
    return f"{key[0]}/{key[1]}"


class Shelf:
    """What ``sync.judging`` asks of the office, while one push is taken."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[Key, Known | None] = {}
        self._authors: dict[str, tuple[str, str]] = {}
        self._below: dict[str, list[Version]] = {}
        self._places: dict[tuple[str, str], int | None] = {}
        self._fields: dict[str, dict[str, Any]] = {}
        self._named: dict[str, dict[Key, bool]] = {}
        self._written: dict[str, Operation] = {}
        self._epochs: list[tuple[str, int]] | None = None
        self._was: list[tuple[Key, Known | None]] = []
        self._joined: list[list[Version]] = []

    def fetch(self, keys: Iterable[Key]) -> None:
        """Have these records at hand. Asked kind by kind, as that is found the quickest."""
        wanted: dict[str, list[str]] = {}
        for key in keys:
            if key not in self._known:
                self._known[key] = None
                wanted.setdefault(key[0], []).append(key[1])
        for kind, record_ids in wanted.items():
            self._fetch_kind(kind, record_ids)

    def _fetch_kind(self, kind: str, record_ids: list[str]) -> None:
        given = (kind, msgspec.json.encode(record_ids).decode())
        rows = self._connection.execute(_RECORDS, given).fetchall()
        if not rows:
            return
        for row in rows:
            self._known[kind, row[0]] = _record(kind, row)
        for record_id, field, seq, op_id, value in self._connection.execute(_VERSIONS, given):
            self.there((kind, record_id)).amended[field] = Version(seq, op_id, value)

    def fetch_for(self, ops: Sequence[Operation]) -> None:
        """Have every record at hand that these operations are about or belong to."""
        keys: list[Key] = []
        for op in ops:
            keys.append((op.kind, op.record_id))
            if op.what is What.CREATE:
                keys += self.named_at_all(op)
        self.fetch(keys)

    def named_by(self, op: Operation) -> list[Key]:
        """The records that a first record cannot be without."""
        return [key for key, needed in self.named_at_all(op).items() if needed]

    def named_at_all(self, op: Operation) -> dict[Key, bool]:
        """The records that a first record names, and whether it cannot be without them."""
        if op.op_id not in self._named:
            self._named[op.op_id] = self._read_names(op)
        return self._named[op.op_id]

    def _read_names(self, op: Operation) -> dict[Key, bool]:
        try:
            fields: Any = self.fields(op) if op.value is not None else {}
        except (msgspec.DecodeError, RecursionError):
            return {}  # refused when it is judged
        if not isinstance(fields, dict):
            return {}
        return {
            (reference.kind, name): reference.needed
            for reference in REFERENCES.get(op.kind, ())
            if (name := fields.get(reference.field)) and isinstance(name, str)
        }

    def fields(self, op: Operation) -> dict[str, Any]:
        """See ``sync.judging.Office``."""
        if op.op_id not in self._fields:
            self._fields[op.op_id] = plain_of(op.value)
        return self._fields[op.op_id]

    def known(self, kind: str, record_id: str) -> Known | None:
        """The record, as far as it stands now."""
        key = (kind, record_id)
        if key not in self._known:
            self.fetch([key])
        return self._known[key]

    def there(self, key: Key) -> Known:
        """A record that is here for sure, as something was judged against it or it came with this push."""
        return cast("Known", self._known[key])

    def put(self, known: Known, op: Operation) -> None:
        """A record is new, or stands differently, by an operation of this push."""
        key = (known.kind, known.record_id)
        self._was.append((key, self._known.get(key)))
        self._known[key] = known
        self._authors[op.op_id] = (op.device, op.incarnation)

    def mark(self) -> tuple[int, int]:
        """Where this push has got to, for ``go_back``."""
        return len(self._was), len(self._joined)

    def go_back(self, mark: tuple[int, int]) -> None:
        """Put everything back as it stood at ``mark``."""
        stood, joined = mark
        while len(self._was) > stood:
            key, known = self._was.pop()
            self._known[key] = known
        while len(self._joined) > joined:
            self._joined.pop().pop()

    def above(self, kind: str, fields: Mapping[str, Any]) -> Key | None:
        """The record that one of these fields belongs to."""
        return parent_of(kind, fields) if kind in KINDS else None

    def belongs(self, above: str, version: Version) -> None:
        """A new record belongs to another, at that address."""
        below = self._below.setdefault(above, [])
        below.append(version)
        self._joined.append(below)

    def newest_by_others(self, known: Known, op: Operation, base: int) -> Version | None:
        """See ``sync.judging.Office``."""
        below = address((known.kind, known.record_id))
        rows = self._connection.execute(_BELOW, (below, base if op.earlier is None else 0))
        candidates = [*known.versions(), *self._below.get(below, ()), *(Version(*row) for row in rows)]
        newer = [
            version
            for version in candidates
            if not was_seen(op, version, base, self)
            and self._author(version.op_id) != (op.device, op.incarnation)
        ]
        return max(newer, key=lambda version: version.seq, default=None)

    def said_by(self, version: Version) -> Operation | None:
        """See ``sync.judging.Office``."""
        entry = self.entry(version.op_id)
        return entry.op if entry else None

    def version_by(self, op_id: str) -> Version | None:
        """See ``sync.judging.Office``."""
        entry = self.entry(op_id) if op_id else None
        return Version(entry.seq, op_id, entry.value or entry.op.value) if entry else None

    def place_of(self, version: Version, epoch: str) -> int | None:
        """See ``sync.judging.Office``."""
        if version.seq <= self.common(epoch):
            return version.seq
        key = (version.op_id, epoch)
        if key not in self._places:
            self._places[key] = self._place_of(version.op_id, epoch)
        return self._places[key]

    def seen_before(self, version: Version, epoch: str) -> int | None:
        """See ``sync.judging.Office``."""
        op = self._written.get(version.op_id)
        if op is None:
            entry = self.entry(version.op_id)
            op = entry.op if entry is not None else None
        if op is None or op.earlier is None or op.earlier.seq or op.earlier.epoch != epoch:
            return None
        return op.base_seq

    def remember(self, op: Operation) -> None:
        """Where an operation of this push stood in an earlier life of the office."""
        self._written[op.op_id] = op
        if op.earlier is not None and op.earlier.seq and op.earlier.shows:
            self._places[op.op_id, op.earlier.epoch] = op.earlier.seq

    def common(self, epoch: str) -> int:
        """Up to which number the log of that epoch is the log of today."""
        if self._epochs is None:
            self._epochs = self._connection.execute(_EPOCHS).fetchall()
        names = [name for name, _ in self._epochs]
        if epoch not in names:
            return 0
        later = self._epochs[names.index(epoch) + 1 :]
        return min((began_after for _, began_after in later), default=2 * PENDING)

    def entry(self, op_id: str) -> Entry | None:
        """The line of the log that holds an operation."""
        row = self._connection.execute(_ENTRY, (op_id,)).fetchone()
        return msgspec.json.decode(row[0], type=Entry) if row else None

    def scope_of(self, kind: str, record_id: str, above: Key | None) -> str:
        """Which part of the landlord's work a new record belongs to, and with it the one it is below."""
        if kind == "estate":
            return record_id
        if kind not in KINDS:
            return NOT_KNOWN
        if above is None:
            return LANDLORD if kind != "photo" else NOT_KNOWN
        known = self.known(*above)
        return known.scope if known else NOT_KNOWN

    def _author(self, op_id: str) -> tuple[str, str]:
        if op_id not in self._authors:
            row = self._connection.execute(_AUTHOR, (op_id,)).fetchone()
            self._authors[op_id] = (row[0], row[1]) if row else ("", "")
        return self._authors[op_id]

    def _place_of(self, op_id: str, epoch: str) -> int | None:
        entry = self.entry(op_id)
        earlier = entry.op.earlier if entry else None
        if earlier is None or earlier.epoch != epoch or not earlier.shows:
            return None
        return earlier.seq or None


def _record(kind: str, row: Sequence[Any]) -> Known:
    (
        record_id, scope, seq, op_id, line, number, above, in_use, removed, removed_op,
        sealed, sealed_op,
    ) = row  # fmt: skip
    return Known(
        kind=kind,
        record_id=record_id,
        scope=scope,
        created=Version(seq, op_id, _LINE.decode(line).op.value),
        number=number,
        above=above,
        in_use=bool(in_use),
        removed=Version(removed, removed_op) if removed else None,
        sealed=Version(sealed, sealed_op) if sealed else None,
    )
