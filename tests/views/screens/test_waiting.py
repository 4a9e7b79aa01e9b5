"""What is only on this tablet: finding by finding, photo by photo, and nothing left unsaid."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.waiting import WaitingCounts
from models.waiting_findings import Waiting
from tests.accessibility_walk import accessible_name
from tests.views.screens.days import (
    a_waiting_finding,
    pictures,
    waiting_screen,
)
from tests.views.screens.pressing import named, press_in_every_way, words_on
from views.screens.waiting.page import SHOWN as FINDINGS_SHOWN


def test_what_waits_is_said_finding_by_finding(show: Callable[..., QWidget]) -> None:
    screen = waiting_screen()
    show(screen)
    words = words_on(screen)
    assert "Finding 14, Bulky waste by the bin store" in words
    assert "Its words wait. It has no photo." in words
    assert "The photos are 26 MB in all." in words
    assert "And 4 other changes: actions, notes and settings." in words
    assert "6 photos of actions, or of a finding being written, wait too." in words
    assert words.count("Waiting") == 5 + 3
    assert words.count("2.4 MB") == 5
    assert "No office is connected yet" in words
    assert "Nothing leaves it before it is connected to the office" in words
    assert "Plenty of room" in words


def test_a_photo_leads_to_its_finding(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = waiting_screen()
    show(screen)
    press_in_every_way(qtbot, named(screen, "photo 12 0"), screen.finding_wanted, "a walk", "finding 12")
    assert accessible_name(named(screen, "photo 14 3")) == "Photo 4 of finding 14"
    press_in_every_way(qtbot, screen.head.back, screen.back_wanted)


def test_a_picture_that_stands_twice_is_shown_twice() -> None:
    twice = (a_waiting_finding(1, 1), a_waiting_finding(2, 1))
    screen = waiting_screen(Waiting(counts=WaitingCounts(findings=2, photos=2), findings=twice))
    assert [picture._photo is not None for picture in screen.thumbnails["a"]] == [True, True]
    ((_, picture),) = pictures("z")
    screen.show_thumbnail("gone", picture)


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        (Waiting(counts=WaitingCounts(), findings=()), "Nothing is only on this tablet."),
        (Waiting(counts=WaitingCounts(others=3), findings=()), "No finding waits."),
        (
            Waiting(counts=WaitingCounts(photos=1), findings=()),
            "1 photo of actions, or of a finding being written, waits too.",
        ),
        (
            Waiting(
                counts=WaitingCounts(findings=FINDINGS_SHOWN + 2),
                findings=tuple(a_waiting_finding(number) for number in range(FINDINGS_SHOWN + 2)),
            ),
            "And 2 findings more.",
        ),
    ],
)
def test_what_is_not_shown_is_said(waiting: Waiting, said: str, show: Callable[..., QWidget]) -> None:
    screen = waiting_screen(waiting)
    show(screen)
    assert said in words_on(screen)


def test_little_room_is_said(show: Callable[..., QWidget]) -> None:
    screen = waiting_screen(free=1_900_000_000)
    show(screen)
    assert {"Little room left", "1.9 GB free on this tablet"} <= set(words_on(screen))
