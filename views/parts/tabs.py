"""Tabs with a bar under the current one and counts in pills."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from views.look import marks, painting
from views.look.fonts import fonts
from views.look.theme import follow, theme
from views.look.tokens import Type

_PAD, _TALL = 10, 52


class TabBar(QTabBar):
    """Tabs, 52 tall. ``currentChanged(int)`` says which is current; arrow keys move between them."""

    def __init__(self, name: str, *, underlined: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[int | None] = []
        self._underlined = underlined
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        follow(self._take_look)

    def add(self, text: str, count: int | None = None) -> int:
        """Add a tab at the end; returns its place."""
        fonts.cover(text)
        self._counts.append(count)
        place = self.addTab(text)
        self.set_count(place, count)
        return place

    def set_count(self, place: int, count: int | None) -> None:
        """Change the count of a tab; said aloud as well."""
        self._counts[place] = count
        text = self.tabText(place)
        self.setAccessibleTabName(place, text if count is None else f"{text}, {count}")
        # Telling a tab its text again makes Qt measure it afresh.
        self.setTabText(place, text)
        self.update()

    def ring_radius(self) -> float:
        """How round the focus ring is, in pixels now."""
        return theme.look.radius("field")

    def ring_box(self) -> QRectF:
        """The focus ring goes round the current tab, not round all of them."""
        return QRectF(self.tabRect(self.currentIndex()))

    def _take_look(self) -> None:
        self.setFont(theme.look.font(Type.COUNT))
        for place in range(self.count()):
            self.setTabText(place, self.tabText(place))
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the words in bold and the pill (Qt)."""
        look = theme.look
        wide = painting.width_of(self.tabText(index), look.font(Type.COUNT)) + look.px(2 * _PAD + 4)
        count = self._counts[index] if index < len(self._counts) else None
        if count is not None:
            wide += look.px(8) + marks.count_size(look, count).width()
        return QSize(wide, look.px(_TALL))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """As small as a target, the words cut short (Qt)."""
        full = self.tabSizeHint(index)
        return QSize(min(full.width(), theme.look.px(72)), full.height())

    def sizeHint(self) -> QSize:
        """All tabs in a row (Qt)."""
        wide = sum(self.tabSizeHint(place).width() for place in range(self.count()))
        return QSize(wide, theme.look.px(_TALL))

    def minimumSizeHint(self) -> QSize:
        """All tabs, cut short (Qt)."""
        wide = sum(self.minimumTabSizeHint(place).width() for place in range(self.count()))
        return QSize(wide, theme.look.px(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, pills and the bar (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        if self._underlined:
            painting.divider(painter, 0, self.width(), self.height() - look.px(1), look)
        for place in range(self.count()):
            self._paint_tab(painter, place)
        painter.end()

    def _paint_tab(self, painter: QPainter, place: int) -> None:
        look = theme.look
        box = QRectF(self.tabRect(place))
        current = place == self.currentIndex()
        font = look.font(Type.COUNT if current else Type.CHOICE)
        ink = look.colours.ink if current else look.colours.ink2
        count = self._counts[place]
        pill = marks.count_size(look, count) if count is not None else QSize()
        room = box.width() - look.px(2 * _PAD) - (look.px(8) + pill.width() if count is not None else 0)
        wide = min(painting.width_of(self.tabText(place), font), room)
        left = box.x() + look.px(_PAD)
        painting.words(painter, QRectF(left, box.y(), wide, box.height()), self.tabText(place), font, ink)
        if count is not None:
            top = box.center().y() - pill.height() / 2
            spot = QRectF(left + wide + look.px(8), top, pill.width(), pill.height())
            marks.paint_count(painter, spot, count, look, current=current)
        if current:
            bar = QRectF(box.x(), box.bottom() - look.px(4), box.width(), look.px(4))
            painting.rounded(painter, bar, look.px(2), fill=look.colours.brand)
