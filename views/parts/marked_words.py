"""Words of which some differ from another version: bold, underlined, on a soft ground; never colour alone."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from views.look.fonts import fonts
from views.look.theme import theme
from views.look.tokens import Look, Tone, Type
from views.parts.labels import Words, breakable


@dataclass(frozen=True, slots=True)
class Differs:
    """A stretch of a `MarkedWords` that the other version does not have."""

    text: str


class MarkedWords(Words):
    """A person's own words, line breaks and all: ``MarkedWords("Rehang the gate ", Differs("by March"))``.

    A screen reader hears them as they were written, and in the description which of them differ.
    """

    def __init__(self, *pieces: str | Differs, kind: Type = Type.BODY, parent: QWidget | None = None) -> None:
        self._pieces: tuple[str | Differs, ...] = pieces
        super().__init__("", kind, parent=parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        # Words written from right to left begin at the left too, where the other version's do.
        align = Qt.AlignmentFlag
        self.setAlignment(align.AlignLeft | align.AlignAbsolute | align.AlignTop)
        self.show_pieces(*pieces)

    def show_pieces(self, *pieces: str | Differs) -> None:
        """Show these stretches, each escaped."""
        self._pieces = pieces
        plain = "".join(piece.text if isinstance(piece, Differs) else piece for piece in pieces)
        differing = "; ".join(piece.text for piece in pieces if isinstance(piece, Differs))
        fonts.cover(plain)
        self._write()
        self.setAccessibleName(plain)
        self.setAccessibleDescription(f"Differs: {differing}" if differing else "")

    def _take_look(self) -> None:
        super()._take_look()
        self._write()

    def _write(self) -> None:
        """Rich text takes its colours from its own markup, so it is written anew for every look."""
        written = "".join(_marked_up(piece, theme.look) for piece in self._pieces)
        QLabel.setText(self, f'<span style="white-space:pre-wrap">{written}</span>')


def _marked_up(piece: str | Differs, look: Look) -> str:
    if isinstance(piece, str):
        return escape(breakable(piece))
    colours = look.colours
    ground = look.tone(Tone.AMBER).soft.name()
    style = f"font-weight:700; text-decoration:underline; color:{colours.ink.name()}; background:{ground}"
    return f'<span style="{style}">{escape(breakable(piece.text))}</span>'
