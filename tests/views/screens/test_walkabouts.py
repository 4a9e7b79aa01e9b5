"""The walkabouts in two lists, and the year: what each row says, and where it leads."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from models.walkabout import WalkaboutState
from tests.accessibility_walk import accessible_name
from tests.views.screens.days import (
    URDU,
    a_summary,
    full_lists,
    no_walkabouts,
    walkabouts_screen,
)
from tests.views.screens.pressing import named, press_in_every_way, words_on
from views.screens.walkabout_rows import SHOWN
from views.screens.walkabout_words import when_words


def test_walkabouts_are_opened_and_reported_on(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = walkabouts_screen()
    show(screen)
    for walkabout in ("on", "next", "half"):
        press_in_every_way(qtbot, named(screen, f"open {walkabout}"), screen.walkabout_opened, walkabout)
    screen.tabs.setFocus()
    QTest.keyClick(screen.tabs, Qt.Key.Key_Right)
    press_in_every_way(qtbot, named(screen, "open held"), screen.walkabout_opened, "held")
    press_in_every_way(qtbot, named(screen, "report held"), screen.report_wanted, "held")
    press_in_every_way(qtbot, screen.plan, screen.plan_wanted)
    assert screen.findChild(QAbstractButton, "report off") is None


def test_each_row_says_where_when_who_and_how_far(show: Callable[..., QWidget]) -> None:
    screen = walkabouts_screen()
    show(screen)
    words = words_on(screen)
    assert "Tuesday 24 March, 2 pm" in words
    assert "Wednesday 21 April 2027, 10.30 am" in words
    assert f"Gwen Hartnoll and {URDU} · Linden Court · 15 findings, 30 photos" in words
    assert accessible_name(named(screen, "open on")) == "Go on: Larkfield, Tuesday 24 March, 2 pm"
    screen.tabs.setCurrentIndex(1)
    held = words_on(screen)
    assert f"Gwen Hartnoll and {URDU} · Linden Court · 14 findings, 28 photos · 6 tenants came" in held


def test_the_year_is_said_beside_its_ticks(show: Callable[..., QWidget]) -> None:
    screen = walkabouts_screen()
    show(screen)
    words = words_on(screen)
    assert "The year from 1 April 2025" in words
    assert {"1 of 4 held, 1 planned", "5 of 4 held", "0 of 0 held"} <= set(words)


def test_where_nothing_is_planned_planning_is_the_thing_to_do(
    show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = walkabouts_screen(no_walkabouts())
    show(screen)
    assert not [each for each in words_on(screen) if each.startswith("The year")]
    press_in_every_way(qtbot, named(screen, "plan"), screen.plan_wanted)
    screen.tabs.setCurrentIndex(1)
    assert "None was held yet." in words_on(screen)
    assert screen._empty.isHidden()


def test_a_long_list_comes_in_parts(show: Callable[..., QWidget]) -> None:
    many = tuple(a_summary(WalkaboutState.HELD, id=f"w{number}") for number in range(SHOWN + 5))
    screen = walkabouts_screen(replace(full_lists(), held=many), tab=1)
    show(screen)
    drawn = [each for each in screen.findChildren(QAbstractButton) if each.objectName().startswith("open w")]
    assert len(drawn) == SHOWN
    named(screen, "Show more").click()
    QTest.qWait(20)
    assert named(screen, f"open w{SHOWN + 4}").isEnabled()
    assert not [each for each in screen.findChildren(QAbstractButton, "Show more") if each.isVisible()]


def test_a_day_of_another_year_says_its_year() -> None:
    assert when_words("2026-12-01T09:00+00:00", date(2026, 3, 1)) == "Tuesday 1 December, 9 am"
    assert when_words("2027-12-01T12:00+00:00", date(2026, 3, 1)) == "Wednesday 1 December 2027, noon"
