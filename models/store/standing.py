"""What stands on this device once the office has spoken: fields, numbers and removals, by the office's order.

A field is only written by what is newer than the version known here. While somebody's own change of it is on
its way, theirs goes on being shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from models.kinds import KINDS
from models.operation import Operation, Shown, What
from models.photo import Photo
from models.store.codec import codec_of
from models.store.seen import REMOVED, WHOLE
from models.store.sent_form import plain_of, text_of
from models.store.statements import statements_of
from models.store.transaction import Transaction

_SEEN = """
    INSERT INTO field_version (kind, record_id, field, seq) VALUES (?, ?, ?, ?)
    ON CONFLICT (kind, record_id, field) DO UPDATE SET seq = max(seq, excluded.seq)
"""
_VERSIONS = """
    SELECT record_id, field, seq FROM field_version
    WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?))
"""
_OWN = """
    SELECT record_id, field, what FROM operation WHERE state = 'waiting'
    AND kind = ? AND record_id IN (SELECT each.value FROM json_each(?) AS each)
"""
_HERE = {
    kind: f'SELECT id FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))'  # noqa: S608 - names of our own
    for kind in KINDS
}
_COMING = "INSERT OR IGNORE INTO blob_coming (name, lane) VALUES (?, ?)"

_NO_VERSIONS: Mapping[str, int] = {}
_NO_FIELDS: frozenset[str] = frozenset()

Key = tuple[str, str]


class Standing:
    """Collects what a page or an answer says and writes it; ``keep`` at the end, inside the transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._versions: dict[Key, dict[str, int]] = {}
        self._own: dict[Key, set[str]] = {}
        self._known: set[Key] = set()
        self._here: set[Key] = set()
        self._wrote: set[tuple[str, str, str]] = set()
        self._to_note: list[tuple[str, str, str, int]] = []
        self._to_write: dict[str, list[Sequence[Any]]] = defaultdict(list)

    def fetch(self, keys: Iterable[Key]) -> None:
        """Have what is known here of these records at hand."""
        wanted: dict[str, list[str]] = defaultdict(list)
        for kind, record_id in dict.fromkeys(keys):
            self._known.add((kind, record_id))
            wanted[kind].append(record_id)
        for kind, record_ids in wanted.items():
            given = (kind, text_of(record_ids))
            if kind in KINDS:
                here = self._transaction.rows(_HERE[kind], given[1:])
                self._here.update((kind, record_id) for (record_id,) in here)
            for record_id, field, seq in self._transaction.rows(_VERSIONS, given):
                self._is_known(kind, record_id, field, seq)
            for record_id, field, what in self._transaction.rows(_OWN, given):
                fields = self._own.setdefault((kind, record_id), set())
                fields.add(REMOVED if what in ("delete", "restore") else field)

    def seen(self, kind: str, record_id: str, field: str, seq: int) -> None:
        """The office's number for what is shown here already."""
        if seq:
            self._is_known(kind, record_id, field, seq)
            self._to_note.append((kind, record_id, field, seq))

    def is_news(self, kind: str, record_id: str, field: str, seq: int) -> bool:
        """Whether a number is above the one known here."""
        versions = self._versions_of((kind, record_id))
        return seq > versions.get(field, 0) and (field == REMOVED or seq > versions.get(WHOLE, 0))

    def knows_newer(self, kind: str, record_id: str, field: str, seq: int) -> bool:
        """Whether a number is below the one known here."""
        return not self.is_news(kind, record_id, field, seq + 1)

    def now(self, op: Operation, stands: Shown) -> None:
        """What an operation is about stands so at the office; one's own on its way goes on showing."""
        match op.what:
            case What.CREATE:
                self.renew(op.kind, op.record_id, plain_of(stands.value or "{}"), stands.seq)
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
        return WHOLE in self._versions_of((kind, record_id))

    def is_own(self, kind: str, record_id: str, field: str) -> bool:
        """Whether somebody's own change of it is still on its way."""
        own = self._own_of((kind, record_id))
        return field in own or (WHOLE in own and field != REMOVED)

    def show(self, kind: str, record_id: str, field: str, value: str | None, seq: int) -> None:
        """A field says ``value`` (JSON) from here on. ``ValueError`` for a word only others know."""
        if not self.is_own(kind, record_id, field):
            self._put(kind, record_id, field, plain_of(value or "null"))
        self.seen(kind, record_id, field, seq)

    def whole(
        self, kind: str, record_id: str, fields: Mapping[str, Any], seq: int, number: int | None = None
    ) -> None:
        """A record is here from now on, or says all this but for what is newer here.

        ``ValueError`` and ``TypeError`` as above.
        """
        columns = codec_of(KINDS[kind]).taken_in_first(record_id, fields)
        if number is not None:
            columns["number"] = number
        self._write(self._taking_in(kind, record_id, seq, number), tuple(columns.values()))
        self._here.add((kind, record_id))
        self.seen(kind, record_id, WHOLE, seq)
        if KINDS[kind] is Photo:
            self._write(_COMING, (columns["thumbnail"], 1))
            self._write(_COMING, (columns["full"], 2))

    def fill(self, kind: str, record_id: str, fields: Mapping[str, Any], seq: int) -> None:
        """What a first record said of fields that only this program knows, unless something newer is here."""
        codec = codec_of(KINDS[kind])
        columns = codec.taken_in_first(record_id, fields)
        for name in (codec.first_fields & fields.keys()) - self._newer_here(kind, record_id, seq):
            self._write(statements_of(KINDS[kind]).amend[name], (columns[name], record_id))

    def renew(self, kind: str, record_id: str, fields: Mapping[str, Any], seq: int) -> None:
        """A record that is here says all this, but for fields of which something newer is known."""
        names = codec_of(KINDS[kind]).fields
        for field, plain in fields.items():
            news = field in names and self.is_news(kind, record_id, field, seq)
            if news and not self.is_own(kind, record_id, field):
                self._put(kind, record_id, field, plain)
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
        self._transaction.execute_many(_SEEN, self._to_note)
        self._to_note = []

    def _put(self, kind: str, record_id: str, field: str, plain: Any) -> None:  # noqa: ANN401 - any field's value
        """A field's column, from its plain value."""
        column = codec_of(KINDS[kind]).taken_in(field, plain)
        self._wrote.add((kind, record_id, field))
        self._write(statements_of(KINDS[kind]).amend[field], (column, record_id))

    def _write(self, sql: str, row: Sequence[Any]) -> None:
        """Collect rows of one statement; another statement writes them out first, so that order is kept."""
        if self._to_write and sql not in self._to_write:
            self._flush()
        self._to_write[sql].append(row)

    def _flush(self) -> None:
        for sql, rows in self._to_write.items():
            self._transaction.execute_many(sql, rows)
        self._to_write.clear()

    def _taking_in(self, kind: str, record_id: str, seq: int, number: int | None) -> str:
        """The statement that takes in a whole record, whatever of it is here already."""
        statements = statements_of(KINDS[kind])
        if not self._is_here((kind, record_id)):
            return statements.insert
        kept = self._newer_here(kind, record_id, seq)
        return statements.take_in(kept if number is not None else kept | {"number"})

    def _newer_here(self, kind: str, record_id: str, seq: int) -> frozenset[str]:
        """The fields that say more than number ``seq`` did, or of which one's own change is on its way."""
        versions, own = self._versions_of((kind, record_id)), self._own_of((kind, record_id))
        return frozenset(own).union(name for name, known in versions.items() if known > seq)

    def _is_known(self, kind: str, record_id: str, field: str, seq: int) -> None:
        versions = self._versions.setdefault((kind, record_id), {})
        if seq > versions.get(field, -1):
            versions[field] = seq

    def _versions_of(self, key: Key) -> Mapping[str, int]:
        if key not in self._known:
            self.fetch([key])
        return self._versions.get(key, _NO_VERSIONS)

    def _is_here(self, key: Key) -> bool:
        if key not in self._known:
            self.fetch([key])
        return key in self._here

    def _own_of(self, key: Key) -> Set[str]:
        if key not in self._known:
            self.fetch([key])
        return self._own.get(key, _NO_FIELDS)
