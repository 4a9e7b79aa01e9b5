"""Connecting this tablet to the office: where it is, the code somebody there reads out, and a name."""

import re
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.words import date_words
from views.look.tokens import Ink, Tone, Type
from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.folding import FoldingRow
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.pages import WorkingPage
from views.parts.spots import IconSpot
from views.parts.surfaces import Card
from views.parts.told import Told
from views.screens.enrolling_code import CODE_LENGTH, CodeLine

FOLDS_BELOW = 820
"""The effective width under which what connecting means stands under the form, in pixels."""
LONGEST_ADDRESS, LONGEST_NAME = 300, 100
SOON = 400
"""How long the office may take before it is said that it is being asked, in milliseconds."""
TITLE = "Connect to the office"
_SUBTITLE = "Once, with a code that somebody at the office reads out to you"
_ASKING = "The office is being asked. This takes a few seconds."
_ADDRESS = re.compile(r"(https?://)?[^\s/?#@:]+(:\d+)?(/[^\s?#]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What was given: the office's address as typed, the code in eight capitals, a name for this device."""

    address: str
    code: str
    device_name: str


class EnrollingScreen(WorkingPage):
    """Says only what is empty or cannot be; whatever else is wrong comes back by `show_error`."""

    enrol_wanted = Signal(Enrolment)
    left_undone = Signal()
    waiting_wanted = Signal()
    """Once connected: what is only on this tablet is to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, _SUBTITLE, parent=parent)
        self._asking = False
        self.errors = ErrorSummary()
        self.refused = Banner(BannerKind.NEEDS_YOU, "")
        self.asking = Banner(BannerKind.NOTE, _ASKING, icon="hourglass")
        self.address = LineEdit(limit=LONGEST_ADDRESS)
        self.code = CodeLine()
        self.device_name = LineEdit(limit=LONGEST_NAME)
        self.fields = {
            "address": Field(
                "The office’s address", self.address, hint="For example, https://walkabout.maunside.gov.uk"
            ),
            "code": Field(
                "Code", self.code, hint="Eight letters and numbers. Small letters and spaces do not matter"
            ),
            "device_name": Field(
                "A name for this tablet", self.device_name, hint="For example, Gwen’s tablet"
            ),
        }
        self.connect_office = PrimaryButton("Connect", "cloud-upload")
        self.leave = SecondaryButton("Not now", tall=56)
        self.see = PrimaryButton("See what is waiting", "tablet")
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._lay_out()
        self.connect_office.clicked.connect(self._on_connect)
        self.leave.clicked.connect(self.left_undone)
        self.see.clicked.connect(self.waiting_wanted)
        self._later.timeout.connect(self._on_soon)
        for line in (self.address, self.code, self.device_name):
            line.returnPressed.connect(self._on_connect)

    def show_form(self, address: str = "", device_name: str = "") -> None:
        """Ask, with what is known filled in where nothing was typed yet."""
        if not self.address.text():
            self.address.setText(address)
        if not self.device_name.text():
            self.device_name.setText(device_name)
        self.set_title(TITLE, _SUBTITLE)
        self._show_connected(False)

    def show_error(self, field: str, words: str) -> None:
        """Say what is wrong beside ``field``: address, code or device_name; "" for none of them."""
        self.show_busy(False)
        if field in self.fields:
            self.errors.show_errors([(self.fields[field], words)])
        else:
            self.refused.show_words(words, "This tablet is not connected yet")
            self.refused.show()
            announce(self, words, at_once=True)
        self.body.verticalScrollBar().setValue(0)

    def show_busy(self, busy: bool) -> None:
        """Whether the office is being asked; meanwhile nothing is asked twice."""
        self._asking = busy
        if busy:
            self.errors.show_errors([])
            self.refused.hide()
            self._later.start()
        else:
            self._later.stop()
            self.asking.hide()

    def show_connected(self, office_name: str, device_name: str, since: str) -> None:
        """Say to which office it belongs now, under which name, and since when (an ISO date-time)."""
        self.show_busy(False)
        self.set_title("The office", "")
        day = date_words(datetime.fromisoformat(since).date(), tie=True)
        self._connected_title.setText(f"Connected to {office_name}")
        self._connected_words.setText(f"This tablet is known there as {device_name}, since {day}.")
        if not self._connected.isVisibleTo(self):
            announce(self, f"{self._connected_title.text()}. {self._connected_words.text()}")
        self._show_connected(True)

    def _lay_out(self) -> None:
        form = Card(spacing=18)
        form.add(*self.fields.values())
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
        self.add(self.errors, self.refused, self.asking, self._form, self._connected)
        for hidden in (self.refused, self.asking, self._connected):
            hidden.hide()
        self.add_to_bar(self.connect_office, self.leave)

    def _show_connected(self, connected: bool) -> None:
        self.errors.show_errors([])
        self.refused.hide()
        self._form.setVisible(not connected)
        self._foot.setVisible(not connected)
        self._connected.setVisible(connected)

    def _on_connect(self) -> None:
        if self._asking:
            announce(self, _ASKING)
            return
        given = Enrolment(
            address=self.address.text().strip(),
            code=self.code.code,
            device_name=" ".join(self.device_name.text().split()),
        )
        wrong = _wrong_with(given)
        self.refused.hide()
        self.errors.show_errors([(self.fields[name], words) for name, words in wrong.items()])
        if wrong:
            self.body.verticalScrollBar().setValue(0)
        else:
            self.enrol_wanted.emit(given)

    def _on_soon(self) -> None:
        self.asking.show()
        announce(self, _ASKING)


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


def _wrong_with(given: Enrolment) -> dict[str, str]:
    """What is empty or cannot be, by field, in their order."""
    wrong = {}
    if not given.address:
        wrong["address"] = "Enter the office’s address"
    elif not _ADDRESS.fullmatch(given.address):
        wrong["address"] = "Enter an address such as https://walkabout.maunside.gov.uk, without spaces"
    if not given.code:
        wrong["code"] = "Enter the code that the office reads out"
    elif len(given.code) != CODE_LENGTH:
        wrong["code"] = f"A code has {CODE_LENGTH} letters and numbers, and this one has {len(given.code)}"
    if not given.device_name:
        wrong["device_name"] = "Enter a name, so that the office can tell this tablet from others"
    return wrong
