"""What the office has comes to this device for the first time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from models.words import count_words
from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import PrimaryButton, QuietButton, SecondaryButton
from views.parts.flow import Flow
from views.parts.progress import Progress
from views.screens.beginning.page import BeginningPage

_KEPT = (
    "Words come first, and photos follow while you work. You can stop at any time: what has come is kept, "
    "and the rest comes the next time."
)
_ASKING = "The office is being asked."
_NOT_ALL = "Not everything has come yet"


class ComingPage(BeginningPage):
    """How much has come of how much, and why it does not where it does not."""

    again_wanted = Signal()
    other_wanted = Signal()
    """It is to be connected again: to another office, or with another code."""
    carry_on_wanted = Signal()
    """The person goes on with what has come so far."""
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Everything comes from the office", _KEPT, parent)
        self._most = 0
        self.trouble = Banner(BannerKind.NEEDS_YOU, "")
        self.progress = Progress("Come from the office", stop="Stop and close")
        self.again = PrimaryButton("Try again", "rotate-cw")
        self.carry_on = SecondaryButton("Go on with what has come", "arrow-right", tall=56)
        self.other = QuietButton("Connect again", "cloud-upload")
        self._ways = QWidget()
        Flow(self._ways, spacing=12).add(self.again, self.carry_on)
        self.add(self.trouble, self.progress, self._ways, self.other)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.carry_on.clicked.connect(self.carry_on_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.show_office("")

    def show_office(self, name: str) -> None:
        """From now on it comes from the office of this name; nothing is known yet of how much."""
        self._most = 0
        self.words.setText(f"From {name}, only once. {_KEPT}")
        self.progress.show_progress(0, 1, _ASKING)
        self.hide_trouble()

    def show_progress(self, to_come: int) -> None:
        """So many changes are still to come."""
        self._most = max(self._most, to_come)
        if to_come:
            self.hide_trouble()
            come, most = self._most - to_come, count_words(self._most, "change")
            self.progress.show_progress(come, self._most, f"{come:,} of {most} have come.")

    def show_trouble(self, words: str, *, carry_on: bool) -> None:
        """Say why it does not come; with ``carry_on`` enough has come to begin with."""
        self.trouble.show_words(words, _NOT_ALL)
        self.carry_on.setVisible(carry_on)
        if self.trouble.isHidden():
            announce(self, f"{_NOT_ALL}. {words}", at_once=True)
            for each in (self.trouble, self._ways, self.other):
                each.show()
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_trouble(self) -> None:
        """It comes again, or is tried again."""
        focused = QApplication.focusWidget()
        held = focused in (self.again, self.carry_on, self.other)
        for each in (self.trouble, self._ways, self.other):
            each.hide()
        if held:
            self.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrive(self) -> None:
        """Be read aloud, with the focus on the way to stop."""
        super().arrive()
        self.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)
