"""Today, walkabouts, planning one, and what waits: nothing cut off in any palette, size or shape."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.planning import WalkaboutForm, wrong_with
from models.waiting import WaitingCounts
from models.waiting_findings import Waiting
from tests.accessibility_walk import faults
from tests.views.screens.days import (
    WELSH,
    an_empty_day,
    no_walkabouts,
    plan_screen,
    today_screen,
    waiting_screen,
    walkabouts_screen,
)
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.screens.plan_walkabout import PlanWalkaboutScreen
from views.screens.today import TodayScreen
from views.screens.waiting import WaitingScreen
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


def test_the_screens_start_empty_and_take_their_first_day(show: Callable[..., QWidget]) -> None:
    for screen in (TodayScreen(), WalkaboutsScreen(), PlanWalkaboutScreen(), WaitingScreen()):
        assert faults(show(screen)) == []
