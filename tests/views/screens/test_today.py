"""Today: what it says, in which order, and where everything on it leads, by mouse and by keyboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.plan import PlanRow
from models.standing import Standing
from models.today import NextWalkabout
from models.waiting import WaitingCounts
from models.walkabout import WalkaboutState
from tests.accessibility_walk import accessible_name
from tests.builders import GWEN, TODAY
from tests.views.screens.days import (
    URDU,
    WELSH,
    a_full_day,
    a_row,
    a_summary,
    an_empty_day,
    pictures,
    today_screen,
)
from tests.views.screens.pressing import named, press_in_every_way, words_on
from views.parts.labels import Words
from views.screens.today import FIRST_SEEN, TodayScreen


def test_today_says_the_day_who_it_is_for_and_how_much_there_is(show: Callable[..., QWidget]) -> None:
    screen = today_screen()
    show(screen)
    assert screen.head.title.text() == "Tuesday 24 March"
    assert screen.head.subtitle.text() == "Gwen Hartnoll, Housing officer"
    words = words_on(screen)
    assert f"{WELSH} estate walkabout" in words
    assert "Today, 2 pm" in words
    assert "From Linden Court" in words
    assert "5 things from last time to check" in words
    assert "9 blocks, all on this tablet" in words
    assert "13 things, most pressing first" in words
    assert "And 6 more." in words
    assert [each for each in words if each.startswith("Oldest: 31 working days. Drying area lights")]
    assert "+ 7" in words


def test_what_needs_somebody_stands_in_the_order_in_which_it_presses(show: Callable[..., QWidget]) -> None:
    screen = today_screen()
    show(screen)
    titles = [
        f"Tell everyone what came of the {WELSH} walkabout",
        "Repair the drying area lights",
        "Tell everyone what came of the Larkfield walkabout",
        f"Rehang the gate for {URDU}",
        "Clear and lock the bin store",
        "Ask Highways about the lamp",
        "Finding 1 at Larkfield",
    ]
    words = words_on(screen)
    places = [words.index(title) for title in titles]
    assert places == sorted(places)
    assert {"1 finding. No tenant came", "14 findings. 6 tenants walked with us"} <= set(words)


def test_each_need_leads_to_what_it_is_about(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = today_screen()
    show(screen)
    for key, signal, told in (
        ("action late", screen.action_opened, ["late"]),
        ("action soon", screen.action_opened, ["soon"]),
        ("action chase", screen.action_opened, ["chase"]),
        ("action claimed", screen.action_opened, ["claimed"]),
        ("finding half", screen.finding_opened, ["today", "half"]),
        ("report running", screen.report_wanted, ["running"]),
        ("report broken", screen.report_wanted, ["broken"]),
        ("today", screen.set_out_wanted, ["today"]),
    ):
        press_in_every_way(qtbot, named(screen, key), signal, *told)
    assert accessible_name(named(screen, "action claimed")) == "Check it: Clear and lock the bin store"


def test_the_side_cards_lead_on(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = today_screen()
    show(screen)
    press_in_every_way(qtbot, screen.ages.see_all, screen.action_plan_wanted)
    press_in_every_way(qtbot, screen.only_here.see, screen.waiting_wanted)
    press_in_every_way(qtbot, named(screen, "Photo 1, only on this tablet"), screen.waiting_wanted)


def test_versions_to_decide_are_a_row_of_their_own(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    day = a_full_day()
    screen = today_screen(replace(day, waiting=replace(day.waiting, to_decide=2)))
    show(screen)
    words = words_on(screen)
    assert "14 things, most pressing first" in words
    places = [
        words.index(title)
        for title in (
            "Repair the drying area lights",
            "2 versions to decide",
            "Tell everyone what came of the Larkfield walkabout",
        )
    ]
    assert places == sorted(places)
    assert "You decide" in words
    press_in_every_way(qtbot, named(screen, "Compare: 2 versions to decide"), screen.decide_wanted)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            WaitingCounts(findings=3),
            "All saved on the disk. They go to the office by themselves once one is connected.",
        ),
        (
            WaitingCounts(findings=3, enrolled=True),
            "They go to the office by themselves when there is a signal.",
        ),
        (
            WaitingCounts(findings=3, enrolled=True, last_safe="2026-03-24T08:12:00+00:00"),
            "They go to the office by themselves when there is a signal. Last safe there at 8.12 am.",
        ),
        (
            WaitingCounts(enrolled=True, last_safe="2026-03-20T08:12:00+00:00"),
            "Last safe there at 8.12 am on 20 March.",
        ),
        (
            WaitingCounts(enrolled=True, last_safe="2025-12-20T08:12:00+00:00"),
            "Last safe there at 8.12 am on 20 December 2025.",
        ),
    ],
)
def test_how_it_gets_to_the_office_is_said_as_it_is(
    counts: WaitingCounts, said: str, show: Callable[..., QWidget]
) -> None:
    screen = today_screen(replace(a_full_day(), waiting=counts))
    show(screen)
    assert said in words_on(screen)


def test_on_the_first_morning_there_is_one_thing_to_do(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = today_screen(an_empty_day())
    show(screen)
    words = words_on(screen)
    assert "No walkabout is planned" in words
    assert "Nothing needs you today." in words
    assert "Nothing is only on this tablet." in words
    assert "Bank holidays for this year are not known yet, so days cannot be counted." in words
    press_in_every_way(qtbot, named(screen, "plan"), screen.plan_wanted)


@pytest.mark.parametrize(
    ("when", "state", "said"),
    [
        ("2026-03-24T14:00+00:00", WalkaboutState.PLANNED, "Today, 2 pm"),
        ("2026-03-26T10:30+00:00", WalkaboutState.PLANNED, "Thursday 26 March, 10.30 am"),
        ("2027-03-26T10:30+00:00", WalkaboutState.PLANNED, "Friday 26 March 2027, 10.30 am"),
        (
            "2026-03-20T10:30+00:00",
            WalkaboutState.PLANNED,
            "It was planned for Friday 20 March, 10.30 am",
        ),
        ("2026-03-20T10:30+00:00", WalkaboutState.UNDER_WAY, "Under way"),
    ],
)
def test_when_the_next_walkabout_is_is_said_as_people_say_it(
    when: str, state: WalkaboutState, said: str, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    summary = a_summary(state, when=when, findings=2)
    coming = NextWalkabout(summary=summary, to_check=0, blocks=9)
    screen = today_screen(replace(a_full_day(), next_walkabout=coming))
    show(screen)
    words = words_on(screen)
    assert said in words
    assert "2 findings and 4 photos so far" in words
    under_way = state is WalkaboutState.UNDER_WAY
    button = named(screen, "today")
    assert button.text() == ("Go on" if under_way else "Set out")
    signal = screen.walkabout_opened if under_way else screen.set_out_wanted
    press_in_every_way(qtbot, button, signal, "today")


def test_who_works_at_the_page_keeps_the_focus_when_it_is_filled_anew(show: Callable[..., QWidget]) -> None:
    screen = today_screen()
    show(screen)
    for name in ("action claimed", "today", "picture b"):
        named(screen, name).setFocus()
        screen.show_today(a_full_day(), GWEN, TODAY)
        screen.only_here.show_names(list("abcde"))
        QTest.qWait(20)
        assert screen.focusWidget().objectName() == name


def test_no_more_pictures_are_shown_than_there_is_room_for(show: Callable[..., QWidget]) -> None:
    screen = today_screen()
    show(screen)
    assert sorted(screen.only_here._shown) == list("abcd")
    ((_, picture),) = pictures("z")
    screen.show_thumbnail("gone", picture)
    assert screen.only_here._shown["a"]._photo is not None


def test_a_member_without_a_post_is_named_alone(show: Callable[..., QWidget]) -> None:
    screen = TodayScreen()
    show(screen)
    screen.show_today(an_empty_day(), replace(GWEN, post=""), TODAY)
    assert screen.head.subtitle.text() == "Gwen Hartnoll"


def more_than_a_window_holds() -> tuple[PlanRow, ...]:
    gates = range(FIRST_SEEN + 4)
    return tuple(a_row(f"late {gate}", f"Mend gate {gate}", Standing.OVERDUE, "late") for gate in gates)


def test_rows_no_window_has_room_for_follow_a_moment_later(
    show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    def titles() -> list[str]:
        texts = (words.text() for sheet in screen._needs._sheets for words in sheet.findChildren(Words))
        return [text for text in texts if text.startswith(("Mend", "And "))]

    late = more_than_a_window_holds()
    day = replace(an_empty_day(), overdue=late, overdue_count=len(late) + 3)
    screen = TodayScreen()
    show(screen)
    screen.show_today(day, GWEN, TODAY)
    assert titles() == [row.action.wording for row in late[:FIRST_SEEN]]
    everything = [*(row.action.wording for row in late), "And 3 more."]
    qtbot.waitUntil(lambda: titles() == everything)
    screen.show_today(day, GWEN, TODAY)  # from now on all at once: somebody may be reading
    assert titles() == everything
    QTest.qWait(100)
    assert titles() == everything


def test_rows_that_were_to_follow_do_not_once_the_page_is_filled_anew(show: Callable[..., QWidget]) -> None:
    late = more_than_a_window_holds()
    screen = TodayScreen()
    show(screen)
    screen.show_today(replace(an_empty_day(), overdue=late, overdue_count=len(late)), GWEN, TODAY)
    screen.show_today(a_full_day(), GWEN, TODAY)
    QTest.qWait(100)
    assert not [words for words in words_on(screen) if words.startswith("Mend")]
