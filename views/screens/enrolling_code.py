"""The line for the code the office reads out: eight letters and numbers, shown in two groups of four."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from views.look.theme import theme
from views.look.tokens import Type
from views.parts.inputs import LineEdit

CODE_LENGTH = 8
_GROUP = 4
_LONGEST = 40


def plain_code(typed: str) -> str:
    """A code as it is sent: without spaces and dashes, in capitals."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def grouped_code(typed: str) -> str:
    """A code as it is read: "7KQ2 ABCD". Nothing typed too much is taken away."""
    plain = plain_code(typed)
    return " ".join(plain[start : start + _GROUP] for start in range(0, len(plain), _GROUP))


class CodeLine(LineEdit):
    """Takes small letters, spaces and dashes, and shows the code large and in its groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tall=56, wide=260, limit=_LONGEST, parent=parent)
        self.textEdited.connect(self._on_edited)

    @property
    def code(self) -> str:
        """The code as it is sent."""
        return plain_code(self.text())

    def _on_edited(self, typed: str) -> None:
        shown = grouped_code(typed)
        if shown == typed:
            return
        before = len(plain_code(typed[: self.cursorPosition()]))
        self.setText(shown)
        # The caret stays behind the letter it stood behind, the spaces between the groups counted.
        self.setCursorPosition(before + max(0, before - 1) // _GROUP)

    def _take_look(self) -> None:
        super()._take_look()
        font = theme.look.font(Type.HEADLINE)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, theme.look.px(2))
        self.setFont(font)
