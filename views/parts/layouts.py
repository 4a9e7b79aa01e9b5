"""Rows and columns whose gaps grow with the text.

Gaps and margins are given in pixels at 100 %. Buttons and badges in a `Column` keep their own width and
stand at the left.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from views.look.theme import follow, theme

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels at 100 %."""


_KEEPS_WIDTH = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)


class Column(QVBoxLayout):
    """Things under each other. With ``keeps_top`` they stay at the top when there is room to spare."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 16,
        margins: Margins = (0, 0, 0, 0),
        keeps_top: bool = False,
    ) -> None:
        super().__init__()
        self._measures = (spacing, margins)
        self._tail: QSpacerItem | None = None
        if keeps_top:
            self._tail = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
            self._end_with(self._tail)
        if parent:
            parent.setLayout(self)
        follow(self._take_look)

    def add(self, *items: QWidget | QLayout, stretch: int = 0) -> None:
        """Add widgets or layouts in order; the stretch is given to each, and takes the room to spare."""
        if self._tail:
            self.removeItem(self._tail)
        for item in items:
            _add(self, item, stretch, Qt.AlignmentFlag.AlignLeft)
        if self._tail:
            self._end_with(self._tail)

    def _end_with(self, tail: QSpacerItem) -> None:
        """The tail takes all the room to spare, so that no card grows; unless something has a stretch."""
        self.addSpacerItem(tail)
        last = self.count() - 1
        self.setStretch(last, 0 if any(self.stretch(place) for place in range(last)) else 1)

    def _take_look(self) -> None:
        _measure(self, *self._measures)


class Row(QHBoxLayout):
    """Things beside each other, their middles on one line."""

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 12, margins: Margins = (0, 0, 0, 0)
    ) -> None:
        super().__init__()
        self._measures = (spacing, margins)
        if parent:
            parent.setLayout(self)
        follow(self._take_look)

    def add(self, *items: QWidget | QLayout, stretch: int = 0) -> None:
        """Add widgets or layouts in order; the stretch is given to each."""
        for item in items:
            _add(self, item, stretch, None)

    def _take_look(self) -> None:
        _measure(self, *self._measures)


def _measure(layout: QBoxLayout, spacing: int, margins: Margins) -> None:
    px = theme.look.px
    layout.setSpacing(px(spacing))
    layout.setContentsMargins(*(px(side) for side in margins))


def _add(
    layout: QBoxLayout, item: QWidget | QLayout, stretch: int, fixed_stand: Qt.AlignmentFlag | None
) -> None:
    if isinstance(item, QLayout):
        layout.addLayout(item, stretch)
    elif fixed_stand and item.sizePolicy().horizontalPolicy() in _KEEPS_WIDTH:
        layout.addWidget(item, stretch, fixed_stand)
    else:
        layout.addWidget(item, stretch)
