"""What is asked to connect a tablet: the office's address, the code read out, a name for the tablet."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.inputs import LineEdit
from views.parts.layouts import Column
from views.screens.enrolling_code import CODE_LENGTH, CodeLine

LONGEST_ADDRESS, LONGEST_NAME = 300, 100
SOON = 400
"""How long the office may take before it is said that it is being asked, in milliseconds."""
NOT_YET = "This tablet is not connected yet"
_ASKING = "The office is being asked. This takes a few seconds."
_ADDRESS = re.compile(r"(https?://)?[^\s/?#@:]+(:\d+)?(/[^\s?#]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What was given: the office's address as typed, the code in eight capitals, a name for this device."""

    address: str
    code: str
    device_name: str


class EnrollingForm(QWidget):
    """Says only what is empty or cannot be; whatever else is wrong comes back by `show_error`.

    What it has to say stands in ``told``, which belongs over it, in the page that holds both.
    """

    enrol_wanted = Signal(Enrolment)
    wrong = Signal()
    """Something is to be put right, and is said in ``told``: it is to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = False
        self.errors = ErrorSummary()
        self.refused = Banner(BannerKind.NEEDS_YOU, "")
        self.asking = Banner(BannerKind.NOTE, _ASKING, icon="hourglass")
        self.told = (self.errors, self.refused, self.asking)
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
        Column(self, spacing=18).add(*self.fields.values())
        for hidden in (self.refused, self.asking):
            hidden.hide()
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._later.timeout.connect(self._on_soon)
        for line in (self.address, self.code, self.device_name):
            line.returnPressed.connect(self.give)

    def fill_in(self, address: str, device_name: str) -> None:
        """Fill in what is known, where nothing was typed yet."""
        if not self.address.text():
            self.address.setText(address)
        if not self.device_name.text():
            self.device_name.setText(device_name)

    def give(self) -> None:
        """Hand on what was given, or say what is to be put right."""
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
            self.wrong.emit()
        else:
            self.enrol_wanted.emit(given)

    def show_error(self, field: str, words: str) -> None:
        """Say what is wrong beside ``field``: address, code or device_name; "" for none of them."""
        self.show_busy(False)
        if field in self.fields:
            self.errors.show_errors([(self.fields[field], words)])
        else:
            self.refused.show_words(words, NOT_YET)
            self.refused.show()
            announce(self, words, at_once=True)
        self.wrong.emit()

    def show_busy(self, busy: bool) -> None:
        """Whether the office is being asked; meanwhile nothing is asked twice."""
        self._asking = busy
        if busy:
            self.show_nothing_wrong()
            self._later.start()
        else:
            self._later.stop()
            self.asking.hide()

    def show_nothing_wrong(self) -> None:
        """Take back what was said to be wrong."""
        self.errors.show_errors([])
        self.refused.hide()

    def _on_soon(self) -> None:
        self.asking.show()
        announce(self, _ASKING)


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
