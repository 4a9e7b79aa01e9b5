"""What waits to be sent, in the order it was written, and what becomes of it once the office has answered."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

from models.changes import Changes
from models.kinds import KINDS
from models.operation import Answer, Earlier, Operation, Outcome, Shown, What
from models.store.cases import close_cases, keep_case, reopen_cases
from models.store.seen import REMOVED, SEALED, WHOLE
from models.store.standing import Standing
from models.store.store import Store
from models.store.transaction import Transaction

MOST = 2_000
LARGEST = 4 << 20
KEPT_FOR = timedelta(days=400)
"""How long what was sent is kept, in case the office is lost and has to be filled again (design: rule 7)."""
KEPT_AT_LEAST = 10_000
"""So many of the newest stay however old they look, as a clock that was wrong once decides nothing."""

_COLUMNS = (
    "op_id, device, incarnation, device_seq, txn, actor, scope, what, kind, record_id, field, value, "
    "base_seq, schema_revision, at, reason, after, closes, earlier"
)
_WAITS = "FROM operation WHERE state = 'waiting' AND device_seq > ?"
_WAITING = f"SELECT {_COLUMNS} {_WAITS} ORDER BY seq, device_seq"
# A limit that is bound is planned anew each time; one that is worked out is not.
_NEXT = f"{_WAITING} LIMIT ? + 0"
_FOLLOWING = f"SELECT txn {_WAITS} ORDER BY seq, device_seq LIMIT 1 OFFSET ? + 0"
_LAST = "SELECT coalesce(max(device_seq), 0) FROM operation WHERE incarnation = ?"
# What was seen by the author of a change that is offered again is not known in the office's present numbers.
_ANSWERED = """
    UPDATE operation SET state = ?1, seq = ?2, epoch = ?3, answer = ?4, shows = ?7, earlier = '',
        base_seq = CASE WHEN earlier = '' THEN base_seq WHEN ?6 THEN ?2 - 1 ELSE 0 END
    WHERE op_id = ?5
"""
_ACCEPTED = """
    UPDATE operation SET state = 'accepted', seq = device_seq + ?, epoch = ?, answer = NULL, shows = 1
    WHERE device_seq BETWEEN ? AND ?
"""
_OLDEST = """
    SELECT device_seq, state, at FROM operation
    WHERE device_seq <= (SELECT max(device_seq) FROM operation) - ? ORDER BY device_seq LIMIT 500
"""
Answered = tuple[Operation, Answer]

_SAYS = {What.DELETE: "false", What.RESTORE: "true"}
_WHATS = {what.value: what for what in What}
_FIELDS = {What.CREATE: WHOLE, What.DELETE: REMOVED, What.RESTORE: REMOVED, What.SEAL: SEALED}
_NUMBER = {
    kind: f'SELECT number FROM "{kind}" WHERE id = ?'  # noqa: S608 - names of our own
    for kind in ("walkabout", "action")
}


def waiting_operations(
    store: Store, *, beyond: int = 0, most: int = MOST, largest: int = LARGEST
) -> list[Operation]:
    """The next operations to send: about ``most`` of them, and never part of a transaction.

    Those up to sequence number ``beyond`` are on their way already.
    """
    batch: list[Operation] = []
    size = 0
    for row in store.rows(_NEXT, (beyond, most)):
        batch.append(_operation(store, row))
        size += len(batch[-1].value or "") + 400
        if size > largest:
            break
    return _whole(store, batch, beyond)


def waiting(store: Store, *, beyond: int = 0) -> int:
    """How many operations wait to be sent, those up to sequence number ``beyond`` not counted."""
    return int(store.value(f"SELECT count(*) {_WAITS}", (beyond,)))


def last_written(store: Store) -> int:
    """The highest sequence number of this device's present life, or 0."""
    return int(store.value(_LAST, (store.device.incarnation,)))


def take_answers(
    transaction: Transaction, operations: Mapping[str, Operation], answers: Iterable[Answer], epoch: str
) -> None:
    """Part of a wish: the office has answered what was sent to it."""
    standing = Standing(transaction)
    for op, answer in note_answers(transaction, standing, operations, answers, epoch):
        if op.kind in KINDS:
            _stand(standing, op, answer)
    standing.keep()


def note_answers(
    transaction: Transaction,
    standing: Standing,
    operations: Mapping[str, Operation],
    answers: Iterable[Answer],
    epoch: str,
) -> list[Answered]:
    """Part of a wish: what was answered is kept with the operations, but for what shows from here on."""
    answered = [(operations[answer.op_id], answer) for answer in answers if answer.op_id in operations]
    _note_outcomes(transaction, answered, epoch)
    for op, answer in answered:
        _take(transaction, standing, op, answer)
    return answered


def let_go_of_old(store: Store, *, at_least: int = KEPT_AT_LEAST) -> Changes:
    """Let go of the oldest operations that the office has had for longer than they need to be kept.

    The newest ``at_least`` stay.
    """
    oldest = store.rows(_OLDEST, (at_least,))
    limit = (store.clock.now() - KEPT_FOR).isoformat() if oldest else ""
    old = []
    for device_seq, state, at in oldest:
        if state not in (Outcome.ACCEPTED, Outcome.CONFLICT) or at >= limit:
            break
        old.append(device_seq)
    if old:
        with store.transaction(by="") as transaction:
            transaction.execute("DELETE FROM operation WHERE device_seq <= ?", (old[-1],))
    return Changes()


def _note_outcomes(transaction: Transaction, answered: Sequence[Answered], epoch: str) -> None:
    """Keep what became of each; what was accepted in one run is written in one stroke."""
    others: list[Answer] = []
    for step, run in groupby(answered, key=_step):
        found = list(run)
        if step is None:
            others += [answer for _, answer in found]
        else:
            transaction.execute(_ACCEPTED, (step, epoch, found[0][0].device_seq, found[-1][0].device_seq))
    rows = [
        (a.outcome, a.seq or None, epoch, a.why or None, a.op_id, _had_seen_all(a), a.shows) for a in others
    ]
    transaction.execute_many(_ANSWERED, rows)


def _step(answered: Answered) -> int | None:
    """By how much the office's number is ahead of this device's; None for what was not simply accepted."""
    op, answer = answered
    plain = answer.outcome is Outcome.ACCEPTED and answer.shows and not answer.again and not answer.why
    return answer.seq - op.device_seq if plain and op.earlier is None else None


def _take(transaction: Transaction, standing: Standing, op: Operation, answer: Answer) -> None:
    transaction.touch(op.kind, op.record_id)
    if answer.outcome is not Outcome.ACCEPTED:
        keep_case(transaction, op, answer)
    if answer.outcome in (Outcome.HELD, Outcome.REFUSED):
        reopen_cases(transaction, op.closes)
    if answer.closed:
        close_cases(transaction, answer.closed)
    if op.kind not in KINDS:
        return
    if answer.revives is not None:
        standing.revive(*answer.revives, answer.seq)
    if answer.number is not None:
        standing.number(op.kind, op.record_id, answer.number)


def _stand(standing: Standing, op: Operation, answer: Answer) -> None:
    """What shows on this device follows the answer.

    What the author wrote shows already, unless it was offered again or another answer has put it back.
    """
    field = _FIELDS.get(op.what, op.field)
    shows = op.earlier is None and not standing.wrote(op.kind, op.record_id, field)
    if answer.shown is None and (shows or op.what is What.SEAL):
        standing.seen(op.kind, op.record_id, field, answer.seq)
        return
    if answer.shown is not None:
        standing.now(op, answer.shown)
    elif answer.seq and not standing.knows_newer(op.kind, op.record_id, field, answer.seq):
        standing.now(op, Shown(seq=answer.seq, value=_SAYS.get(op.what, op.value)))


def _whole(store: Store, batch: list[Operation], beyond: int) -> list[Operation]:
    """The batch without the transaction it was cut in, or, where it is all one, with the rest of it."""
    if not batch:
        return batch
    last = batch[-1]
    if store.value(_FOLLOWING, (beyond, len(batch))) != last.txn:
        return batch
    whole = [op for op in batch if op.txn != last.txn]
    if whole:
        return whole
    rest = f"SELECT {_COLUMNS} FROM operation WHERE state = 'waiting' AND txn = ? ORDER BY device_seq"  # noqa: S608 - constants
    return [_operation(store, row) for row in store.rows(rest, (last.txn,))]


def _operation(store: Store, row: Sequence[Any]) -> Operation:
    (
        op_id, device, incarnation, device_seq, txn, actor, scope, what, kind, record_id, field, value,
        base_seq, schema_revision, at, reason, after, closes, earlier,
    ) = row  # fmt: skip
    return Operation(
        op_id=op_id,
        device=device,
        incarnation=incarnation,
        device_seq=device_seq,
        txn=txn,
        actor=actor,
        scope=scope,
        what=_WHATS[what],
        kind=kind,
        record_id=record_id,
        field=field,
        value=value,
        base_seq=base_seq,
        schema_revision=schema_revision,
        at=at,
        reason=reason,
        after=after,
        closes=() if closes == "[]" else tuple(json.loads(closes)),
        earlier=_earlier(store, kind, record_id, earlier) if earlier else None,
    )


def _earlier(store: Store, kind: str, record_id: str, earlier: str) -> Earlier:
    facts = json.loads(earlier)
    number = store.value(_NUMBER[kind], (record_id,)) if kind in _NUMBER else None
    return Earlier(
        epoch=facts["epoch"],
        seq=facts["seq"],
        outcome=Outcome(facts["outcome"]),
        shows=bool(facts.get("shows", True)),
        met=facts.get("met") or "",
        number=number,
    )


def _had_seen_all(answer: Answer) -> bool:
    """Whether nothing stood that the author had not seen."""
    return answer.outcome is Outcome.ACCEPTED and answer.shows
