"""Connecting this tablet to the office: where it is, the code somebody there reads out, and a name."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.words import date_words
from views.look.tokens import Ink, Tone, Type
from views.parts.announcing import announce
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.folding import FoldingRow
from views.parts.labels import Words
from views.parts.pages import WorkingPage
from views.parts.spots import IconSpot
from views.parts.surfaces import Card
from views.parts.told import Told
from views.screens.enrolling_form import EnrollingForm

FOLDS_BELOW = 820
"""The effective width under which what connecting means stands under the form, in pixels."""
TITLE = "Connect to the office"
_SUBTITLE = "Once, with a code that somebody at the office reads out to you"


class EnrollingScreen(WorkingPage):
    """The form, and once the office has taken the tablet on, which office it is."""

    left_undone = Signal()
    waiting_wanted = Signal()
    """Once connected: what is only on this tablet is to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, _SUBTITLE, parent=parent)
        self.form = EnrollingForm()
        self.connect_office = PrimaryButton("Connect", "cloud-upload")
        self.leave = SecondaryButton("Not now", tall=56)
        self.see = PrimaryButton("See what is waiting", "tablet")
        self._lay_out()
        self.form.wrong.connect(self._on_wrong)
        self.connect_office.clicked.connect(self.form.give)
        self.leave.clicked.connect(self.left_undone)
        self.see.clicked.connect(self.waiting_wanted)

    def show_form(self, address: str = "", device_name: str = "") -> None:
        """Ask, with what is known filled in where nothing was typed yet."""
        self.form.fill_in(address, device_name)
        self.set_title(TITLE, _SUBTITLE)
        self._show_connected(False)

    def show_connected(self, office_name: str, device_name: str, since: str) -> None:
        """Say to which office it belongs now, under which name, and since when (an ISO date-time)."""
        self.form.show_busy(False)
        self.set_title("The office", "")
        day = date_words(datetime.fromisoformat(since).date(), tie=True)
        self._connected_title.setText(f"Connected to {office_name}")
        self._connected_words.setText(f"This tablet is known there as {device_name}, since {day}.")
        if not self._connected.isVisibleTo(self):
            announce(self, f"{self._connected_title.text()}. {self._connected_words.text()}")
        self._show_connected(True)

    def _lay_out(self) -> None:
        form = Card()
        form.add(self.form)
        beside = Card("How it works", spacing=14)
        beside.add(
            Told("phone", Tone.PETROL, "Ask the office for a code", "It works once, within 15 minutes"),
            *_what_it_means(),
        )
        self._form = FoldingRow(FOLDS_BELOW, spacing=18)
        self._form.add(form, stretch=6)
        self._form.add(beside, stretch=5)
        self._connected = Card(spacing=16)
        self._connected_title = Words("", Type.HEADLINE)
        self._connected_words = Words("", ink=Ink.INK2)
        self._connected.add(IconSpot("cloud-check", Tone.GREEN), self._connected_title)
        self._connected.add(self._connected_words, *_what_it_means(), self.see)
        self.add(*self.form.told, self._form, self._connected)
        self._connected.hide()
        self.add_to_bar(self.connect_office, self.leave)

    def _show_connected(self, connected: bool) -> None:
        self.form.show_nothing_wrong()
        self._form.setVisible(not connected)
        self._foot.setVisible(not connected)
        self._connected.setVisible(connected)

    def _on_wrong(self) -> None:
        self.body.verticalScrollBar().setValue(0)


def _what_it_means() -> tuple[Told, ...]:
    return (
        Told(
            "cloud-upload",
            Tone.PETROL,
            "What you write goes there by itself",
            "Whenever there is a signal. Words go first, then photos",
        ),
        Told(
            "users",
            Tone.PETROL,
            "What colleagues write comes here",
            "Where two of you change the same thing, you are shown both",
        ),
        Told(
            "tablet",
            Tone.PLUM,
            "Without a signal all works as before",
            "Nothing is removed from this tablet before the office has it",
        ),
    )
