"""Fields and what is filled in: labels, hints, errors, and the words as they were typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from views.look.theme import theme
from views.parts.buttons import QuietButton
from views.parts.chips import Option
from views.parts.combo import ComboBox
from views.parts.dates import DateBoxes
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.inputs import LineEdit, TextArea
from views.parts.option_rows import ChipRow

Show = Callable[..., QWidget]

PLACES = [("linden", "Linden Court"), ("weir", "Weir Point"), ("green", "Larkfield Green")]


def reds(image: QImage) -> int:
    red = theme.look.colours.red.rgb()
    return sum(image.pixel(x, y) == red for x in range(image.width()) for y in range(image.height()))


def test_a_line_says_what_was_written_when_it_is_left(qtbot: QtBot, shown: Show) -> None:
    line = LineEdit("Where to meet")
    shown(line)
    with qtbot.waitSignal(line.written) as written:
        QTest.keyClicks(line, "Community room")
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert written.args == ["Community room"]


def test_a_line_has_a_limit_and_a_width(shown: Show) -> None:
    line = LineEdit("Start time", limit=5, wide=150)
    shown(line)
    QTest.keyClicks(line, "half past two")
    assert line.text() == "half "
    assert line.width() == 150
    assert line.height() == 48


def test_writing_is_reported_as_it_is_typed_and_when_it_is_left(qtbot: QtBot, shown: Show) -> None:
    area, other = TextArea("What did you see?"), LineEdit("Other")
    shown(area, other)
    area.setFocus()
    with qtbot.waitSignal(area.changed) as changed:
        QTest.keyClicks(area, "G")
    with qtbot.waitSignal(area.written) as written:
        QTest.keyClick(area, Qt.Key.Key_Tab)
    assert (changed.args, written.args) == (["G"], ["G"])
    assert other.hasFocus()


def test_putting_text_in_is_silent_and_keeps_the_line_height(qtbot: QtBot, shown: Show) -> None:
    area = TextArea("What did you see?", lines=5)
    shown(area)
    with qtbot.assertNotEmitted(area.changed):
        area.show_text("Landing light out.\nCover cracked.")
    assert area.toPlainText() == "Landing light out.\nCover cracked."
    assert not area.document().isUndoAvailable()
    blocks = [area.document().findBlockByNumber(place) for place in range(2)]
    assert {block.blockFormat().lineHeight() for block in blocks} == {128.0}
    QTest.keyClick(area, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert area.document().lastBlock().blockFormat().lineHeight() == 128.0


def test_putting_the_same_text_in_again_leaves_the_caret(shown: Show) -> None:
    area = TextArea("What did you see?", text="Landing light out")
    shown(area)
    QTest.keyClick(area, Qt.Key.Key_End)
    area.show_text("Landing light out")
    assert area.textCursor().position() == len("Landing light out")


def test_pasted_text_loses_its_dress(shown: Show) -> None:
    area = TextArea("What did you see?")
    shown(area)
    dressed = QMimeData()
    dressed.setHtml("<b style='font-size:60px'>Gate</b>")
    dressed.setText("Gate")
    area.insertFromMimeData(dressed)
    area.insertFromMimeData(QMimeData())
    assert area.toPlainText() == "Gate"
    assert "60px" not in area.toHtml()


def test_a_combo_box_says_the_key_the_person_chose(qtbot: QtBot, shown: Show) -> None:
    box = ComboBox("Place", PLACES, icon="building-2", prompt="Choose a place")
    shown(box)
    assert box.chosen is None
    box.setFocus()
    with qtbot.waitSignal(box.chosen_changed) as chosen:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert chosen.args == ["linden"]
    assert box.chosen == "linden"


def test_a_combo_box_keeps_what_was_chosen_and_is_silent_by_program(qtbot: QtBot, shown: Show) -> None:
    box = ComboBox("Place", PLACES)
    shown(box)
    with qtbot.assertNotEmitted(box.chosen_changed):
        box.choose("weir")
        box.show_options(PLACES[1:])
    assert box.chosen == "weir"
    box.show_options(PLACES[2:])
    assert box.chosen is None
    box.choose("weir")
    assert box.chosen is None


def test_the_wheel_never_changes_an_answer_in_passing(shown: Show) -> None:
    box = ComboBox("Place", PLACES)
    shown(box)
    box.choose("linden")
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.chosen == "linden"


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_the_rows_of_the_list_are_large_enough(shown: Show, factor: float) -> None:
    theme.choose_text_factor(factor)
    box = ComboBox("Place", PLACES)
    shown(box)
    assert box.view().sizeHintForRow(0) >= theme.look.target("minimum")


def test_a_date_is_given_as_it_was_typed(qtbot: QtBot, shown: Show) -> None:
    date = DateBoxes("Date of the walkabout")
    shown(date)
    date.focus_first()
    assert date.box("day").hasFocus()
    with qtbot.waitSignal(date.changed, check_params_cb=lambda *args: args == ("31", "", "")):
        QTest.keyClicks(date.box("day"), "31")
    QTest.keyClicks(date.box("month"), "April")
    QTest.keyClicks(date.box("year"), "2026")
    assert date.typed == ("31", "April", "2026")
    with qtbot.assertNotEmitted(date.changed):
        date.show_date("1", "5", "2026")
    assert date.typed == ("1", "5", "2026")


def test_each_box_of_a_date_says_its_part(shown: Show) -> None:
    field = Field("Date of the walkabout", DateBoxes(), hint="For example, 21 4 2026")
    shown(field)
    assert isinstance(field.editor, DateBoxes)
    assert field.editor.box("month").accessibleName() == "Month, Date of the walkabout"
    assert field.editor.box("year").accessibleDescription() == "For example, 21 4 2026"


def test_only_the_wrong_part_of_a_date_is_marked(shown: Show) -> None:
    date = DateBoxes("Date")
    shown(date)
    date.set_wrong_parts({"day"})
    assert reds(date.box("day").grab().toImage())
    assert not reds(date.box("year").grab().toImage())
    date.set_wrong(False)
    assert not reds(date.box("day").grab().toImage())


@pytest.mark.parametrize("make", [LineEdit, TextArea, lambda: ComboBox("", PLACES), DateBoxes])
def test_an_error_is_beside_the_field_in_words_and_in_the_description(
    shown: Show, make: type[QWidget]
) -> None:
    editor = make()
    field = Field("Mobile number", editor, hint="For a text")
    window = shown(field)
    assert not reds(window.grab().toImage())
    field.set_error("A mobile number has 11 digits")
    heard = editor if not isinstance(editor, DateBoxes) else editor.box("day")
    assert heard.accessibleDescription() == "For a text. Error: A mobile number has 11 digits"
    assert "Mobile number" in heard.accessibleName()
    assert reds(editor.grab().toImage())
    assert reds(window.grab().toImage()) > 500
    field.clear_error()
    assert heard.accessibleDescription() == "For a text"
    assert not reds(window.grab().toImage())


def test_what_was_typed_stays_when_it_is_wrong(shown: Show) -> None:
    line = LineEdit(text="07700 90")
    field = Field("Mobile number", line)
    shown(field)
    field.set_error("A mobile number has 11 digits")
    assert line.text() == "07700 90"


def test_a_field_can_be_optional_have_something_beside_it_and_change_its_hint(shown: Show) -> None:
    speak = QuietButton("Speak instead", "mic")
    field = Field("What did you see?", TextArea(), optional=True, beside=speak)
    shown(field)
    assert speak.isVisible()
    field.set_hint("One thing at a time")
    assert field.editor.accessibleDescription() == "One thing at a time"
    field.set_hint("")
    assert field.editor.accessibleDescription() == ""


def test_a_field_names_anything_and_focuses_it(shown: Show) -> None:
    chips = ChipRow("", [Option(key="gwen", text="Gwen Hartnoll")])
    plain = QWidget()
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    officers, other = Field("Officers", chips), Field("Other", plain)
    shown(officers, other)
    officers.focus_editor()
    assert chips.button("gwen").hasFocus()
    other.focus_editor()
    assert plain.hasFocus()
    assert (chips.accessibleName(), plain.accessibleName()) == ("Officers", "Other")


def errors_on(shown: Show) -> tuple[ErrorSummary, Field, Field]:
    summary, name, time = ErrorSummary(), Field("Your name", LineEdit()), Field("Start time", LineEdit())
    shown(summary, name, time)
    return summary, name, time


def test_the_summary_lists_the_errors_takes_the_focus_and_leads_to_the_fields(shown: Show) -> None:
    summary, name, time = errors_on(shown)
    assert not summary.isVisible()
    summary.show_errors([(name, "Write your name"), (time, "Start time must be like 2 pm")])
    assert summary.hasFocus()
    assert summary.accessibleName() == "There are 2 things to put right"
    assert summary.accessibleDescription() == "Write your name. Start time must be like 2 pm"
    assert [link.text() for link in summary.links()] == ["Write your name", "Start time must be like 2 pm"]
    assert name.error == "Write your name"
    QTest.mouseClick(summary.links()[1], Qt.MouseButton.LeftButton)
    assert time.editor.hasFocus()


def test_what_has_been_put_right_is_no_longer_marked(shown: Show) -> None:
    summary, name, time = errors_on(shown)
    summary.show_errors([(name, "Write your name"), (time, "Start time must be like 2 pm")])
    summary.show_errors([(time, "Start time must be like 2 pm")])
    assert summary.accessibleName() == "There is 1 thing to put right"
    assert (name.error, time.error) == ("", "Start time must be like 2 pm")
    summary.show_errors([])
    assert not summary.isVisible()
    assert time.error == ""


def test_a_screen_reader_hears_fields_for_what_they_are(shown: Show) -> None:
    line, area, box = LineEdit("Name"), TextArea("What did you see?"), ComboBox("Place", PLACES)
    shown(line, area, box)
    roles = [QAccessible.queryAccessibleInterface(widget).role() for widget in (line, area, box)]
    role = QAccessible.Role
    assert roles == [role.EditableText, role.EditableText, role.ComboBox]
    assert box.accessibleName() == "Place"
