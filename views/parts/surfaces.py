"""Cards, bands and the two marks: what other parts stand on, and what labels a place or a state."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

from views.look import marks, painting
from views.look.fonts import fonts
from views.look.marks import Mark
from views.look.theme import follow, theme
from views.look.tokens import Tone, Type
from views.parts.labels import Words
from views.parts.layouts import Column


class Card(QFrame):
    """One subject on surface. Put things in with `add`; ``tone`` gives it a border in that tone."""

    def __init__(
        self,
        title: str = "",
        *,
        spacing: int = 12,
        padding: int = 20,
        tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        margins = (padding, padding - 4, padding, padding - 2)
        self.column = Column(self, spacing=spacing, margins=margins, keeps_top=True)
        self.title = Words(title, Type.SECTION) if title else None
        if self.title:
            self.column.add(self.title)
        follow(self.update)

    def add(self, *items: QWidget | QLayout, stretch: int = 0) -> None:
        """Add things under each other."""
        self.column.add(*items, stretch=stretch)

    def set_tone(self, tone: Tone | None) -> None:
        """Give it a border in this tone, or none: for the card that was chosen."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card itself (Qt)."""
        del event
        painter = QPainter(self)
        look = theme.look
        edge = look.tone(self._tone).ink if self._tone else None
        painting.card(painter, QRectF(self.rect()), look, edge=edge)
        painter.end()


class Band(QFrame):
    """A plain strip of surface across the page, with a line on one side: heads, feet and side panes.

    ``line`` is where the line is: "top", "bottom", "left" or nothing.
    """

    def __init__(self, line: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        follow(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and its line (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        painting.filled(painter, self.rect(), look.colours.surface)
        wide, tall, thick = self.width(), self.height(), look.px(1)
        edges = {
            "top": QRectF(0, 0, wide, thick),
            "bottom": QRectF(0, tall - thick, wide, thick),
            "left": QRectF(0, 0, thick, tall),
        }
        if self._line:
            painting.filled(painter, edges[self._line], look.colours.line)
        painter.end()


class _MarkLabel(QLabel):
    """A label drawn by one of the mark functions; screen readers read it as text."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fonts.cover(text)
        self.setText(text)
        follow(self._take_look)

    def _take_look(self) -> None:
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Marks are never squeezed (Qt)."""
        return self.sizeHint()


class Badge(_MarkLabel):
    """Icon and word on a soft fill: ``Badge(MARKS["Overdue"])``."""

    def __init__(self, mark: Mark, *, parent: QWidget | None = None) -> None:
        self.mark = mark
        super().__init__(mark.text, parent)

    def show_mark(self, mark: Mark) -> None:
        """Say another state."""
        self.mark = mark
        self.setText(mark.text)
        self._take_look()

    def sizeHint(self) -> QSize:
        """As its function measures it (Qt)."""
        return marks.badge_size(theme.look, self.mark.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As its function draws it (Qt)."""
        del event
        painter = QPainter(self)
        marks.paint_badge(painter, QRectF(self.rect()), self.mark, theme.look)
        painter.end()


class Nameplate(_MarkLabel):
    """A place, drawn as its street nameplate; place words only."""

    def __init__(self, place: str, *, small: bool = False, parent: QWidget | None = None) -> None:
        self._small = small
        super().__init__(place, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_place(self, place: str) -> None:
        """Name another place."""
        fonts.cover(place)
        self.setText(place)
        self._take_look()

    def sizeHint(self) -> QSize:
        """As its function measures it (Qt)."""
        return marks.nameplate_size(theme.look, self.text(), small=self._small)

    def minimumSizeHint(self) -> QSize:
        """A very long place is cut rather than pushing the page wide (Qt)."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.look.px(220)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As its function draws it (Qt)."""
        del event
        painter = QPainter(self)
        marks.paint_nameplate(painter, QRectF(self.rect()), self.text(), theme.look, small=self._small)
        painter.end()
