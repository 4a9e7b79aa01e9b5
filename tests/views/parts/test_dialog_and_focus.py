"""Dialogs and the focus ring."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from views.look.theme import theme
from views.parts.buttons import SecondaryButton
from views.parts.chips import Chip
from views.parts.dialog import Answer, AnswerKind, Dialog
from views.parts.focus import FocusRing
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.scrolling import ScrollBody
from views.parts.tabs import TabBar

Show = Callable[..., QWidget]
ANSWERS = [
    Answer(key="remove", text="Remove it", kind=AnswerKind.DANGER),
    Answer(key="leave", text="Leave it", kind=AnswerKind.PRIMARY),
    Answer(key="write", text="Go on writing"),
]


def opened(window: QWidget, qtbot: QtBot) -> Dialog:
    dialog = Dialog(
        window, "Remove finding 15?", "Its 2 photos go too.", ANSWERS, safe="write", body=Words("More")
    )
    dialog.open()
    qtbot.waitUntil(lambda: dialog.button("write").hasFocus())
    return dialog


def test_the_title_asks_and_the_safe_answer_has_the_focus(shown: Show, qtbot: QtBot) -> None:
    dialog = opened(shown(), qtbot)
    assert (dialog.accessibleName(), dialog.accessibleDescription()) == (
        "Remove finding 15?",
        "Its 2 photos go too.",
    )
    assert dialog.isModal()
    dialog.reject()


def test_a_button_is_an_answer_given_once(shown: Show, qtbot: QtBot) -> None:
    dialog = opened(shown(), qtbot)
    given: list[str] = []
    dialog.answered.connect(given.append)
    with qtbot.waitSignal(dialog.answered):
        QTest.mouseClick(dialog.button("remove"), Qt.MouseButton.LeftButton)
    assert given == ["remove"]


def test_escape_is_the_safe_answer_and_enter_the_one_in_focus(shown: Show, qtbot: QtBot) -> None:
    window = shown()
    dialog = opened(window, qtbot)
    with qtbot.waitSignal(dialog.answered) as escaped:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    again = opened(window, qtbot)
    again.button("leave").setFocus()
    with qtbot.waitSignal(again.answered) as entered:
        QTest.keyClick(again.button("leave"), Qt.Key.Key_Return)
    assert (escaped.args, entered.args) == (["write"], ["leave"])


def test_the_page_is_dimmed_while_it_is_open(shown: Show, qtbot: QtBot) -> None:
    window = shown()
    before = window.grab().toImage().pixelColor(5, 5)
    dialog = opened(window, qtbot)
    assert window.grab().toImage().pixelColor(5, 5).lightness() < before.lightness()
    dialog.reject()
    qtbot.waitUntil(lambda: window.grab().toImage().pixelColor(5, 5) == before)


def test_a_dialog_without_a_safe_answer_is_a_mistake(shown: Show) -> None:
    with pytest.raises(ValueError, match="not among the answers"):
        Dialog(shown(), "Remove it?", "", ANSWERS, safe="cancel")


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_a_dialog_fits_its_window_and_scrolls_when_it_must(shown: Show, qtbot: QtBot, factor: float) -> None:
    theme.choose_text_factor(factor)
    window = shown(wide=640, tall=480)
    dialog = Dialog(window, "Remove finding 15?", "Its photos go too. " * 40, ANSWERS, safe="write")
    dialog.open()
    qtbot.waitUntil(lambda: dialog.button("write").hasFocus())
    assert dialog.width() <= window.width()
    assert dialog.height() <= window.height()
    safe = dialog.button("write")
    qtbot.waitUntil(lambda: dialog.rect().contains(safe.rect().translated(safe.mapTo(dialog, QPoint()))))
    dialog.reject()


def ring_on(window: QWidget) -> FocusRing:
    return FocusRing(window)


def test_the_ring_stands_six_pixels_outside_what_tab_reaches(shown: Show, qtbot: QtBot) -> None:
    one, other = SecondaryButton("One"), SecondaryButton("Other")
    window = shown(one, other)
    ring = ring_on(window)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: ring.target is other)
    assert ring.geometry() == other.geometry().adjusted(-6, -6, 6, 6)
    image = window.grab().toImage()
    assert image.pixelColor(other.geometry().center().x(), other.y() - 4) == theme.look.colours.focus


def test_there_is_no_ring_for_a_click_until_a_key_is_pressed(shown: Show, qtbot: QtBot) -> None:
    button = SecondaryButton("One")
    window = shown(button, LineEdit("Name"))
    ring = ring_on(window)
    spot = button.mapTo(window, button.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(button.hasFocus)
    qtbot.wait(20)
    assert ring.target is None
    QTest.keyClick(button, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: ring.target is button)


def test_there_is_always_a_ring_round_what_is_written_in(shown: Show, qtbot: QtBot) -> None:
    name = LineEdit("Name")
    window = shown(SecondaryButton("One"), name)
    ring = ring_on(window)
    spot = name.mapTo(window, name.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: ring.target is name)


def test_the_ring_follows_its_target_and_goes_with_it(shown: Show, qtbot: QtBot) -> None:
    one, other = SecondaryButton("One"), SecondaryButton("Other")
    window = shown(one, other)
    ring = ring_on(window)
    one.setFocus()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.target is other)
    one.setText("One that is a good deal longer")
    window.layout().setSpacing(60)
    qtbot.waitUntil(lambda: ring.geometry() == other.geometry().adjusted(-6, -6, 6, 6))
    theme.choose_text_factor(2.0)
    qtbot.waitUntil(lambda: ring.geometry() == other.geometry().adjusted(-12, -12, 12, 12))
    other.hide()
    qtbot.waitUntil(lambda: ring.target is not other)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    one.deleteLater()
    qtbot.waitUntil(lambda: ring.target is None)


def test_a_target_is_scrolled_wholly_into_view_and_the_ring_never_covers_the_bar(
    shown: Show, qtbot: QtBot
) -> None:
    body = ScrollBody()
    buttons = [SecondaryButton(f"Button {number}") for number in range(20)]
    body.add(*buttons)
    body.setFixedHeight(300)
    window = shown(body)
    ring = ring_on(window)
    buttons[0].setFocus()
    buttons[15].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.target is buttons[15])
    port = body.viewport()
    assert port.rect().contains(buttons[15].rect().translated(buttons[15].mapTo(port, QPoint())))
    body.verticalScrollBar().setValue(body.verticalScrollBar().value() - 170)
    qtbot.waitUntil(lambda: ring.target is None or ring.height() < 60)
    assert ring.target is None or window.rect().contains(ring.geometry())
    body.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: ring.target is None)


def test_a_ring_is_as_round_as_its_target_and_only_round_the_current_tab(shown: Show, qtbot: QtBot) -> None:
    chip, tabs = Chip("Lighting"), TabBar("Tabs")
    tabs.add("So far", 14)
    tabs.add("Last time", 5)
    window = shown(chip, tabs)
    ring = ring_on(window)
    assert chip.ring_radius() == chip.height() / 2
    chip.setFocus()
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.target is tabs)
    assert ring.width() == tabs.tabRect(0).width() + 12
