"""What happened to an action, the latest first: an icon in a ring, joined to the next by a line."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from views.look import icons, painting
from views.look.theme import follow, theme
from views.look.tokens import Tone, Type
from views.parts.labels import Words
from views.parts.layouts import Column
from views.screens.plan.words import Happening

_RING, _ICON, _LEFT = 30, 18, 42


class _Entry(QWidget):
    """One thing that happened."""

    def __init__(self, happening: Happening, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = happening.icon
        self._last = last
        column = Column(self, spacing=0, margins=(_LEFT, 3, 0, 0 if last else 12))
        column.add(Words(happening.head, Type.SMALL_LABEL), Words(happening.words, Type.HINT))
        follow(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, its icon, and the line to the next (Qt)."""
        del event
        look = theme.look
        size = look.px(_RING)
        colours = look.tone(Tone.PETROL)
        painter = QPainter(self)
        ring = QRectF(0, 0, size, size)
        if not self._last:
            line = QRectF(size / 2 - look.px(1), size, look.px(2), self.height() - size)
            painting.filled(painter, line, look.colours.edge)
        painting.soft_box(painter, ring, look, Tone.PETROL, size / 2)
        inset = (size - look.px(_ICON)) / 2
        icons.paint(painter, self._icon, ring.adjusted(inset, inset, -inset, -inset), colours.ink)
        painter.end()


class Timeline(QWidget):
    """Shows what it is given, and nothing of what it was given before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._shown: tuple[Happening, ...] = ()
        self._column = Column(self, spacing=0)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Show these, in the order given."""
        if tuple(happenings) == self._shown:
            return
        self._shown = tuple(happenings)
        for entry in self._entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        last = len(happenings) - 1
        self._entries = [_Entry(each, last=place == last) for place, each in enumerate(happenings)]
        self._column.add(*self._entries)
