"""What versions are compared with: words that differ, choices of any length, and cards that are chosen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.accessibility_walk import faults
from views.look.theme import theme
from views.look.tokens import PaletteName, Tone
from views.parts.flow import Flow
from views.parts.folding import FoldingRow
from views.parts.marked_words import Differs, MarkedWords
from views.parts.surfaces import Card
from views.parts.wrapping_choice import WrappingChoice

Show = Callable[..., QWidget]
NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())
    }


def test_words_that_differ_are_bold_underlined_and_on_a_soft_ground(shown: Show) -> None:
    words = MarkedWords("Rehang the gate ", Differs("by <27> March"), ".")
    shown(words)
    assert words.accessibleName() == "Rehang the gate by <27> March."
    assert words.accessibleDescription() == "Differs: by <27> March"
    markup = QLabel.text(words)
    assert "font-weight:700" in markup
    assert "text-decoration:underline" in markup
    assert "&lt;27&gt;" in markup, "what a person wrote is text"
    assert theme.look.tone(Tone.AMBER).soft.name() in colours(words)
    words.show_pieces("Rehang the gate.")
    assert words.accessibleDescription() == ""
    assert theme.look.tone(Tone.AMBER).soft.name() not in colours(words)


def test_words_that_differ_follow_the_look(shown: Show) -> None:
    words = MarkedWords(Differs("27 March"))
    shown(words)
    theme.choose_palette(PaletteName.DARK)
    assert theme.look.tone(Tone.AMBER).soft.name() in colours(words)


def test_lines_stay_lines_and_long_words_are_broken(shown: Show) -> None:
    one, two = MarkedWords("Light out."), MarkedWords("Light out.\nCover cracked.")
    long = MarkedWords(Differs(NAME))
    screen = shown(one, two, long)
    screen.resize(260, 400)
    QTest.qWait(20)
    assert two.height() > 1.5 * one.height()
    assert long.height() > 1.5 * one.height()
    assert faults(screen) == []


@pytest.mark.parametrize("text", ["Keep yours", f"Keep {NAME}’s", "Keep the one that came from the office"])
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_a_choice_goes_on_in_a_second_line(text: str, factor: float, shown: Show) -> None:
    theme.choose_text_factor(factor)
    choice = WrappingChoice(text)
    screen = shown(choice)
    screen.resize(theme.look.px(240), theme.look.px(400))
    QTest.qWait(20)
    assert faults(screen) == []
    assert choice.width() <= theme.look.px(240)
    wraps = choice.width() < choice.sizeHint().width()
    assert (choice.height() > theme.look.px(52)) == wraps
    before = colours(choice)
    choice.setChecked(True)
    assert theme.look.colours.brand.name() in colours(choice) - before


def test_a_choice_is_pressed_by_the_space_bar(shown: Show, qtbot: QtBot) -> None:
    choice = WrappingChoice(NAME)
    shown(choice)
    choice.setFocus()
    with qtbot.waitSignal(choice.toggled):
        QTest.keyClick(choice, Qt.Key.Key_Space)
    assert choice.isChecked()


def test_a_chosen_card_has_a_border_in_its_tone(shown: Show) -> None:
    card = Card("Yours")
    shown(card)
    ink = theme.look.tone(Tone.PETROL).ink.name()
    card.set_tone(Tone.PETROL)
    assert ink in colours(card)
    card.set_tone(None)
    assert ink not in colours(card)


def test_things_in_a_flow_can_hang_from_one_line(shown: Show) -> None:
    for level, tops in ((False, {0, 30}), (True, {0})):
        holder = QWidget()
        flow = Flow(holder, tops_level=level)
        small, tall = QWidget(), QWidget()
        small.setFixedSize(QSize(40, 40))
        tall.setFixedSize(QSize(40, 100))
        flow.add(small, tall)
        shown(holder)
        assert {small.y(), tall.y()} == tops


def test_a_row_says_when_it_folds(shown: Show, qtbot: QtBot) -> None:
    row = FoldingRow(400)
    row.add(QWidget(), QWidget())
    screen = shown(row)
    screen.resize(600, 200)
    QTest.qWait(20)
    assert not row.is_folded
    with qtbot.waitSignal(row.folded_changed) as heard:
        screen.resize(300, 200)
    assert heard.args == [True]
