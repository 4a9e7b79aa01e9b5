"""Carrying out what a person decided: one more change, which everybody is sent, and the case is closed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from models.action_plan import Action
from models.changes import Changes
from models.disagreement import Choice, Decision, Matter
from models.errors import NotFound, RuleBroken
from models.kinds import KINDS
from models.merge import Record
from models.people import Member
from models.references import parent_of
from models.steps import step_trouble
from models.store.actions import with_target
from models.store.cases import CASES, close_cases
from models.store.codec import codec_of
from models.store.disagreements import Row, fields_of, in_words, matter_of, record_of, rows_of_case
from models.store.statements import statements_of
from models.store.store import NOT_HERE, Store
from models.store.transaction import Transaction


def decide(store: Store, decision: Decision, *, by: Member) -> Changes:
    """Keep one version, the other, or a third. Raises ``NotFound`` for a case that is closed by now.

    Raises ``RuleBroken`` for a step the rules do not allow any more, and for what waits for another record.
    """
    rows = rows_of_case(store, decision.case_id)
    if rows[0].outcome == "held" and not rows[0].against:
        raise RuleBroken(rows[0].why)  # it waits for the record it belongs to, and for nobody's decision
    with store.transaction(by=by.person_id) as transaction:
        _CARRY_OUT[matter_of(rows)](store, transaction, rows, decision)
        for row in rows:
            transaction.touch(CASES, row.case_id)
    return transaction.changes


def _two_versions(store: Store, transaction: Transaction, rows: Sequence[Row], decision: Decision) -> None:
    record = _in_use(store, rows)
    wanted = _wanted(store, rows, record, decision)
    after = replace(record, **wanted)
    if isinstance(after, Action) and "target" in decision.written and decision.choice is Choice.TOGETHER:
        after = with_target(after, after.target, store.clock.now().date())
    _write(transaction, record, after, rows, decision.reason)


def _step(store: Store, transaction: Transaction, rows: Sequence[Row], decision: Decision) -> None:
    record = _in_use(store, rows)
    if decision.choice is Choice.STANDING:
        _write(transaction, record, record, rows, decision.reason)
        return
    codec = codec_of(type(record))
    wanted = {row.field: codec.received(row.field, row.late_value or "null") for row in rows}
    trouble = step_trouble(rows[0].kind, str(getattr(record, "state")), str(wanted.get("state", "")))  # noqa: B009 - only kinds with a state take steps
    if "state" in wanted and trouble:
        raise RuleBroken(trouble)
    _write(transaction, record, replace(record, **wanted), rows, decision.reason)


def _removal(store: Store, transaction: Transaction, rows: Sequence[Row], decision: Decision) -> None:
    kind, record_id = rows[0].kind, rows[0].record_id
    record = _in_use(store, rows)
    above = parent_of(kind, _plain(record)) if rows[0].what == "create" else None
    if above is not None:  # words under a record that somebody had removed: it is about that record
        kind, record_id = above
    closes = [row.case_id for row in rows]
    if decision.choice is Choice.LATE:
        transaction.remove(KINDS[kind], record_id, decision.reason, closes=closes)
    else:
        transaction.keep_in_use(store.get(KINDS[kind], record_id), decision.reason, closes=closes)


def _refused(store: Store, transaction: Transaction, rows: Sequence[Row], decision: Decision) -> None:
    """Nothing of it is at the office, so letting it go stays on this device."""
    first = rows[0]
    close_cases(transaction, [row.case_id for row in rows])
    kind = KINDS[first.kind]
    record = record_of(store, first.kind, first.record_id)
    if decision.choice is Choice.STANDING:
        if first.what == "create":
            transaction.execute(statements_of(kind).remove, (transaction.at, first.record_id))
            transaction.touch(first.kind, first.record_id)
        return
    if record is None:
        raise NotFound(NOT_HERE)
    if first.what == "create":
        transaction.send_again(record)
    elif first.what == "delete":
        transaction.remove(kind, first.record_id, decision.reason)
    else:
        codec = codec_of(kind)
        wanted = {row.field: codec.received(row.field, row.late_value or "null") for row in rows}
        transaction.amend(record, replace(record, **wanted), decision.reason)


_CARRY_OUT = {
    Matter.TWO_VERSIONS: _two_versions,
    Matter.STEP: _step,
    Matter.REMOVAL: _removal,
    Matter.REFUSED: _refused,
}


def _in_use(store: Store, rows: Sequence[Row]) -> Record:
    if rows[0].kind not in KINDS:
        raise RuleBroken("Only a newer program can decide this. Update the program.")
    return store.get(KINDS[rows[0].kind], rows[0].record_id)


def _wanted(store: Store, rows: Sequence[Row], record: Record, decision: Decision) -> dict[str, Any]:
    """The values a person wants, by field."""
    kind = rows[0].kind
    codec = codec_of(type(record))
    wanted: dict[str, Any] = {}
    for field, (late, standing) in fields_of(rows, record).items():
        chosen = standing
        if decision.choice is Choice.LATE:
            chosen = late
        elif decision.choice is Choice.TOGETHER and field in decision.written:
            written = decision.written[field].strip()
            if written not in (in_words(store, kind, field, late), in_words(store, kind, field, standing)):
                wanted[field] = written
                continue
            chosen = late if written == in_words(store, kind, field, late) else standing
        if chosen is not None:
            wanted[field] = codec.received(field, chosen)
    return wanted


def _write(transaction: Transaction, record: Record, after: Record, rows: Sequence[Row], reason: str) -> None:
    """The change and the closing in one operation; where nothing changes, an operation that only closes."""
    closes = [row.case_id for row in rows]
    if after != record:
        transaction.amend(record, after, reason, closes=closes)
    else:
        field = rows[0].field or "name"
        transaction.settle(record, field, reason, closes=closes)


def _plain(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in codec_of(type(record)).columns}
