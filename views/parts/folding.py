"""Things beside each other that go under each other where there is no room."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from views.look.theme import follow, theme


class FoldingRow(QWidget):
    """A row from ``from_width`` effective pixels on, a column below that.

    ``folded_changed(bool)`` is for a page whose parts stand in another order when folded.
    """

    folded_changed = Signal(bool)

    def __init__(self, from_width: int, *, spacing: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from_width = from_width
        self._gap = spacing
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        follow(self._take_look)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Add widgets in order; the stretch is given to each."""
        for widget in widgets:
            self._line.addWidget(widget, stretch)

    @property
    def is_folded(self) -> bool:
        """Whether the things stand under each other."""
        return self._line.direction() == QBoxLayout.Direction.TopToBottom

    def _take_look(self) -> None:
        self._line.setSpacing(theme.look.px(self._gap))
        self._fold()

    def _fold(self) -> None:
        folded = theme.look.effective(self.width()) < self._from_width
        if folded == self.is_folded:
            return
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if folded else direction.LeftToRight)
        self.folded_changed.emit(folded)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its neediest part: it folds before anything would be cut (Qt)."""
        items = (self._line.itemAt(place) for place in range(self._line.count()))
        widths = [item.minimumSize().width() for item in items if item is not None]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold (Qt)."""
        super().resizeEvent(event)
        self._fold()
