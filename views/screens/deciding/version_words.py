"""The fields of one version: what differs marked, what both have in common plain."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.disagreement import Choice, Contested
from views.look.theme import follow, theme
from views.look.tokens import Ink, Type
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.marked_words import MarkedWords
from views.screens.deciding.word_diff import marked
from views.screens.deciding.words import is_long

_NAME_WIDE = 96


class VersionWords(QWidget):
    """Long words under their name, short ones beside it; ``choice`` says whose version of each is shown."""

    def __init__(
        self,
        contested: Sequence[Contested],
        agreed: Sequence[tuple[str, str]],
        choice: Choice,
        *,
        compared: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = Column(self, spacing=8, keeps_top=True)
        for field in contested:
            own, other = field.late, field.standing
            if choice is Choice.STANDING:
                own, other = other, own
            pieces = marked(own, other) if compared else (own,)
            column.add(_named(field.label, MarkedWords(*pieces), long=is_long(own, other)))
        for label, words in agreed:
            column.add(_named(label, MarkedWords(words), long=is_long(words)))


def _named(label: str, words: MarkedWords, *, long: bool) -> QWidget:
    words.setAccessibleName(f"{label}: {words.accessibleName()}")
    return _Under(label, words) if long else _Beside(label, words)


class _Under(QWidget):
    """Words under their name."""

    def __init__(self, label: str, words: MarkedWords) -> None:
        super().__init__()
        Column(self, spacing=2).add(Words(label, Type.HINT, ink=Ink.INK2), words)


class _Beside(QWidget):
    """Words beside their name, the names as wide as each other."""

    def __init__(self, label: str, words: MarkedWords) -> None:
        super().__init__()
        self._label = Words(label, Type.HINT, ink=Ink.INK2)
        row = Row(self, spacing=12)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.add(words, stretch=1)
        follow(self._take_look)

    def _take_look(self) -> None:
        self._label.setFixedWidth(theme.look.px(_NAME_WIDE))
