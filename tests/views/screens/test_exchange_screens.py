"""The screens of the exchange with the office: nothing cut off in any palette, size or shape."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.accessibility_walk import faults
from tests.gallery.exchange_screens import PAGES
from tests.views.screens.test_days import LOOKS
from views.look.theme import theme
from views.look.tokens import PaletteName


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("palette", "factor", "size"), LOOKS)
def test_nothing_is_cut_off_too_small_or_without_a_name(
    name: str, palette: PaletteName, factor: float, size: tuple[int, int], show: Callable[..., QWidget]
) -> None:
    theme.choose_palette(palette)
    theme.choose_text_factor(factor)
    screen = show(PAGES[name][1](), size)
    assert faults(screen) == []
    assert screen.width() == size[0]


@pytest.mark.parametrize("name", PAGES)
def test_the_look_can_change_while_a_screen_is_in_sight(
    name: str, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = show(PAGES[name][1]())
    theme.choose_palette(PaletteName.DARK)
    theme.choose_text_factor(2.0)
    qtbot.waitUntil(lambda: faults(screen) == [], timeout=2_000)
    theme.choose_text_factor(1.0)
    qtbot.waitUntil(lambda: faults(screen) == [], timeout=2_000)
