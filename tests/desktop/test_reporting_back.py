"""Walkabouts set out, cancelled, planned again and reported back on from their list and from the paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.desk import WALKABOUT
from desktop.paper_desk import PaperDesk
from desktop.papers import Paper
from desktop.today_desk import TodayDesk
from desktop.walkabouts_desk import WalkaboutsDesk
from models.changes import Changes
from models.errors import NotFound
from models.store.profile import Profile
from models.walkabout import Walkabout, WalkaboutState
from tests.builders import a_walkabout, found_maunside, keep
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from views.parts.dialog import Dialog


class AtWork:
    """The list's desk on a profile with a planned, a held and a cancelled walkabout."""

    def __init__(self, background: Background, folder: Path) -> None:
        self.background = background
        background.write(_three)
        self.workroom, frame = a_workroom(background, folder)
        self.frame: RememberingFrame = frame
        self.desk = WalkaboutsDesk(self.workroom)
        background.store_changed.connect(self.desk.refresh)
        self.desk.arrived("")

    def kept(self, walkabout_id: str) -> Walkabout:
        answers: list[Walkabout] = []
        self.background.ask(lambda profile: profile.store.get(Walkabout, walkabout_id), then=answers.append)
        return answers[0]

    def press(self, name: str) -> None:
        button = self.desk.widget.findChild(QWidget, name)
        assert isinstance(button, QWidget)
        QTest.keyClick(button, Qt.Key.Key_Space)


def _three(profile: Profile) -> Changes:
    found_maunside(profile.store)
    keep(
        profile.store,
        a_walkabout(id="plan"),
        a_walkabout(id="held", planned_for="2026-03-17T14:00+00:00", state=WalkaboutState.HELD),
        a_walkabout(id="off", planned_for="2026-03-10T14:00+00:00", state=WalkaboutState.CANCELLED),
    )
    return Changes()


@pytest.fixture
def at_work(immediately: Background, tmp_path: Path, qtbot: QtBot) -> AtWork:
    work = AtWork(immediately, tmp_path)
    qtbot.addWidget(work.desk.widget)
    return work


def test_opening_does_not_start_it_and_set_out_does(at_work: AtWork) -> None:
    at_work.press("open plan")
    assert at_work.kept("plan").state is WalkaboutState.PLANNED
    at_work.press("set_out plan")
    assert at_work.kept("plan").state is WalkaboutState.UNDER_WAY
    assert at_work.frame.went == [(WALKABOUT, "plan"), (WALKABOUT, "plan")]


def test_today_sets_out_and_opens(at_work: AtWork, qtbot: QtBot) -> None:
    desk = TodayDesk(at_work.workroom)
    qtbot.addWidget(desk.widget)
    desk.arrived("")
    button = desk.widget.findChild(QWidget, "plan")
    assert isinstance(button, QWidget)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert at_work.kept("plan").state is WalkaboutState.UNDER_WAY
    assert at_work.frame.went == [(WALKABOUT, "plan")]


def test_it_is_cancelled_and_planned_again(at_work: AtWork) -> None:
    at_work.press("cancel plan")
    dialog = at_work.desk.widget.findChild(Dialog)
    assert isinstance(dialog, Dialog)
    dialog.button("plan").click()
    assert at_work.kept("plan").state is WalkaboutState.CANCELLED
    assert at_work.frame.reported == ["The walkabout was cancelled"]

    at_work.press("again plan")
    again = at_work.desk.widget.again
    again.confirm.click()
    assert again.day_field.error == "Enter the date of the walkabout"
    again.day.show_date("21", "April", "2026")
    again.start.setText("10.30 am")
    again.confirm.click()
    planned = at_work.kept("plan")
    assert (planned.state, planned.planned_for[:16]) == ("planned", "2026-04-21T10:30")
    assert again.isHidden()
    assert at_work.frame.reported[-1] == "The walkabout is planned again"


def test_planning_again_what_was_taken_up_meanwhile_says_so_beside_the_day(at_work: AtWork) -> None:
    at_work.press("again off")
    again = at_work.desk.widget.again
    again.day.show_date("21", "4", "2026")
    again.confirm.click()
    again.confirm.click()
    assert again.day_field.error == "A walkabout that is planned cannot become planned."


def test_everyone_was_told_with_refusals_beside_the_day(at_work: AtWork) -> None:
    at_work.press("told held")
    card = at_work.desk.widget.reporting
    assert card.day.typed == ("24", "3", "2026")
    assert "Our promise is 10 working days" in card.told.text()
    for typed, refusal in (
        (("16", "3", "2026"), "before the walkabout was held"),
        (("25", "3", "2026"), "still to come"),
        (("", "", ""), "Enter the day on which everyone was told"),
    ):
        card.day.show_date(*typed)
        card.confirm.click()
        assert refusal in card.day_field.error
        assert at_work.kept("held").reported_on == ""
    card.day.show_date("23", "3", "2026")
    card.confirm.click()
    assert at_work.kept("held").reported_on == "2026-03-23"
    assert card.isHidden()
    assert at_work.frame.reported == ["Noted: everyone was told on 23 March 2026"]


def test_trouble_that_is_not_about_the_day_is_told_as_such(at_work: AtWork) -> None:
    at_work.press("told held")
    card = at_work.desk.widget.reporting
    card._walkabout_id = "gone"
    card.confirm.click()
    assert isinstance(at_work.frame.told[0], NotFound)


def test_the_printed_report_offers_it_too(at_work: AtWork, qtbot: QtBot) -> None:
    desk = PaperDesk(at_work.workroom)
    screen = desk.widget
    qtbot.addWidget(screen)
    screen.show()
    at_work.workroom.tray.paper = Paper(title="A list", pdf=b"")
    screen.show_paper("A list")
    assert not screen.told.isVisible()
    at_work.press("report held")
    assert at_work.workroom.tray.paper.reports_on == "held"
    desk.arrived("")
    assert screen.told.isVisible()
    screen.told.click()
    screen.reporting.confirm.click()
    assert at_work.kept("held").reported_on == "2026-03-24"
    assert screen.reporting.isHidden()
    assert screen.focusWidget() is screen.told
