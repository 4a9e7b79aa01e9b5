"""Today, the list of walkabouts, what waits, and papers made from them, each on a real profile."""

from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.desk import (
    ACTION_PLAN,
    PAPER,
    PLAN_WALKABOUT,
    WAITING,
    WALKABOUT,
)
from desktop.report_papers import ReportToPrint, print_list, report_pdf, report_to_print
from desktop.today_desk import TodayDesk
from desktop.waiting_desk import WaitingDesk
from desktop.walkabouts_desk import WalkaboutsDesk
from models.arrangement import Arrangement
from models.changes import Changes
from models.plan import PlanFilter
from models.walkabout import Walkabout, WalkaboutState
from tests.builders import (
    a_finding,
    a_walkabout,
    an_action,
)
from tests.desktop.an_office import Office, at_work, press, words_on


def test_today_shows_what_the_records_say(office: Office, qtbot: QtBot) -> None:
    screen = at_work(office, TodayDesk(office.workroom), qtbot).widget
    words = words_on(screen)
    assert screen.head.title.text() == "Tuesday 24 March"
    assert {"Today, 2 pm", "Larkfield estate walkabout", "3 blocks, all on this tablet"} <= set(words)
    assert {"Repair the light", "Tell everyone what came of the Larkfield walkabout"} <= set(words)
    assert "Water by the ramp" in words
    pictures = screen.only_here._shown
    assert len(pictures) == 2
    assert [name for name, each in pictures.items() if each._photo is None] == ["9" * 64]


def test_today_follows_every_change(office: Office, qtbot: QtBot) -> None:
    screen = at_work(office, TodayDesk(office.workroom), qtbot).widget
    assert "Sweep the stairs" not in words_on(screen)
    office.keep(
        an_action(id="new", wording="Sweep the stairs", leads=("Gwen Hartnoll",), due_on="2026-03-20")
    )
    assert "Sweep the stairs" in words_on(screen)


def test_everything_on_today_leads_where_it_says(office: Office, qtbot: QtBot) -> None:
    desk = at_work(office, TodayDesk(office.workroom), qtbot)
    screen = desk.widget
    for name in ("action late", "finding half", "today"):
        press(screen, name)
    screen.ages.see_all.click()
    screen.only_here.see.click()
    screen.plan_wanted.emit()
    assert office.frame.went == [
        (ACTION_PLAN, "late"),
        (WALKABOUT, "held/half"),
        (WALKABOUT, "today"),
        (ACTION_PLAN, ""),
        (WAITING, ""),
        (PLAN_WALKABOUT, ""),
    ]
    assert office.asked(lambda store: store.get(Walkabout, "today")).state is WalkaboutState.UNDER_WAY
    QTest.qWait(10)
    press(screen, "today")
    assert office.frame.went[-1] == (WALKABOUT, "today")
    desk.left()
    assert office.frame.told == []


def test_the_report_is_made_and_shown(office: Office, qtbot: QtBot) -> None:
    screen = at_work(office, TodayDesk(office.workroom), qtbot).widget
    press(screen, "report held")
    assert office.frame.told == []
    assert office.frame.went == [(PAPER, "")]
    paper = office.workroom.tray.paper
    assert paper is not None
    assert paper.title == "Larkfield estate walkabout, 10 March 2026"
    assert paper.pdf.startswith(b"%PDF-")
    screen.report_wanted.emit("nowhere")
    assert len(office.frame.told) == 1


def test_a_list_is_made_and_shown(office: Office) -> None:
    print_list(office.workroom, PlanFilter(), Arrangement.SERVICE, large=True)
    assert office.frame.told == []
    assert office.frame.went == [(PAPER, "")]
    paper = office.workroom.tray.paper
    assert paper is not None
    assert paper.title == "Who is doing what, 24 March 2026, large print"
    print_list(office.workroom, PlanFilter(), Arrangement.PRIORITY)
    paper = office.workroom.tray.paper
    assert paper is not None
    assert paper.title == "Our shared action plan, 24 March 2026"


def test_a_picture_that_is_missing_is_left_out_of_what_is_printed(office: Office) -> None:
    wanted: list[ReportToPrint] = []
    office.background.ask(partial(report_to_print, "held"), then=wanted.append)
    photos = [photo.full for entry in wanted[0].report.entries for photo in entry.photos]
    assert "8" * 64 in photos
    assert len(photos) == 2
    assert list(wanted[0].pictures) == [name for name in photos if name != "8" * 64]
    assert report_pdf(wanted[0], True).title.endswith(", large print")


def test_walkabouts_are_listed_and_opened(office: Office, qtbot: QtBot) -> None:
    desk = at_work(office, WalkaboutsDesk(office.workroom), qtbot)
    screen = desk.widget
    press(screen, "open held")
    press(screen, "report held")
    screen.plan.click()
    assert office.frame.went == [(WALKABOUT, "held"), (PAPER, ""), (PLAN_WALKABOUT, "")]
    assert "1 of 4 held, 1 planned" in words_on(screen)
    office.keep(a_walkabout(id="later", planned_for="2026-03-30T09:00+00:00"))
    desk.refresh(Changes.of("walkabout", ["later"]))
    assert screen.findChild(QWidget, "open later") is not None
    desk.left()


def test_what_waits_is_shown_with_its_pictures_and_followed(office: Office, qtbot: QtBot) -> None:
    desk = at_work(office, WaitingDesk(office.workroom), qtbot)
    screen = desk.widget
    words = words_on(screen)
    assert "Finding 1, Landing light out" in words
    assert "Finding 2, Water by the ramp" in words
    assert [picture._photo is not None for (picture,) in screen.list.thumbnails.values()].count(True) == 1
    assert "1.1 TB free on this tablet" in words
    press(screen, "bare")
    assert office.frame.went == [(WALKABOUT, "held/half")]
    office.keep(a_finding(id="third", walkabout_id="held", position=3, words="Slab raised."))
    assert "Finding 3, Slab raised" in words_on(screen)
    desk.left()
