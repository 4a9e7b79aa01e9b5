"""What one wish says of one record stands or falls together."""

from collections.abc import Sequence

from models.operation import Operation, Outcome, What
from sync.known import Known
from sync.verdict import Verdict, refused

TOGETHER = "It came together with a change that could not be taken."


def overall_of(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict that all of one wish follow, or None where each stands for itself."""
    for outcome in (Outcome.REFUSED, Outcome.HELD):
        for verdict in verdicts:
            if verdict.outcome is outcome:
                return verdict
    return None


def fallen(verdict: Verdict, overall: Verdict, before: Known | None, op: Operation) -> Verdict:
    """What becomes of one of them by the verdict that all follow; ``before`` is the record as it stood."""
    if verdict.outcome is overall.outcome and verdict.waits_for == overall.waits_for:
        return verdict
    if overall.outcome is Outcome.REFUSED:
        return refused(TOGETHER)
    if overall.waits_for is not None:
        return overall
    against = before.standing(op.field) if before is not None and op.what is What.SET else overall.against
    return Verdict(outcome=Outcome.HELD, why=overall.why, against=against)
