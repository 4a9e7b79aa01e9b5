"""Parts beside each other where there is room, and under each other where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from views.look.theme import follow, theme


class Beside(QWidget):
    """Its parts stand in a row from ``room`` effective pixels on, in a column below that.

    With ``tops`` the parts of a row hang from one line; else their middles stand on one.
    """

    def __init__(
        self, *, room: int, spacing: int = 10, tops: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._align = Qt.AlignmentFlag.AlignTop if tops else Qt.AlignmentFlag(0)
        self._room = room
        self._gap = spacing
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        follow(self._arrange)

    @property
    def is_row(self) -> bool:
        """Whether there is room for a row now."""
        return theme.look.effective(self.width()) >= self._room

    def add(self, *parts: QWidget, stretch: int = 0) -> None:
        """Add parts in order; the stretch is each one's share of a row."""
        for part in parts:
            self._line.addWidget(part, stretch, self._align)

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction.LeftToRight if self.is_row else QBoxLayout.Direction.TopToBottom
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.look.px(self._gap))
        if self._line.direction() != direction:
            self._line.setDirection(direction)
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a row or in a column, as the width allows (Qt)."""
        super().resizeEvent(event)
        self._arrange()
