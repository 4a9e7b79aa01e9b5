"""Words on the screen: plain, mixed (some of them bold), and a line that says a state.

User text stays text: none of these reads markup out of what it is given.
"""

import re
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from views.look import icons, painting
from views.look.fonts import fonts
from views.look.theme import follow, theme
from views.look.tokens import Ink, Tone, Type

_LONG_WORD = re.compile(r"\S{25}(?=\S)")
_BREAK = "\u200b"


def breakable(text: str) -> str:
    """The text with places to break inside words too long for any line, invisible otherwise."""
    broken = _LONG_WORD.sub(lambda found: found.group() + _BREAK, text)
    if broken != text:
        fonts.cover_breaks()
    return broken


class Words(QLabel):
    """Plain text of one kind in one ink. Wraps unless told not to."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        *,
        ink: Ink = Ink.INK,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        across = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        follow(self._take_look)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show these words; the accessible name keeps them as they were written."""
        fonts.cover(text)
        shown = breakable(text) if self.wordWrap() else text
        super().setText(shown)
        self.setAccessibleName(text if shown != text else "")

    def set_ink(self, ink: Ink) -> None:
        """Change the colour."""
        self._ink = ink
        self._take_look()

    def set_kind(self, kind: Type) -> None:
        """Change the size and weight."""
        self._kind = kind
        self._take_look()

    def _take_look(self) -> None:
        self.setFont(theme.look.font(self._kind))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.look.ink(self._ink))
        self.setPalette(palette)


class FlowingWords(Words):
    """Words in a flow: in one line where that fits, and otherwise wrapped."""

    def sizeHint(self) -> QSize:
        """All in one line (Qt)."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two (Qt)."""
        return self.sizeHint().boundedTo(QSize(theme.look.px(160), self.sizeHint().height()))


@dataclass(frozen=True, slots=True)
class Bold:
    """A stretch of a `MixedWords` that stands out."""

    text: str


class MixedWords(Words):
    """Words of which some are bold: ``MixedWords("Oldest: ", Bold("31 working days"), ".")``."""

    def __init__(
        self,
        *pieces: str | Bold,
        kind: Type = Type.BODY,
        ink: Ink = Ink.INK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, ink=ink, parent=parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.show_pieces(*pieces)

    def show_pieces(self, *pieces: str | Bold) -> None:
        """Show these stretches, each escaped."""
        plain = "".join(piece.text if isinstance(piece, Bold) else piece for piece in pieces)
        fonts.cover(plain)
        QLabel.setText(self, "".join(map(_marked_up, pieces)))
        self.setAccessibleName(plain)


def _marked_up(piece: str | Bold) -> str:
    if isinstance(piece, Bold):
        return f'<span style="font-weight:700">{escape(breakable(piece.text))}</span>'
    return escape(breakable(piece))


class StateLine(Words):
    """An icon and words in a tone: "Saved as you type", "Grade C · saved 2.31 pm"."""

    _ICON, _GAP = 20, 8

    def __init__(
        self,
        icon: str,
        text: str,
        tone: Tone = Tone.QUIET,
        kind: Type = Type.HINT,
        *,
        ink: Ink | None = None,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._icon = icon
        self._tone = tone
        self._words_ink = ink
        super().__init__(text, kind, wrap=wrap, parent=parent)

    def show_state(self, icon: str, text: str, tone: Tone) -> None:
        """Say another state."""
        self._icon, self._tone = icon, tone
        self._take_look()
        self.setText(text)

    def _take_look(self) -> None:
        super()._take_look()
        look = theme.look
        palette = QPalette()
        ink = look.ink(self._words_ink) if self._words_ink else look.tone(self._tone).ink
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.setPalette(palette)
        self.setContentsMargins(look.px(self._ICON + self._GAP), 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon beside the first line, then the words (Qt)."""
        super().paintEvent(event)
        look = theme.look
        size = look.px(self._ICON)
        line = self.fontMetrics().height()
        first = (self.height() - self.heightForWidth(self.width())) / 2 if self.wordWrap() else 0
        y = max(0.0, first) + (line - size) / 2 if self.wordWrap() else (self.height() - size) / 2
        painter = QPainter(self)
        icons.paint(painter, self._icon, QRectF(0, y, size, size), look.tone(self._tone).ink)
        painter.end()

    def sizeHint(self) -> QSize:
        """Never shorter than its icon (Qt)."""
        return super().sizeHint().expandedTo(QSize(0, theme.look.px(self._ICON)))

    def minimumSizeHint(self) -> QSize:
        """Never shorter than its icon (Qt)."""
        return super().minimumSizeHint().expandedTo(QSize(0, theme.look.px(self._ICON)))


class Divider(QFrame):
    """A hairline between parts of a card; it carries no meaning."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = upright
        follow(self._take_look)

    def _take_look(self) -> None:
        line = theme.look.px(1)
        if self._upright:
            self.setFixedWidth(line)
        else:
            self.setFixedHeight(line)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line (Qt)."""
        del event
        painter = QPainter(self)
        painting.filled(painter, self.rect(), theme.look.colours.line)
        painter.end()
