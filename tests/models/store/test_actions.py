"""Agreeing an action, amending it, moving it on, and all that is known of it."""

from dataclasses import replace

import pytest

from models.action_plan import Action, ActionState, Progress
from models.errors import NotFound, RuleBroken
from models.photo import PhotoMoment
from models.store import actions
from models.store.store import Store
from models.walkabout import AgreedAction
from tests.builders import GWEN, SetClock, a_finding, a_photo, a_walkabout, an_action, as_of, keep


def test_an_action_that_comes_from_no_finding(maunside: Store) -> None:
    action_id, changes = actions.add_action(
        maunside,
        AgreedAction(wording=" Price for raised beds ", leads=("Vacant post",), target="tbc"),
        estate_id="hallgate",
        place=" Saltmarsh Close ",
        service="Grounds Maintenance",
        priority=2,
        measure=" Beds planted ",
        by=GWEN,
    )
    assert changes.ids("action") == {action_id}
    assert maunside.get(Action, action_id) == Action(
        id=action_id,
        wording="Price for raised beds",
        estate_id="hallgate",
        agreed_on="2026-03-24",
        place="Saltmarsh Close",
        service="Grounds Maintenance",
        leads=("Vacant post",),
        target="tbc",
        check_on="2026-03-31",
        priority=2,
        measure="Beds planted",
        state_on="2026-03-24",
    )


def test_an_action_needs_its_wording_and_a_known_estate(maunside: Store) -> None:
    with pytest.raises(RuleBroken, match="Say what will be done"):
        actions.add_action(maunside, AgreedAction(wording=" "), estate_id="hallgate", by=GWEN)
    with pytest.raises(NotFound):
        actions.add_action(maunside, AgreedAction(wording="Mend"), estate_id="nowhere", by=GWEN)
    assert maunside.select(Action) == []


def test_a_new_target_is_read_from_today(maunside: Store, clock: SetClock) -> None:
    keep(maunside, an_action(target="tbc", check_on="2025-12-31"))
    clock.set_to("2026-05-05T09:00:00+01:00")
    before = maunside.get(Action, "a-0000")

    actions.amend_action(maunside, before, replace(before, target=" June "), by=GWEN, reason="Panel agreed.")

    after = maunside.get(Action, "a-0000")
    assert (after.target, after.due_on, after.check_on) == ("June", "2026-06-30", "2026-06-30")
    reasons = maunside.rows(
        "SELECT DISTINCT reason FROM operation WHERE record_id = 'a-0000' AND what = 'set'"
    )
    assert reasons == [("Panel agreed.",)]


def test_other_fields_leave_the_target_days_alone(maunside: Store) -> None:
    keep(maunside, an_action(target="12 March", due_on="2026-03-12", check_on="2026-03-12"))
    before = maunside.get(Action, "a-0000")
    after = replace(before, leads=("Asha Coyle", "Grounds team"), wording="Renew the lights", priority=1)

    changes = actions.amend_action(maunside, before, after, by=GWEN)

    assert changes.ids("action") == {"a-0000"}
    assert maunside.get(Action, "a-0000") == after


def test_an_amendment_keeps_a_wording_and_does_not_move_an_action_on(maunside: Store) -> None:
    keep(maunside, an_action())
    before = maunside.get(Action, "a-0000")
    with pytest.raises(RuleBroken, match="Say what will be done"):
        actions.amend_action(maunside, before, replace(before, wording="\n"), by=GWEN)
    with pytest.raises(ValueError, match="move_on"):
        actions.amend_action(maunside, before, replace(before, state=ActionState.CLAIMED), by=GWEN)
    assert maunside.get(Action, "a-0000") == before


def test_an_action_is_claimed_done_checked_and_people_are_told(maunside: Store, clock: SetClock) -> None:
    keep(maunside, an_action())

    actions.move_on(maunside, "a-0000", ActionState.CLAIMED, words="Cleared. New lock", by=GWEN)
    clock.goes_on(days=2)
    changes = actions.move_on(
        maunside, "a-0000", ActionState.VERIFIED, told="Dot Farrow, by text, 26 March", by=GWEN
    )

    done = maunside.get(Action, "a-0000")
    assert (done.state, done.state_on) == (ActionState.VERIFIED, "2026-03-26")
    assert done.told == "Dot Farrow, by text, 26 March"
    assert changes.ids("action") == {"a-0000"}
    notes = maunside.select(Progress, order="at")
    assert changes.ids("progress") == {notes[1].id}
    assert [(note.words, note.by) for note in notes] == [
        ("Claimed done. Cleared. New lock.", "Gwen Hartnoll"),
        ("Verified done. Dot Farrow, by text, 26 March.", "Gwen Hartnoll"),
    ]


def test_a_refusal_keeps_its_reason_until_the_work_is_taken_up_again(maunside: Store) -> None:
    keep(maunside, an_action())
    actions.move_on(maunside, "a-0000", ActionState.WILL_NOT, reason="The fire rules forbid it!", by=GWEN)
    refused = maunside.get(Action, "a-0000")
    assert (refused.state, refused.reason) == (ActionState.WILL_NOT, "The fire rules forbid it!")

    actions.move_on(maunside, "a-0000", ActionState.IN_HAND, by=GWEN)

    taken_up = maunside.get(Action, "a-0000")
    assert (taken_up.state, taken_up.reason) == (ActionState.IN_HAND, "")
    assert [note.words for note in maunside.select(Progress, order="id")] == [
        "Will not do. The fire rules forbid it!",
        "In hand.",
    ]


def test_a_step_the_rules_do_not_allow_writes_nothing(maunside: Store) -> None:
    keep(maunside, an_action())
    before = maunside.value("SELECT count(*) FROM operation")
    with pytest.raises(RuleBroken, match="cannot become verified done"):
        actions.move_on(maunside, "a-0000", ActionState.VERIFIED, told="x", by=GWEN)
    with pytest.raises(RuleBroken, match="Say why"):
        actions.move_on(maunside, "a-0000", ActionState.WILL_NOT, by=GWEN)
    assert maunside.value("SELECT count(*) FROM operation") == before


def test_a_note_is_added(maunside: Store) -> None:
    keep(maunside, an_action())
    note_id, changes = actions.note_progress(maunside, "a-0000", " Crew booked. ", by=GWEN)
    assert changes.ids("progress") == {note_id}
    assert maunside.get(Progress, note_id).words == "Crew booked."
    with pytest.raises(RuleBroken, match="Write what happened"):
        actions.note_progress(maunside, "a-0000", " ", by=GWEN)
    with pytest.raises(NotFound):
        actions.note_progress(maunside, "nowhere", "Crew booked.", by=GWEN)


def test_all_that_is_known_of_an_action(maunside: Store, clock: SetClock) -> None:
    keep(
        maunside,
        a_walkabout(),
        a_finding(raised_by="Maureen Ashdown"),
        an_action(finding_id="light", service="Police", leads=("Ravi Sandhu",), number=204),
        a_photo(id="before"),
        a_photo(id="own", finding_id="", action_id="a-0000"),
        a_photo(id="after", finding_id="", action_id="a-0000", moment=PhotoMoment.AFTER),
    )
    actions.note_progress(maunside, "a-0000", "Chased.", by=GWEN)
    clock.goes_on(days=1)
    actions.note_progress(maunside, "a-0000", "Booked.", by=GWEN)

    detail = actions.action_detail(maunside, "a-0000", as_of())

    assert (detail.row.number, detail.row.estate, detail.row.leads) == ("204", "Larkfield", "Ravi Sandhu")
    assert detail.outside
    assert [note.words for note in detail.progress] == ["Booked.", "Chased."]
    assert [photo.id for photo in detail.before] == ["before", "own"]
    assert [photo.id for photo in detail.after] == ["after"]
    assert (detail.raised_by, detail.seen_on) == ("Maureen Ashdown", "2026-03-24")
    assert detail.only_here


def test_an_action_without_a_finding_that_the_office_has(maunside: Store) -> None:
    keep(maunside, an_action())
    with maunside.transaction(by="gwen") as transaction:
        transaction.execute("UPDATE operation SET state = 'accepted', seq = 1")

    detail = actions.action_detail(maunside, "a-0000", as_of())

    assert (detail.raised_by, detail.seen_on, detail.before, detail.progress) == ("", "", (), ())
    assert not detail.only_here
    assert not detail.outside
    with pytest.raises(NotFound):
        actions.action_detail(maunside, "nowhere", as_of())
