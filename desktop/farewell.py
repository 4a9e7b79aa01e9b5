"""Being asked to end from outside: Ctrl+C, a shutdown, a closing terminal. The window closes as usual."""

import signal
import socket
from types import FrameType
from typing import Any, Self

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


class Farewell(QObject):
    """Turns the system's signals into one of Qt's, for as long as the ``with`` block lasts.

    Python runs its own signal handlers only between two of its instructions, and a waiting window runs none;
    the wake-up descriptor makes Qt notice at once.
    """

    asked = Signal()

    def __enter__(self) -> Self:
        self._ear, mouth = socket.socketpair()
        self._mouth = mouth
        self._ear.setblocking(False)
        mouth.setblocking(False)
        self._descriptor_before = signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)
        self._handlers_before: dict[int, Any] = {
            number: signal.signal(number, _let_pass) for number in _SIGNALS
        }
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_heard)
        return self

    def __exit__(self, *_: object) -> None:
        self._notifier.setEnabled(False)
        for number, handler in self._handlers_before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._descriptor_before)
        self._ear.close()
        self._mouth.close()

    def _on_heard(self) -> None:
        self._ear.recv(1)
        self.asked.emit()


def _let_pass(_number: int, _frame: FrameType | None) -> None:
    """Nothing here: the wake-up descriptor has told the window already."""
