"""A flow: things beside each other in as many rows as they need, so that none is cut off without a sign."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from views.look.theme import follow, theme


class Fit(StrEnum):
    """What a flow does with the room left over in a row."""

    LEFT = "left"
    CENTRED = "centred"
    FILLED = "filled"
    EVEN = "even"


class _Placed(NamedTuple):
    """A thing and the size it gets."""

    item: QLayoutItem
    size: QSize


class Flow(QLayout):
    """Things beside each other, wrapped like words.

    ``LEFT`` leaves the rest of a row empty, ``CENTRED`` shares it between both ends, ``FILLED`` makes the
    things of a row wider, ``EVEN`` gives all things the same width: choices and grades. The middles of a row
    are on one line; with ``tops_level`` the tops are.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 10,
        fit: Fit = Fit.LEFT,
        tops_level: bool = False,
    ) -> None:
        super().__init__()
        self._tops_level = tops_level
        self._things: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._gap = spacing
        self._fit = fit
        if parent:
            parent.setLayout(self)
        follow(self._take_look)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets in order."""
        for widget in widgets:
            self.addWidget(widget)

    def set_fit(self, fit: Fit) -> None:
        """Change what happens to the room left over."""
        if fit is not self._fit:
            self._fit = fit
            self.invalidate()

    def _take_look(self) -> None:
        self.setSpacing(theme.look.px(self._gap))
        self.setContentsMargins(0, 0, 0, 0)
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in (Qt)."""
        self._things.append(item)

    def count(self) -> int:
        """How many there are (Qt)."""
        return len(self._things)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place (Qt)."""
        return self._things[index] if 0 <= index < len(self._things) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the item at a place away (Qt)."""
        return self._things.pop(index) if 0 <= index < len(self._things) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Flows that fill their rows take all the width there is (Qt)."""
        fills = self._fit in (Fit.EVEN, Fit.FILLED)
        return Qt.Orientation.Horizontal if fills else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower flow is taller (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall it is at this width (Qt)."""
        if width not in self._heights:
            rows = self._rows(width)
            self._heights[width] = sum(map(_tallest, rows)) + self.spacing() * max(0, len(rows) - 1)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it has changed: forget what was measured (Qt)."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place (Qt)."""
        super().setGeometry(rect)
        y = rect.y()
        for row in self._rows(rect.width()):
            tall = _tallest(row)
            self._lay_row(row, QRect(rect.x(), y, rect.width(), tall))
            y += tall + self.spacing()

    def sizeHint(self) -> QSize:
        """All in one row (Qt)."""
        sizes = [placed.size for placed in self._wished()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """As wide as its widest thing may be squeezed (Qt)."""
        sizes = [placed.item.minimumSize() for placed in self._wished()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _wished(self) -> list[_Placed]:
        """What is shown, and the size each thing wishes for."""
        return [
            _Placed(item, item.sizeHint().expandedTo(item.minimumSize()))
            for item in self._things
            if not item.isEmpty()
        ]

    def _rows(self, width: int) -> list[list[_Placed]]:
        wished = self._wished()
        if not wished:
            return []
        return self._even_rows(wished, width) if self._fit is Fit.EVEN else self._loose_rows(wished, width)

    def _loose_rows(self, wished: list[_Placed], width: int) -> list[list[_Placed]]:
        rows: list[list[_Placed]] = [[]]
        used = 0
        for item, size in wished:
            wide = min(size.width(), max(width, item.minimumSize().width()))
            if rows[-1] and used + wide > width:
                rows.append([])
                used = 0
            rows[-1].append(_Placed(item, QSize(wide, _height_at(item, wide, size))))
            used += wide + self.spacing()
        return rows

    def _even_rows(self, wished: list[_Placed], width: int) -> list[list[_Placed]]:
        widest = max(size.width() for _, size in wished)
        columns = _columns(len(wished), (width + self.spacing()) // (widest + self.spacing()))
        each = (width - self.spacing() * (columns - 1)) // columns
        tall = max(size.height() for _, size in wished)
        cells = [_Placed(item, QSize(max(each, item.minimumSize().width()), tall)) for item, _ in wished]
        return [cells[start : start + columns] for start in range(0, len(cells), columns)]

    def _lay_row(self, row: list[_Placed], room: QRect) -> None:
        spare = room.width() - sum(size.width() + self.spacing() for _, size in row) + self.spacing()
        more = max(0, spare) // len(row) if self._fit is Fit.FILLED else 0
        x = room.x() + (max(0, spare) // 2 if self._fit is Fit.CENTRED else 0)
        for item, size in row:
            wide = size.width() + more
            left = room.x() + room.right() - x - wide + 1 if self._is_mirrored() else x
            top = room.y() + (0 if self._tops_level else (room.height() - size.height()) // 2)
            # A button keeps its own width in any layout, unless it is told directly.
            placed = (item.widget() or item) if more else item
            placed.setGeometry(QRect(left, top, wide, size.height()))
            x += wide + self.spacing()

    def _is_mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.isRightToLeft()


def _tallest(row: list[_Placed]) -> int:
    return max(size.height() for _, size in row)


def _height_at(item: QLayoutItem, wide: int, size: QSize) -> int:
    """Wrapped words squeezed into a row get as tall as they need."""
    return item.heightForWidth(wide) if item.hasHeightForWidth() else size.height()


def _columns(things: int, room_for: int) -> int:
    """How many to a row, so that the last row is as full as the others where that is possible."""
    most = max(1, min(things, room_for))
    rows = -(-things // most)
    return -(-things // rows)
