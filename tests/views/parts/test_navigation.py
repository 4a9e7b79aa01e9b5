"""Navigation and the frame that holds the pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gallery.working_frame import framed_pages, page_of, resize
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.frame import NavigationFrame
from views.parts.pages import ReadingPage
from views.parts.rail import PLACES, RailForm


@pytest.fixture
def frame(qtbot: QtBot) -> NavigationFrame:
    made = framed_pages()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("wide", "tall", "factor", "form"),
    [
        (1280, 800, 1.0, RailForm.RAIL),
        (800, 1280, 1.0, RailForm.BAR),
        (1280, 800, 1.5, RailForm.MENU),
        (1280, 800, 2.0, RailForm.MENU),
        (1280, 800, 1.25, RailForm.BAR),
        (1280, 600, 1.0, RailForm.BAR),
        (600, 800, 1.0, RailForm.MENU),
    ],
)
def test_the_navigation_stands_where_there_is_room(
    frame: NavigationFrame, wide: int, tall: int, factor: float, form: RailForm
) -> None:
    resize(frame, wide, tall, factor)
    assert (frame.width(), frame.height()) == (wide, tall)
    assert frame.rail.form is form
    assert page_of(frame).head.menu.isVisible() is (form is RailForm.MENU)
    if form is RailForm.RAIL:
        assert (frame.rail.x(), frame.rail.width()) == (0, 108)
    if form is RailForm.BAR:
        assert frame.rail.geometry().bottom() == frame.height() - 1


@pytest.mark.parametrize("form", [RailForm.RAIL, RailForm.BAR])
def test_a_place_is_chosen_by_mouse_and_by_key(frame: NavigationFrame, qtbot: QtBot, form: RailForm) -> None:
    resize(frame, *((1280, 800) if form is RailForm.RAIL else (800, 1280)))
    with qtbot.waitSignal(frame.place_chosen) as clicked:
        QTest.mouseClick(frame.rail.button("today"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(frame.place_chosen) as pressed:
        QTest.keyClick(frame.rail.button("you"), Qt.Key.Key_Return)
    assert (clicked.args, pressed.args) == (["today"], ["you"])


def test_a_place_is_chosen_from_the_menu(frame: NavigationFrame, qtbot: QtBot) -> None:
    resize(frame, 1280, 800, 2.0)
    menu = frame.rail.open_menu(page_of(frame).head.menu)
    with qtbot.waitSignal(frame.place_chosen) as chosen:
        menu.actions()[3].trigger()
    assert chosen.args == ["action_plan"]
    menu.close()


def test_the_menu_button_opens_the_menu(frame: NavigationFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QWidget] = []
    monkeypatch.setattr(frame.rail, "open_menu", opened.append)
    resize(frame, 1280, 800, 2.0)
    QTest.mouseClick(page_of(frame).head.menu, Qt.MouseButton.LeftButton)
    assert opened == [page_of(frame).head.menu]


def test_where_you_are_is_said_and_shown(frame: NavigationFrame) -> None:
    assert frame.rail.button("walkabouts").accessibleDescription() == "You are here"
    frame.show_page("today")
    assert frame.rail.button("walkabouts").accessibleDescription() == ""
    assert frame.rail.button("today").accessibleDescription() == "You are here"
    assert isinstance(frame.page, ReadingPage)


def test_only_the_places_given_are_shown(qtbot: QtBot) -> None:
    frame = NavigationFrame(PLACES[:2])
    qtbot.addWidget(frame)
    with pytest.raises(KeyError):
        frame.rail.button("meetings")
    assert frame.page is None


def test_the_rail_is_drawn_in_every_palette(frame: NavigationFrame) -> None:
    drawn = set()
    for palette in PaletteName:
        theme.choose_palette(palette)
        drawn.add(frame.rail.grab().toImage().pixelColor(4, 4).name())
    assert drawn == {"#0e3540", "#0a1012", "#000000"}


def test_a_toast_rests_above_the_bar_of_the_page(frame: NavigationFrame) -> None:
    frame.report("Finding 15 saved on this tablet", undo="finding-15")
    assert frame.toast.geometry().bottom() < frame.height() - page_of(frame).foot_height()
    resize(frame, 800, 1280)
    frame.show_page("today")
    frame.report("Saved")
    assert frame.toast.geometry().bottom() < frame.height() - 84
