"""What the tests of the first pages share: a screen in an active window, and every way to press a button."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Shows a screen in an active window of that size."""

    def shown(screen: QWidget, size: tuple[int, int] = (1172, 800)) -> QWidget:
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        QTest.qWait(20)
        return screen

    return shown
