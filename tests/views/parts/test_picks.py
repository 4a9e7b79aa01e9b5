"""Chips, choices, grades and the rows they stand in."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from views.look.theme import theme
from views.look.tokens import Tone
from views.parts.chips import Chip, Option
from views.parts.option_rows import ChipRow, ChoiceRow, GradeRow

Show = Callable[..., QWidget]

KINDS = [
    Option(key="lighting", text="Lighting"),
    Option(key="repairs", text="Repairs"),
    Option(key="grounds", text="Grounds"),
]
GRADES = [
    Option(key=key, letter=key, text=text) for key, text in (("A", "Excellent"), ("B", "Good"), ("C", "Poor"))
]
ROUTES = [
    Option(key="plan", text="Action plan", second="The estate, for everyone"),
    Option(key="complaint", text="Complaint", second="Passed on, receipt"),
]


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_several_chips_may_be_on(qtbot: QtBot, shown: Show) -> None:
    row = ChipRow("Officers", KINDS)
    shown(row)
    with qtbot.waitSignal(row.chosen_changed) as one:
        QTest.mouseClick(row.button("grounds"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.chosen_changed) as two:
        QTest.keyClick(row.button("lighting"), Qt.Key.Key_Space)
    assert (one.args, two.args) == ([["grounds"]], [["lighting", "grounds"]])
    QTest.keyClick(row.button("grounds"), Qt.Key.Key_Return)
    assert row.chosen == ["lighting"]
    assert role_of(row.button("lighting")) == QAccessible.Role.CheckBox


def test_one_of_several_chips(shown: Show) -> None:
    row = ChipRow("Kind of thing", KINDS, one=True)
    shown(row)
    QTest.mouseClick(row.button("lighting"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(row.button("repairs"), Qt.MouseButton.LeftButton)
    assert row.chosen == ["repairs"]
    assert role_of(row.button("repairs")) == QAccessible.Role.RadioButton


def test_a_chip_that_does_not_stay_only_says_it_was_pressed(qtbot: QtBot, shown: Show) -> None:
    row = ChipRow(
        "Kind of thing", [*KINDS, Option(key="more", text="More", icon="ellipsis", stays=False)], one=True
    )
    shown(row)
    with qtbot.waitSignal(row.pressed) as pressed, qtbot.assertNotEmitted(row.chosen_changed):
        QTest.mouseClick(row.button("more"), Qt.MouseButton.LeftButton)
    assert pressed.args == ["more"]
    assert row.chosen == []
    assert role_of(row.button("more")) == QAccessible.Role.Button


def test_choosing_by_program_is_silent(qtbot: QtBot, shown: Show) -> None:
    row = ChipRow("Officers", KINDS)
    shown(row)
    with qtbot.assertNotEmitted(row.chosen_changed):
        row.choose("repairs", "grounds")
    assert row.chosen == ["repairs", "grounds"]


def test_new_options_keep_what_was_chosen(shown: Show) -> None:
    row = ChipRow("Kind of thing", KINDS, one=True)
    shown(row)
    row.choose("repairs")
    row.show_options([Option(key="parking", text="Parking"), *KINDS])
    assert row.chosen == ["repairs"]
    assert row.keys() == ["parking", "lighting", "repairs", "grounds"]
    row.show_options([Option(key="parking", text="Parking")])
    assert row.chosen == []


def test_a_count_is_shown_and_said(shown: Show) -> None:
    row = ChipRow(
        "Actions", [Option(key="overdue", text="Overdue", icon="alarm-clock", count=2, tone=Tone.RED)]
    )
    shown(row)
    assert row.button("overdue").accessibleName() == "Overdue, 2"
    narrow = row.button("overdue").sizeHint().width()
    row.set_count("overdue", 1200)
    assert row.button("overdue").accessibleName() == "Overdue, 1200"
    assert row.button("overdue").sizeHint().width() > narrow


def test_a_chip_that_is_on_has_a_tick_and_not_only_a_colour(qtbot: QtBot, shown: Show) -> None:
    chip = Chip("Lighting")
    qtbot.addWidget(chip)
    off = chip.sizeHint().width()
    chip.setChecked(True)
    assert chip.sizeHint().width() > off + 20


def test_one_choice_at_a_time_by_mouse_and_arrows(qtbot: QtBot, shown: Show) -> None:
    row = ChoiceRow("Where it goes", ROUTES)
    shown(row)
    assert row.chosen is None
    with qtbot.waitSignal(row.chosen_changed) as first:
        QTest.mouseClick(row.button("plan"), Qt.MouseButton.LeftButton)
    row.button("plan").setFocus()
    with qtbot.waitSignal(row.chosen_changed) as second:
        QTest.keyClick(row.button("plan"), Qt.Key.Key_Right)
    assert (first.args, second.args) == (["plan"], ["complaint"])
    assert row.button("complaint").hasFocus()


def test_a_choice_is_a_radio_button_with_its_second_line_as_description(shown: Show) -> None:
    row = ChoiceRow("Where it goes", ROUTES)
    shown(row)
    heard = QAccessible.queryAccessibleInterface(row.button("plan"))
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Description) == "The estate, for everyone"
    assert row.button("plan").height() == 60


def test_a_choice_can_be_taken_back_by_program(shown: Show) -> None:
    row = ChoiceRow("Where it goes", ROUTES)
    shown(row)
    row.choose("plan")
    assert row.chosen == "plan"
    row.choose(None)
    assert row.chosen is None
    QTest.keyClick(row.button("complaint"), Qt.Key.Key_Return)
    assert row.chosen == "complaint"


def test_a_grade_says_its_letter_and_its_word(qtbot: QtBot, shown: Show) -> None:
    row = GradeRow("Grade", GRADES)
    shown(row)
    assert row.button("C").accessibleName() == "C, Poor"
    with qtbot.waitSignal(row.chosen_changed) as graded:
        QTest.keyClick(row.button("C"), Qt.Key.Key_Space)
    assert graded.args == ["C"]
    assert role_of(row.button("C")) == QAccessible.Role.RadioButton


def test_grades_are_equally_wide_and_do_not_jump(shown: Show) -> None:
    row = GradeRow("Grade", GRADES)
    shown(row)
    keys = row.keys()
    widths = {row.button(key).width() for key in keys}
    assert len(widths) == 1
    row.choose("B")
    assert {row.button(key).width() for key in keys} == widths


def test_a_row_too_narrow_for_one_line_takes_two(shown: Show) -> None:
    row = GradeRow("Grade", [*GRADES, Option(key="D", letter="D", text="Unacceptable")])
    shown(row)
    assert row.heightForWidth(800) == 52
    assert row.heightForWidth(400) == 52 + 10 + 52
    theme.choose_text_factor(2.0)
    assert row.heightForWidth(800) == 104 + 20 + 104


def test_the_focus_goes_to_what_is_chosen_or_else_the_first(shown: Show) -> None:
    row = ChoiceRow("Where it goes", ROUTES)
    shown(row)
    row.focus_first()
    assert row.button("plan").hasFocus()
    row.choose("complaint")
    row.focus_first()
    assert row.button("complaint").hasFocus()


def test_a_row_knows_what_it_is_for(shown: Show) -> None:
    row = ChoiceRow("Where it goes", ROUTES, large=True, even=False)
    shown(row)
    row.name_it("Where does it go?", "Choose one")
    assert (row.accessibleName(), row.accessibleDescription()) == ("Where does it go?", "Choose one")


def test_a_row_has_no_button_of_an_unknown_key(qtbot: QtBot, shown: Show) -> None:
    row = ChipRow("Kind of thing", KINDS)
    qtbot.addWidget(row)
    with pytest.raises(KeyError):
        row.button("unknown")
