"""The little that moves: a pane fades into the next in 120 ms. Nothing else moves by itself."""

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStackedWidget, QWidget

from views.look.theme import theme
from views.look.tokens import tokens


class _Fading(QWidget):
    """A picture of what was there, growing fainter until it is gone."""

    def __init__(self, over: QWidget, picture: QPixmap, milliseconds: int) -> None:
        super().__init__(over)
        self._picture = picture
        self._strength = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(over.rect())
        fading = QVariantAnimation(self)
        fading.setDuration(milliseconds)
        fading.setStartValue(1.0)
        fading.setEndValue(0.0)
        fading.valueChanged.connect(self._on_value)
        fading.finished.connect(self.deleteLater)
        fading.start()
        self.show()
        self.raise_()

    def _on_value(self, strength: float) -> None:
        self._strength = strength
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture at its strength (Qt)."""
        del event
        painter = QPainter(self)
        painter.setOpacity(self._strength)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


def fade(over: QWidget) -> None:
    """Call before changing what this widget shows: the change then fades in, or comes at once if unwanted."""
    milliseconds = theme.motion(tokens().motion["fade"])
    if milliseconds and over.isVisible():
        _Fading(over, over.grab(), milliseconds)


class FadingStack(QStackedWidget):
    """Pages on top of each other; `turn_to` fades from one to the next."""

    def turn_to(self, page: QWidget) -> None:
        """Show this page."""
        if page is not self.currentWidget():
            fade(self)
            self.setCurrentWidget(page)
