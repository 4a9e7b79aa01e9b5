"""A window to try a part in."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from views.parts.layouts import Column

Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Show parts under each other in an active window of this size, which stays until the test is over."""
    kept: list[QWidget] = []

    def show(*parts: QWidget, wide: int = 600, tall: int = 500) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        Column(window, margins=(20, 20, 20, 20), keeps_top=True).add(*parts)
        window.resize(wide, tall)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    kept.clear()
