"""The box in which actions are searched for: a line with a magnifying glass, emptied by Escape."""

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from views.look import icons
from views.look.theme import theme
from views.parts.inputs import LineEdit

_ICON, _PAD = 20, 14


class SearchBox(LineEdit):
    """Searched as it is typed; the words stand in the index of wording, place, service, lead and number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Search the plan", limit=200, parent=parent)
        self.setAccessibleDescription("Wording, place, service, lead or number. Escape empties it.")
        self.setPlaceholderText("Search")

    def _take_look(self) -> None:
        super()._take_look()
        px = theme.look.px
        self.setTextMargins(QMargins(px(_PAD + _ICON + 8), 0, px(12), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties it (Qt)."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the glass at its left (Qt)."""
        super().paintEvent(event)
        look = theme.look
        size = look.px(_ICON)
        painter = QPainter(self)
        box = QRectF(look.px(_PAD), (self.height() - size) / 2, size, size)
        icons.paint(painter, "search", box, look.colours.ink2)
        painter.end()
