"""The two ways to begin on a new device: with what the landlord has at the office, or anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from views.look.tokens import Ink, Tone, Type
from views.parts.announcing import announce
from views.parts.button_base import PaintedButton
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.folding import FoldingRow
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.spots import IconSpot
from views.parts.surfaces import Card

FOLDS_BELOW = 640
"""The effective width under which the two ways stand under each other, in pixels."""


class WaysPage(QWidget):
    """Says of each way when it is the right one, and what it needs."""

    WIDEST = 860
    """How wide it may become, in pixels at 100 %."""

    connect_wanted = Signal()
    start_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Words("How do you begin on this tablet?", Type.HEADLINE)
        words = Words("Whoever looks after Walkabout at your landlord can tell you.", ink=Ink.INK2)
        self.connect_office = PrimaryButton("Connect to the office", "cloud-upload")
        self.start = SecondaryButton("Start a new landlord here", "plus", tall=56)
        row = FoldingRow(FOLDS_BELOW, spacing=18)
        row.add(
            _way(
                "users",
                "This landlord already uses Walkabout",
                "Estates, people, walkabouts and actions come from the office. You need its address, and a "
                "code that somebody there reads out.",
                self.connect_office,
            ),
            _way(
                "building-2",
                "This landlord is new to Walkabout",
                "You give the landlord’s name and yours, and begin with nothing. An office can be connected "
                "later.",
                self.start,
            ),
            stretch=1,
        )
        told = Column(spacing=4)
        told.add(self.heading, words)
        Column(self, spacing=18).add(told, row)
        self.connect_office.clicked.connect(self.connect_wanted)
        self.start.clicked.connect(self.start_wanted)

    def arrive(self) -> None:
        """Be read aloud, ready for the way that most new tablets take."""
        announce(self, self.heading.text())
        self.connect_office.setFocus(Qt.FocusReason.OtherFocusReason)


def _way(icon: str, title: str, words: str, button: PaintedButton) -> Card:
    """One way, its button at the foot, so that those of both stand on one line."""
    way = Card(spacing=14)
    told = QWidget()
    Column(told, spacing=6, keeps_top=True).add(Words(title, Type.SECTION), Words(words, ink=Ink.INK2))
    way.add(IconSpot(icon, Tone.PETROL))
    way.add(told, stretch=1)
    way.add(button)
    return way
