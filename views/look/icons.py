"""The icon set (lucide), recoloured from the tokens and drawn sharp at any pixel ratio.

Each file under ``resources/icons`` is read once; each picture of it is kept by name, colour, size and ratio
until the look changes.
"""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_kept: dict[tuple[str, int, int, float], QPixmap] = {}


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw the icon in the middle of the box, as large as the box's shorter side allows."""
    size = int(min(box.width(), box.height()))
    picture = pixmap(name, size, colour, painter.device().devicePixelRatioF())
    corner = QPointF(box.center().x() - size / 2, box.center().y() - size / 2)
    painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), picture)


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture ``size`` pixels square. Raises ``FileNotFoundError`` for a name not bundled."""
    key = (name, colour.rgba(), size, ratio)
    if key not in _kept:
        _kept[key] = _drawn(name, size, colour, ratio)
    return _kept[key]


def icon(name: str, size: int, colour: QColor) -> QIcon:
    """The icon for what Qt paints itself, such as a menu."""
    return QIcon(pixmap(name, size, colour, 2.0))


def forget() -> None:
    """Let go of every picture: the colours or sizes have changed."""
    _kept.clear()


@cache
def _lines(name: str) -> str:
    return resources.text(f"icons/{name}.svg")


def _drawn(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    drawing = QSvgRenderer(_lines(name).replace("currentColor", colour.name()).encode())
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
