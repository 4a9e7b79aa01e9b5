"""Today, walkabouts, planning one, and what waits: nothing cut off, every wish by mouse and by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.planning import WalkaboutForm, wrong_with
from models.today import NextWalkabout
from models.waiting import Waiting, WaitingCounts
from models.walkabout import WalkaboutState
from tests.accessibility_walk import accessible_name, faults
from tests.builders import GWEN, TODAY
from tests.views.screens.days import (
    URDU,
    WELSH,
    a_full_day,
    a_summary,
    a_waiting_finding,
    an_empty_day,
    full_lists,
    no_walkabouts,
    pictures,
    plan_screen,
    today_screen,
    waiting_screen,
    walkabouts_screen,
)
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.screens.plan_walkabout import PlanWalkaboutScreen
from views.screens.today import TodayScreen
from views.screens.waiting import SHOWN as FINDINGS_SHOWN
from views.screens.waiting import WaitingScreen
from views.screens.walkabout_rows import SHOWN
from views.screens.walkabout_words import when_words
from views.screens.walkabouts import WalkaboutsScreen

WRONG = WalkaboutForm(day="31", month="4", year="2026", start="half two", meet_at=WELSH)


def wrong_form() -> PlanWalkaboutScreen:
    screen = plan_screen(WRONG)
    screen.show_errors(wrong_with(WRONG))
    screen.new_estate.link.click()
    return screen


SCREENS: dict[str, Callable[[], QWidget]] = {
    "today": today_screen,
    "today, empty": lambda: today_screen(an_empty_day()),
    "walkabouts": walkabouts_screen,
    "walkabouts held": lambda: walkabouts_screen(tab=1),
    "walkabouts, none": lambda: walkabouts_screen(no_walkabouts()),
    "plan": plan_screen,
    "plan, wrong": wrong_form,
    "waiting": waiting_screen,
    "waiting, nothing": lambda: waiting_screen(Waiting(counts=WaitingCounts(), findings=()), free=1),
}
LOOKS = [
    (PaletteName.LIGHT, 1.0, (1172, 800)),
    (PaletteName.DARK, 1.0, (800, 1196)),
    (PaletteName.HIGH_CONTRAST, 2.0, (1280, 800)),
    (PaletteName.LIGHT, 2.0, (800, 1196)),
]


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Shows a screen in an active window of that size."""

    def shown(screen: QWidget, size: tuple[int, int] = (1172, 800)) -> QWidget:
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        QTest.qWait(20)
        return screen

    return shown


def press_in_every_way(qtbot: QtBot, button: QAbstractButton, signal: SignalInstance, *told: object) -> None:
    """By mouse, by the space bar and by Enter: each time the same is told."""
    for press in (_by_mouse, _by_space, _by_enter):
        with qtbot.waitSignal(signal) as heard:
            press(button)
        assert heard.args == list(told)


def _by_mouse(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _by_space(button: QAbstractButton) -> None:
    button.setFocus()
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def _by_enter(button: QAbstractButton) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def named(screen: QWidget, name: str) -> QAbstractButton:
    """The button in sight with that object name or that accessible name."""
    found = [
        each
        for each in screen.findChildren(QAbstractButton)
        if each.isVisibleTo(screen) and name in (each.objectName(), accessible_name(each))
    ]
    assert len(found) == 1, f"{len(found)} buttons are called {name}"
    return found[0]


def words_on(screen: QWidget) -> list[str]:
    """All labels in sight, as a person hears them."""
    labels = screen.findChildren(QLabel)
    return [each.accessibleName() or each.text() for each in labels if each.isVisibleTo(screen)]


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize(("palette", "factor", "size"), LOOKS)
def test_nothing_is_cut_off_too_small_or_without_a_name(
    name: str, palette: PaletteName, factor: float, size: tuple[int, int], show: Callable[..., QWidget]
) -> None:
    theme.choose_palette(palette)
    theme.choose_text_factor(factor)
    screen = show(SCREENS[name](), size)
    assert faults(screen) == []
    assert screen.width() == size[0]


@pytest.mark.parametrize("name", SCREENS)
def test_the_look_can_change_while_a_screen_is_in_sight(
    name: str, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = show(SCREENS[name]())
    theme.choose_palette(PaletteName.DARK)
    theme.choose_text_factor(2.0)
    qtbot.waitUntil(lambda: faults(screen) == [], timeout=2_000)


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


def test_the_form_is_given_as_it_was_filled_in(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = plan_screen()
    show(screen)
    screen.estate.setFocus()
    QTest.keyClick(screen.estate, Qt.Key.Key_Down)
    for part, typed in (("day", "21"), ("month", "4")):
        QTest.keyClicks(screen.day.box(part), typed)
    QTest.keyClicks(screen.start, "2 pm")
    QTest.keyClicks(screen.meet_at, "Community room")
    _by_space(screen.companions.button("bream"))
    form = WalkaboutForm(
        estate_id="larkfield",
        day="21",
        month="4",
        year="2026",
        start="2 pm",
        meet_at="Community room",
        officer_ids=("hartnoll",),
        companion_ids=("bream",),
    )
    press_in_every_way(qtbot, screen.plan, screen.plan_entered, form)
    press_in_every_way(qtbot, screen.leave, screen.left_undone)


def test_tenants_are_never_offered_by_name() -> None:
    screen = plan_screen()
    assert "ashdown" not in screen.officers.keys() + screen.companions.keys()


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    show: Callable[..., QWidget],
) -> None:
    screen = plan_screen(WRONG)
    show(screen)
    screen.show_errors(wrong_with(WRONG))
    assert [link.text() for link in screen.errors.links()] == [
        "Choose an estate",
        "There is no 31 April. The month has 30 days",
        "Start time must be like 2 pm or 14:00",
        "Choose at least one officer",
    ]
    assert screen.errors.hasFocus()
    assert screen.fields["start"].error == "Start time must be like 2 pm or 14:00"
    assert screen.fields["meet_at"].error == ""
    assert screen.form == WRONG
    _by_enter(screen.errors.links()[1])
    assert screen.day.box("day").hasFocus()
    _by_enter(screen.errors.links()[3])
    assert screen.officers.button("hartnoll").hasFocus()
    screen.show_errors({})
    assert screen.errors.isHidden()
    assert {field.error for field in screen.fields.values()} == {""}


def test_what_was_chosen_stays_when_the_choices_change(show: Callable[..., QWidget]) -> None:
    form = WalkaboutForm(
        estate_id="larkfield", year="2026", officer_ids=("hartnoll",), companion_ids=("bream",)
    )
    screen = plan_screen(form)
    show(screen)
    plan = plan_screen(form)
    assert plan.form == screen.form == form
    screen.choose("nobody")
    screen.choose("larkfield")
    assert screen.form == form


@pytest.mark.parametrize("which", ["estate", "officer", "companion"])
def test_a_name_that_is_not_on_the_list_can_be_added(
    which: str, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = plan_screen()
    show(screen)
    new = getattr(screen, f"new_{which}")
    _by_enter(new.link)
    assert new.box.hasFocus()
    QTest.keyClicks(new.box, "  Harbour Row ")
    with qtbot.waitSignal(getattr(screen, f"{which}_named")) as heard:
        QTest.keyClick(new.box, Qt.Key.Key_Return)
    assert heard.args == ["Harbour Row"]
    assert new.link.hasFocus()


def test_what_waits_is_said_finding_by_finding(show: Callable[..., QWidget]) -> None:
    screen = waiting_screen()
    show(screen)
    words = words_on(screen)
    assert "Finding 14, Bulky waste by the bin store" in words
    assert "Its words wait. It has no photo." in words
    assert "The photos are 26 MB in all." in words
    assert "And 4 other changes: actions, notes and settings." in words
    assert "6 photos of actions, or of a finding being written, wait too." in words
    assert words.count("Waiting\n2.4 MB") == 5
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


def test_the_screens_start_empty_and_take_their_first_day(show: Callable[..., QWidget]) -> None:
    for screen in (TodayScreen(), WalkaboutsScreen(), PlanWalkaboutScreen(), WaitingScreen()):
        assert faults(show(screen)) == []
