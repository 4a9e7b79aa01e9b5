"""Planning a walkabout on a real profile: what is wrong is said, nothing is lost, names are added once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.desk import (
    WALKABOUTS,
)
from desktop.plan_walkabout_desk import PlanWalkaboutDesk
from models.changes import Changes
from models.errors import StorageFull
from models.people import Person, Role
from models.places import Estate
from models.walkabout import Walkabout
from tests.builders import (
    a_person,
)
from tests.desktop.an_office import Office, at_work
from views.parts.new_name import NewName
from views.screens.plan_walkabout import PlanWalkaboutScreen


def filled_in(screen: PlanWalkaboutScreen) -> None:
    """Everything a walkabout needs, by the keyboard."""
    screen.estate.setFocus()
    QTest.keyClick(screen.estate, Qt.Key.Key_Down)
    for part, typed in (("day", "21"), ("month", "April")):
        QTest.keyClicks(screen.day.box(part), typed)
    QTest.keyClicks(screen.start, "2.30 pm")
    QTest.keyClicks(screen.meet_at, "Community room")


def test_a_walkabout_is_planned_once_nothing_is_wrong(office: Office, qtbot: QtBot) -> None:
    screen = at_work(office, PlanWalkaboutDesk(office.workroom), qtbot).widget
    assert screen.form.officer_ids == ("hartnoll",)
    assert screen.form.year == "2026"
    screen.plan.click()
    assert [link.text() for link in screen.errors.links()] == [
        "Choose an estate",
        "The month must be a number from 1 to 12, or its name",
        "Enter the start time, like 2 pm or 14:00",
    ]
    assert office.frame.went == []
    filled_in(screen)
    QTest.keyClick(screen.plan, Qt.Key.Key_Return)
    assert office.frame.went == [(WALKABOUTS, "")]
    assert office.frame.reported == ["The walkabout is planned"]
    planned = office.asked(lambda store: store.select(Walkabout, "planned_for LIKE '2026-04-21%'"))[0]
    assert (planned.estate_id, planned.meet_at, planned.officer_ids) == (
        "hallgate",
        "Community room",
        ("hartnoll",),
    )
    assert planned.planned_for == "2026-04-21T14:30+00:00"
    assert screen.errors.isHidden()
    assert (screen.form.estate_id, screen.form.start, screen.form.officer_ids) == ("", "", ("hartnoll",))


def test_the_form_keeps_what_was_typed_until_the_walkabout_is_planned(office: Office, qtbot: QtBot) -> None:
    desk = at_work(office, PlanWalkaboutDesk(office.workroom), qtbot)
    filled_in(desk.widget)
    desk.widget.officers.button("hartnoll").click()
    desk.widget.officers.button("sandhu").click()
    before = desk.widget.form
    desk.left()
    desk.arrived("")
    office.keep(a_person("Colin Threlfall"))
    desk.refresh(Changes.of("person", ["threlfall"]))
    assert desk.widget.form == before
    assert "threlfall" in set(desk.widget.officers.keys())
    desk.widget.leave.click()
    assert office.frame.went == [("back", "")]


def name_it(part: NewName, name: str) -> None:
    QTest.keyClick(part.link, Qt.Key.Key_Return)
    QTest.keyClicks(part.box, name)
    QTest.keyClick(part.box, Qt.Key.Key_Return)


def test_whatever_is_named_is_put_on_the_list_and_chosen(office: Office, qtbot: QtBot) -> None:
    screen = at_work(office, PlanWalkaboutDesk(office.workroom), qtbot).widget
    name_it(screen.new_estate, "Harbour Row")
    name_it(screen.new_officer, "Colin Threlfall")
    name_it(screen.new_companion, "Joan Pike, Fire and Rescue")
    added = office.asked(lambda store: store.select(Person, "name LIKE 'Colin T%' OR name LIKE 'Joan P%'"))
    roles = {person.role: person.id for person in added}
    assert set(roles) == {Role.OFFICER, Role.AGENCY}
    (estate,) = office.asked(lambda store: store.select(Estate, "name = 'Harbour Row'"))
    assert screen.form.estate_id == estate.id
    assert set(screen.form.officer_ids) == {"hartnoll", roles[Role.OFFICER]}
    assert screen.form.companion_ids == (roles[Role.AGENCY],)


def test_whatever_is_on_the_list_already_is_chosen_and_not_put_there_twice(
    office: Office, qtbot: QtBot
) -> None:
    screen = at_work(office, PlanWalkaboutDesk(office.workroom), qtbot).widget
    name_it(screen.new_estate, "LARKFIELD")
    name_it(screen.new_officer, "ravi  sandhu")
    name_it(screen.new_companion, "Dot Bream")
    assert screen.form.estate_id == "larkfield"
    assert set(screen.form.officer_ids) == {"hartnoll", "sandhu"}
    assert screen.form.companion_ids == ("bream",)
    assert len(office.asked(lambda store: store.select(Estate))) == 2


def test_trouble_while_planning_is_told_and_nothing_is_lost(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = at_work(office, PlanWalkaboutDesk(office.workroom), qtbot).widget
    filled_in(screen)
    before = screen.form

    def full(*_: object, **__: object) -> Changes:
        raise StorageFull("There is no room left on this disk.")

    for name in ("plan_walkabout", "bring_in", "add_person"):
        monkeypatch.setattr(f"desktop.plan_walkabout_desk.{name}", full)
    screen.plan.click()
    name_it(screen.new_estate, "Harbour Row")
    name_it(screen.new_officer, "Colin Threlfall")
    assert len(office.frame.told) == 3
    assert screen.form == before
    assert office.frame.went == []
