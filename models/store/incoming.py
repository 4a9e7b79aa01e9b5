"""Taking in a page of the office's log: colleagues' changes, in the office's order, with the cursor.

What this program does not know yet is parked whole, with all that belongs to it, and taken in by a later one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from models.kinds import KINDS
from models.operation import Answer, Entry, Operation, Outcome, Shown, What
from models.references import needed_by
from models.store.cases import close_cases, keep_case
from models.store.codec import codec_of
from models.store.outgoing import note_answers
from models.store.seen import REMOVED, SEALED, WHOLE
from models.store.sent_form import plain_of, text_of
from models.store.standing import Key, Standing
from models.store.store import Store
from models.store.transaction import SCHEMA_REVISION, Transaction

_OWN = """
    SELECT op_id, state FROM operation WHERE op_id IN (SELECT value FROM json_each(?))
"""
_PARK = "INSERT OR REPLACE INTO parked (seq, revision, entry) VALUES (?, ?, ?)"
_PARKED = "SELECT seq, entry FROM parked WHERE revision < ? ORDER BY seq"
_SET_ASIDE = """
    SELECT DISTINCT entry ->> '$.op.kind', entry ->> '$.op.record_id' FROM parked
    WHERE entry ->> '$.op.what' = 'create'
"""
_HERE = {kind: f'SELECT 1 FROM "{kind}" WHERE id = ?' for kind in KINDS}  # noqa: S608 - names of our own
_COLLEAGUE = """
    INSERT INTO colleague (device, name) VALUES (?, ?) ON CONFLICT (device) DO UPDATE SET name = excluded.name
"""


def take_entries(transaction: Transaction, entries: Sequence[Entry], epoch: str) -> None:
    """Part of a wish: everything on a page is so from here on, or nothing of it."""
    if not entries:
        return
    states = dict(transaction.rows(_OWN, (text_of([entry.op.op_id for entry in entries]),)))
    aside = _set_aside(transaction)
    standing = Standing(transaction)
    standing.fetch((entry.op.kind, entry.op.record_id) for entry in entries)
    for entry in entries:
        if entry.op.op_id in states:
            standing.keep()
            _own_came_back(transaction, entry, states[entry.op.op_id], epoch)
            standing = Standing(transaction)
        else:
            _take(transaction, standing, entry, aside)
    standing.keep()


def take_names(transaction: Transaction, devices: dict[str, str]) -> None:
    """Part of a wish: what colleagues' devices are called."""
    transaction.execute_many(_COLLEAGUE, list(devices.items()))


def take_parked(store: Store) -> None:
    """After an update of the program: take in what the one before did not know."""
    rows = store.rows(_PARKED, (SCHEMA_REVISION,))
    if not rows:
        return
    with store.transaction(by="") as transaction:
        transaction.execute("DELETE FROM parked WHERE revision < ?", (SCHEMA_REVISION,))
        aside = _set_aside(transaction)
        standing = Standing(transaction)
        for _, text in rows:
            entry = msgspec.json.decode(text, type=Entry)
            _take(transaction, standing, entry, aside)
            if entry.op.what is What.CREATE and entry.shows and not _is_aside(entry.op, aside):
                standing.fill(entry.op.kind, entry.op.record_id, _first_fields(entry.op), entry.seq)
        standing.keep()


def _set_aside(transaction: Transaction) -> set[Key]:
    """Records that are not here because only a newer program can read how they began."""
    return {
        (kind, record_id)
        for kind, record_id in transaction.rows(_SET_ASIDE, ())
        if kind not in KINDS or not transaction.rows(_HERE[kind], (record_id,))
    }


def _is_aside(op: Operation, aside: set[Key]) -> bool:
    """Whether an operation is about such a record, or begins one that belongs to it."""
    if not aside or (op.kind, op.record_id) in aside:
        return bool(aside)
    if op.what is not What.CREATE or op.kind not in KINDS:
        return False
    return not aside.isdisjoint(needed_by(op.kind, plain_of(op.value)))


def _own_came_back(transaction: Transaction, entry: Entry, state: str, epoch: str) -> None:
    """One's own operation in the log counts as its answer, where that was lost or is out of date."""
    if state not in ("waiting", "held"):
        close_cases(transaction, entry.closed)
        standing = Standing(transaction)
        _stands(standing, entry, _first_fields(entry.op), own=True)
        standing.keep()
        return
    op = entry.op
    answer = Answer(
        op_id=op.op_id,
        outcome=entry.outcome,
        seq=entry.seq,
        shows=entry.shows,
        why=entry.why,
        number=entry.number,
        against=entry.against,
        revives=entry.revives,
        closed=entry.closed,
    )
    standing = Standing(transaction)
    note_answers(transaction, standing, {op.op_id: op}, [answer], epoch)
    if state == "held" and entry.outcome is Outcome.ACCEPTED:
        close_cases(transaction, [op.op_id])
    _stands(standing, entry, _first_fields(op), own=True)
    standing.keep()


def _take(transaction: Transaction, standing: Standing, entry: Entry, aside: set[Key]) -> None:
    op = entry.op
    transaction.touch(op.kind, op.record_id)
    if entry.outcome is not Outcome.ACCEPTED:
        keep_case(transaction, op, entry)
    if entry.closed:
        close_cases(transaction, entry.closed)
    _take_up(transaction, standing, entry, aside)
    if entry.revives is not None and entry.revives[0] in KINDS:
        standing.revive(*entry.revives, entry.seq)
        transaction.touch(*entry.revives)


def _take_up(transaction: Transaction, standing: Standing, entry: Entry, aside: set[Key]) -> None:
    op = entry.op
    if not _is_known(op) or _is_aside(op, aside):
        if entry.shows:
            _park(transaction, entry, aside)
        return
    try:
        fields = _first_fields(op)
        if not codec_of(KINDS[op.kind]).fields.issuperset(fields):
            _park(transaction, entry)  # a first record with fields this program does not know
        _stands(standing, entry, fields)
    except (ValueError, TypeError, KeyError, msgspec.MsgspecError):
        _park(transaction, entry, aside)  # a word or a type only a newer program knows


def _stands(standing: Standing, entry: Entry, fields: Mapping[str, Any], *, own: bool = False) -> None:
    """What an entry says shows from here on, unless something newer does already.

    ``fields`` are those of a first record.
    """
    op, seq = entry.op, entry.seq
    if not entry.shows:
        _stands_otherwise(standing, entry)
        return
    match op.what:
        case What.CREATE:
            if standing.is_news(op.kind, op.record_id, WHOLE, seq) and not standing.is_own(
                op.kind, op.record_id, WHOLE
            ):
                _make(standing, entry, fields, own=own)
        case What.SET:
            if standing.is_news(op.kind, op.record_id, op.field, seq):
                standing.show(op.kind, op.record_id, op.field, entry.value or op.value, seq)
        case What.DELETE | What.RESTORE:
            if standing.is_news(op.kind, op.record_id, REMOVED, seq) and not standing.is_own(
                op.kind, op.record_id, REMOVED
            ):
                _put_aside_or_back(standing, op, seq)
        case _:
            standing.seen(op.kind, op.record_id, SEALED, seq)


def _stands_otherwise(standing: Standing, entry: Entry) -> None:
    """What does not show may have shown here before the office was restored."""
    op, met, value = entry.op, entry.against, entry.value
    place = (op.kind, op.record_id, op.field)
    if op.what is not What.SET:
        if value is not None and standing.is_news(op.kind, op.record_id, REMOVED, entry.seq):
            standing.now(op, Shown(seq=0, value=value))
    elif value is not None:
        if standing.is_news(*place, entry.seq):
            standing.show(*place, value, 0)
    elif met is not None and met.value is not None and not standing.knows_newer(*place, met.seq):
        standing.show(*place, met.value, met.seq)


def _make(standing: Standing, entry: Entry, fields: Mapping[str, Any], *, own: bool) -> None:
    """A first record; where the office was restored it may come again, behind what was amended since."""
    op = entry.op
    if not own and not standing.is_here(op.kind, op.record_id):
        standing.whole(op.kind, op.record_id, fields, entry.seq, entry.number)
        return
    standing.renew(op.kind, op.record_id, fields, entry.seq)
    if entry.number is not None:
        standing.number(op.kind, op.record_id, entry.number)


def _put_aside_or_back(standing: Standing, op: Operation, seq: int) -> None:
    if op.what is What.DELETE:
        standing.put_aside(op.kind, op.record_id, op.at, seq)
    else:
        standing.bring_back(op.kind, op.record_id, seq)


def _is_known(op: Operation) -> bool:
    if op.kind not in KINDS:
        return False
    return op.what is not What.SET or op.field in codec_of(KINDS[op.kind]).fields


def _first_fields(op: Operation) -> Mapping[str, Any]:
    """What a first record says, by field; nothing for any other operation."""
    fields: Mapping[str, Any] = plain_of(op.value or "{}") if op.what is What.CREATE else {}
    return fields


def _park(transaction: Transaction, entry: Entry, aside: set[Key] | None = None) -> None:
    """Keep an entry for a later program; a record that cannot even begin here is ``aside`` from now on."""
    if aside is not None and entry.op.what is What.CREATE:
        aside.add((entry.op.kind, entry.op.record_id))
    row = (entry.seq, SCHEMA_REVISION, msgspec.json.encode(entry).decode())
    transaction.execute(_PARK, row)
