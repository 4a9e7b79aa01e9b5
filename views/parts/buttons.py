"""The buttons: primary, secondary, soft, quiet, danger and the few that are only an icon.

Every one emits ``clicked(bool)`` by finger, mouse, Space and Enter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from views.look import icons, painting
from views.look.theme import theme
from views.look.tokens import Ink, Look, Type
from views.parts.button_base import PaintedButton

if TYPE_CHECKING:
    from views.parts.menu import MenuItem


class PrimaryButton(PaintedButton):
    """The one next step of a screen: filled, with a lower lip."""

    kind = Type.LARGE

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        *,
        icon_after: str | None = None,
        tall: int = 56,
        least: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon, icon_after=icon_after, tall=tall, least=least, name=name, parent=parent)

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Brand on its lip; pressed, it goes down on it."""
        colours = look.colours
        lip = look.px(3)
        painting.rounded(painter, box, look.radius("button"), fill=colours.brand2)
        face = box.adjusted(0, lip, 0, 0) if self.isDown() else box.adjusted(0, 0, 0, -lip)
        painting.rounded(
            painter, face, look.radius("button"), fill=colours.brand2 if self.isDown() else colours.brand
        )
        self.paint_content(painter, face, look, colours.on_brand)


class SecondaryButton(PaintedButton):
    """Any other thing to do: outlined. ``small`` is for rows and banners, 44 tall."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        *,
        icon_after: str | None = None,
        tall: int = 48,
        least: int = 0,
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        if small:
            self.kind, self.icon_size, self.pad, tall = Type.SMALL_LABEL, 20, 20, 44
        super().__init__(text, icon, icon_after=icon_after, tall=tall, least=least, name=name, parent=parent)

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Surface with an edge."""
        colours = look.colours
        fill = colours.sunken if self.isDown() else colours.surface
        painting.rounded(
            painter, box, look.radius("button"), fill=fill, edge=colours.edge, width=self.edge_width(look)
        )
        self.paint_content(painter, box, look, colours.ink)


class DangerButton(PaintedButton):
    """A hazard, or removing something: outlined in red, never filled."""

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Surface with a red edge."""
        colours = look.colours
        fill = colours.red_soft if self.isDown() else colours.surface
        painting.rounded(
            painter, box, look.radius("button"), fill=fill, edge=colours.red, width=self.edge_width(look)
        )
        self.paint_content(painter, box, look, colours.red)


class SoftButton(PaintedButton):
    """A choice with a sensible default. With `set_choices` it opens a menu and emits ``chosen(key)``."""

    kind = Type.SMALL_LABEL
    chosen = Signal(str)

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        *,
        tall: int = 48,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon, tall=tall, name=name, parent=parent)

    def set_choices(self, items: "Sequence[MenuItem]") -> None:
        """Open a menu of these when pressed, shown by a chevron."""
        from views.parts.menu import Menu  # noqa: PLC0415 - the first page has none, and it loads styles

        menu = Menu(items, self)
        menu.chosen.connect(self.chosen)
        self.setMenu(menu)
        self._icon_after = "chevron-down"
        self.updateGeometry()

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Brand soft, with a border in high contrast or while pressed."""
        colours = look.colours
        edge = colours.brand_text if look.is_high_contrast or self.isDown() else None
        painting.rounded(
            painter,
            box,
            look.radius("button"),
            fill=colours.brand_soft,
            edge=edge,
            width=self.edge_width(look),
        )
        self.paint_content(painter, box, look, colours.brand_text)


class QuietButton(PaintedButton):
    """An underlined link: 44 tall though it looks smaller."""

    pad = 2
    icon_size = 20

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        *,
        kind: Type = Type.LABEL,
        ink: Ink = Ink.BRAND,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.kind = kind
        self._ink = ink
        super().__init__(text, icon, tall=44, name=name, parent=parent)

    def link_colour(self, look: Look) -> QColor:
        """The colour of icon, words and line."""
        return look.ink(self._ink)

    def sizeHint(self) -> QSize:
        """A short word is still wide enough for a thumb (Qt)."""
        return super().sizeHint().expandedTo(QSize(theme.look.target("minimum"), 0))

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Icon, words and the line under the words only."""
        ink = self.link_colour(look)
        font = look.font(self.kind)
        size = look.px(self.icon_size)
        x = look.px(self.pad)
        if self._icon:
            top = box.center().y() - size / 2
            icons.paint(painter, self._icon, QRectF(x, top, size, size), ink)
            x += size + look.px(10)
        wide = painting.width_of(self.text(), font)
        painting.words(painter, QRectF(x, 0, wide, box.height()), self.text(), font, ink)
        thick = look.px(3 if self.isDown() else 2)
        y = round(box.center().y() + self.fontMetrics().ascent() * 0.62)
        painting.underline(painter, x, x + wide, y, ink, thick)


class IconButton(SecondaryButton):
    """An icon alone, only for back, pin and menu; ``name`` is said aloud and shown as a tooltip."""

    pad = 12

    def __init__(self, icon: str, name: str, *, size: int = 48, parent: QWidget | None = None) -> None:
        self._size = size
        super().__init__("", icon, tall=size, name=name, parent=parent)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Square (Qt)."""
        side = theme.look.px(self._size)
        return QSize(side, side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something a banner, an empty page or a dialog offers to do: ``key`` comes back in its signal."""

    key: str
    text: str
    icon: str | None = None
