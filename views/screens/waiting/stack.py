"""Many rows under each other, of which a new one costs no more than itself."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look.theme import follow, theme

_GAP = 14


class RowStack(QWidget):
    """Lays its rows out itself: Qt's own column asks every row again for every one that is added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stacked: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(self._settle)

    def stack(self, rows: Iterable[QWidget]) -> None:
        """Hold these rows, in this order; those that stood here and are not among them are gone."""
        after = list(rows)
        staying = set(after)
        for row in self._stacked:
            if row not in staying:
                row.hide()
                row.deleteLater()
        before, self._stacked = set(self._stacked), after
        self._take_in(row for row in after if row not in before)

    def add_row(self, row: QWidget) -> None:
        """Hold this one as well, under the others."""
        self._stacked.append(row)
        self._take_in([row])

    def _take_in(self, rows: Iterable[QWidget]) -> None:
        for row in rows:
            row.setParent(self)
            row.show()
        self._settle()

    def _settle(self) -> None:
        self.updateGeometry()
        self._place()

    def heightForWidth(self, width: int) -> int:
        """All rows and the gaps between them (Qt)."""
        gaps = theme.look.px(_GAP) * max(0, len(self._stacked) - 1)
        return sum(row.heightForWidth(width) for row in self._stacked) + gaps

    def sizeHint(self) -> QSize:
        """As wide as the widest wishes to be (Qt)."""
        wide = max((row.sizeHint().width() for row in self._stacked), default=0)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the neediest can be (Qt)."""
        return QSize(max((row.minimumSizeHint().width() for row in self._stacked), default=0), 0)

    def event(self, event: QEvent) -> bool:
        """A row has changed (Qt)."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew (Qt)."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        top, gap, wide = 0, theme.look.px(_GAP), self.width()
        for row in self._stacked:
            tall = row.heightForWidth(wide)
            row.setGeometry(0, top, wide, tall)
            top += tall + gap
