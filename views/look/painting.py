"""The shapes everything is drawn with: widgets and list delegates call the same functions.

All lengths are pixels as painted; callers take them from a `Look`.
"""

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from views.look.fonts import fonts
from views.look.tokens import Look, Tone

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SHADOW = QColor(70, 50, 20, 18)


def rounded(
    painter: QPainter,
    box: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 0,
    dashed: bool = False,
) -> None:
    """A filled box with round corners, its border drawn inside so that nothing is cut off at the edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge else 0
    inner = box.marginsRemoved(QMarginsF(inset, inset, inset, inset))
    corner = max(0.0, min(radius - inset, inner.height() / 2, inner.width() / 2))
    pen = QPen(Qt.PenStyle.NoPen)
    if edge:
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([5, 3])
    painter.setPen(pen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, corner, corner)


def filled(painter: QPainter, box: QRectF | QRect, colour: QColor) -> None:
    """A box in one colour. Qt's own ``fillRect`` also takes gradients, and loads all 180 of them by name."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)


def words(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text, cut with an ellipsis where it does not fit."""
    fonts.cover(text)
    painter.setFont(font)
    painter.setPen(colour)
    fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(box.width() + 1))
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, fitted)


def width_of(text: str, font: QFont) -> int:
    """How many pixels wide this line is."""
    return QFontMetrics(font).horizontalAdvance(text) + 1


def card(painter: QPainter, box: QRectF, look: Look, *, edge: QColor | None = None) -> None:
    """A card: surface, a one-pixel line and, in the light palette only, a low warm shadow."""
    drop = look.px(2)
    radius = look.radius("card")
    body = box.marginsRemoved(QMarginsF(0, 0, 0, drop))
    if look.colours.ground.lightness() > look.colours.ink.lightness():
        rounded(painter, body.translated(0, drop), radius, fill=_SHADOW)
    width = look.px(2) if edge else look.px(1)
    rounded(painter, body, radius, fill=look.colours.surface, edge=edge or look.colours.line, width=width)


def soft_box(painter: QPainter, box: QRectF, look: Look, tone: Tone, radius: float) -> None:
    """The soft fill of a tone; in high contrast, where soft is black, with a border of the tone."""
    colours = look.tone(tone)
    edge = colours.ink if look.is_high_contrast else None
    rounded(painter, box, radius, fill=colours.soft, edge=edge, width=look.px(1.5))


def chosen_row(painter: QPainter, box: QRectF, look: Look) -> None:
    """The ground of the row that is open: soft fill and a bar, or a whole border in high contrast."""
    colours = look.colours
    filled(painter, box, colours.brand_soft)
    if look.is_high_contrast:
        rounded(painter, box, look.px(3), edge=colours.brand, width=look.px(3))
    filled(painter, QRectF(box.x(), box.y(), look.px(5), box.height()), colours.brand)


def divider(painter: QPainter, left: float, right: float, y: float, look: Look) -> None:
    """A hairline between rows."""
    filled(painter, QRectF(left, y, right - left, look.px(1)), look.colours.line)


def radio_dot(painter: QPainter, box: QRectF, *, on: bool, colour: QColor, width: float) -> None:
    """The ring of one of several, with its dot when chosen."""
    rounded(painter, box, box.height() / 2, edge=colour, width=width)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box.center(), box.width() * 0.27, box.height() * 0.27)


def underline(painter: QPainter, left: float, right: float, y: float, colour: QColor, width: float) -> None:
    """The line under a link."""
    filled(painter, QRectF(left, y, right - left, width), colour)


def picture(painter: QPainter, box: QRectF, photo: QPixmap, radius: float) -> None:
    """A photograph filling a box with round corners, the middle of it where the shapes differ."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.setClipPath(path)
    painter.drawPixmap(box, photo, _middle_of(photo, box))
    painter.restore()


def _middle_of(photo: QPixmap, box: QRectF) -> QRectF:
    scale = min(photo.width() / box.width(), photo.height() / box.height())
    part = QRectF(0, 0, box.width() * scale, box.height() * scale)
    part.moveCenter(QPointF(photo.width() / 2, photo.height() / 2))
    return part
