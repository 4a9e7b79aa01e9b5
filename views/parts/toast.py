"""A toast: what is already on the disk, for eight seconds, with a way to undo it. Never the only record."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QWidget

from views.look import icons, painting
from views.look.theme import follow, theme
from views.look.tokens import Look, PaletteName, Type, tokens
from views.parts.announcing import announce
from views.parts.buttons import QuietButton
from views.parts.labels import Words
from views.parts.layouts import Row


class _UndoButton(QuietButton):
    """Underlined in the toast's own yellow."""

    def link_colour(self, look: Look) -> QColor:
        del look
        return tokens().toast.action


class Toast(QFrame):
    """Rises at the foot of its window. ``undone(str)`` carries the key of what the person took back.

    Stays while the focus is on it. ``floor`` is how far above the window's foot it comes to rest, in pixels.
    """

    undone = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._key = ""
        self.floor = 0
        self._row = Row(self, spacing=20, margins=(52, 2, 18, 2))
        self._words = Words("", Type.LABEL)
        self.undo = _UndoButton("Undo")
        self.undo.clicked.connect(self._on_undo)
        self._row.add(self._words, stretch=1)
        self._row.add(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_up)
        self._rising = QPropertyAnimation(self, b"pos", self)
        self._rising.setEasingCurve(QEasingCurve.Type.OutCubic)
        window.installEventFilter(self)
        follow(self._take_look)
        self.hide()

    def report(self, text: str, *, undo: str = "", action: str = "Undo") -> None:
        """Say that this has been done. With ``undo`` a key, offer to take it back."""
        self._key = undo
        self._words.setText(text)
        self.undo.setText(action)
        self.undo.setVisible(bool(undo))
        announce(self, f"{text}. {action} is offered." if undo else text)
        rest = self._resting_place()
        self.show()
        self.raise_()
        self._rising.stop()
        milliseconds = theme.motion(tokens().motion["toast"])
        if milliseconds:
            self._rising.setDuration(milliseconds)
            self._rising.setStartValue(rest + QPoint(0, theme.look.px(40)))
            self._rising.setEndValue(rest)
            self._rising.start()
        self._timer.start(tokens().motion["toast_stays"])

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _on_undo(self) -> None:
        key = self._key
        self.hide()
        self.undone.emit(key)

    def _on_time_up(self) -> None:
        if self.undo.hasFocus():
            self._timer.start(tokens().motion["toast_stays"])
        else:
            self.hide()

    def _resting_place(self) -> QPoint:
        """Resize to what it says and come to rest in the middle, above the floor."""
        look, window = theme.look, self._window
        room = window.width() - look.px(32)
        words = painting.width_of(self._words.text(), look.font(Type.LABEL))
        undo = self.undo.sizeHint().width() if self._key else 0
        wide = min(room, max(look.px(320), words + undo + look.px(96)))
        self.resize(wide, max(look.px(48), self._row.heightForWidth(wide)))
        place = QPoint(
            (window.width() - wide) // 2, window.height() - self.floor - self.height() - look.px(12)
        )
        self.move(place)
        return place

    def _take_look(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, tokens().toast.ink)
        self._words.setPalette(palette)
        pad = theme.look.px(7)
        self._words.setContentsMargins(0, pad, 0, pad)
        if not self.isHidden():
            self._resting_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size (Qt)."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._rising.stop()
            self._resting_place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The same dark box in every palette, with an edge outside light (Qt)."""
        del event
        look, colours = theme.look, tokens().toast
        painter = QPainter(self)
        edge = None if look.palette is PaletteName.LIGHT else look.colours.edge
        box = QRectF(self.rect())
        painting.rounded(
            painter, box, look.radius("button"), fill=colours.ground, edge=edge, width=look.px(1.2)
        )
        size = look.px(22)
        icons.paint(
            painter, "check", QRectF(look.px(18), box.center().y() - size / 2, size, size), colours.ink
        )
        painter.end()
