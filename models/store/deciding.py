"""Carrying out what a person decided: one more change, which everybody is sent, and the case is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from models.action_plan import Action
from models.changes import Changes
from models.disagreement import Choice, Decision, Matter
from models.errors import NotFound, RuleBroken
from models.field_words import FOLLOWS, FREE
from models.kinds import KINDS
from models.merge import Record
from models.people import Member
from models.steps import step_trouble
from models.store.actions import with_target
from models.store.cases import CASES, close_cases
from models.store.codec import codec_of
from models.store.disagreements import Row, about, fields_of, is_known, matter_of, rows_of_case
from models.store.statements import statements_of
from models.store.store import NOT_HERE, Store
from models.store.transaction import Transaction
from models.store.value_words import NOTHING, in_words, record_of

TOO_NEW = "Only a newer program can decide this. Update the program."
CHANGED = "What there is to choose from has changed meanwhile. Look at it again."


def decide(store: Store, decision: Decision, *, by: Member) -> Changes:
    """Keep one version, the other, or a third. Raises ``NotFound`` for a case that is closed by now.

    Raises ``RuleBroken`` for a step the rules do not allow any more, for what waits for another record, and
    for what only a newer program knows.
    """
    rows = rows_of_case(store, decision.case_id)
    if rows[0].outcome == "held" and not rows[0].against:
        raise RuleBroken(rows[0].why)  # it waits for the record it belongs to, and for nobody's decision
    if not is_known(rows):
        raise RuleBroken(TOO_NEW)
    with store.transaction(by=by.person_id) as transaction:
        _CARRY_OUT[matter_of(rows)](store, transaction, rows, decision)
        for row in rows:
            transaction.touch(CASES, row.case_id)
    return transaction.changes


def _two_versions(store: Store, transaction: Transaction, rows: Sequence[Row], decision: Decision) -> None:
    record = _in_use(store, rows)
    wanted = _wanted(store, rows, record, decision)
    after = replace(record, **wanted)
    if isinstance(record, Action) and isinstance(after, Action) and after.target != record.target:
        after = _with_its_dates(store, rows, after, wanted)
    _write(transaction, record, after, rows, decision.reason)


def _with_its_dates(store: Store, rows: Sequence[Row], after: Action, wanted: Mapping[str, Any]) -> Action:
    """The dates that go with the target that was chosen, as they were read when it was agreed."""
    agreed = {}
    for row in rows:
        if row.field == "target":
            codec = codec_of(Action)
            agreed[codec.received("target", row.late_value or "null")] = row.late_at
            agreed[codec.received("target", row.standing_value or "null")] = row.standing_at
    day = agreed.get(after.target, "")[:10]
    read = with_target(after, after.target, date.fromisoformat(day) if day else store.clock.now().date())
    return replace(read, **{name: wanted[name] for name in ("due_on", "check_on") if name in wanted})


def _step(store: Store, transaction: Transaction, rows: Sequence[Row], decision: Decision) -> None:
    record = _in_use(store, rows)
    if decision.choice is Choice.STANDING:
        _write(transaction, record, record, rows, decision.reason)
        return
    wanted = _late(rows, record)
    trouble = step_trouble(rows[0].kind, str(getattr(record, "state")), str(wanted["state"]))  # noqa: B009 - only kinds with a state take steps
    if trouble:
        raise RuleBroken(trouble)
    _write(transaction, record, replace(record, **wanted), rows, decision.reason)


def _removal(store: Store, transaction: Transaction, rows: Sequence[Row], decision: Decision) -> None:
    kind, record_id = about(rows)
    closes = [row.case_id for row in rows]
    if decision.choice is Choice.LATE:
        transaction.remove(KINDS[kind], record_id, decision.reason, closes=closes)
    else:
        transaction.keep_in_use(store.get(KINDS[kind], record_id), decision.reason, closes=closes)


def _refused(store: Store, transaction: Transaction, rows: Sequence[Row], decision: Decision) -> None:
    """Nothing of it is at the office, so letting it go stays on this device.

    What had waited there for its record was refused in everybody's sight, and is closed for everybody.
    """
    first = rows[0]
    close_cases(transaction, [row.case_id for row in rows])
    kind = KINDS[first.kind]
    record = record_of(store, first.kind, first.record_id)
    seen_by_all = [row for row in rows if row.seq]
    if decision.choice is Choice.STANDING:
        if first.what == "create":
            transaction.execute(statements_of(kind).remove, (transaction.at, first.record_id))
            transaction.touch(first.kind, first.record_id)
        elif seen_by_all and record is not None:
            _write(transaction, record, record, seen_by_all, decision.reason)
        return
    if record is None:
        raise NotFound(NOT_HERE)
    if first.what == "create":
        transaction.send_again(record)
    elif first.what == "delete":
        transaction.remove(kind, first.record_id, decision.reason)
    else:
        _write(transaction, record, replace(record, **_late(rows, record)), seen_by_all, decision.reason)


_CARRY_OUT = {
    Matter.TWO_VERSIONS: _two_versions,
    Matter.STEP: _step,
    Matter.REMOVAL: _removal,
    Matter.REFUSED: _refused,
}


def _in_use(store: Store, rows: Sequence[Row]) -> Record:
    return store.get(KINDS[rows[0].kind], rows[0].record_id)


def _late(rows: Sequence[Row], record: Record) -> dict[str, Any]:
    """The values of the late version, by field."""
    codec = codec_of(type(record))
    return {
        field: codec.received(field, late or "null") for field, (late, _) in fields_of(rows, record).items()
    }


def _wanted(store: Store, rows: Sequence[Row], record: Record, decision: Decision) -> dict[str, Any]:
    """The values a person wants, by field. Raises ``RuleBroken`` for what was not there to choose."""
    kind = rows[0].kind
    codec = codec_of(type(record))
    fields = fields_of(rows, record)
    wanted: dict[str, Any] = {}
    for field, versions in fields.items():
        decides = FOLLOWS.get(kind, {}).get(field, field)
        decides = decides if decides in fields else field
        late, standing = (in_words(store, kind, decides, version) for version in fields[decides])
        written = decision.written.get(decides, standing).strip()
        if decision.choice is Choice.LATE or (
            decision.choice is Choice.TOGETHER and (written or NOTHING) == late
        ):
            wanted[field] = codec.received(field, versions[0] or "null")
        elif decision.choice is Choice.STANDING or (written or NOTHING) == standing:
            wanted[field] = codec.received(field, versions[1] or "null")
        elif field in FREE:
            wanted[field] = written
        elif decides == field:
            raise RuleBroken(CHANGED)
    return wanted


def _write(transaction: Transaction, record: Record, after: Record, rows: Sequence[Row], reason: str) -> None:
    """The change and the closing in one operation; where nothing changes, an operation that only closes."""
    closes = [row.case_id for row in rows]
    if after != record:
        transaction.amend(record, after, reason, closes=closes)
    elif closes:
        transaction.settle(record, rows[0].field or "name", reason, closes=closes)
