"""How far something has got: a bar, the same in words, and a way to stop."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from views.look import painting
from views.look.theme import follow, theme
from views.look.tokens import Type
from views.parts.buttons import QuietButton
from views.parts.labels import Words
from views.parts.layouts import Column, Row


class ProgressBar(QProgressBar):
    """A bar with an outline; ``show_progress(done, total)`` in any unit that is a whole number."""

    def __init__(self, name: str, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tall = 10 if small else 14
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setValue(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(self._take_look)

    def show_progress(self, done: int, total: int) -> None:
        """So much is done of so much; nothing to do counts as done."""
        self.setRange(0, max(total, 1))
        self.setValue(min(done, total) if total > 0 else 1)

    def _take_look(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The token height (Qt)."""
        return QSize(theme.look.px(160), theme.look.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        """Long enough to read (Qt)."""
        return QSize(theme.look.px(60), theme.look.px(self._tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, part done, outline (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = box.height() / 2
        painting.rounded(painter, box, radius, fill=look.colours.sunken)
        share = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        if share > 0:
            part = QRectF(box.x(), box.y(), max(box.height(), box.width() * share), box.height())
            painting.rounded(painter, part, radius, fill=look.colours.brand)
        painting.rounded(painter, box, radius, edge=look.colours.edge, width=look.px(1.2))
        painter.end()


class Progress(QFrame):
    """Bar, words and a way to stop. ``stop_wanted`` fires when the person wants no more of it."""

    stop_wanted = Signal()

    def __init__(self, name: str, *, stop: str = "Cancel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(self, spacing=2)
        self.bar = ProgressBar(name)
        self.words = Words("", Type.HINT)
        self.stop = QuietButton(stop)
        self.stop.clicked.connect(self._on_stop)
        row = Row(spacing=12)
        row.add(self.words, stretch=1)
        row.add(self.stop)
        column.add(self.bar, row)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """So much of so much, and what is left in words: "15 of 26 MB sent"."""
        self.bar.show_progress(done, total)
        self.words.setText(words)

    def _on_stop(self) -> None:
        self.stop_wanted.emit()
