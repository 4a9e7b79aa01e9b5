"""What is only on this tablet: finding by finding, photo by photo, and nothing left unsaid."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.waiting import WaitingCounts
from models.waiting_findings import Waiting
from tests.accessibility_walk import accessible_name
from tests.views.screens.days import (
    NOW,
    a_waiting_finding,
    pictures,
    waiting_screen,
)
from tests.views.screens.pressing import by_mouse, by_space, named, press_in_every_way, words_on
from views.screens.waiting.rows import FIRST_SEEN
from views.screens.waiting.rows import SHOWN as FINDINGS_SHOWN


def test_what_waits_is_said_finding_by_finding(show: Callable[..., QWidget]) -> None:
    screen = waiting_screen()
    show(screen)
    words = words_on(screen)
    assert "Finding 14, Bulky waste by the bin store" in words
    assert "Its words wait. It has no photo." in words
    assert "The photos are 26 MB in all." in words
    assert "And 4 other changes: actions, notes and settings." in words
    assert "6 photos of actions, or of a finding being written, wait too." in words
    assert words.count("Waiting") == 3
    photos = [photo for row in screen.list.rows.values() for photo in row.photos.values()]
    assert [photo.accessibleDescription() for photo in photos] == ["Waiting. 2.4 MB"] * 5
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
    assert [picture._photo is not None for picture in screen.list.thumbnails["a"]] == [True, True]
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
def test_what_is_not_shown_is_said(
    waiting: Waiting, said: str, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = waiting_screen(waiting)
    show(screen)
    qtbot.waitUntil(lambda: said in words_on(screen))


def test_a_large_day_is_drawn_in_slices_and_more_of_it_when_it_is_asked_for(
    show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    findings = tuple(a_waiting_finding(number, 5) for number in range(2 * FINDINGS_SHOWN + 5))
    waiting = Waiting(
        counts=WaitingCounts(findings=len(findings), photos=5 * len(findings)), findings=findings
    )
    screen = waiting_screen(Waiting(counts=WaitingCounts(), findings=()))
    show(screen)
    screen.show_waiting(waiting, NOW)
    assert not screen.list.rows, "the window goes on before they are drawn"
    assert "Nothing is only on this tablet." not in words_on(screen)
    qtbot.waitUntil(lambda: len(screen.list.rows) > FIRST_SEEN)
    assert screen.list.is_filling
    assert next(iter(screen.list.rows.values())).isVisible()
    qtbot.waitUntil(lambda: "And 45 findings more." in words_on(screen))
    assert len(screen.list.rows) == FINDINGS_SHOWN
    press = [by_mouse, by_space]
    for in_all in (2 * FINDINGS_SHOWN, len(findings)):
        press.pop()(screen.more)
        qtbot.waitUntil(lambda: not screen.list.is_filling)
        assert len(screen.list.rows) == in_all
    assert screen.more.isHidden()
    assert list(screen.list.rows) == [each.finding_id for each in findings]


def test_a_finding_that_leaves_and_one_that_comes_do_not_move_the_others(
    show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    findings = tuple(a_waiting_finding(number, 2) for number in range(20, 0, -1))
    counts = WaitingCounts(findings=20, photos=40)
    screen = waiting_screen(Waiting(counts=counts, findings=findings))
    show(screen)
    qtbot.waitUntil(lambda: not screen.list.is_filling)
    kept = screen.list.rows["finding 3"]
    picture = named(screen, "photo 3 1")
    picture.setFocus()
    later = (a_waiting_finding(21, 1), *findings[1:])
    screen.show_waiting(Waiting(counts=counts, findings=later), NOW)
    assert screen.list.rows["finding 3"] is kept
    assert picture.hasFocus()
    assert list(screen.list.rows) == [each.finding_id for each in later]
    assert not screen.list.is_filling
    many = tuple(a_waiting_finding(number, 1) for number in range(60, 30, -1))
    screen.show_waiting(Waiting(counts=counts, findings=(*many, *later)), NOW)
    assert len(screen.list.rows) == FIRST_SEEN, "what is new goes first, and the rest follows"
    qtbot.waitUntil(lambda: not screen.list.is_filling)
    assert len(screen.list.rows) == FINDINGS_SHOWN


def test_little_room_is_said(show: Callable[..., QWidget]) -> None:
    screen = waiting_screen(free=1_900_000_000)
    show(screen)
    assert {"Little room left", "1.9 GB free on this tablet"} <= set(words_on(screen))
