"""Sees when the window's first page is filled and painted, and closes the window then.

It loads nothing that the program loads later by itself.
"""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from views.screens.today import TodayScreen

LOOKS = 2
"""Milliseconds between two looks whether there is a window yet."""


class Filled(QObject):
    """``seen`` once a page has been painted with where things stand and ``many`` rows to press."""

    def __init__(self, many: int) -> None:
        super().__init__()
        self._app = QApplication.instance() or QApplication([])  # timers need one; the program takes it
        self.seen = False
        self._many = many
        self._window: MainWindow | None = None
        self._looking = QTimer(self, interval=LOOKS)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._on_settled)

    def _look(self) -> None:
        if any(isinstance(each, QMainWindow) for each in QApplication.topLevelWidgets()):
            from desktop.main_window import MainWindow

            windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
            self._window = next(windows)
            self._window.installEventFilter(self)
            self._looking.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The update paints what is there by now; whatever that queues then comes before the timer."""
        if event.type() == QEvent.Type.UpdateRequest and self._is_filled():
            self._settled.start()
        return super().eventFilter(watched, event)

    def _is_filled(self) -> bool:
        window = self._window
        if window is None or not window.here:
            return False
        page = cast("TodayScreen", window.page)
        return bool(page.head.state.text()) and len(page._asked) >= self._many

    def _on_settled(self) -> None:
        if self._window is not None:
            self.seen = True
            self._window.close()
