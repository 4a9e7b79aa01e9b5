"""Small drawn signs beside words: an icon in a soft ring, ticks of a year, a bar as long as an amount.

Each says only what the words beside it say, so screen readers pass it by.
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look import icons, painting
from views.look.theme import follow, theme
from views.look.tokens import Tone


class _Sign(QWidget):
    """A sign of a fixed size, in pixels at 100 %."""

    def __init__(self, width: int, height: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._measure = (width, height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(self._take_look)

    def _take_look(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As measured (Qt)."""
        return QSize(*(theme.look.px(side) for side in self._measure))


class IconSpot(_Sign):
    """An icon in a round soft fill of its tone."""

    def __init__(self, icon: str, tone: Tone, *, size: int = 44, parent: QWidget | None = None) -> None:
        self._icon, self._tone = icon, tone
        super().__init__(size, size, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, then the icon (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        box = QRectF(self.rect())
        painting.soft_box(painter, box, look, self._tone, box.height() / 2)
        size = look.px(22)
        middle = QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size)
        icons.paint(painter, self._icon, middle, look.tone(self._tone).ink)
        painter.end()


class YearTicks(_Sign):
    """A box for each walkabout that is due, ticked when it was held, dotted when it is planned."""

    SIDE, GAP = 28, 8

    def __init__(self, held: int, planned: int, due: int, *, parent: QWidget | None = None) -> None:
        self._held, self._planned = held, planned
        self._boxes = max(due, held)
        wide = self._boxes * self.SIDE + max(0, self._boxes - 1) * self.GAP
        super().__init__(wide, self.SIDE, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The boxes (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        side, step = look.px(self.SIDE), look.px(self.SIDE + self.GAP)
        for place in range(self._boxes):
            box = QRectF(place * step, 0, side, side)
            done = place < self._held
            fill = look.colours.green_soft if done else look.colours.surface
            edge = look.colours.green if done else look.colours.edge
            dashed = self._held <= place < self._held + self._planned
            painting.rounded(
                painter, box, look.radius("badge"), fill=fill, edge=edge, width=look.px(2), dashed=dashed
            )
            if done:
                inner = box.adjusted(look.px(4), look.px(4), -look.px(4), -look.px(4))
                icons.paint(painter, "check", inner, edge)
        painter.end()


class AmountBar(_Sign):
    """A bar as long as its amount, beside others measured against the same ``most``."""

    LONGEST = 96

    def __init__(self, amount: int, most: int, tone: Tone, *, parent: QWidget | None = None) -> None:
        self._share = amount / most if most else 0.0
        self._tone = tone
        super().__init__(self.LONGEST, 18, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar; nothing at all for nothing (Qt)."""
        del event
        if not self._share:
            return
        look = theme.look
        painter = QPainter(self)
        box = QRectF(0, 0, max(self.height() / 2, self.width() * self._share), self.height())
        painting.rounded(painter, box, look.radius("nameplate"), fill=look.tone(self._tone).ink)
        painter.end()
