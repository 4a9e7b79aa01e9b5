"""The action plan's desk on a real profile: every wish of the page reaches the store, and the page shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import pytest

from desktop.background import Background
from desktop.desk import CAMERA, WALKABOUT, WALKABOUTS
from desktop.papers import Paper
from desktop.photo_arrivals import PhotoArrivals
from desktop.plan_desk import PlanDesk
from models.action_plan import Action, ActionState, Progress
from models.changes import Changes
from models.errors import NotFound, StorageFull
from models.photo import Photo, PhotoMoment
from models.photo_intake import prepare
from models.photo_prepared import Prepared
from models.plan import PlanOrder, PlanShow
from models.store.profile import Profile
from models.store.store import Store
from tests.builders import SetClock, a_finding, a_walkabout, an_action, found_maunside, keep
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from tests.photographs import photograph
from views.look.theme import theme
from views.screens.plan import ADDING, PlanScreen
from views.screens.plan.steps import STEPS

T = TypeVar("T")

ACTIONS = (
    an_action(
        id="lights",
        place="Weir Point, drying area",
        leads=("Ravi Sandhu", "Electrical"),
        target="12 March",
        due_on="2026-03-12",
        number=204,
    ),
    an_action(
        id="cover",
        wording="Replace the cracked landing cover",
        finding_id="light",
        walkabout_id="today",
        state=ActionState.CLAIMED,
        state_on="2026-03-19",
        place="Linden Court",
        leads=("Ravi Sandhu",),
        number=205,
    ),
    an_action(id="gate", wording="Rehang the gate", estate_id="hallgate", place="Kiln Court", number=206),
    an_action(
        id="bench",
        wording="Ask about the bench",
        state=ActionState.WILL_NOT,
        state_on="2026-03-02",
        reason="No money.",
        number=207,
    ),
)


class HereAndNow:
    """Opens photos in this process: the child is proved elsewhere."""

    def prepare(self, data: bytes) -> Prepared:
        return prepare(data)

    def close(self) -> None:
        """There is no process."""


@dataclass(slots=True)
class Plan:
    """The desk at work on a plan of four actions."""

    desk: PlanDesk
    screen: PlanScreen
    frame: RememberingFrame
    background: Background
    papers: list[Paper]

    def asked(self, query: Callable[[Store], T]) -> T:
        """What the store answers."""
        answers: list[T] = []
        self.background.ask(lambda profile: query(profile.store), then=answers.append)
        return answers[0]

    def action(self, action_id: str) -> Action:
        return self.asked(lambda store: store.get(Action, action_id))

    def notes(self, action_id: str) -> list[str]:
        found = self.asked(lambda store: store.select(Progress, "action_id = ?", (action_id,), order="id"))
        return [note.words for note in found]

    def photos(self) -> list[Photo]:
        return self.asked(lambda store: store.select(Photo, "action_id <> ''"))

    def in_list(self) -> list[str]:
        """The identities in the list, from the top."""
        table = self.screen.plan.table
        return [table.action_id(table.index(row)) for row in range(table.rowCount())]

    def open(self, action_id: str) -> None:
        self.screen.plan.action_opened.emit(action_id)

    @property
    def open_id(self) -> str:
        """The identity of the action whose detail is shown."""
        detail = self.screen.beside.detail.detail
        return detail.row.action.id if detail else ""


@pytest.fixture
def plan(immediately: Background, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plan]:
    workroom, frame = a_workroom(immediately, tmp_path)
    workroom.photos = PhotoArrivals(immediately, HereAndNow())  # type: ignore[arg-type] # quacks like the process
    papers: list[Paper] = []
    monkeypatch.setattr(type(workroom), "show_paper", lambda _self, paper: papers.append(paper))
    immediately.write(_set_up)
    desk = PlanDesk(workroom)
    immediately.store_changed.connect(desk.refresh)
    desk.widget.resize(1172, 800)
    desk.widget.show()
    desk.arrived("")
    yield Plan(desk, desk.widget, frame, immediately, papers)
    desk.widget.close()
    theme.choose_text_factor(1.0)


def _set_up(profile: Profile) -> Changes:
    found_maunside(profile.store)
    keep(profile.store, a_walkabout(), a_finding(raised_by="a tenant"), *ACTIONS)
    return Changes()


def test_the_plan_opens_with_what_presses_most_first_and_that_one_open(plan: Plan) -> None:
    assert plan.in_list() == ["lights", "cover", "gate", "bench"]
    assert plan.open_id == "lights"
    assert plan.screen.head.subtitle.text() == "4 actions, 2 still open"
    detail = plan.screen.beside.detail
    assert detail.number.text() == "Action 204"
    assert detail.wording.text() == "Repair the drying area lights"
    assert not detail.only_here.isHidden()


def test_a_part_of_the_plan_is_chosen_and_counted(plan: Plan) -> None:
    plan.screen.asking.shows.button(PlanShow.TO_CHECK).click()
    assert plan.in_list() == ["cover"]
    assert plan.screen.asking.shows.button(PlanShow.STILL_OPEN).accessibleName() == "Still open, 2"
    assert plan.open_id == "lights"  # what is open stays open


def test_it_is_searched_as_it_is_typed_and_shown_whole_again(plan: Plan) -> None:
    plan.screen.asking.search.setText("ga")
    assert plan.in_list() == ["gate"]
    plan.screen.asking.search.setText("gazebo")
    assert plan.in_list() == []
    assert not plan.screen.plan.show_all.isHidden()
    plan.screen.plan.show_all.click()
    assert len(plan.in_list()) == 4
    assert plan.screen.asking.search.text() == ""


def test_estate_lead_and_order_are_asked_of_the_store(plan: Plan) -> None:
    asking = plan.screen.asking
    asking.estate.chosen_changed.emit("hallgate")
    assert plan.in_list() == ["gate"]
    asking.estate.chosen_changed.emit("")
    asking.lead.chosen_changed.emit("Electrical")
    assert plan.in_list() == ["lights"]
    asking.lead.chosen_changed.emit("")
    asking.order.chosen_changed.emit(PlanOrder.PLACE)
    assert plan.in_list() == ["bench", "gate", "cover", "lights"]
    leads = [asking.lead.itemText(place) for place in range(asking.lead.count())]
    assert leads == ["Any lead", "Electrical", "Ravi Sandhu"]


def test_gone_to_about_an_action_it_is_found_whatever_was_asked_before(plan: Plan) -> None:
    plan.screen.asking.search.setText("gate")
    plan.desk.arrived("cover")
    assert plan.open_id == "cover"
    assert plan.screen.asking.search.text() == ""
    assert plan.screen.plan.list.currentIndex().row() == 1


def test_gone_to_about_an_action_that_is_not_here_it_says_so(plan: Plan) -> None:
    plan.desk.arrived("nowhere")
    assert plan.screen.beside.about == ""
    assert plan.screen.beside.nothing_words.text() == "This action is no longer on the plan."
    assert plan.frame.told == []


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
    plan.background.write(lambda profile: _amend(profile.store, before, replace(before, leads=lead)))
    plan.open("gate")
    plan.screen.beside.detail.change.click()
    plan.screen.beside.form.place.setText("Kiln Court, back gate")
    plan.screen.beside.form.answer.click()
    assert plan.action("gate").leads == lead
    assert plan.action("gate").place == "Kiln Court, back gate"


def _amend(store: Store, before: Action, after: Action) -> Changes:
    with store.transaction(by="gwen") as transaction:
        transaction.amend(before, after)
    return transaction.changes


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
    plan.background.write(lambda profile: _amend(profile.store, before, replace(before, place="Weir Point")))
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
    plan.background.write(lambda profile: _amend(profile.store, before, after))
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


def test_a_photo_of_it_now_is_taken_in_shown_described_and_taken_out_again(plan: Plan) -> None:
    plan.open("cover")
    plan.screen.photos_brought.emit("cover", (photograph(),))
    (photo,) = plan.photos()
    assert (photo.action_id, photo.moment) == ("cover", PhotoMoment.AFTER)
    after = plan.screen.beside.detail.photos.after
    assert after.photos == (photo,)
    assert after.picture._photo is not None
    after.picture.click()
    panel = plan.screen.beside.photo.panel
    assert panel.isVisible()
    panel.words.setText("The new cover")
    panel.words.written.emit("The new cover")
    assert plan.photos()[0].words == "The new cover"
    panel.remove.click()
    assert plan.photos() == []
    assert plan.screen.beside.detail.isVisible()
    assert plan.frame.undo is not None
    plan.frame.undo()
    assert len(plan.photos()) == 1


def test_a_photo_that_cannot_be_taken_in_is_refused_in_words(plan: Plan) -> None:
    plan.screen.photos_brought.emit("lights", (b"no picture",))
    assert plan.photos() == []
    assert not plan.screen.beside.detail.refused.isHidden()
    plan.screen.beside.detail.refused.chosen.emit("read")
    assert plan.screen.beside.detail.refused.isHidden()


def test_photos_another_desk_brought_are_left_alone(plan: Plan) -> None:
    plan.desk._workroom.photos.bring("lights", [photograph(), b"no picture"])
    assert plan.photos() == []
    assert plan.screen.beside.detail.refused.isHidden()


def test_the_camera_takes_photos_of_the_open_action(plan: Plan) -> None:
    plan.screen.beside.detail.take.click()
    assert plan.frame.went == [(CAMERA, "action_plan/lights")]
    plan.desk._workroom.photos.bring("action_plan/lights", [photograph()])
    assert plan.photos()[0].action_id == "lights"


def test_photos_are_chosen_from_files(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "now.jpg"
    file.write_bytes(photograph())
    monkeypatch.setattr("desktop.plan_photos.choose_photos", lambda _window, chosen: chosen([file]))
    plan.screen.beside.detail.files.click()
    assert plan.photos()[0].action_id == "lights"


def test_the_finding_it_came_from_is_opened_on_its_walkabout(plan: Plan) -> None:
    assert plan.screen.beside.detail.finding.isHidden()
    plan.open("cover")
    plan.screen.beside.detail.finding.click()
    assert plan.frame.went == [(WALKABOUT, "today/light")]


def test_what_is_in_sight_goes_on_paper(plan: Plan) -> None:
    plan.screen.asking.estate.chosen_changed.emit("larkfield")
    plan.screen.papers.chosen.emit("1")
    (paper,) = plan.papers
    assert paper.pdf.startswith(b"%PDF")
    assert "Larkfield" in paper.title
    plan.screen.papers.chosen.emit("3")
    assert "large print" in plan.papers[1].title


def test_an_empty_plan_says_what_to_do(immediately: Background, tmp_path: Path) -> None:
    workroom, frame = a_workroom(immediately, tmp_path)
    immediately.write(lambda profile: (found_maunside(profile.store), Changes()))
    desk = PlanDesk(workroom)
    desk.widget.show()
    desk.arrived("")
    assert desk.widget.empty.isVisible()
    assert desk.widget.empty.second is not None
    desk.widget.empty.second.click()
    assert frame.went == [(WALKABOUTS, "")]
    desk.widget.empty.primary.click()
    assert desk.widget.beside.form.isVisible()
    desk.left()
    desk.widget.close()


def test_trouble_with_the_store_is_told(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_given: object, **_named: object) -> None:
        raise StorageFull("The disk is full.")

    monkeypatch.setattr("models.store.actions.action_detail", gone)
    plan.open("gate")
    assert len(plan.frame.told) == 1
    assert not isinstance(plan.frame.told[0], NotFound)
