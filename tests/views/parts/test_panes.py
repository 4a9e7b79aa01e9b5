"""Two panes, or tabs, or with large text a button in the head."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gallery.working_frame import framed_pages, page_of, resize
from views.parts.frame import NavigationFrame
from views.parts.labels import Words
from views.parts.pages import ReadingPage
from views.parts.panes import TwoPane
from views.parts.surfaces import Card


@pytest.fixture
def frame(qtbot: QtBot) -> NavigationFrame:
    made = framed_pages()
    qtbot.addWidget(made)
    made.show()
    return made


def test_two_panes_where_there_is_room_and_tabs_where_there_is_not(frame: NavigationFrame) -> None:
    panes = page_of(frame).panes
    assert panes.is_wide

    side = next(label for label in panes.findChildren(Words) if label.text() == "Fourteen")
    assert side.isVisible()
    assert 384 <= side.width() <= 412
    assert page_of(frame).body.isVisible()
    resize(frame, 800, 1280)
    assert not panes.is_wide
    assert not side.isVisible()
    panes.show_pane("so_far")
    assert side.isVisible()
    assert not page_of(frame).body.isVisible()
    assert panes.current == "so_far"


def test_tabs_say_which_pane_was_turned_to(frame: NavigationFrame, qtbot: QtBot) -> None:
    page = page_of(frame)
    wide_tabs, all_tabs = page.panes._side_tabs, page.panes._all_tabs
    with qtbot.waitSignal(page.pane_shown) as beside:
        QTest.mouseClick(wide_tabs, Qt.MouseButton.LeftButton, pos=wide_tabs.tabRect(1).center())
    resize(frame, 800, 1280)
    with qtbot.waitSignal(page.pane_shown) as single:
        QTest.mouseClick(all_tabs, Qt.MouseButton.LeftButton, pos=all_tabs.tabRect(1).center())
    with qtbot.waitSignal(page.pane_shown) as back:
        QTest.mouseClick(all_tabs, Qt.MouseButton.LeftButton, pos=all_tabs.tabRect(0).center())
    assert (beside.args, single.args, back.args) == (["last_time"], ["so_far"], ["work"])


def test_with_large_text_a_button_takes_the_place_of_the_tabs(frame: NavigationFrame, qtbot: QtBot) -> None:
    page = page_of(frame)
    assert not page.panes.switcher.isVisible()
    resize(frame, 1280, 800, 2.0)
    switcher = page.panes.switcher
    assert (switcher.isVisible(), switcher.text()) == (True, "So far: 14")
    page.panes.set_count("so_far", 15)
    assert switcher.text() == "So far: 15"
    with qtbot.waitSignal(page.pane_shown) as turned:
        QTest.mouseClick(switcher, Qt.MouseButton.LeftButton)
    assert turned.args == ["so_far"]
    assert switcher.text() == "Finding 15"
    page.panes.set_title("Finding 16")
    assert switcher.text() == "Finding 16"


def test_a_pane_that_was_not_added_is_a_mistake(frame: NavigationFrame) -> None:
    with pytest.raises(KeyError):
        page_of(frame).panes.show_pane("papers")


def test_panes_on_paper_are_as_tall_as_they_need(qtbot: QtBot) -> None:
    page = ReadingPage("Action plan")
    work, side = Card("Actions"), Card("Clear and lock the bin store")
    work.add(*(Words("Repair the drying area lights") for _ in range(40)))
    side.add(Words("Cleared. New lock, keys with caretaker. " * 30))
    panes = TwoPane(work, "Actions")
    panes.add_side("detail", "Bin store", side)
    page.add(panes)
    qtbot.addWidget(page)
    for wide in (1172, 700, 400):
        page.resize(wide, 800)
        page.show()
        qtbot.waitUntil(lambda: panes.height() >= panes.heightForWidth(panes.width()))
        shown = [pane for pane in (work, side) if pane.isVisible()]
        assert all(pane.height() >= pane.heightForWidth(pane.width()) for pane in shown)
    panes.show_pane("detail")
    qtbot.waitUntil(lambda: side.height() >= side.heightForWidth(side.width()))


def test_large_text_in_a_wide_window_is_not_two_panes(frame: NavigationFrame) -> None:
    resize(frame, 1280, 800, 1.25)
    assert not page_of(frame).panes.is_wide
    resize(frame, 1400, 1000, 1.25)
    assert page_of(frame).panes.is_wide
