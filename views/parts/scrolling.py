"""Scrolling: by finger with a glide, by wheel, by keys, and with a bar that can be seen."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLayout,
    QScrollArea,
    QScrollBar,
    QScroller,
    QScrollerProperties,
    QSizePolicy,
    QWidget,
)

from views.look import painting
from views.look.theme import follow, theme
from views.parts.layouts import Column, Margins

_END, _LEAST = 14, 26
"""The style's own: what it keeps free at either end of a bar, and its shortest handle, in pixels."""


def touch_scrolling(area: QAbstractScrollArea) -> None:
    """Let a finger drag and flick what the area shows, without bouncing past the ends."""
    viewport = area.viewport()
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)
    scroller = QScroller.scroller(viewport)
    properties = scroller.scrollerProperties()
    off = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    for axis in ("Vertical", "Horizontal"):
        metric = getattr(QScrollerProperties.ScrollMetric, f"{axis}OvershootPolicy")
        properties.setScrollMetric(metric, off)
    scroller.setScrollerProperties(properties)


class ScrollBar(QScrollBar):
    """A plain pill in the edge colour on the paper."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        follow(self._take_look)

    def _take_look(self) -> None:
        self.updateGeometry()
        self.update()

    def handle(self) -> QRect:
        """Where the style takes the handle to be when a mouse comes for it.

        Worked out here because the first page has a bar, and PySide6 would load all 600 names of styles only
        to ask.
        """
        upright = self.orientation() == Qt.Orientation.Vertical
        room = (self.height() if upright else self.width()) - 2 * _END
        steps, page = self.maximum() - self.minimum(), self.pageStep()
        long, start = room, _END
        if steps:
            long = min(max(page * room // (steps + page), _LEAST), room)
            gone = self.sliderPosition() - self.minimum()
            start += (2 * gone * (room - long) + steps) // (2 * steps)
        return QRect(0, start, self.width(), long) if upright else QRect(start, 0, long, self.height())

    def sizeHint(self) -> QSize:
        """Twelve wide (Qt)."""
        thick, long = theme.look.px(12), theme.look.px(48)
        upright = self.orientation() == Qt.Orientation.Vertical
        return QSize(thick, long) if upright else QSize(long, thick)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the handle (Qt)."""
        del event
        painter = QPainter(self)
        inset = theme.look.px(1)
        handle = QRectF(self.handle()).adjusted(inset, inset, -inset, -inset)
        painting.rounded(
            painter, handle, min(handle.width(), handle.height()) / 2, fill=theme.look.colours.edge
        )
        painter.end()


class ScrollBody(QScrollArea):
    """A column that scrolls. Put things in with `add`; what stands behind shows through."""

    def __init__(
        self, *, spacing: int = 16, margins: Margins = (28, 16, 28, 18), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # A viewport made here is known at once. Asked for Qt's own, PySide first looks through every kind of
        # widget there is for what it might be, and the first window waits a twentieth of a second for that.
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.inside = QWidget()
        self._margins = margins
        self.column = Column(self.inside, spacing=spacing, margins=margins, keeps_top=True)
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        touch_scrolling(self)
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)
        follow(self._keep_width)

    def _keep_width(self) -> None:
        """The bar stands in the right margin, so that nothing jumps when it comes."""
        px = theme.look.px
        taken = self._bar_width()
        left, top, right, bottom = (px(side) for side in self._margins)
        self.column.setContentsMargins(left, top, max(0, right - taken), bottom)

    def add(self, *items: QWidget | QLayout, stretch: int = 0) -> None:
        """Add things under each other; with room to spare they stay at the top, unless one has a stretch."""
        self.column.add(*items, stretch=stretch)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any pane, and as wide as what is inside needs (Qt)."""
        return QSize(self.inside.minimumSizeHint().width() + self._bar_width(), theme.look.px(96))

    def _bar_width(self) -> int:
        bar = self.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() > 0 else 0
