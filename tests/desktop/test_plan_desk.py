"""The action plan's desk on a real profile: what the page asks for reaches the store and comes back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.desk import PAPER, WALKABOUT, WALKABOUTS
from desktop.plan_desk import PlanDesk
from models.changes import Changes
from models.errors import NotFound, StorageFull
from models.plan import PlanOrder, PlanShow
from tests.builders import an_action, found_maunside
from tests.desktop.a_plan import Plan, amended, at_work, kept, removed
from tests.desktop.a_workroom import a_workroom


@pytest.fixture
def plan(immediately: Background, tmp_path: Path) -> Iterator[Plan]:
    with at_work(immediately, tmp_path) as plan:
        yield plan


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


def test_only_the_pages_that_come_into_sight_are_asked_for(plan: Plan, qtbot: QtBot) -> None:
    more = [an_action(id=f"more{number:04}", wording="Sweep the path") for number in range(400)]
    plan.background.write(lambda profile: kept(profile, more))
    rows = plan.screen.plan
    assert rows.table.rowCount() == 404
    assert rows.table.action_id(rows.table.index(300)) == ""
    rows.list.scrollTo(rows.table.index(300))
    qtbot.waitUntil(lambda: rows.table.action_id(rows.table.index(300)) != "")
    assert rows.table.action_id(rows.table.index(120)) == ""


def test_the_list_stays_where_it_is_when_records_change(plan: Plan) -> None:
    more = [an_action(id=f"more{number:04}", wording="Sweep the path") for number in range(90)]
    plan.background.write(lambda profile: kept(profile, more))
    bar = plan.screen.plan.list.verticalScrollBar()
    bar.setValue(700)
    before = plan.action("lights")
    plan.background.write(lambda profile: amended(profile.store, before, replace(before, place="Weir Point")))
    assert bar.value() == 700
    plan.screen.asking.order.chosen_changed.emit(PlanOrder.NUMBER)
    plan.screen.asking.order.chosen_changed.emit(PlanOrder.STANDING)
    assert bar.value() < 700


def test_an_action_that_is_removed_meanwhile_is_said_to_be_gone(plan: Plan) -> None:
    plan.background.write(lambda profile: removed(profile.store, "lights"))
    assert plan.screen.beside.about == ""
    assert plan.screen.beside.nothing_words.isVisible()
    plan.screen.beside.detail.note_wanted.emit()
    assert plan.screen.beside.nothing_words.isVisible()


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


def test_the_finding_it_came_from_is_opened_on_its_walkabout(plan: Plan) -> None:
    assert plan.screen.beside.detail.finding.isHidden()
    plan.open("cover")
    plan.screen.beside.detail.finding.click()
    assert plan.frame.went == [(WALKABOUT, "today/light")]


def test_what_is_in_sight_goes_on_paper(plan: Plan) -> None:
    plan.screen.asking.estate.chosen_changed.emit("larkfield")
    plan.screen.papers.chosen.emit("1")
    paper = plan.tray.paper
    assert paper is not None
    assert paper.pdf.startswith(b"%PDF")
    assert "Larkfield" in paper.title
    assert plan.frame.went == [(PAPER, "")]
    plan.screen.papers.chosen.emit("3")
    assert plan.tray.paper is not None
    assert "large print" in plan.tray.paper.title


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
