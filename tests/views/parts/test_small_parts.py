"""Drawn signs, columns filled anew, names not yet on a list, and words that go on in a second line."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.accessibility_walk import accessible_name, faults
from views.look.fonts import fonts
from views.look.theme import theme
from views.look.tokens import PaletteName, Tone, Type
from views.parts.chips import Chip
from views.parts.flow import Flow
from views.parts.labels import FlowingWords, Words, breakable
from views.parts.layouts import Column
from views.parts.new_name import LONGEST_NAME, NewName
from views.parts.refilled import Refilled
from views.parts.spots import AmountBar, IconSpot, YearTicks
from views.parts.surfaces import Card
from views.parts.wrapping_link import WrappingLink

Show = Callable[..., QWidget]
LONG = "There is no 31 April. The month has 30 days, so choose an earlier day or the first of May"


def inked(widget: QWidget) -> int:
    """How many pixels are not the ground of its window."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = widget.window().grab().toImage().pixel(1, 1)
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixel(x, y) != ground for x, y in points)


def colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {
        QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())
    }


def test_a_bar_is_as_long_as_its_amount(shown: Show) -> None:
    whole, half, least, nothing = (
        AmountBar(amount, most, Tone.GREEN) for amount, most in ((10, 10), (5, 10), (1, 1000), (0, 10))
    )
    none = AmountBar(0, 0, Tone.RED)
    shown(whole, half, least, nothing, none)
    assert inked(nothing) == inked(none) == 0
    assert 0 < inked(least) < inked(half) < inked(whole)
    assert abs(inked(half) / inked(whole) - 0.5) < 0.05


def test_ticks_stand_for_those_held_and_dotted_boxes_for_those_planned(shown: Show) -> None:
    due, planned, held, more = (YearTicks(*each) for each in ((0, 0, 4), (0, 2, 4), (2, 0, 4), (6, 0, 4)))
    shown(due, planned, held, more)
    green = theme.look.colours.green.name()
    assert green not in colours(due) | colours(planned)
    assert green in colours(held)
    assert inked(planned) < inked(due)
    assert more.sizeHint().width() > due.sizeHint().width()
    assert YearTicks(0, 0, 0).sizeHint().width() == 0


@pytest.mark.parametrize("palette", PaletteName)
def test_an_icon_in_a_ring_is_seen_in_every_palette_and_grows_with_the_text(
    palette: PaletteName, shown: Show
) -> None:
    spot = IconSpot("flag", Tone.AMBER)
    shown(spot)
    small = spot.sizeHint().width()
    theme.choose_palette(palette)
    theme.choose_text_factor(2.0)
    assert spot.sizeHint().width() == 2 * small
    assert theme.look.tone(Tone.AMBER).ink.name() in colours(spot)


def test_signs_say_nothing_to_a_screen_reader_and_take_no_focus(shown: Show) -> None:
    for sign in (IconSpot("flag", Tone.RED), YearTicks(1, 1, 4), AmountBar(1, 2, Tone.RED)):
        shown(sign)
        assert sign.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert accessible_name(sign) == ""


def named(name: str) -> QPushButton:
    button = QPushButton(name)
    button.setObjectName(name)
    return button


def test_what_stood_there_before_is_gone(shown: Show) -> None:
    column = Refilled()
    first = Words("First")
    gone: list[str] = []
    first.destroyed.connect(lambda: gone.append("first"))
    column.refill(first)
    window = shown(column)
    column.refill(Words("Second"), Words("Third"))
    QTest.qWait(10)
    assert gone == ["first"]
    assert [each.text() for each in window.findChildren(Words)] == ["Second", "Third"]
    column.refill()
    QTest.qWait(10)
    assert window.findChildren(Words) == []


@pytest.mark.parametrize("deep", [False, True], ids=["itself", "inside"])
def test_whoever_has_the_focus_hands_it_on_by_name(deep: bool, shown: Show) -> None:
    def filling(*names: str) -> list[QWidget]:
        if not deep:
            return [named(name) for name in names]
        holder = QWidget()
        Column(holder).add(*(named(name) for name in names))
        return [holder]

    column = Refilled()
    column.refill(*filling("one", "two"))
    window = shown(column)
    two = window.findChild(QPushButton, "two")
    assert isinstance(two, QPushButton)
    two.setFocus()
    column.refill(*filling("zero", "one", "two"))
    QTest.qWait(10)
    assert window.focusWidget() is window.findChild(QPushButton, "two")
    assert window.focusWidget() is not two
    column.refill(*filling("zero"))
    QTest.qWait(10)
    assert window.findChild(QPushButton, "two") is None


def test_filling_anew_leaves_the_focus_of_others_alone(shown: Show) -> None:
    column, other = Refilled(), named("one")
    column.refill(named("one"))
    shown(column, other)
    other.setFocus()
    column.refill(named("one"))
    QTest.qWait(10)
    assert other.hasFocus()


def test_a_name_is_asked_for_only_when_it_is_wanted(qtbot: QtBot, shown: Show) -> None:
    new = NewName("Add an estate", "Name of the estate")
    window = shown(new)
    assert not new.box.isVisible()
    QTest.mouseClick(new.link, Qt.MouseButton.LeftButton)
    assert new.box.hasFocus()
    assert not new.link.isVisible()
    assert accessible_name(new.add) == "Add: Name of the estate"
    assert faults(window) == []
    QTest.keyClicks(new.box, " Harbour Row ")
    with qtbot.waitSignal(new.named) as named_so:
        QTest.mouseClick(new.add, Qt.MouseButton.LeftButton)
    assert named_so.args == ["Harbour Row"]
    assert new.link.hasFocus()
    QTest.keyClick(new.link, Qt.Key.Key_Space)
    assert new.box.text() == ""


def test_no_name_says_nothing_and_closes_the_box(qtbot: QtBot, shown: Show) -> None:
    new = NewName("Add an officer", "Name of the officer")
    shown(new)
    new.link.click()
    new.box.setText("   ")
    with qtbot.assertNotEmitted(new.named):
        QTest.keyClick(new.box, Qt.Key.Key_Return)
    assert not new.box.isVisible()
    assert new.box.maxLength() == LONGEST_NAME


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_a_long_link_goes_on_in_the_next_line(factor: float, qtbot: QtBot, shown: Show) -> None:
    theme.choose_text_factor(factor)
    short, long = WrappingLink("Choose an estate"), WrappingLink(LONG)
    window = shown(short, long, wide=460)
    QTest.qWait(10)
    assert faults(window) == []
    assert window.width() == 460
    assert long.height() > short.height()
    with qtbot.waitSignal(long.clicked):
        QTest.mouseClick(long, Qt.MouseButton.LeftButton)
    assert inked(long) > inked(short)
    window.resize(round(1200 * factor), 500)
    QTest.qWait(10)
    assert long.height() == short.height()


def test_words_in_a_flow_stand_in_one_line_where_that_fits(shown: Show) -> None:
    words, holder = FlowingWords(LONG, Type.LABEL), QWidget()
    Flow(holder).add(words)
    window = shown(holder, wide=1000)
    QTest.qWait(10)
    one_line = words.height()
    window.resize(300, 500)
    QTest.qWait(10)
    assert words.height() >= 3 * one_line - 6
    assert faults(window) == []


def test_a_chip_too_long_for_its_place_is_cut_with_a_sign_and_says_all_in_its_tip(shown: Show) -> None:
    long, short = Chip(f"<b>{LONG}"), Chip("Gwen")
    window = shown(long, short, wide=400)
    QTest.qWait(10)
    assert window.width() == 400
    assert long.width() < long.sizeHint().width()
    assert long.toolTip() == f"<span>&lt;b&gt;{LONG}</span>"
    assert accessible_name(long) == f"<b>{LONG}"
    assert short.toolTip() == ""
    window.resize(2000, 500)
    QTest.qWait(10)
    assert long.toolTip() == ""


def test_cards_keep_their_height_on_a_page_with_room_to_spare(shown: Show) -> None:
    first, second = Card("First"), Card("Second")
    shown(first, second, tall=900)
    QTest.qWait(10)
    assert first.height() == second.height() == first.heightForWidth(first.width())


def test_something_with_a_stretch_takes_the_room_to_spare(shown: Show) -> None:
    holder, card, rest = QWidget(), Card("First"), QWidget()
    column = Column(holder, keeps_top=True)
    column.add(rest, stretch=1)
    column.add(card)
    holder.resize(400, 700)
    holder.show()
    QTest.qWait(10)
    assert card.height() == card.heightForWidth(card.width())
    assert rest.height() > 500
    holder.close()


def test_places_to_break_a_long_word_make_no_line_taller(shown: Show) -> None:
    fonts.cover("نورجہاں")
    plain, long = Words("Larkfield Green"), Words(f"Larkfield {'Llanfair' * 6}")
    shown(plain, long, wide=1200)
    assert "\u200b" in long.text()
    assert "Noto Sans" in fonts.families()
    assert fonts.families().index("Noto Sans") < fonts.families().index("Noto Sans Arabic")
    assert long.heightForWidth(1200) <= plain.heightForWidth(1200) * 1.15
    assert breakable("short words only") == "short words only"
