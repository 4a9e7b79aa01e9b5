"""A choice whose words go on in a second line where the first is full, so that none of them is lost."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QStaticText, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look import painting
from views.look.theme import theme
from views.look.tokens import Look
from views.parts.chips import Choice, paint_choosable

_NARROWEST = 150
_DOT, _BETWEEN, _ABOVE = 22, 8, 12


class WrappingChoice(Choice):
    """One of several, as wide as its place; a name or a date of any length may stand in it."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """A narrower choice is taller (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for every line, and never too small for a thumb (Qt)."""
        whole = self.sizeHint()
        if width >= whole.width():
            return whole.height()
        return max(whole.height(), ceil(self._lines(width).size().height()) + 2 * theme.look.px(_ABOVE))

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two (Qt)."""
        whole = self.sizeHint()
        return whole.boundedTo(QSize(theme.look.px(_NARROWEST), whole.height()))

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """In one line like every choice, or in several beside the dot."""
        if self.width() >= self.sizeHint().width():
            super().paint(painter, box, look)
            return
        ink = paint_choosable(painter, box, look, self)
        size, left = look.px(_DOT), look.px(self.pad)
        dot = QRectF(left, box.center().y() - size / 2, size, size)
        painting.radio_dot(painter, dot, on=self.isChecked(), colour=ink, width=look.px(2))
        painter.setFont(look.font(self.kind))
        painter.setPen(ink)
        lines = self._lines(self.width())
        top = box.center().y() - lines.size().height() / 2
        painter.drawStaticText(QPointF(left + look.px(_DOT + _BETWEEN), top), lines)

    def _lines(self, width: int) -> QStaticText:
        """The words in lines; one too long for any line is broken rather than cut."""
        look = theme.look
        lines = QStaticText(self.text())
        lines.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        lines.setTextOption(option)
        lines.setTextWidth(max(1, width - 2 * look.px(self.pad) - look.px(_DOT + _BETWEEN)))
        lines.prepare(font=look.font(self.kind))
        return lines
