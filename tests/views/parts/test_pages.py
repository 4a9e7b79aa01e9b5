"""The two kinds of page: what stays, what scrolls, what goes further down."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionSlider, QWidget
from pytestqt.qtbot import QtBot

from tests.gallery.working_frame import framed_pages, page_of, resize
from views.look.theme import theme
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.frame import NavigationFrame
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.pages import ReadingPage
from views.parts.scrolling import ScrollBar, ScrollBody
from views.parts.standing import ThingsStand


@pytest.fixture
def frame(qtbot: QtBot) -> NavigationFrame:
    made = framed_pages()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_band_and_the_bar_stay_while_the_work_scrolls(frame: NavigationFrame) -> None:
    page = page_of(frame)
    bar = page.body.verticalScrollBar()
    before = page.head.mapTo(frame, QPoint()), page.foot_height()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert (page.head.mapTo(frame, QPoint()), page.foot_height()) == before
    assert page.foot_height() == 76


def test_page_down_scrolls_wherever_the_focus_is(frame: NavigationFrame) -> None:
    page = page_of(frame)
    page.head.back.setFocus()
    QTest.keyClick(page.head.back, Qt.Key.Key_PageDown)
    moved = page.body.verticalScrollBar().value()
    assert moved > 0
    QTest.keyClick(page.head.back, Qt.Key.Key_PageUp)
    assert page.body.verticalScrollBar().value() == 0
    QTest.keyClick(page.head.back, Qt.Key.Key_F5)


def test_the_head_says_what_was_pressed(frame: NavigationFrame, qtbot: QtBot) -> None:
    page = page_of(frame)
    for button, signal in (
        (page.head.back, page.back_wanted),
        (page.head.menu, page.menu_wanted),
        (page.head.standing, page.standing_wanted),
    ):
        with qtbot.waitSignal(signal):
            button.click()
        frame.rail.findChildren(QWidget)


def test_in_a_narrow_head_nothing_is_lost_only_further_down(frame: NavigationFrame) -> None:
    page = page_of(frame)
    assert page.head.title.text() == "Larkfield estate walkabout"
    resize(frame, 1280, 800, 2.0)
    assert page.head.is_narrow
    assert page.head.title.text() == "Finding 15"
    assert page.head.state.text() == "On this tablet only"
    assert page.body.isAncestorOf(page.head.standing)
    words = [label.text() for label in page.body.findChildren(Words) if label.isVisible()]
    assert "Larkfield estate walkabout · 6 tenants, 2 officers" in words
    resize(frame, 1280, 800)
    assert not page.body.isAncestorOf(page.head.standing)
    assert page.head.standing.isVisible()
    assert page.head.subtitle.isVisible()


def test_the_title_and_standing_can_change(frame: NavigationFrame) -> None:
    page = page_of(frame)
    page.set_title("Tannery Green walkabout")
    assert (page.head.title.text(), page.head.subtitle.text()) == (
        "Tannery Green walkabout",
        "6 tenants, 2 officers",
    )
    page.set_title("Tannery Green walkabout", "Nobody yet")
    page.head.set_short("Finding 16")
    assert page.head.left_out == "Tannery Green walkabout · Nobody yet"
    page.show_standing(ThingsStand(state="Safe at the office", amount="2.02 pm"))
    assert page.head.standing.accessibleName() == "Safe at the office: 2.02 pm"


def test_actions_go_under_the_title_where_there_is_no_room_beside_it(frame: NavigationFrame) -> None:
    page = page_of(frame)
    more = [SecondaryButton("Something to do that is long") for _ in range(2)]
    page.add_action(*more)
    resize(frame, 800, 1000)
    title = page.head.title
    assert more[0].mapTo(frame, QPoint()).y() > title.mapTo(frame, title.rect().bottomLeft()).y()
    resize(frame, 1280, 1000)
    assert more[0].mapTo(frame, QPoint()).y() < title.mapTo(frame, title.rect().bottomLeft()).y()


def test_the_buttons_of_the_bar_fill_a_narrow_page(frame: NavigationFrame) -> None:
    save = frame.findChildren(PrimaryButton)[0]
    assert save.width() == save.sizeHint().width()
    resize(frame, 800, 1280)
    assert save.width() > save.sizeHint().width() + 100
    page_of(frame).end_bar(Words("2 actions so far", wrap=False))
    resize(frame, 801, 1280)
    assert save.width() == save.sizeHint().width()


def test_a_reading_page_can_be_filled_by_a_list_of_its_own(qtbot: QtBot) -> None:
    page = ReadingPage("Action plan", scrolls=False)
    rows = QWidget()
    page.add(rows, stretch=1)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    assert page.body is None
    assert rows.height() > 500
    QTest.keyClick(page, Qt.Key.Key_PageDown)


def test_nothing_jumps_when_the_scroll_bar_comes(qtbot: QtBot) -> None:
    body = ScrollBody()
    line = LineEdit("Name")
    body.add(line)
    qtbot.addWidget(body)
    body.resize(600, 300)
    body.show()
    before = line.width()
    body.add(*(LineEdit(f"Line {number}") for number in range(20)))
    qtbot.waitUntil(lambda: body.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: line.width() == before)
    assert body.verticalScrollBar().width() == 12


def test_pages_fade_where_movement_is_wanted(
    frame: NavigationFrame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "motion", lambda _: 40)
    frame.show_page("today")
    stack = frame._stack
    fading = [child for child in stack.children() if type(child).__name__ == "_Fading"]
    assert len(fading) == 1
    qtbot.waitUntil(lambda: not [child for child in stack.children() if type(child).__name__ == "_Fading"])


@pytest.mark.parametrize("orientation", list(Qt.Orientation))
@pytest.mark.parametrize(
    ("long", "last", "page"), [(400, 100, 400), (400, 9_999, 400), (44, 90, 3), (400, 0, 9)]
)
def test_the_handle_is_drawn_where_the_style_takes_it_to_be(
    orientation: Qt.Orientation, long: int, last: int, page: int, qtbot: QtBot
) -> None:
    bar = ScrollBar(orientation)
    qtbot.addWidget(bar)
    bar.resize(QSize(12, long) if orientation == Qt.Orientation.Vertical else QSize(long, 12))
    bar.setRange(0, last)
    bar.setPageStep(page)
    for value in (0, 1, last // 3, last):
        bar.setValue(value)
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        handle = bar.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, bar
        )
        assert bar.handle() == handle
