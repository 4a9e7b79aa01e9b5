"""Ways of exchanging that are known to lose what people typed, each put in the place of ours.

The simulator has to notice every one of them; what it does not notice it does not prove.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from models.changes import Changes
from models.merge import Merge
from models.operation import Answer, Operation, Outcome
from models.store import outgoing
from models.store.office import OFFICE, reached
from models.store.standing import Standing
from models.store.store import Store
from sync import exchange, judging
from sync.exchange import Words
from sync.known import Known, Version
from sync.server import lives
from sync.server.filing import Filing
from sync.server.shelf import Shelf
from sync.verdict import NOTED, TAKEN, Verdict


@contextmanager
def last_writer_wins_by_clock() -> Iterator[None]:
    """The newest by its author's clock stands, whoever had seen what."""

    def by_clock(op: Operation, known: Known, standing: Version, behind: bool) -> Verdict:
        del known, behind
        said = _SHELF[-1].said_by(standing)
        return NOTED if said is not None and said.at > op.at else TAKEN

    fields = (Merge.VISIBLE, Merge.WORDING)
    with _known_shelves(), patch.dict(judging.MEETINGS, dict.fromkeys(fields, by_clock)):
        yield


@contextmanager
def the_same_author_is_exempt() -> Iterator[None]:
    """One's own older version never counts as unseen, and an answer does not say that it stands now."""
    was_seen, follow = judging.was_seen, outgoing._stand

    def by_oneself_too(op: Operation, standing: Version, base: int, office: Any) -> bool:
        said = office.said_by(standing)
        return was_seen(op, standing, base, office) or (said is not None and said.device == op.device)

    def says_nothing_of_now(standing: Standing, op: Operation, answer: Answer) -> None:
        if answer.shown is not None:
            follow(standing, op, answer)

    with (
        patch.object(judging, "was_seen", by_oneself_too),
        patch.object(outgoing, "_stand", says_nothing_of_now),
    ):
        yield


@contextmanager
def the_cursor_outlives_a_restore() -> Iterator[None]:
    """A device that meets a restored office goes on from where it was, and offers nothing again."""

    def goes_on(store: Store, *, epoch: str, common: int, lives: dict[str, int]) -> Changes:
        del common, lives
        with store.transaction(by="") as transaction:
            transaction.execute("UPDATE office SET epoch = ?, n = 0, head = ''", (epoch,))
            transaction.touch(OFFICE, OFFICE)
        return transaction.changes

    with patch.object(exchange, "begin_epoch", goes_on):
        yield


@contextmanager
def a_device_and_a_number_are_a_key() -> Iterator[None]:
    """Whatever comes under a number that a device has used is taken for what came before."""
    had = Filing.had

    def had_by_number(filing: Filing, ops: Sequence[Operation]) -> dict[str, Answer]:
        answers = had(filing, ops)
        for op in ops:
            row = filing._connection.execute(
                "SELECT seq FROM log WHERE device = ? AND device_seq = ?", (op.device, op.device_seq)
            ).fetchone()
            if row is not None and op.op_id not in answers:
                answers[op.op_id] = Answer(op_id=op.op_id, outcome=Outcome.ACCEPTED, seq=row[0], again=True)
        return answers

    with (
        patch.object(Filing, "had", had_by_number),
        patch.object(lives, "is_copy", lambda *_: False),
        patch.object(lives, "follow", _followed),
    ):
        yield


@contextmanager
def the_cursor_moves_first() -> Iterator[None]:
    """The cursor is kept in a transaction of its own, before the rows that it covers."""
    take_in = Words._take_in

    def cursor_first(words: Words) -> None:
        if words._came is not None:
            reply = words._came.reply
            with words._store.transaction(by="") as transaction:
                far = {"cursor": reply.cursor, "n": reply.n, "head": reply.head}
                reached(transaction, epoch=reply.epoch, name=reply.office, **far)
        take_in(words)

    with patch.object(Words, "_take_in", cursor_first):
        yield


_SHELF: list[Shelf] = []


@contextmanager
def _known_shelves() -> Iterator[None]:
    """The last shelf that was made, for rules that ask it more than ours do."""
    made = Shelf.__init__

    def remembered(shelf: Shelf, *given: Any, **named: Any) -> None:
        made(shelf, *given, **named)
        _SHELF[:] = [shelf]

    with patch.object(Shelf, "__init__", remembered):
        yield


def _followed(known: Any, fresh: Sequence[Operation]) -> dict[str, int]:
    then = dict(known)
    for op in fresh:
        then[op.incarnation] = max(then.get(op.incarnation, 0), op.device_seq + 1)
    return then
