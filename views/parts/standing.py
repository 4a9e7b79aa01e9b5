"""Where things stand: what is only on this device, what is going, what is safe. Always in words."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from views.look import icons, painting
from views.look.fonts import fonts
from views.look.theme import theme
from views.look.tokens import Look, Tone, Type
from views.parts.button_base import PaintedButton

_LEFT, _ICON, _GAP, _RIGHT = 12, 24, 10, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingsStand:
    """A state and its amount: "On this tablet only", "3 findings, 11 photos"."""

    state: str
    amount: str
    icon: str = "tablet"
    tone: Tone = Tone.PLUM


class WhereThingsStand(PaintedButton):
    """Icon, state, amount; pressing it opens what is only on this device (``clicked``)."""

    kind = Type.STATE

    def __init__(self, stand: ThingsStand | None = None, *, parent: QWidget | None = None) -> None:
        self.stand = stand or ThingsStand(state="", amount="")
        super().__init__("", tall=52, parent=parent)
        self.show_standing(self.stand)

    def show_standing(self, stand: ThingsStand) -> None:
        """Say how things stand now."""
        fonts.cover(stand.state + stand.amount)
        self.stand = stand
        self.setAccessibleName(f"{stand.state}: {stand.amount}" if stand.amount else stand.state)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longer of the two lines (Qt)."""
        look = theme.look
        return QSize(look.px(_LEFT + _RIGHT) + self.content_width(look), look.px(52))

    def content_width(self, look: Look) -> int:
        """Icon and the longer line."""
        state = painting.width_of(self.stand.state, look.font(Type.STATE))
        amount = painting.width_of(self.stand.amount, look.font(Type.SECOND))
        return look.px(_ICON + _GAP) + max(state, amount)

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """The soft box of its tone and two lines."""
        ink = look.tone(self.stand.tone).ink
        painting.soft_box(painter, box, look, self.stand.tone, look.radius("button"))
        if self.isDown():
            painting.rounded(painter, box, look.radius("button"), edge=ink, width=look.px(2))
        size = look.px(_ICON)
        icons.paint(
            painter, self.stand.icon, QRectF(look.px(_LEFT), box.center().y() - size / 2, size, size), ink
        )
        left, half = look.px(_LEFT + _ICON + _GAP), box.height() / 2
        wide = box.width() - left
        state, amount = look.font(Type.STATE), look.font(Type.SECOND)
        if not self.stand.amount:
            painting.words(painter, QRectF(left, 0, wide, box.height()), self.stand.state, state, ink)
            return
        upper = QRectF(left, look.px(6), wide, half - look.px(6))
        lower = QRectF(left, half, wide, half - look.px(6))
        painting.words(painter, upper, self.stand.state, state, ink)
        painting.words(painter, lower, self.stand.amount, amount, ink)
