"""Every way a person presses a button, and what a screen says."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.accessibility_walk import accessible_name


def press_in_every_way(qtbot: QtBot, button: QAbstractButton, signal: SignalInstance, *told: object) -> None:
    """By mouse, by the space bar and by Enter: each time the same is told."""
    for press in (by_mouse, by_space, by_enter):
        with qtbot.waitSignal(signal) as heard:
            press(button)
        assert heard.args == list(told)


def by_mouse(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def by_space(button: QAbstractButton) -> None:
    button.setFocus()
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def by_enter(button: QAbstractButton) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def named(screen: QWidget, name: str) -> QAbstractButton:
    """The button in sight with that object name or that accessible name."""
    found = [
        each
        for each in screen.findChildren(QAbstractButton)
        if each.isVisibleTo(screen) and name in (each.objectName(), accessible_name(each))
    ]
    assert len(found) == 1, f"{len(found)} buttons are called {name}"
    return found[0]


def words_on(screen: QWidget) -> list[str]:
    """All labels in sight, as a person hears them."""
    labels = screen.findChildren(QLabel)
    return [each.accessibleName() or each.text() for each in labels if each.isVisibleTo(screen)]


def buttons_in_sight(screen: QWidget) -> set[QWidget]:
    """Everything that can be pressed."""
    return {each for each in screen.findChildren(QAbstractButton) if each.isVisibleTo(screen)}


def reached_by_tab(screen: QWidget) -> set[QWidget]:
    """What Tab gets to before it comes round; of a choice of one also what the arrows get to."""
    reached: set[QWidget] = set()
    screen.window().activateWindow()
    for _ in range(400):
        QTest.keyClick(screen.window(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.add(focused)
        group = focused.group() if isinstance(focused, QAbstractButton) else None
        if group is not None:
            reached.update(group.buttons())
    return reached
