"""Taking what a device sends: judged in its order, kept whole or not at all, and answered for."""

from typing import Any

import pytest
from msgspec.structs import replace

from models.action_plan import ActionState
from models.operation import Earlier, Operation, Outcome, Shown, What
from sync.judging import NOT_YET_HERE, STILL_WRITTEN
from sync.server.central import Central
from sync.server.shelf import Shelf
from sync.server.together import TOGETHER
from tests.builders import a_finding, a_photo, a_walkabout, an_action
from tests.sync.operations import a_create, a_delete, a_set, an_op, the_larkfield_walk
from tests.sync.server.by_hand import Hand

ACCEPTED, CONFLICT, HELD, REFUSED = (
    Outcome.ACCEPTED,
    Outcome.CONFLICT,
    Outcome.HELD,
    Outcome.REFUSED,
)


def standing(central: Central, kind: str, record_id: str, field: str) -> Any:
    """A field's value as it stands at the office."""
    known = Shelf(central.connection).known(kind, record_id)
    assert known is not None
    return known.plain(field)


def in_use(central: Central, kind: str, record_id: str) -> bool:
    sql = "SELECT in_use FROM record WHERE kind = ? AND record_id = ?"
    return bool(central.connection.execute(sql, (kind, record_id)).fetchone()[0])


def count(central: Central, table: str) -> int:
    return int(central.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


# Numbers and versions


def test_numbers_are_dense_and_in_the_order_of_what_was_sent(central: Central, tablet: Hand) -> None:
    answers = tablet.push(a_set("grade", "A"), a_set("spot", "gate"))
    assert [answer.seq for answer in answers] == [4, 5]
    numbers = [seq for (seq,) in central.connection.execute("SELECT seq FROM log ORDER BY seq")]
    assert numbers == [1, 2, 3, 4, 5]
    assert central.connection.execute("SELECT n FROM office").fetchone() == (5,)


def test_what_somebody_had_not_seen_is_told_with_both_versions(tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_set("words", "Lamp is broken.", base_seq=3))
    (answer,) = laptop.push(a_set("words", "Lamp flickers.", base_seq=3))
    assert (answer.outcome, answer.seq) == (CONFLICT, 5)
    assert answer.shown == Shown(seq=4, value='"Lamp is broken."')
    assert answer.against is not None
    assert (answer.against.seq, answer.against.device, answer.against.value) == (
        4,
        "tablet",
        '"Lamp is broken."',
    )


def test_one_s_own_change_without_a_number_counts_as_seen(tablet: Hand) -> None:
    first = a_set("grade", "A", base_seq=3)
    second = a_set("grade", "B", base_seq=3, after=first.op_id)
    third = a_set("grade", "C", base_seq=3, after=second.op_id)
    assert tablet.outcomes(first, second) == [ACCEPTED, ACCEPTED]
    assert tablet.outcomes(third) == [ACCEPTED], "an earlier push is known from the log"


def test_but_what_came_between_them_does_not(tablet: Hand, laptop: Hand) -> None:
    first = a_set("grade", "A", base_seq=3)
    tablet.push(first)
    laptop.push(a_set("grade", "B", base_seq=4))
    assert tablet.outcomes(a_set("grade", "C", base_seq=3, after=first.op_id)) == [CONFLICT]


def test_a_change_on_top_of_one_that_does_not_show_meets_the_same(tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_set("words", "Lamp is broken.", base_seq=3))
    first = a_set("words", "Lamp flickers.", base_seq=3)
    second = a_set("words", "Lamp flickers at night.", base_seq=3, after=first.op_id)
    third = a_set("words", "It flickers at night.", base_seq=3, after=second.op_id)
    answers = laptop.push(first, second)
    assert [answer.outcome for answer in answers] == [CONFLICT, CONFLICT]
    assert answers[1].closed == (first.op_id,), "their own case that it takes the place of is closed"
    assert laptop.outcomes(third) == [CONFLICT], "the same from the log"


def test_a_change_on_top_of_a_refused_one_is_judged_by_what_was_seen_before(tablet: Hand) -> None:
    refused = a_set("grade", 5, base_seq=3)
    assert tablet.outcomes(refused, a_set("grade", "B", base_seq=3, after=refused.op_id)) == [
        REFUSED,
        ACCEPTED,
    ]
    assert tablet.outcomes(a_set("spot", "gate", base_seq=3, after=refused.op_id)) == [ACCEPTED]


def test_two_people_s_changes_to_a_list_are_answered_with_what_stands(tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_create(an_action(leads=("Ravi",))))
    about = {"kind": "action", "record_id": "a-0000"}
    tablet.push(a_set("leads", {"all": ["Ravi", "Dot"], "add": ["Dot"], "take": []}, base_seq=4, **about))
    (answer,) = laptop.push(
        a_set("leads", {"all": ["Imran"], "add": ["Imran"], "take": ["Ravi"]}, base_seq=4, **about)
    )
    assert answer.shown == Shown(seq=6, value='["Dot","Imran"]')
    entry = tablet.pull()[-1]
    assert (entry.value, entry.shows) == ('["Dot","Imran"]', True)


# Removals


def test_what_was_seen_is_removed_for_everybody(central: Central, tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_create(a_photo()))
    assert laptop.outcomes(a_delete(base_seq=4)) == [ACCEPTED]
    assert not in_use(central, "finding", "light")
    assert tablet.outcomes(a_delete(base_seq=4)) == [ACCEPTED], "once more is only noted"


def test_a_removal_that_meets_what_belongs_to_it_is_held(tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_create(a_photo()))
    (answer,) = laptop.push(a_delete(base_seq=3))
    assert (answer.outcome, answer.why) == (HELD, STILL_WRITTEN)
    assert answer.against is not None
    assert answer.against.seq == 4


def test_one_s_own_photos_do_not_stand_in_one_s_way(central: Central, tablet: Hand) -> None:
    assert tablet.outcomes(a_create(a_photo()), a_delete(base_seq=3)) == [ACCEPTED, ACCEPTED]
    assert not in_use(central, "finding", "light")


def test_words_about_a_removed_finding_bring_it_back(central: Central, tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_delete(base_seq=3))
    (answer,) = laptop.push(a_set("grade", "A", base_seq=3))
    assert (answer.outcome, answer.revives) == (CONFLICT, ("finding", "light"))
    assert in_use(central, "finding", "light")


def test_so_does_a_photo_of_it(central: Central, tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_delete(base_seq=3))
    (answer,) = laptop.push(a_create(a_photo()))
    assert answer.revives == ("finding", "light")
    assert in_use(central, "finding", "light")


def test_what_was_brought_back_or_sealed_is_known_as_such(central: Central, tablet: Hand) -> None:
    tablet.push(a_delete(base_seq=3))
    assert tablet.outcomes(an_op(What.RESTORE, base_seq=4)) == [ACCEPTED]
    assert in_use(central, "finding", "light")
    assert tablet.outcomes(an_op(What.SEAL), a_set("grade", "A", base_seq=3)) == [ACCEPTED, REFUSED]
    assert tablet.outcomes(a_set("grade", "A", base_seq=3)) == [REFUSED], "from another push too"


# Together


def test_what_one_wish_says_of_one_record_is_refused_together(central: Central, tablet: Hand) -> None:
    grade, position = a_set("grade", "A", txn="one"), a_set("position", "first", txn="one")
    answers = tablet.push(grade, position, a_set("spot", "gate", base_seq=3))
    assert [answer.outcome for answer in answers] == [REFUSED, REFUSED, ACCEPTED]
    assert answers[0].why == TOGETHER
    assert answers[1].why.startswith("The office cannot keep it")
    assert answers[0].shown is not None
    assert answers[2].seq == 4
    assert standing(central, "finding", "light", "grade") == "C"


def test_what_is_about_a_refused_record_of_the_same_wish_waits_together(
    central: Central, tablet: Hand
) -> None:
    walkabout = replace(a_create(a_walkabout(id="w2"), txn="one"), value="{}")
    finding = a_create(a_finding(id="gate", walkabout_id="w2"), txn="one")
    amended = a_set("grade", "A", record_id="gate", txn="one")
    assert tablet.outcomes(walkabout, finding, amended) == [REFUSED, HELD, HELD]
    rows = central.connection.execute("SELECT waits_for FROM backlog ORDER BY place").fetchall()
    assert rows == [("walkabout/w2",), ("walkabout/w2",)]


def test_what_goes_with_a_step_is_held_with_it(central: Central, tablet: Hand, laptop: Hand) -> None:
    about = {"kind": "action", "record_id": "a-0000"}
    tablet.push(a_create(an_action()))
    tablet.push(a_set("state", "claimed done", base_seq=4, **about))
    day = a_set("state_on", "2026-03-25", base_seq=4, txn="one", **about)
    step = a_set("state", "in hand", base_seq=4, txn="one", **about)
    answers = laptop.push(day, step)
    assert [answer.outcome for answer in answers] == [HELD, HELD]
    assert {answer.why for answer in answers} == {"It is claimed done by now."}
    assert answers[0].against is not None
    assert answers[0].against.value == '"2025-12-09"'
    assert standing(central, "action", "a-0000", "state_on") == "2025-12-09"
    assert answers[0].seq == 6, "both are in the log, for a person to decide"


def test_a_removal_that_is_held_holds_what_was_said_with_it(tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_set("grade", "A", base_seq=3))
    answers = laptop.push(an_op(What.RESTORE, txn="one"), a_delete(txn="one", base_seq=3))
    assert [answer.outcome for answer in answers] == [HELD, HELD]
    assert answers[0].against == answers[1].against


def test_a_wish_that_fell_leaves_nothing_behind(central: Central, tablet: Hand) -> None:
    tablet.push(a_delete(base_seq=3))
    about = {"kind": "action", "record_id": "a-0001", "txn": "one"}
    fallen = (
        a_create(an_action(id="a-0001", finding_id="light"), txn="one"),
        a_set("priority", "first", **about),
    )
    assert tablet.outcomes(*fallen, a_create(an_action())) == [REFUSED, REFUSED, ACCEPTED]
    numbers = central.connection.execute("SELECT number FROM record WHERE kind = 'action'").fetchall()
    assert numbers == [(1,)], "no printed number was spent on it"
    photo = {"kind": "photo", "record_id": "photo", "txn": "two"}
    assert tablet.outcomes(a_create(a_photo(), txn="two"), a_set("words", 5, **photo)) == [REFUSED, REFUSED]
    assert not in_use(central, "finding", "light"), "the finding was not brought back"


def test_no_removal_meets_what_never_came_to_be(central: Central, tablet: Hand, laptop: Hand) -> None:
    """The photo is refused with its wish; a removal from elsewhere was waiting for the finding."""
    gate = a_create(a_finding(id="gate"))
    laptop.push(a_delete("gate"))
    photo = {"kind": "photo", "record_id": "photo", "txn": "two"}
    fallen = a_create(a_photo(finding_id="gate"), txn="two"), a_set("words", 5, **photo)
    assert tablet.outcomes(gate, *fallen) == [ACCEPTED, REFUSED, REFUSED]


# What waits


def test_what_comes_before_its_record_is_taken_as_soon_as_that_arrives(
    central: Central, tablet: Hand, laptop: Hand
) -> None:
    early = a_create(a_finding(id="gate", walkabout_id="tomorrow"))
    (answer,) = laptop.push(early)
    assert (answer.outcome, answer.seq, answer.why) == (HELD, 0, NOT_YET_HERE)
    assert laptop.outcomes(a_set("grade", "A", record_id="gate", after=early.op_id)) == [HELD]
    tablet.push(a_create(a_walkabout(id="tomorrow")))
    assert count(central, "backlog") == 0
    assert standing(central, "finding", "gate", "grade") == "A"
    told = [entry.op.op_id for entry in laptop.pull() if entry.op.device == "laptop"]
    assert told[0] == early.op_id, "its author is told by the log"
    assert len(told) == 2


def test_what_waits_stays_in_the_order_its_device_wrote_it(
    central: Central, tablet: Hand, laptop: Hand
) -> None:
    first = a_set("grade", "A", record_id="gate", op_id="z-by-a-clock-that-was-ahead")
    second = a_set("grade", "B", record_id="gate", op_id="a-after-it-was-put-right", after=first.op_id)
    laptop.push(first, second)
    tablet.push(a_create(a_finding(id="gate")))
    assert standing(central, "finding", "gate", "grade") == "B"


def test_a_record_that_comes_after_what_belongs_to_it_in_one_push(central: Central, tablet: Hand) -> None:
    walk, finding = (
        a_create(a_walkabout(id="tomorrow")),
        a_create(a_finding(id="gate", walkabout_id="tomorrow")),
    )
    assert tablet.outcomes(finding, walk) == [ACCEPTED, ACCEPTED]
    assert count(central, "backlog") == 0


def test_what_waits_together_falls_together(tablet: Hand, laptop: Hand) -> None:
    early = a_create(a_finding(id="gate", walkabout_id="tomorrow"), txn="one")
    grade = a_set("grade", "A", record_id="gate", txn="one", after=early.op_id)
    answers = laptop.push(early, grade)
    assert {answer.why for answer in answers} == {NOT_YET_HERE}
    tablet.push(a_create(a_walkabout(id="tomorrow")))
    assert [entry.outcome for entry in laptop.pull()] == [ACCEPTED, ACCEPTED, ACCEPTED]


def test_what_waited_for_its_record_is_held_together_too(
    central: Central, tablet: Hand, laptop: Hand
) -> None:
    about = {"kind": "action", "record_id": "a-0000", "txn": "one"}
    step, day = a_set("state", "agreed", **about), a_set("state_on", "2026-03-25", **about)
    laptop.push(step, day)
    tablet.push(a_create(an_action(state=ActionState.CLAIMED)))
    assert [entry.outcome for entry in laptop.pull()] == [ACCEPTED, HELD, HELD]


def test_a_refusal_of_what_waited_is_told_in_the_log(central: Central, tablet: Hand, laptop: Hand) -> None:
    early = a_set("grade", 5, record_id="gate")
    assert laptop.outcomes(early) == [HELD]
    tablet.push(a_create(a_finding(id="gate")))
    entry = laptop.pull()[-1]
    assert (entry.op.op_id, entry.outcome, entry.shows) == (early.op_id, REFUSED, False)
    assert entry.why
    assert count(central, "refusal") == 0


# Cases


def test_a_decision_closes_the_cases_it_names(central: Central, tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_set("words", "Lamp is broken.", base_seq=3))
    (late,) = laptop.push(a_set("words", "Lamp flickers.", base_seq=3))
    (decided,) = tablet.push(a_set("words", "Lamp is broken and flickers.", base_seq=4, closes=(late.op_id,)))
    assert decided.closed == (late.op_id,)
    cases = central.connection.execute("SELECT case_id, seq, closed_seq FROM opened").fetchall()
    assert cases == [(late.op_id, 5, 6)]


def test_a_held_decision_closes_nothing(tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_set("grade", "A", base_seq=3))
    (held,) = laptop.push(a_delete(base_seq=3, closes=("a case",)))
    assert (held.outcome, held.closed) == (HELD, ())


def test_a_case_may_be_closed_before_it_is_known(central: Central, tablet: Hand) -> None:
    tablet.push(a_set("grade", "A", base_seq=3, closes=("lost with a restore",)))
    cases = central.connection.execute("SELECT case_id, seq, closed_seq FROM opened").fetchall()
    assert cases == [("lost with a restore", 0, 4)]


# Who may, and what only newer programs know


def test_a_device_without_grants_may_write_nothing(central: Central, tablet: Hand) -> None:
    with central.transaction() as connection:
        connection.execute("UPDATE device SET grants = ''")
    (answer,) = tablet.push(a_set("grade", "A", base_seq=3))
    assert (answer.outcome, answer.why) == (REFUSED, "This device may not write.")


@pytest.mark.parametrize(
    "op",
    [
        an_op(What.CREATE, kind="meeting", record_id="m", value='{"with": "tenants"}', schema_revision=9),
        an_op(What.SET, kind="meeting", record_id="m", field="with", value="1", schema_revision=9),
        an_op(What.SEAL, kind="meeting", record_id="m", schema_revision=9),
        a_set("smell", "of gas", schema_revision=9),
    ],
)
def test_what_a_newer_program_writes_is_passed_on(tablet: Hand, laptop: Hand, op: Operation) -> None:
    assert tablet.outcomes(op) == [ACCEPTED]
    assert [entry.op.value for entry in laptop.pull()] == [op.value]


# After a restore


def offered(op: Operation, seq: int, epoch: str = "lost", **earlier: object) -> Operation:
    """The same operation, with the number it had in an earlier life of the office."""
    facts = Earlier(epoch=epoch, seq=seq, outcome=Outcome.ACCEPTED)
    return replace(op, earlier=replace(facts, **earlier))


def test_a_chain_of_changes_that_is_offered_again_is_taken_as_it_was(central: Central, tablet: Hand) -> None:
    first = offered(a_set("grade", "A", base_seq=50), 51)
    second = offered(a_set("grade", "B", base_seq=50, after=first.op_id), 52)
    never_sent = offered(a_set("grade", "D", base_seq=50, after=second.op_id), 0)
    assert tablet.outcomes(first) == [CONFLICT], "what this life began with was not in the one before"
    assert tablet.outcomes(second, never_sent) == [ACCEPTED, ACCEPTED]
    assert standing(central, "finding", "light", "grade") == "D"


def test_what_came_between_them_in_the_life_before_is_still_met(tablet: Hand, laptop: Hand) -> None:
    laptop.push(a_set("spot", "filler"), a_set("spot", "more"), a_set("spot", "numbers"))
    mine = offered(a_set("grade", "A", base_seq=3), 4)
    theirs = offered(a_set("grade", "B", base_seq=4), 5)
    mine_too = offered(a_set("grade", "C", base_seq=3, after=mine.op_id), 6)
    tablet.push(mine)
    laptop.push(theirs)
    assert tablet.outcomes(mine_too) == [CONFLICT]


def test_a_change_after_one_that_never_had_a_number_is_still_its_author_s(tablet: Hand) -> None:
    first = offered(a_set("grade", "A", base_seq=50), 0)
    second = offered(a_set("grade", "B", base_seq=50, after=first.op_id), 0)
    assert tablet.outcomes(first, second)[1] is ACCEPTED


def test_a_removal_is_compared_by_the_numbers_of_its_own_life(tablet: Hand, laptop: Hand) -> None:
    grade = offered(a_set("grade", "A", base_seq=50), 51)
    tablet.push(grade)
    assert laptop.outcomes(offered(a_delete(base_seq=50), 0)) == [HELD]
    again = offered(a_delete(base_seq=51), 0)
    assert laptop.outcomes(again) == [HELD], "the finding itself began in this life only"


def test_the_whole_walk_offered_again_keeps_its_printed_numbers(central: Central) -> None:
    other = Hand(central, "other")
    estate, walk, finding = the_larkfield_walk()
    numbered = offered(walk, 2, number=41)
    answers = other.push(offered(estate, 1), numbered, offered(finding, 3))
    assert [answer.number for answer in answers] == [None, 41, None]
    (next_one,) = other.push(a_create(a_walkabout(id="tomorrow")))
    assert next_one.number == 42


def test_removing_the_finding_offered_again_with_all_its_life(central: Central) -> None:
    other, author = Hand(central, "other"), Hand(central, "author")
    estate, walk, finding = the_larkfield_walk()
    author.push(offered(estate, 1), offered(walk, 2), offered(finding, 3), offered(a_create(a_photo()), 4))
    assert other.outcomes(offered(a_delete(base_seq=3), 5)) == [HELD]
    assert other.outcomes(offered(a_delete(base_seq=4), 5)) == [ACCEPTED]
