"""Chips, choices and grades: the things a person picks, one or several at a time."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look import icons, painting
from views.look.theme import theme
from views.look.tokens import Look, Tone, Type
from views.parts.button_base import PaintedButton

_TICK = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something to pick. ``key`` is what signals carry; ``text`` what people read.

    ``second`` is a choice's smaller line, ``letter`` a grade's, ``count`` and ``tone`` a chip's.
    A chip that does not stay on (``stays=False``: "More", "Add") only emits ``pressed``.
    """

    key: str
    text: str
    second: str = ""
    letter: str = ""
    icon: str | None = None
    count: int | None = None
    tone: Tone | None = None
    stays: bool = True


class Chip(PaintedButton):
    """A pill that is on or off, with a tick when on; a check box to a screen reader.

    In a row that lets one be chosen it is a radio button. Words too long for the row end in an ellipsis; a
    screen reader and the tip say all of them.
    """

    kind = Type.CHOICE
    pad = 17
    icon_size = 20
    narrowest = 220

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        *,
        count: int | None = None,
        tone: Tone | None = None,
        stays: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._count = count
        self._tone = tone
        super().__init__(text, icon, tall=44, parent=parent)
        self.setCheckable(stays)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many this stands for; said aloud as well."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def ring_radius(self) -> float:
        """A pill's ring is a pill."""
        return self.height() / 2

    def minimumSizeHint(self) -> QSize:
        """As wide as its words, or as what is always there to read of long ones (Qt)."""
        return self.sizeHint().boundedTo(QSize(theme.look.px(self.narrowest), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that are cut are in the tip (Qt)."""
        super().resizeEvent(event)
        cut = self.width() < self.sizeHint().width()
        self.setToolTip(f"<span>{escape(self.text())}</span>" if cut else "")

    def content_width(self, look: Look) -> int:
        """Tick or icon, words, count."""
        wide = painting.width_of(self.text(), self._font(look))
        if self._sign():
            wide += look.px(self._sign_size() + 8)
        if self._count is not None:
            wide += look.px(8) + painting.width_of(str(self._count), look.font(Type.COUNT))
        return wide

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Filled when on, outlined when off."""
        colours = look.colours
        on = self.isChecked()
        fill = colours.brand if on else colours.sunken if self.isDown() else colours.surface
        edge = None if on else colours.edge
        painting.rounded(painter, box, box.height() / 2, fill=fill, edge=edge, width=self.edge_width(look))
        ink = colours.on_brand if on else colours.ink
        cut = max(0.0, self.content_width(look) + 2 * look.px(self.pad) - box.width())
        x = box.center().x() - (self.content_width(look) - cut) / 2
        sign = self._sign()
        if sign:
            size = look.px(self._sign_size())
            tint = ink if on or not self._tone else look.tone(self._tone).ink
            icons.paint(painter, sign, QRectF(x, box.center().y() - size / 2, size, size), tint)
            x += size + look.px(8)
        font = self._font(look)
        wide = painting.width_of(self.text(), font) - cut
        painting.words(painter, QRectF(x, box.y(), wide, box.height()), self.text(), font, ink)
        if self._count is not None:
            rest = QRectF(x + wide + look.px(8), box.y(), box.width(), box.height())
            painting.words(painter, rest, str(self._count), look.font(Type.COUNT), ink)

    def _font(self, look: Look) -> QFont:
        return look.font(Type.LABEL if self.isChecked() else Type.CHOICE)

    def _sign(self) -> str | None:
        return "check" if self.isChecked() else self._icon

    def _sign_size(self) -> int:
        return _TICK if self.isChecked() else self.icon_size


class Choice(PaintedButton):
    """One of several: a rounded box with a radio dot, and a second line if given."""

    kind = Type.LABEL
    pad = 14

    def __init__(
        self, text: str, second: str = "", *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        self._second = second
        self.kind = Type.LARGE if large else Type.LABEL
        super().__init__(text, tall=60 if second else 52, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleDescription(second)
        self.grow()

    def content_width(self, look: Look) -> int:
        """The dot and the wider of the two lines."""
        title = painting.width_of(self.text(), look.font(self.kind))
        second = painting.width_of(self._second, look.font(Type.SECOND)) if self._second else 0
        return look.px(22 + 8) + max(title, second)

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Filled when chosen; the dot says so too."""
        ink = paint_choosable(painter, box, look, self)
        size = look.px(22)
        x = box.center().x() - self.content_width(look) / 2
        dot = QRectF(x, box.center().y() - size / 2, size, size)
        dot_ink = ink if self.isChecked() else look.colours.ink
        painting.radio_dot(painter, dot, on=self.isChecked(), colour=dot_ink, width=look.px(2))
        lines = box.adjusted(x - box.x() + look.px(30), 0, 0, 0)
        if not self._second:
            painting.words(painter, lines, self.text(), look.font(self.kind), ink)
            return
        half = box.height() / 2
        upper = QRectF(lines.x(), box.y() + look.px(7), lines.width(), half - look.px(5))
        lower = QRectF(lines.x(), box.y() + half, lines.width(), half - look.px(6))
        second_ink = ink if self.isChecked() else look.colours.ink2
        painting.words(painter, upper, self.text(), look.font(self.kind), ink)
        painting.words(painter, lower, self._second, look.font(Type.SECOND), second_ink)


class Grade(PaintedButton):
    """A grade of the landlord's scale: the letter large, the word beside it, a tick when given."""

    kind = Type.SMALL_LABEL
    pad = 10

    def __init__(self, letter: str, text: str, *, parent: QWidget | None = None) -> None:
        self._letter = letter
        super().__init__(text, tall=52, name=f"{letter}, {text}" if letter else text, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.grow()

    def content_width(self, look: Look) -> int:
        """Room for the tick as well, so that a row does not jump when a grade is given."""
        return look.px(_TICK + 8) + self._words_width(look)

    def _words_width(self, look: Look) -> int:
        letter = painting.width_of(self._letter, look.font(Type.GRADE)) + look.px(10) if self._letter else 0
        return letter + painting.width_of(self.text(), look.font(self.kind))

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Tick, letter, word."""
        ink = paint_choosable(painter, box, look, self)
        tick = look.px(_TICK + 8) if self.isChecked() else 0
        x = box.center().x() - (self._words_width(look) + tick) / 2
        if self.isChecked():
            size = look.px(_TICK)
            icons.paint(painter, "check", QRectF(x, box.center().y() - size / 2, size, size), ink)
            x += tick
        if self._letter:
            font = look.font(Type.GRADE)
            painting.words(painter, box.adjusted(x - box.x(), 0, 0, 0), self._letter, font, ink)
            x += painting.width_of(self._letter, font) + look.px(10)
        rest = box.adjusted(x - box.x(), 0, 0, 0)
        painting.words(painter, rest, self.text(), look.font(self.kind), ink)


def paint_choosable(painter: QPainter, box: QRectF, look: Look, button: PaintedButton) -> QColor:
    """The ground of a choice or a grade; returns the ink for what stands on it."""
    colours = look.colours
    if button.isChecked():
        painting.rounded(painter, box, look.radius("button"), fill=colours.brand)
        return colours.on_brand
    fill = colours.sunken if button.isDown() else colours.surface
    painting.rounded(
        painter, box, look.radius("button"), fill=fill, edge=colours.edge, width=button.edge_width(look)
    )
    return colours.ink
