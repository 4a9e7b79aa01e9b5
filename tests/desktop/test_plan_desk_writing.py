"""The action plan's desk: what is written there is kept, refused in words, or waits half written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.background import Background
from models.action_plan import ActionState
from models.errors import StorageFull
from tests.desktop.a_plan import Plan, amended, at_work
from views.screens.plan import ADDING
from views.screens.plan.steps import STEPS


@pytest.fixture
def plan(immediately: Background, tmp_path: Path) -> Iterator[Plan]:
    with at_work(immediately, tmp_path) as plan:
        yield plan


def test_an_action_moves_on_with_words_and_the_list_follows(plan: Plan) -> None:
    plan.screen.beside.detail.steps.buttons[0].click()
    form = plan.screen.beside.step
    assert form.heading.text() == "Take it in hand"
    form.put(("", "", "Ravi rang the supplier."))
    form.answer.click()
    assert plan.action("lights").state is ActionState.IN_HAND
    assert plan.notes("lights") == ["In hand. Ravi rang the supplier."]
    assert plan.frame.reported == ["Now in hand. Saved on this tablet"]
    detail = plan.screen.beside.detail
    assert detail.detail is not None
    assert detail.detail.progress[0].words.startswith("In hand.")
    assert detail.steps.buttons[0].text() == "Mark claimed done"


def test_nothing_closes_without_someone_being_told(plan: Plan) -> None:
    plan.open("cover")
    plan.screen.beside.detail.steps.buttons[0].click()
    form = plan.screen.beside.step
    form.answer.click()
    assert "Nothing closes without someone being told." in form.told.error
    assert plan.action("cover").state is ActionState.CLAIMED
    form.usual.pressed.emit("Everyone on the walkabout, by word of mouth")
    assert form.told.error == ""
    form.answer.click()
    assert plan.action("cover").state is ActionState.VERIFIED
    assert plan.action("cover").told == "Everyone on the walkabout, by word of mouth"
    assert ("Told", plan.action("cover").told) in plan.screen.beside.detail.facts._shown


def test_what_is_claimed_done_and_is_not_goes_back_in_hand(plan: Plan) -> None:
    plan.open("cover")
    plan.screen.beside.detail.steps.buttons[1].click()
    plan.screen.beside.step.answer.click()
    assert plan.action("cover").state is ActionState.IN_HAND


def test_a_refusal_says_why(plan: Plan) -> None:
    refuse = STEPS[ActionState.AGREED][-1]
    plan.screen.beside.detail.steps.step_wanted.emit(refuse)
    form = plan.screen.beside.step
    form.answer.click()
    assert "Say why it will not be done" in form.reason.error
    form.put(("The lights come down in May.", "", ""))
    form.answer.click()
    assert plan.action("lights").state is ActionState.WILL_NOT
    assert plan.action("lights").reason == "The lights come down in May."


def test_a_note_is_added_and_an_empty_one_is_not(plan: Plan) -> None:
    plan.screen.beside.detail.note.click()
    form = plan.screen.beside.note
    form.answer.click()
    assert form.words.error
    assert plan.notes("lights") == []
    form.put(("Chased. Crew booked for the 18th.",))
    form.answer.click()
    assert plan.notes("lights") == ["Chased. Crew booked for the 18th."]
    assert plan.frame.reported == ["Note added. Saved on this tablet"]


def test_wording_lead_target_service_and_priority_are_amended(plan: Plan) -> None:
    plan.screen.beside.detail.change.click()
    form = plan.screen.beside.form
    assert form.leads.text() == "Ravi Sandhu, Electrical"
    form.known_leads.pressed.emit("Gwen Hartnoll")
    form.target.setText("End of April")
    form.service.choose("Electrical")
    form.priority.choose("2")
    form.measure.setText("Lit at night")
    form.answer.click()
    changed = plan.action("lights")
    assert changed.leads == ("Ravi Sandhu", "Electrical", "Gwen Hartnoll")
    assert (changed.target, changed.due_on) == ("End of April", "2026-04-30")
    assert (changed.service, changed.priority, changed.measure) == ("Electrical", 2, "Lit at night")
    assert plan.screen.beside.detail.badge.text() == "Agreed"


def test_leads_with_commas_in_their_names_survive_a_change_of_something_else(plan: Plan) -> None:
    before = plan.action("gate")
    lead = ("Estate manager, post vacant",)
    plan.background.write(lambda profile: amended(profile.store, before, replace(before, leads=lead)))
    plan.open("gate")
    plan.screen.beside.detail.change.click()
    plan.screen.beside.form.place.setText("Kiln Court, back gate")
    plan.screen.beside.form.answer.click()
    assert plan.action("gate").leads == lead
    assert plan.action("gate").place == "Kiln Court, back gate"


def test_an_action_is_added_and_opened(plan: Plan) -> None:
    plan.screen.add_button.click()
    assert plan.screen.beside.about == ADDING
    form = plan.screen.beside.form
    form.answer.click()
    assert [link.text() for link in form.errors.links()] == [
        "Say what will be done",
        "Choose the estate it is for",
    ]
    form.put(("Paint the railings", "hallgate", "Kiln Court", "Jo, Sam", "Ongoing", "", "0", ""))
    form.answer.click()
    added = plan.action(plan.open_id)
    assert (added.wording, added.leads, added.target) == ("Paint the railings", ("Jo", "Sam"), "Ongoing")
    assert len(plan.in_list()) == 5
    assert plan.frame.reported == ["Action added. Saved on this tablet"]


def test_what_is_half_written_comes_back_with_its_action(plan: Plan) -> None:
    plan.screen.beside.detail.note.click()
    plan.screen.beside.note.put(("Half a",))
    plan.screen.add_button.click()
    plan.screen.beside.form.put(("Half an action", "", "", "", "", "", "0", ""))
    plan.open("gate")
    assert plan.open_id == "gate"
    assert plan.screen.beside.detail.isVisible()
    plan.open("lights")
    assert plan.screen.beside.note.isVisible()
    assert plan.screen.beside.note.typed() == ("Half a",)
    plan.screen.add_button.click()
    assert plan.screen.beside.form.wording.toPlainText() == "Half an action"
    plan.screen.beside.form.cancel.click()
    assert plan.screen.beside.detail.isVisible()
    plan.screen.add_button.click()
    assert plan.screen.beside.form.wording.toPlainText() == ""


def test_a_colleagues_change_leaves_the_form_that_is_open_alone(plan: Plan) -> None:
    plan.screen.beside.detail.note.click()
    plan.screen.beside.note.put(("Half a",))
    before = plan.action("lights")
    plan.background.write(lambda profile: amended(profile.store, before, replace(before, place="Weir Point")))
    assert plan.screen.beside.note.isVisible()
    assert plan.screen.beside.note.typed() == ("Half a",)
    assert plan.screen.beside.detail.detail is not None
    assert plan.screen.beside.detail.detail.row.action.place == "Weir Point"


def test_a_rule_broken_meanwhile_is_said_in_the_form_and_the_words_stay(plan: Plan) -> None:
    plan.open("cover")
    plan.screen.beside.detail.steps.buttons[0].click()
    form = plan.screen.beside.step
    form.put(("", "Everyone, by phone", ""))
    before = plan.action("cover")
    after = replace(before, state=ActionState.AGREED)
    plan.background.write(lambda profile: amended(profile.store, before, after))
    form.answer.click()
    assert not form.refused.isHidden()
    assert form.typed()[1] == "Everyone, by phone"
    assert plan.action("cover").state is ActionState.AGREED


def test_a_full_disk_is_told_and_the_words_stay(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise StorageFull("There is no room left.")

    plan.screen.beside.detail.note.click()
    plan.screen.beside.note.put(("Chased.",))
    monkeypatch.setattr("models.store.actions.note_progress", full)
    plan.screen.beside.note.answer.click()
    assert [str(trouble) for trouble in plan.frame.told] == ["There is no room left."]
    assert plan.screen.beside.note.isVisible()
    assert plan.screen.beside.note.typed() == ("Chased.",)
