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
    ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq, outcome = excluded.outcome, why = excluded.why,
        late_shows = excluded.late_shows, against = excluded.against,
        standing_actor = excluded.standing_actor, standing_device = excluded.standing_device,
        standing_at = excluded.standing_at, standing_value = excluded.standing_value
"""
_CLOSE = "UPDATE disagreement SET closed = 1 WHERE case_id = ?"
_REOPEN = "UPDATE disagreement SET closed = 0 WHERE case_id IN (SELECT value FROM json_each(?))"


def keep_case(transaction: Transaction, op: Operation, said: Answer | Entry) -> None:
    """An operation met something its author had not seen, was held, or was refused."""
    against = said.against
    shows = isinstance(said, Entry) and said.shows
    if isinstance(said, Answer):
        shows = said.seq > 0 and said.shown is None and said.outcome == "conflict"
    row: tuple[Any, ...] = (
        op.op_id, said.seq, op.txn, said.outcome, op.what, op.kind, op.record_id, op.field,
        op.actor, op.device, op.at, op.value, shows,
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
    """The decision was not taken at the office, so these are open again."""
    wanted = list(case_ids)
    if wanted:
        transaction.execute(_REOPEN, (to_json(wanted),))
        for case_id in wanted:
            transaction.touch(CASES, case_id)
