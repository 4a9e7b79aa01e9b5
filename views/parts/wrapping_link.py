"""A link whose words go on in a second line where the first is full, so that none of them is lost."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look.theme import theme
from views.look.tokens import Ink, Look
from views.parts.buttons import QuietButton

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_NARROWEST = 160
_BETWEEN = 14


class WrappingLink(QuietButton):
    """A quiet button as wide as its words, or as its place allows."""

    def __init__(self, text: str, *, ink: Ink = Ink.BRAND, parent: QWidget | None = None) -> None:
        super().__init__(text, ink=ink, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """A narrower link is taller (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for every line, and never too small for a thumb (Qt)."""
        return max(self.sizeHint().height(), self._lines(width).height() + theme.look.px(_BETWEEN))

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two (Qt)."""
        whole = self.sizeHint()
        return whole.boundedTo(QSize(theme.look.px(_NARROWEST), whole.height()))

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """In one line like every quiet button, or in several, each underlined."""
        if self.width() >= self.sizeHint().width():
            super().paint(painter, box, look)
            return
        font = QFont(look.font(self.kind))
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self.link_colour(look))
        pad = look.px(self.pad)
        painter.drawText(box.adjusted(pad, 0, -pad, 0), int(_WRAPPED), self.text())

    def _lines(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - 2 * theme.look.px(self.pad)), 10_000)
        return QFontMetrics(theme.look.font(self.kind)).boundingRect(room, int(_WRAPPED), self.text())
