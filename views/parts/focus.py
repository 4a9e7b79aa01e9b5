"""The focus ring: two strokes round whatever the keyboard is on, over everything, wherever it scrolls to."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QScrollArea, QTextEdit, QWidget
from shiboken6 import isValid

from views.look import painting
from views.look.theme import follow, theme

_OUT, _OUTER, _INNER = 6, 4, 2.4
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ParentChange,
}


@runtime_checkable
class HasRing(Protocol):
    """A part that says how round its ring is."""

    def ring_radius(self) -> float:
        """The radius of the part itself, in pixels."""


@runtime_checkable
class HasRingBox(Protocol):
    """A part of which only a piece is focused, such as the current tab."""

    def ring_box(self) -> QRectF:
        """That piece, in the part's own coordinates."""


class FocusRing(QWidget):
    """One for each window. Shown on keyboard focus, and always for what is written in; never for a click.

    ``always`` shows it from the start: in a dialog, where the focus has been put on the safe answer.
    """

    def __init__(self, window: QWidget, *, always: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self._always = always
        self._shown = False
        self._offset = QPoint()
        self._ring_size = QSize()
        for attribute in (
            Qt.WidgetAttribute.WA_TransparentForMouseEvents,
            Qt.WidgetAttribute.WA_NoSystemBackground,
        ):
            self.setAttribute(attribute)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        follow(self._later)
        self.hide()
        self._on_focus_changed(None, QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """What it is round, or ``None`` while it is hidden."""
        return self._target if self.isVisible() else None

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        again = new is not None and new is self._target and self._shown
        self._let_go()
        if new is None or new.window() is not self._window or new is self._window:
            self.hide()
            return
        self._target = new
        self._shown = again or isinstance(new, (QLineEdit, QTextEdit)) or self._by_keyboard(old)
        new.destroyed.connect(self._on_target_gone)
        self._follow(new)
        if self._shown:
            self._scroll_into_view(new)
        self._later()

    def _by_keyboard(self, old: QWidget | None) -> bool:
        """Whether the focus came by keys or was put there; a window that only wakes up shows nothing."""
        if self._always:
            return True
        by_pointer = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        tabbed = self._window.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return not by_pointer and (old is not None or tabbed)

    def _on_target_gone(self) -> None:
        self._target = None
        self._followed = []
        self.hide()

    def _follow(self, target: QWidget) -> None:
        """Watch the target and everything it stands in, so that the ring moves with it."""
        widget: QWidget | None = target
        while widget is not None:
            widget.installEventFilter(self)
            self._followed.append(widget)
            widget = None if widget is self._window else widget.parentWidget()

    def _let_go(self) -> None:
        for widget in self._followed:
            # While a window is being taken down, the focus leaves it part by part.
            if isValid(widget):
                widget.removeEventFilter(self)
        if self._target is not None and isValid(self._target):
            self._target.destroyed.disconnect(self._on_target_gone)
        self._followed = []
        self._target = None

    def _scroll_into_view(self, target: QWidget) -> None:
        """The ring lies over clipping parents, so the target is brought wholly into view first."""
        margin = theme.look.px(16)
        parent = target.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(target, margin, margin)
            parent = parent.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with what it is round; a key pressed after a click brings it out (Qt)."""
        if event.type() in _MOVES:
            self._later()
        elif event.type() == QEvent.Type.KeyPress and watched is self._target and not self._shown:
            self._shown = True
            self._later()
        return super().eventFilter(watched, event)

    def _later(self) -> None:
        # Layouts settle in several steps: one move after the last of them is enough.
        settling: QTimer | None = self.__dict__.get("_settling")
        # Qt asks once more while a window is taken down, when Python has let go of the ring already.
        if settling is not None and not settling.isActive():
            settling.start(0)

    def _settle(self) -> None:
        """Stand round the target, or hide while it cannot be seen."""
        if self._target is None or not self._shown or not self._target.isVisible():
            self.hide()
            return
        box = self._box_of(self._target)
        out = theme.look.px(_OUT)
        seen = self._seen_part(self._target, box)
        if seen.isEmpty():
            self.hide()
            return
        ring = box.adjusted(-out, -out, out, out)
        self.setGeometry(ring if seen == box else ring.intersected(seen))
        self._offset = ring.topLeft() - self.geometry().topLeft()
        self._ring_size = ring.size()
        self.show()
        self.raise_()
        self.update()

    def _box_of(self, target: QWidget) -> QRect:
        box = target.ring_box().toRect() if isinstance(target, HasRingBox) else target.rect()
        return QRect(target.mapTo(self._window, box.topLeft()), box.size())

    def _radius_of(self, target: object) -> float:
        return target.ring_radius() if isinstance(target, HasRing) else theme.look.radius("field")

    def _seen_part(self, target: QWidget, box: QRect) -> QRect:
        """What the scroll areas round the target leave of it."""
        seen = box
        parent = target.parentWidget()
        while parent is not None and parent is not self._window:
            if isinstance(parent, QAbstractScrollArea):
                port = parent.viewport()
                seen = seen.intersected(QRect(port.mapTo(self._window, QPoint()), port.size()))
            parent = parent.parentWidget()
        return seen

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outer and inner stroke (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        box = QRectF(self._offset, self._ring_size.toSizeF())
        radius = self._radius_of(self._target)
        out, outer = look.px(_OUT), look.text_factor * _OUTER
        painting.rounded(painter, box, radius + out, edge=look.colours.focus, width=outer)
        inner = box.adjusted(outer, outer, -outer, -outer)
        painting.rounded(
            painter, inner, radius + out - outer, edge=look.colours.focus_in, width=look.text_factor * _INNER
        )
        painter.end()
