"""What is answered to an operation that came before: what became of it then, and what stands by now."""

from models.operation import Answer, Entry, Operation, Outcome, Shown, What
from sync.server.shelf import Shelf


def answered_before(entry: Entry, shelf: Shelf) -> Answer:
    """What is answered to an operation that the log has."""
    known = shelf.known(entry.op.kind, entry.op.record_id)
    replaced = (
        known is not None and entry.op.what is not What.CREATE and known.of(entry.op).op_id != entry.op.op_id
    )
    says_all = entry.shows and entry.value is None and not replaced
    return Answer(
        op_id=entry.op.op_id,
        outcome=entry.outcome,
        seq=entry.seq,
        again=True,
        shows=entry.shows,
        why=entry.why,
        shown=None if says_all else _stands(entry.op, shelf),
        number=entry.number,
        against=entry.against,
        revives=entry.revives,
        closed=entry.closed,
    )


def turned_away_before(op: Operation, outcome: Outcome, why: str, shelf: Shelf) -> Answer:
    """What is answered to one that was refused, or that waits for another record."""
    return Answer(op_id=op.op_id, outcome=outcome, again=True, shows=False, why=why, shown=_stands(op, shelf))


def _stands(op: Operation, shelf: Shelf) -> Shown | None:
    known = shelf.known(op.kind, op.record_id)
    if known is None:
        return None
    standing = known.of(op)
    return Shown(seq=standing.seq, value=standing.value)
