"""What the pages of the first start have in common."""

from PySide6.QtWidgets import QWidget

from views.look.tokens import Ink, Type
from views.parts.announcing import announce
from views.parts.labels import Words
from views.parts.surfaces import Card


class BeginningPage(Card):
    """A title, some words, and what follows them."""

    WIDEST = 620
    """How wide it may become, in pixels at 100 %."""

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(spacing=18, padding=28, parent=parent)
        self.heading = Words(title, Type.HEADLINE)
        self.words = Words(words, ink=Ink.INK2)
        self.add(self.heading, self.words)

    def arrive(self) -> None:
        """Be read aloud, and put the focus where the person goes on, if anywhere."""
        announce(self, f"{self.heading.text()}. {self.words.text()}")
