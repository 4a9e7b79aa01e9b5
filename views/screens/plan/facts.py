"""What is known of an action, name beside words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from views.look.theme import follow, theme
from views.look.tokens import Ink, Type
from views.parts.labels import Words
from views.parts.layouts import Column, Row

_NAME_WIDE = 84


class _Fact(QWidget):
    """One line: "Lead", and who leads."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Words(name, Type.HINT, ink=Ink.INK2)
        told = Words(words)
        told.setAccessibleName(f"{name}: {words}")
        # Names written from right to left begin beside their label too.
        align = Qt.AlignmentFlag
        told.setAlignment(align.AlignLeft | align.AlignAbsolute | align.AlignTop)
        row = Row(self, spacing=10)
        row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        row.add(told, stretch=1)
        follow(self._take_look)

    def _take_look(self) -> None:
        self._name.setFixedWidth(theme.look.px(_NAME_WIDE))


class Facts(QWidget):
    """Shows what it is given, and nothing of what it was given before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, str]] = []
        self._lines: list[_Fact] = []
        self._column = Column(self, spacing=6, margins=(0, 0, 0, 6))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these names and words."""
        if list(facts) == self._shown:
            return
        self._shown = list(facts)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_Fact(name, words) for name, words in facts]
        self._column.add(*self._lines)
