"""The cases a person has to decide, as the office's log tells of them; one row for each field concerned."""

from collections.abc import Iterable
from typing import Any

from models.operation import Answer, Entry, Operation
from models.store.codec import to_json
from models.store.transaction import Transaction

CASES = "disagreement"
"""The kind under which ``Changes`` say that a case was opened or closed."""

_KEEP = """
    INSERT INTO disagreement (case_id, seq, txn, outcome, what, kind, record_id, field,
        late_actor, late_device, late_at, late_value, late_shows,
        against, standing_actor, standing_device, standing_at, standing_value, why, closed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq, txn = excluded.txn, outcome = excluded.outcome,
        what = excluded.what, kind = excluded.kind, record_id = excluded.record_id, field = excluded.field,
        late_actor = excluded.late_actor, late_device = excluded.late_device, late_at = excluded.late_at,
        late_value = excluded.late_value, late_shows = excluded.late_shows, against = excluded.against,
        standing_actor = excluded.standing_actor, standing_device = excluded.standing_device,
        standing_at = excluded.standing_at, standing_value = excluded.standing_value, why = excluded.why,
        closed = CASE WHEN outcome = 'refused' AND excluded.outcome <> 'refused' THEN 0 ELSE closed END
"""
# A decision may be here before what it decides: an answer is taken in before the pages that lead up to it.
_CLOSE = """
    INSERT INTO disagreement (case_id, seq, txn, outcome, what, kind, record_id, field,
        late_actor, late_device, late_at, late_shows, against, standing_actor, standing_device, standing_at,
        why, closed)
    VALUES (?, 0, '', '', '', '', '', '', '', '', '', 0, '', '', '', '', '', 1)
    ON CONFLICT (case_id) DO UPDATE SET closed = 1
"""
_REOPEN = """
    UPDATE disagreement SET closed = 0 WHERE closed = 2 AND case_id IN (SELECT value FROM json_each(?))
"""


def keep_case(transaction: Transaction, op: Operation, said: Answer | Entry) -> None:
    """An operation met something its author had not seen, was held, or was refused."""
    against = said.against
    row: tuple[Any, ...] = (
        op.op_id, said.seq, op.txn, said.outcome, op.what, op.kind, op.record_id, op.field,
        op.actor, op.device, op.at, op.value, said.shows,
        against.op_id if against else "", against.actor if against else "",
        against.device if against else "", against.at if against else "", against.value if against else None,
        said.why, 0,
    )  # fmt: skip
    transaction.execute(_KEEP, row)
    transaction.touch(CASES, op.op_id)


def close_cases(transaction: Transaction, case_ids: Iterable[str]) -> None:
    """A person has decided these."""
    for case_id in case_ids:
        transaction.execute(_CLOSE, (case_id,))
        transaction.touch(CASES, case_id)


def reopen_cases(transaction: Transaction, case_ids: Iterable[str]) -> None:
    """The decision was not taken at the office, so what nobody else has decided is open again."""
    wanted = list(case_ids)
    if wanted:
        transaction.execute(_REOPEN, (to_json(wanted),))
        for case_id in wanted:
            transaction.touch(CASES, case_id)
