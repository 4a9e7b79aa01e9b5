"""What the pages of the unlock screen have in common, and those with nothing to fill in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from views.look.tokens import Ink, Type
from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.flow import Flow
from views.parts.labels import Words
from views.parts.surfaces import Card


class UnlockPage(Card):
    """A title, some words, and what follows them."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__(spacing=16, padding=28)
        self.heading = Words(title, Type.HEADLINE)
        self.words = Words(words, ink=Ink.INK2)
        self.add(self.heading, self.words)

    def show_error(self, sentence: str) -> None:
        """Say what was wrong with what was entered here; pages with nothing to enter have nothing to say."""
        del sentence

    def arrive(self) -> None:
        """Be read aloud, and put the focus where the person goes on, if anywhere."""
        announce(self, f"{self.heading.text()}. {self.words.text()}")


class OpeningPage(UnlockPage):
    """Nothing to do but wait; shown only when it takes long enough to wonder."""

    def __init__(self) -> None:
        super().__init__("Opening your records", "They are encrypted, so this takes a moment.")


class TroublePage(UnlockPage):
    """The records cannot be opened now; says why, and what can be done."""

    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Your records cannot be opened", "Nothing has been changed.")
        self.banner = Banner(BannerKind.NEEDS_YOU, "")
        self.again = PrimaryButton("Try again", "rotate-cw")
        self.close_program = SecondaryButton("Close Walkabout")
        ways = QWidget()
        Flow(ways, spacing=12).add(self.again, self.close_program)
        self.add(self.banner, ways)
        self.again.clicked.connect(self.again_wanted)
        self.close_program.clicked.connect(self.close_wanted)

    def explain(self, title: str, words: str) -> None:
        """Say what the matter is."""
        self.heading.setText(title)
        self.banner.show_words(words)

    def arrive(self) -> None:
        """Be read aloud at once."""
        announce(self, self.heading.text(), at_once=True)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
