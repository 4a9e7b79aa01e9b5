"""What waits to be sent, and what becomes of it once the office has answered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from models.action_plan import Action
from models.landlord import ClosureDay
from models.operation import Answer, Operation, Outcome, Shown, What
from models.store.outgoing import KEPT_FOR, last_written, let_go_of_old, take_answers, waiting_operations
from models.store.store import Store
from models.walkabout import Finding
from tests.builders import SetClock, a_finding, a_landlord, a_walkabout, an_action, an_estate, keep
from tests.sync.operations import a_set, a_version, an_op

THEIRS = a_set("words", "Theirs.", device="laptop", actor="colin")


@pytest.fixture
def written(store: Store) -> Store:
    """An estate, a walkabout and a finding in one wish, and an action in another."""
    keep(store, an_estate(), a_walkabout(), a_finding(block_id=""))
    keep(store, an_action())
    return store


def amend(store: Store, record: Any, **fields: Any) -> None:
    with store.transaction(by="gwen") as transaction:
        transaction.amend(record, replace(record, **fields))


def answer(store: Store, *answers: dict[str, Any], epoch: str = "first") -> dict[str, frozenset[str]]:
    """What waits is answered so, one after the other; accepted where nothing is said."""
    ops = waiting_operations(store)
    given = [
        Answer(**{"op_id": op.op_id, "outcome": Outcome.ACCEPTED, "seq": seq} | said)
        for seq, (op, said) in enumerate(zip(ops, [*answers, *[{}] * len(ops)], strict=False), 11)
    ]
    with store.transaction(by="") as transaction:
        take_answers(transaction, {op.op_id: op for op in ops}, given, epoch)
    return dict(transaction.changes.touched)


def states(store: Store) -> list[tuple[Any, ...]]:
    return store.rows("SELECT state, seq, epoch, answer FROM operation ORDER BY device_seq")


def version(store: Store, field: str, kind: str = "finding", record_id: str = "light") -> int | None:
    sql = "SELECT seq FROM field_version WHERE kind = ? AND record_id = ? AND field = ?"
    found: int | None = store.value(sql, (kind, record_id, field))
    return found


# What waits


def test_operations_wait_in_the_order_they_were_written(written: Store) -> None:
    ops = waiting_operations(written)
    assert [op.kind for op in ops] == ["estate", "walkabout", "finding", "action"]
    assert [op.device_seq for op in ops] == [1, 2, 3, 4]
    assert last_written(written) == 4
    first = ops[0]
    assert isinstance(first, Operation)
    assert (first.what, first.closes, first.earlier, first.after) == (What.CREATE, (), None, "")


def test_what_an_operation_says_is_told_whole(written: Store) -> None:
    before = written.get(Finding, "light")
    with written.transaction(by="gwen") as transaction:
        transaction.amend(before, replace(before, grade="A"), "Looked again.", closes=("one", "two"))
    op = waiting_operations(written)[-1]
    assert (op.field, op.value, op.reason, op.closes, op.actor) == (
        "grade",
        '"A"',
        "Looked again.",
        ("one", "two"),
        "gwen",
    )
    assert op.scope == "larkfield"


def test_a_batch_never_cuts_a_wish(written: Store) -> None:
    assert len(waiting_operations(written, most=4)) == 4
    assert len(waiting_operations(written, most=3)) == 3
    assert len(waiting_operations(written, most=2)) == 3, "a wish that is longer than the batch goes alone"
    assert len(waiting_operations(written, most=1)) == 3


def test_a_batch_that_ends_within_a_wish_leaves_all_of_it_for_the_next(store: Store) -> None:
    keep(store, an_estate())
    keep(store, a_walkabout(), a_finding(block_id=""))
    assert [op.kind for op in waiting_operations(store, most=2)] == ["estate"]


def test_a_batch_ends_where_it_grows_too_large(written: Store) -> None:
    assert len(waiting_operations(written, largest=10)) == 3


def test_nothing_waits_in_an_empty_store(store: Store) -> None:
    assert waiting_operations(store) == []
    assert last_written(store) == 0


# What became of it


def test_what_was_accepted_has_its_number(written: Store) -> None:
    answer(written)
    assert states(written)[0] == ("accepted", 11, "first", None)
    assert waiting_operations(written) == []
    assert version(written, "") == 13


def test_an_answer_to_something_else_changes_nothing(written: Store) -> None:
    with written.transaction(by="") as transaction:
        take_answers(transaction, {}, [Answer(op_id="another's", outcome=Outcome.ACCEPTED, seq=9)], "first")
    assert not transaction.changes
    assert len(waiting_operations(written)) == 4


def test_a_change_that_shows_is_numbered_and_stays(written: Store) -> None:
    answer(written)
    amend(written, written.get(Finding, "light"), grade="A")
    touched = answer(written, {"outcome": Outcome.CONFLICT, "against": a_version(THEIRS, 9)})
    assert written.get(Finding, "light").grade == "A"
    assert version(written, "grade") == 11
    assert touched["finding"] == {"light"}
    assert written.value("SELECT late_shows FROM disagreement") == 1


def test_a_change_that_does_not_show_gives_way_to_what_stands(written: Store) -> None:
    answer(written)
    amend(written, written.get(Finding, "light"), words="Mine.")
    shown = Shown(seq=9, value='"Theirs."')
    answer(written, {"outcome": Outcome.CONFLICT, "against": a_version(THEIRS, 9), "shown": shown})
    assert written.get(Finding, "light").words == "Theirs."
    assert version(written, "words") == 9
    assert written.value("SELECT late_value FROM disagreement") == '"Mine."', "nothing that was typed is lost"


def test_while_a_newer_change_of_one_s_own_waits_it_goes_on_being_shown(written: Store) -> None:
    answer(written)
    amend(written, written.get(Finding, "light"), words="Mine.")
    waiting = waiting_operations(written)
    amend(written, written.get(Finding, "light"), words="Mine again.")
    said = Answer(
        op_id=waiting[0].op_id, outcome=Outcome.CONFLICT, seq=20, shown=Shown(seq=9, value='"Theirs."')
    )
    with written.transaction(by="") as transaction:
        take_answers(transaction, {op.op_id: op for op in waiting}, [said], "first")
    assert written.get(Finding, "light").words == "Mine again."


def test_a_refusal_is_work_for_a_person_and_opens_the_case_it_was_to_close(written: Store) -> None:
    answer(written)
    before = written.get(Finding, "light")
    amend(written, before, words="Mine.")
    answer(written, {"outcome": Outcome.CONFLICT, "shown": Shown(seq=9, value='"Theirs."')})
    (case_id,) = written.rows("SELECT case_id FROM disagreement")[0]
    with written.transaction(by="gwen") as transaction:
        transaction.settle(written.get(Finding, "light"), "words", closes=(case_id,))
    assert written.value("SELECT closed FROM disagreement") == 2
    answer(written, {"outcome": Outcome.REFUSED, "seq": 0, "why": "It is sealed."})
    assert written.rows("SELECT outcome, closed, why FROM disagreement ORDER BY seq DESC") == [
        ("conflict", 0, ""),
        ("refused", 0, "It is sealed."),
    ]
    assert states(written)[-1] == ("refused", None, "first", "It is sealed.")


def test_a_decision_that_was_taken_closes_its_cases(written: Store) -> None:
    answer(written)
    amend(written, written.get(Finding, "light"), words="Mine.")
    answer(written, {"outcome": Outcome.CONFLICT, "shown": Shown(seq=9, value='"Theirs."')})
    (case_id,) = written.rows("SELECT case_id FROM disagreement")[0]
    amend(written, written.get(Finding, "light"), words="Both.")
    answer(written, {"closed": (case_id,)})
    assert written.value("SELECT closed FROM disagreement") == 1


def test_a_new_action_is_given_its_printed_number(written: Store) -> None:
    answer(written, {}, {"number": 7}, {}, {"number": 204})
    assert written.get(Action, "a-0000").number == 204


def test_a_removal_that_was_held_is_undone(written: Store) -> None:
    answer(written)
    with written.transaction(by="gwen") as transaction:
        transaction.remove(Finding, "light")
    held = {"outcome": Outcome.HELD, "shows": False, "shown": Shown(seq=9, value="true")}
    answer(written, held | {"against": a_version(THEIRS, 9)})
    assert written.find(Finding, "light") is not None


def test_a_removal_and_its_undoing_have_numbers(written: Store) -> None:
    answer(written)
    with written.transaction(by="gwen") as transaction:
        transaction.remove(Finding, "light")
    answer(written)
    assert version(written, "removed") == 11
    with written.transaction(by="gwen") as transaction:
        transaction.bring_back(Finding, "light")
    answer(written, {"seq": 30})
    assert version(written, "removed") == 30
    assert written.find(Finding, "light") is not None


def test_what_brought_a_record_back_brings_it_back_here(written: Store) -> None:
    answer(written)
    amend(written, written.get(Finding, "light"), grade="A")
    with written.transaction(by="") as transaction:
        transaction.execute("UPDATE finding SET removed_at = 'yesterday'")
    answer(written, {"outcome": Outcome.CONFLICT, "revives": ("finding", "light")})
    assert written.find(Finding, "light") is not None
    assert version(written, "removed") == 11


@pytest.mark.parametrize("what", [What.SEAL, What.SET])
def test_a_seal_is_known_by_its_number_and_a_kind_of_tomorrow_by_nothing(written: Store, what: What) -> None:
    op = an_op(what, kind="finding" if what is What.SEAL else "meeting", field="with", value="1")
    with written.transaction(by="") as transaction:
        take_answers(
            transaction, {op.op_id: op}, [Answer(op_id=op.op_id, outcome=Outcome.ACCEPTED, seq=9)], "first"
        )
    assert version(written, "sealed") == (9 if what is What.SEAL else None)
    assert version(written, "with", kind="meeting") is None


def test_a_record_that_gives_way_keeps_what_was_written_on_top_of_it(store: Store) -> None:
    """Both devices founded the landlord; the office has the other's, with this one's later telephone."""
    keep(store, a_landlord(name="Mine"))
    mine = store.select(type(a_landlord()))[0]
    amend(store, mine, telephone="01632 960 555")
    said = waiting_operations(store)[0].value or ""
    theirs = Shown(seq=5, value=said.replace("Mine", "Theirs"))
    answer(store, {"outcome": Outcome.CONFLICT, "shown": theirs})
    shown = store.select(type(a_landlord()))[0]
    assert (shown.name, shown.telephone) == ("Theirs", "01632 960 555")
    assert version(store, "", "landlord", "landlord") == 5


def test_a_record_made_twice_keeps_its_printed_number(written: Store) -> None:
    ops = waiting_operations(written)
    answer(written, {}, {"number": 3}, {}, {"number": 204, "shown": Shown(seq=5, value=ops[3].value)})
    assert written.get(Action, "a-0000").number == 204


# What was sent long ago


def aged(store: Store, clock: SetClock, states: Sequence[str], days: int = 500) -> int:
    """Closure days whose operations became of that; how many operations are left after the time."""
    for place, state in enumerate(states):
        keep(store, ClosureDay(id=f"day-{place}", day="2026-12-24", name="Closed"))
        with store.transaction(by="") as transaction:
            sql = "UPDATE operation SET state = ? WHERE record_id = ?"
            transaction.execute(sql, (state, f"day-{place}"))
    clock.goes_on(days=days)
    let_go_of_old(store, at_least=0)
    return int(store.value("SELECT count(*) FROM operation"))


@pytest.mark.parametrize(
    ("states", "left"),
    [
        ([], 0),
        (["accepted", "accepted"], 0),
        (["accepted", "conflict", "accepted"], 0),
        (["accepted", "refused", "accepted"], 2),
        (["accepted", "held"], 1),
        (["waiting", "accepted"], 2),
    ],
)
def test_only_what_the_office_has_is_let_go_of(
    store: Store, clock: SetClock, states: list[str], left: int
) -> None:
    assert aged(store, clock, states) == left


def test_and_only_after_its_time(store: Store, clock: SetClock) -> None:
    assert aged(store, clock, ["accepted"], days=KEPT_FOR.days) == 1
    clock.goes_on(days=1)
    let_go_of_old(store, at_least=0)
    assert store.value("SELECT count(*) FROM operation") == 0
    keep(store, ClosureDay(id="later", day="2026-12-24", name="Closed"))
    assert last_written(store) == 2, "no number is used twice"


def test_the_newest_stay_however_old_they_look(store: Store, clock: SetClock) -> None:
    assert aged(store, clock, ["accepted"] * 5) == 0
    for place in range(5):
        keep(store, ClosureDay(id=f"next {place}", day="2026-12-24", name="Closed"))
    with store.transaction(by="") as transaction:
        transaction.execute("UPDATE operation SET state = 'accepted'")
    clock.goes_on(days=9_000)
    let_go_of_old(store)
    assert store.value("SELECT count(*) FROM operation") == 5
    let_go_of_old(store, at_least=2)
    assert [device_seq for (device_seq,) in store.rows("SELECT device_seq FROM operation")] == [9, 10]
