"""The drawing for a page with nothing on it yet: the estate, its street sign and a route past them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from views.look import painting
from views.look.tokens import Palette

ESTATE_SIZE = QSize(450, 182)
"""How large the drawing is at 100 %."""

_BLOCKS = (
    (QRectF(66, 35, 92, 110), "amber_soft", 3, 3),
    (QRectF(176, 11, 66, 134), "surface", 2, 3),
    (QRectF(316, 55, 96, 90), "green_soft", 3, 2),
)
_TREES = ((34, 109), (430, 109))
_STOPS = (QPointF(54, 169), QPointF(252, 165), QPointF(400, 163))


def paint_estate(painter: QPainter, corner: QPointF, colours: Palette, scale: float) -> None:
    """Draw it with its top left corner here, so many times its size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(corner)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.brand_soft)
    painter.drawEllipse(QRectF(0, 1, 440, 180))
    pen = QPen(colours.brand_text, 2.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    for box, fill, across, down in _BLOCKS:
        _paint_block(painter, box, getattr(colours, fill), colours, across, down)
    painter.setPen(pen)
    painter.drawLine(QPointF(20, 145), QPointF(442, 145))
    for x, y in _TREES:
        _paint_tree(painter, x, y, colours)
    _paint_sign(painter, colours)
    _paint_route(painter, colours)
    painter.restore()


def _paint_block(
    painter: QPainter, box: QRectF, fill: QColor, colours: Palette, across: int, down: int
) -> None:
    painting.rounded(painter, box, 5, fill=fill, edge=colours.brand_text, width=2.5)
    step = QPointF(box.width() / across, (box.height() - 8) / down)
    for column in range(across):
        for row in range(down):
            middle = QPointF(box.x() + step.x() * (column + 0.5), box.y() + 4 + step.y() * (row + 0.5))
            window = QRectF(middle.x() - 6.5, middle.y() - 7.5, 13, 15)
            painting.rounded(painter, window, 1, fill=colours.surface, edge=colours.brand_text, width=2.2)


def _paint_tree(painter: QPainter, x: float, y: float, colours: Palette) -> None:
    painter.setPen(QPen(colours.brand_text, 2.5))
    painter.drawLine(QPointF(x, y + 18), QPointF(x, 145))
    painter.setBrush(colours.green_soft)
    painter.drawEllipse(QPointF(x, y), 16, 20)


def _paint_sign(painter: QPainter, colours: Palette) -> None:
    painter.setPen(QPen(colours.brand_text, 2.5))
    painter.drawLine(QPointF(279, 97), QPointF(279, 145))
    painting.rounded(
        painter, QRectF(252, 73, 54, 24), 4, fill=colours.surface, edge=colours.brand_text, width=2.5
    )
    painter.drawLine(QPointF(262, 85), QPointF(296, 85))


def _paint_route(painter: QPainter, colours: Palette) -> None:
    path = QPainterPath(_STOPS[0])
    path.cubicTo(QPointF(120, 156), QPointF(190, 184), _STOPS[1])
    path.cubicTo(QPointF(300, 150), QPointF(350, 178), _STOPS[2])
    pen = QPen(colours.brand_text, 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([1.2, 2.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(QPen(colours.brand_text, 2.5))
    painter.setBrush(colours.rail_mark)
    for stop in _STOPS:
        painter.drawEllipse(stop, 7, 7)
