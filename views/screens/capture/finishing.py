"""Finishing the walkabout: what is half finished, how many tenants came, and when the next one is."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.finishing import FinishForm, half_finished_words
from models.overview import WalkaboutInProgress
from models.people import Role
from models.words import time_words
from views.look.tokens import Ink, Type
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import PrimaryButton, QuietButton
from views.parts.dates import DateBoxes
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.scrolling import ScrollBody

_WRITING = "What stands in the form is not saved as a finding yet. It is kept as it is."


class Finishing(ScrollBody):
    """``entered(FinishForm)`` carries the form as it was filled in; ``left_undone()`` goes on walking."""

    entered = Signal(FinishForm)
    left_undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=14, margins=(16, 14, 16, 16), parent=parent)
        self._walkabout_id = ""
        self.half_finished = Banner(BannerKind.HINT, "", icon="pen-line")
        self.tenants = LineEdit(limit=6, wide=120)
        self.day = DateBoxes()
        self.start = LineEdit(limit=20, wide=160)
        self.fields = {
            "tenants": Field(
                "How many tenants came?",
                self.tenants,
                hint="Enter 0 if none did. A walkabout with no tenants counts as such.",
            ),
            "date": Field("Next walkabout", self.day, hint="Leave it empty if no day is set", optional=True),
            "start": Field("Start of the next one", self.start, hint="For example, 2 pm or 14:00"),
        }
        self.confirm = PrimaryButton("Finish the walkabout", "check", tall=52)
        self.leave = QuietButton("Not yet")
        row = QWidget()
        Flow(row, spacing=14).add(self.confirm, self.leave)
        self.half_finished.hide()
        self.add(Words("Finish the walkabout", Type.SECTION))
        self.add(Words("You can go on with it later if you have to.", Type.HINT, ink=Ink.INK2))
        self.add(self.half_finished, *self.fields.values(), row)
        self.confirm.clicked.connect(self._on_confirm)
        self.leave.clicked.connect(self.left_undone)
        for box in (self.tenants, self.start):
            box.returnPressed.connect(self._on_confirm)

    @property
    def form(self) -> FinishForm:
        """The form as it stands."""
        day, month, year = self.day.typed
        return FinishForm(
            walkabout_id=self._walkabout_id,
            tenants=self.tenants.text(),
            day=day,
            month=month,
            year=year,
            start=self.start.text(),
        )

    def show_outing(self, outing: WalkaboutInProgress, *, writing: bool) -> None:
        """Begin with what is known. ``writing`` says that a finding is being written just now."""
        walkabout = outing.walkabout
        self._walkabout_id = walkabout.id
        named = sum(person.role is Role.TENANT for person in outing.companions)
        came = max(walkabout.tenants, named)
        self.tenants.setText(str(came) if came else "")
        next_one = _moment(walkabout.next_planned_for)
        parts = (next_one.day, next_one.month, next_one.year) if next_one else ("", "", "")
        self.day.show_date(*(str(part) for part in parts))
        start = next_one or datetime.fromisoformat(walkabout.planned_for)
        self.start.setText(time_words(start.time()))
        self._say_half_finished(outing, writing)
        self.show_wrong({})

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside each field what there is to put right; the focus goes to the first."""
        for name, field in self.fields.items():
            field.set_error(wrong.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in wrong), None)
        if first is not None:
            first.focus_editor()
            self.ensureWidgetVisible(first)

    def _say_half_finished(self, outing: WalkaboutInProgress, writing: bool) -> None:
        lacking = tuple((each.finding.position, each.missing) for each in outing.findings if each.missing)
        words = " ".join(filter(None, (half_finished_words(lacking), _WRITING if writing else "")))
        self.half_finished.show_words(words)
        self.half_finished.setVisible(bool(words))

    def _on_confirm(self) -> None:
        self.entered.emit(self.form)


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
