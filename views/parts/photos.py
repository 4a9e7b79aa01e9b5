"""Photographs on a screen: the tile that takes one, and the small picture of one that is there."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from views.look import icons, painting
from views.look.fonts import fonts
from views.look.theme import theme
from views.look.tokens import Look, Type, tokens
from views.parts.button_base import PaintedButton

Measure = tuple[int, int]
"""Width and height in pixels at 100 %."""


class _Picture(PaintedButton):
    """A button of a fixed size, in pixels at 100 %."""

    kind = Type.SMALL_LABEL

    def __init__(self, text: str, size: Measure, *, name: str = "", parent: QWidget | None = None) -> None:
        self._measure = size
        super().__init__(text, tall=size[1], name=name, parent=parent)

    def sizeHint(self) -> QSize:
        """The size asked for, and never too narrow for the words (Qt)."""
        look = theme.look
        words = painting.width_of(self.text(), look.font(self.kind)) + look.px(16) if self.text() else 0
        return QSize(max(words, look.px(self._measure[0])), look.px(self._measure[1]))


class PhotoTile(_Picture):
    """Where a photo begins: a dashed tile with a camera. ``clicked`` asks for the camera."""

    def __init__(
        self, text: str = "Take photo", *, size: Measure = (150, 126), parent: QWidget | None = None
    ) -> None:
        super().__init__(text, size, parent=parent)

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Soft, dashed, camera over word."""
        colours = look.colours
        fill = colours.sunken if self.isDown() else colours.brand_soft
        painting.rounded(
            painter,
            box,
            look.radius("button"),
            fill=fill,
            edge=colours.brand_text,
            width=self.edge_width(look),
            dashed=True,
        )
        size = look.px(30)
        middle = box.center()
        camera = QRectF(middle.x() - size / 2, middle.y() - size / 2 - look.px(12), size, size)
        icons.paint(painter, "camera", camera, colours.brand_text)
        words = QRectF(box.x(), middle.y() + look.px(6), box.width(), look.px(24))
        painting.words(painter, words, self.text(), look.font(self.kind), colours.brand_text, painting.CENTRE)


class PhotoThumbnail(_Picture):
    """A photo, as small as wanted. ``name`` is its alternative text; ``clicked`` asks to see it large.

    A tag says something about it in words ("1 face covered"), a count how many there are.
    """

    def __init__(
        self,
        name: str,
        *,
        size: Measure = (150, 126),
        tag: str = "",
        tag_icon: str | None = None,
        count: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._photo: QPixmap | None = None
        self._tag = tag
        self._tag_icon = tag_icon
        self._count = count
        super().__init__("", size, name=name, parent=parent)
        self.set_tag(tag, tag_icon)

    def show_photo(self, photo: QImage | None) -> None:
        """Show this picture, already about the right size; ``None`` while there is none."""
        self._photo = QPixmap.fromImage(photo) if photo is not None and not photo.isNull() else None
        self.update()

    def set_tag(self, tag: str, icon: str | None = None) -> None:
        """Say this about it; it is part of the description too."""
        fonts.cover(tag)
        self._tag, self._tag_icon = tag, icon
        several = f"{self._count} photos" if self._count and self._count > 1 else ""
        self.setAccessibleDescription(". ".join(filter(None, (tag, several))))
        self.update()

    def set_count(self, count: int | None) -> None:
        """How many photos this one stands for."""
        self._count = count
        self.set_tag(self._tag, self._tag_icon)

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """The photo or its absence, then tag and count."""
        radius = look.radius("field")
        if self._photo:
            painting.picture(painter, box, self._photo, radius)
            painting.rounded(painter, box, radius, edge=look.colours.line, width=look.px(1))
        else:
            colours = look.colours
            painting.rounded(painter, box, radius, fill=colours.sunken, edge=colours.line, width=look.px(1))
            size = look.px(24)
            middle = QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size)
            icons.paint(painter, "image-off", middle, colours.ink2)
        if self.isDown():
            painting.rounded(painter, box, radius, edge=look.colours.brand_text, width=look.px(3))
        if self._tag:
            self._paint_tag(painter, box, look)
        if self._count and self._count > 1:
            self._paint_count(painter, box, look)

    def _paint_tag(self, painter: QPainter, box: QRectF, look: Look) -> None:
        font, colours = look.font(Type.TAG), tokens().toast
        tall, inset, pad = look.px(26), look.px(6), look.px(7)
        icon = look.px(18) if self._tag_icon else 0
        gap = look.px(5) if icon else 0
        wide = min(painting.width_of(self._tag, font) + 2 * pad + icon + gap, box.width() - 2 * inset)
        tag = QRectF(box.x() + inset, box.bottom() - inset - tall, wide, tall)
        painting.rounded(painter, tag, look.radius("nameplate"), fill=colours.ground)
        if self._tag_icon:
            icons.paint(
                painter,
                self._tag_icon,
                QRectF(tag.x() + pad, tag.center().y() - icon / 2, icon, icon),
                colours.ink,
            )
        words = tag.adjusted(pad + icon + gap, 0, -pad + 1, 0)
        painting.words(painter, words, self._tag, font, colours.ink)

    def _paint_count(self, painter: QPainter, box: QRectF, look: Look) -> None:
        side = look.px(26)
        spot = QRectF(box.right() - side, box.bottom() - side, side, side)
        painting.rounded(painter, spot, look.radius("badge"), fill=tokens().toast.ground)
        painting.words(
            painter, spot, str(self._count), look.font(Type.TAG), tokens().toast.ink, painting.CENTRE
        )
