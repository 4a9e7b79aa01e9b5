"""Keeping what was judged: the log with its numbers and its chain, and the records that follow from it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from models.operation import Against, Answer, Entry, Operation, Outcome, What
from models.ports import Ids
from models.store.driver import Connection
from sync.known import Known, Version
from sync.server.before import answered_before, turned_away_before
from sync.server.chain import content_of, link, salt_of
from sync.server.numbers import Numbers
from sync.server.shelf import PENDING, Key, Shelf, address
from sync.server.taken import Taken

_HAD = "SELECT op_id, content, entry FROM log WHERE op_id IN (SELECT value FROM json_each(?))"
_REFUSED = "SELECT op_id, content, why FROM refusal WHERE op_id IN (SELECT value FROM json_each(?))"
_WAITING = "SELECT op_id, content, why FROM backlog WHERE op_id IN (SELECT value FROM json_each(?))"
_WAITED = """
    SELECT op_id, op FROM backlog WHERE waits_for IN (SELECT value FROM json_each(?)) ORDER BY place
"""
_ANY_WAITING = "SELECT 1 FROM backlog LIMIT 1"
_BASE = "SELECT base_seq FROM log WHERE op_id = ?"
_COUNTER = "SELECT n, head FROM office"
_COUNT = "UPDATE office SET n = ?, head = ?"
_LOG = """
    INSERT INTO log (seq, op_id, txn, device, incarnation, device_seq, scope, base_seq, echo, content, salt,
                     chain, received_at, entry)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_NEW_RECORD = """
    INSERT INTO record (kind, record_id, scope, seq, op_id, above, number, in_use, removed_seq, removed_op,
                        sealed_seq, sealed_op)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_RECORD = """
    UPDATE record SET in_use = ?, removed_seq = ?, removed_op = ?, sealed_seq = ?, sealed_op = ?
    WHERE kind = ? AND record_id = ?
"""
_VERSION = """
    INSERT INTO version (kind, record_id, field, seq, op_id, value) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (kind, record_id, field)
    DO UPDATE SET seq = excluded.seq, op_id = excluded.op_id, value = excluded.value
"""
_OPENED = """
    INSERT INTO opened (case_id, kind, record_id, seq, closed_seq) VALUES (?, ?, ?, ?, 0)
    ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq
"""
_CLOSED = """
    INSERT INTO opened (case_id, kind, record_id, seq, closed_seq) VALUES (?, ?, ?, 0, ?)
    ON CONFLICT (case_id) DO UPDATE SET closed_seq = excluded.closed_seq
"""
_KEEP_REFUSED = "INSERT OR IGNORE INTO refusal (op_id, content, device, why, at) VALUES (?, ?, ?, ?, ?)"
_KEEP_WAITING = """
    INSERT OR IGNORE INTO backlog (op_id, content, waits_for, why, at, op) VALUES (?, ?, ?, ?, ?, ?)
"""

_ENCODER = msgspec.json.Encoder()


class Clash(Exception):
    """The office knows operations of these identities with another content: the device is a copy."""

    def __init__(self, op_ids: Sequence[str]) -> None:
        super().__init__("operations of the same identity and another content")
        self.op_ids = tuple(op_ids)


def numbered(seq: int, base: int) -> int:
    """The real number behind one that was counted before the counter was taken."""
    return seq - PENDING + base + 1 if seq >= PENDING else seq


class Filing:
    """The written side of one push, inside the caller's transaction."""

    def __init__(self, connection: Connection, at: str, ids: Ids) -> None:
        self._connection = connection
        self._at = at
        self._ids = ids
        self._this_push: dict[str, Operation] = {}
        self._elsewhere: set[str] = set()

    def had(self, ops: Sequence[Operation]) -> dict[str, Answer]:
        """What was answered to those of these operations that came before. Raises ``Clash``."""
        given = (msgspec.json.encode([op.op_id for op in ops]).decode(),)
        contents: dict[str, str] = {}
        entries: dict[str, Entry] = {}
        turned_away: dict[str, tuple[Outcome, str]] = {}
        for op_id, content, text in self._connection.execute(_HAD, given):
            contents[op_id] = content
            entries[op_id] = msgspec.json.decode(text, type=Entry)
        for sql, outcome in ((_REFUSED, Outcome.REFUSED), (_WAITING, Outcome.HELD)):
            for op_id, content, why in self._connection.execute(sql, given):
                contents[op_id] = content
                turned_away[op_id] = (outcome, why)
        clashing = [op.op_id for op in ops if op.op_id in contents and contents[op.op_id] != content_of(op)]
        if clashing:
            raise Clash(clashing)
        known = [op for op in ops if op.op_id in contents]
        self._elsewhere = {
            op.op_id for op in known if op.op_id in entries and _life(entries[op.op_id].op) != _life(op)
        }
        shelf = Shelf(self._connection)
        shelf.fetch((op.kind, op.record_id) for op in known)
        return {
            op.op_id: answered_before(entries[op.op_id], shelf)
            if op.op_id in entries
            else turned_away_before(op, *turned_away[op.op_id], shelf)
            for op in known
        }

    def new_here(self, ops: Sequence[Operation], known: Mapping[str, Answer]) -> list[Operation]:
        """Those that take a place in the life they come under: new, or known from another life."""
        return [op for op in ops if op.op_id not in known or op.op_id in self._elsewhere]

    def base_of(self, op_id: str) -> int:
        """The number of what the author of a logged operation had seen."""
        (base,) = self._connection.execute(_BASE, (op_id,)).fetchone()
        return int(base)

    def anything_waits(self) -> bool:
        """Whether anything at all waits for a record."""
        return self._connection.execute(_ANY_WAITING).fetchone() is not None

    def waited_for(self, addresses: Sequence[str]) -> list[Operation]:
        """Take out what waited for these records, in the order it came."""
        given = (msgspec.json.encode(addresses).decode(),)
        rows = self._connection.execute(_WAITED, given).fetchall()
        self._connection.executemany("DELETE FROM backlog WHERE op_id = ?", [(op_id,) for op_id, _ in rows])
        return [msgspec.json.decode(text, type=Operation) for _, text in rows]

    def write(self, lines: Sequence[Taken], shelf: Shelf, numbers: Numbers) -> int:
        """Give the lines their numbers and keep them; the last number before them is given back."""
        self._this_push = {line.op.op_id: line.op for line in lines}
        numbers.keep()
        base, head = self._connection.execute(_COUNTER).fetchone()
        secret = self._ids.new()
        log: list[tuple[Any, ...]] = []
        for seq, line in enumerate(lines, base + 1):
            entry = self._entry(line, seq, base)
            salt = salt_of(secret, line.op.op_id)
            head = link(head, entry, salt)
            log.append(self._row(line, entry, shelf, salt, head, base))
        self._connection.executemany(_LOG, log)
        self._keep_standing(lines, shelf, base)
        self._keep_cases(lines, base)
        self._connection.execute(_COUNT, (base + len(lines), head))
        return int(base)

    def keep_refused(self, refused: Iterable[Taken]) -> None:
        """Remember that these were refused, and why; what they said is not kept."""
        rows = [
            (taken.op.op_id, taken.content, taken.op.device, taken.verdict.why, self._at) for taken in refused
        ]
        if rows:
            self._connection.executemany(_KEEP_REFUSED, rows)

    def keep_waiting(self, new: Iterable[Taken]) -> None:
        """Keep those of these that belong to records that are not here yet."""
        rows = [
            (
                taken.op.op_id, taken.content, address(taken.verdict.waits_for), taken.verdict.why, self._at,
                msgspec.json.encode(taken.op).decode(),
            )
            for taken in new
            if taken.verdict.waits_for is not None
        ]  # fmt: skip
        if rows:
            self._connection.executemany(_KEEP_WAITING, rows)

    def against(self, version: Version | None, base: int) -> Against | None:
        """The version an operation met, with its author."""
        if version is None:
            return None
        op = self._this_push.get(version.op_id)
        if op is None:
            row = self._connection.execute(
                "SELECT entry FROM log WHERE op_id = ?", (version.op_id,)
            ).fetchone()
            op = msgspec.json.decode(row[0], type=Entry).op
        return Against(
            op_id=op.op_id,
            seq=numbered(version.seq, base),
            actor=op.actor,
            device=op.device,
            at=op.at,
            value=version.value,
        )

    def _entry(self, line: Taken, seq: int, base: int) -> Entry:
        verdict = line.verdict
        return Entry(
            seq=seq,
            op=line.op,
            outcome=verdict.outcome,
            shows=verdict.shows,
            value=verdict.value,
            why=verdict.why,
            against=self.against(verdict.against, base),
            number=line.number,
            revives=verdict.revives,
            closed=line.closed,
        )

    def _row(
        self, line: Taken, entry: Entry, shelf: Shelf, salt: str, head: str, base: int
    ) -> tuple[Any, ...]:
        op = line.op
        known = shelf.known(op.kind, op.record_id)
        return (
            entry.seq, op.op_id, op.txn, op.device, op.incarnation, op.device_seq,
            known.scope if known is not None else "", numbered(line.base, base), line.from_backlog,
            line.content, salt, head, self._at, _ENCODER.encode(entry).decode(),
        )  # fmt: skip

    def _keep_standing(self, lines: Sequence[Taken], shelf: Shelf, base: int) -> None:
        """The records and versions that stand differently now; a field that is set is all in its version."""
        records: dict[Key, None] = {}
        fields: dict[Key, None] = {}
        for line in lines:
            op, verdict = line.op, line.verdict
            if verdict.shows:
                (fields if op.what is What.SET else records)[op.kind, op.record_id] = None
            if verdict.revives is not None:
                records[verdict.revives] = None
        found = _those_here(records, shelf)
        new = [_beginning(known, base) + _use(known, base) for known in found if known.created.seq >= PENDING]
        others = [
            (*_use(known, base), known.kind, known.record_id)
            for known in found
            if known.created.seq < PENDING
        ]
        self._connection.executemany(_NEW_RECORD, new)
        self._connection.executemany(_RECORD, others)
        self._connection.executemany(
            _VERSION,
            [
                (known.kind, known.record_id, name, numbered(version.seq, base), version.op_id, version.value)
                for known in _those_here(fields, shelf)
                for name, version in known.amended.items()
                if version.seq >= PENDING
            ],
        )

    def _keep_cases(self, lines: Sequence[Taken], base: int) -> None:
        opened: list[tuple[Any, ...]] = []
        closed: list[tuple[Any, ...]] = []
        for seq, line in enumerate(lines, base + 1):
            if line.verdict.outcome is not Outcome.ACCEPTED:
                opened.append((line.op.op_id, line.op.kind, line.op.record_id, seq))
            closed += [(case_id, line.op.kind, line.op.record_id, seq) for case_id in line.closed]
        self._connection.executemany(_OPENED, opened)
        self._connection.executemany(_CLOSED, closed)


def _life(op: Operation) -> tuple[str, int]:
    """Which life of a device an operation comes under, and its place there."""
    return op.incarnation, op.device_seq


def _those_here(keys: Iterable[Key], shelf: Shelf) -> list[Known]:
    return [known for key in keys if (known := shelf.known(*key)) is not None]


def _beginning(known: Known, base: int) -> tuple[Any, ...]:
    created = known.created
    return (
        known.kind, known.record_id, known.scope, numbered(created.seq, base), created.op_id,
        known.above, known.number,
    )  # fmt: skip


def _use(known: Known, base: int) -> tuple[Any, ...]:
    removed, sealed = known.removed, known.sealed
    return (
        known.in_use,
        numbered(removed.seq, base) if removed else None, removed.op_id if removed else None,
        numbered(sealed.seq, base) if sealed else None, sealed.op_id if sealed else None,
    )  # fmt: skip
