"""The cases a person has to decide, as the office tells of them."""

from typing import Any

import pytest

from models.changes import Changes
from models.operation import Answer, Outcome
from models.store.cases import CASES, close_cases, keep_case, reopen_cases
from models.store.store import Store
from tests.sync.operations import a_set, a_version, an_entry

THEIRS = a_set("words", "It is out.", device="laptop", actor="colin", at="2026-03-24T13:58:00+00:00")
MINE = a_set("words", "It flickers.")


def told(store: Store, op: Any, said: Any) -> Changes:
    with store.transaction(by="") as transaction:
        keep_case(transaction, op, said)
    return transaction.changes


def case(store: Store, *columns: str) -> tuple[Any, ...]:
    ((found),) = store.rows(f"SELECT {', '.join(columns)} FROM disagreement")
    return found


def test_both_versions_are_kept_with_their_authors(store: Store) -> None:
    changes = told(
        store, MINE, an_entry(9, MINE, outcome=Outcome.CONFLICT, shows=False, against=a_version(THEIRS, 8))
    )
    assert changes.touched == {CASES: frozenset({MINE.op_id})}
    assert case(store, "case_id", "seq", "outcome", "what", "kind", "record_id", "field") == (
        MINE.op_id, 9, "conflict", "set", "finding", "light", "words",
    )  # fmt: skip
    assert case(store, "late_actor", "late_device", "late_at", "late_value", "late_shows") == (
        "gwen", "tablet", MINE.at, '"It flickers."', 0,
    )  # fmt: skip
    assert case(store, "against", "standing_actor", "standing_device", "standing_at", "standing_value") == (
        THEIRS.op_id, "colin", "laptop", THEIRS.at, '"It is out."',
    )  # fmt: skip


def test_a_refusal_has_nothing_standing(store: Store) -> None:
    told(store, MINE, Answer(op_id=MINE.op_id, outcome=Outcome.REFUSED, why="Because."))
    assert case(store, "outcome", "seq", "against", "standing_value", "why") == (
        "refused",
        0,
        "",
        None,
        "Because.",
    )


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        (Answer(op_id="x", outcome=Outcome.CONFLICT, seq=9), 1),
        (Answer(op_id="x", outcome=Outcome.CONFLICT, seq=9, shows=False), 0),
        (Answer(op_id="x", outcome=Outcome.HELD, seq=9, shows=False), 0),
        (Answer(op_id="x", outcome=Outcome.HELD, shows=False), 0),
        (an_entry(9, MINE, outcome=Outcome.CONFLICT), 1),
        (an_entry(9, MINE, outcome=Outcome.CONFLICT, shows=False), 0),
    ],
)
def test_which_of_the_two_shows_is_known(store: Store, said: Any, shows: int) -> None:
    told(store, MINE, said)
    assert case(store, "late_shows") == (shows,)


def test_what_a_held_change_met_in_the_end_is_told_with_it(store: Store) -> None:
    told(store, MINE, Answer(op_id=MINE.op_id, outcome=Outcome.HELD, why="Not yet here."))
    told(store, MINE, an_entry(9, MINE, outcome=Outcome.CONFLICT, shows=False, against=a_version(THEIRS, 8)))
    assert case(store, "outcome", "seq", "why", "against", "standing_value") == (
        "conflict", 9, "", THEIRS.op_id, '"It is out."',
    )  # fmt: skip


def test_a_closed_case_stays_closed_when_it_is_told_again(store: Store) -> None:
    entry = an_entry(9, MINE, outcome=Outcome.CONFLICT)
    told(store, MINE, entry)
    with store.transaction(by="") as transaction:
        close_cases(transaction, [MINE.op_id])
    assert transaction.changes.touched == {CASES: frozenset({MINE.op_id})}
    told(store, MINE, entry)
    assert case(store, "closed") == (1,)


def test_a_case_that_is_closed_before_it_is_told_of_stays_closed(store: Store) -> None:
    with store.transaction(by="") as transaction:
        close_cases(transaction, [MINE.op_id])
    told(store, MINE, an_entry(9, MINE, outcome=Outcome.CONFLICT, against=a_version(THEIRS, 8)))
    assert case(store, "closed", "standing_actor") == (1, "colin")


def test_a_case_is_open_again_where_its_decision_was_not_taken(store: Store) -> None:
    told(store, MINE, an_entry(9, MINE, outcome=Outcome.CONFLICT))
    with store.transaction(by="") as transaction:
        transaction.execute("UPDATE disagreement SET closed = 2")  # decided here, and not yet at the office
        reopen_cases(transaction, [])
    assert case(store, "closed") == (2,)
    with store.transaction(by="") as transaction:
        reopen_cases(transaction, iter([MINE.op_id]))
    assert transaction.changes.touched == {CASES: frozenset({MINE.op_id})}
    assert case(store, "closed") == (0,)
