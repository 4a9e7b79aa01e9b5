"""A page with nothing on it yet: a drawing, what is missing, what to do, and one button that does it."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look import drawings
from views.look.theme import follow, theme
from views.look.tokens import Ink, Type
from views.parts.button_base import PaintedButton
from views.parts.buttons import Deed, PrimaryButton, SecondaryButton
from views.parts.flow import Fit, Flow
from views.parts.labels import Words
from views.parts.layouts import Row
from views.parts.surfaces import Card


class _Drawing(QWidget):
    """The estate; it says nothing the words do not, so screen readers pass it by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(self._take_look)

    def _take_look(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as it is drawn (Qt)."""
        look = theme.look
        return QSize(look.px(drawings.ESTATE_SIZE.width()), look.px(drawings.ESTATE_SIZE.height()))

    def minimumSizeHint(self) -> QSize:
        """A third of that in a narrow place (Qt)."""
        return self.sizeHint() / 3

    def heightForWidth(self, width: int) -> int:
        """In its own shape (Qt)."""
        size = drawings.ESTATE_SIZE
        return min(width, self.sizeHint().width()) * size.height() // size.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, in the middle (Qt)."""
        del event
        painter = QPainter(self)
        wide = min(self.width(), self.sizeHint().width())
        corner = QPointF((self.width() - wide) / 2, 0)
        drawings.paint_estate(painter, corner, theme.look.colours, wide / drawings.ESTATE_SIZE.width())
        painter.end()


class EmptyState(Card):
    """Says what is not there yet. ``wanted(str)`` carries the key of what the person wants to do about it."""

    wanted = Signal(str)

    def __init__(
        self,
        title: str,
        text: str,
        primary: Deed,
        second: Deed | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spacing=10, padding=40, parent=parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Words(title, Type.BAND_TITLE)
        self._words = Words(text, ink=Ink.INK2)
        self.primary = PrimaryButton(primary.text, primary.icon)
        self.second = SecondaryButton(second.text, second.icon, tall=56) if second else None
        self.add(_centred(_Drawing()))
        for label in (self._title, self._words):
            label.setAlignment(centre | Qt.AlignmentFlag.AlignTop)
            self.add(_centred(label))
        buttons = QWidget()
        row = Flow(buttons, spacing=12, fit=Fit.CENTRED)
        self._offer(row, self.primary, primary)
        if self.second and second:
            self._offer(row, self.second, second)
        self.add(buttons)
        follow(self._narrow_words)

    def _narrow_words(self) -> None:
        for label in (self._title, self._words):
            label.setMaximumWidth(theme.look.px(600))

    def _offer(self, row: Flow, button: PaintedButton, deed: Deed) -> None:
        button.setObjectName(deed.key)
        button.clicked.connect(self._on_clicked)
        row.add(button)

    def _on_clicked(self) -> None:
        self.wanted.emit(self.sender().objectName())


def _centred(widget: QWidget) -> Row:
    """The widget in the middle, as wide as it may be."""
    line = Row()
    line.addStretch(1)
    line.add(widget, stretch=1000)
    line.addStretch(1)
    return line
