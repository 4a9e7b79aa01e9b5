"""Connecting a new device to the office, before anything is written on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from views.look.tokens import Tone
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.flow import Flow
from views.parts.told import Told
from views.screens.beginning.page import BeginningPage
from views.screens.enrolling_form import EnrollingForm


class OfficePage(BeginningPage):
    """Keeps what was typed while the other way is looked at."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Connect to the office", "Once, with a code that somebody at the office reads out to you.", parent
        )
        self.form = EnrollingForm()
        self.connect_office = PrimaryButton("Connect", "cloud-upload")
        self.back = SecondaryButton("Back", "arrow-left", tall=56)
        code = Told("phone", Tone.PETROL, "Ask the office for a code", "It works once, within 15 minutes")
        ways = QWidget()
        Flow(ways, spacing=12).add(self.connect_office, self.back)
        self.add(*self.form.told, code, self.form, ways)
        self.connect_office.clicked.connect(self.form.give)
        self.back.clicked.connect(self.back_wanted)

    def arrive(self) -> None:
        """Be read aloud, ready to be typed in."""
        super().arrive()
        self.form.fields["address"].focus_editor()
