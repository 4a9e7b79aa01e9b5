"""A card that asks for a day, and perhaps a time, of one walkabout."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.reporting_back import DayTyped, ReportingBack
from models.words import date_words
from views.look.tokens import Ink, Type
from views.parts.buttons import QuietButton, SecondaryButton
from views.parts.dates import DateBoxes
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.surfaces import Card


class DayCard(Card):
    """Out of sight until `ask`. ``entered(DayTyped)`` carries what was typed; ``left_undone()`` ends it."""

    entered = Signal(DayTyped)
    left_undone = Signal()

    def __init__(
        self,
        asked: str,
        deed: str,
        *,
        hint: str = "",
        with_start: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._walkabout_id = ""
        self.asks = Words("", Type.SECTION)
        self.told = Words("", ink=Ink.INK2)
        self.day = DateBoxes()
        self.start = LineEdit(limit=20, wide=160)
        self.day_field = Field(asked, self.day, hint=hint)
        self.start_field = Field("Start time", self.start, hint="For example, 2 pm or 14:00")
        self.confirm = SecondaryButton(deed, "check")
        self.leave = QuietButton("Leave it")
        row = QWidget()
        Flow(row, spacing=14).add(self.confirm, self.leave)
        self.add(self.asks, self.told, self.day_field, self.start_field, row)
        self.start_field.setVisible(with_start)
        self.hide()
        self.confirm.clicked.connect(self._on_confirm)
        self.leave.clicked.connect(self._on_leave)
        for box in (*(self.day.box(part) for part in ("day", "month", "year")), self.start):
            box.returnPressed.connect(self._on_confirm)

    @property
    def walkabout_id(self) -> str:
        """The walkabout it asks about, or was last asked about."""
        return self._walkabout_id

    def ask(self, walkabout_id: str, title: str, words: str, day: date | None, start: str = "") -> None:
        """Come into sight and ask, with that day filled in."""
        self._walkabout_id = walkabout_id
        self.asks.setText(title)
        self.told.setText(words)
        parts = (day.day, day.month, day.year) if day else ("", "", "")
        self.day.show_date(*(str(part) for part in parts))
        self.start.setText(start)
        self.show_wrong({})
        self.show()
        self.day.focus_first()

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say what there is to put right about the "date" and the "start"; nothing typed is taken away."""
        fields = {"date": self.day_field, "start": self.start_field}
        for name, field in fields.items():
            field.set_error(wrong.get(name, ""))
        first = next((field for name, field in fields.items() if name in wrong), None)
        if first is not None:
            first.focus_editor()

    def _on_confirm(self) -> None:
        day, month, year = self.day.typed
        typed = DayTyped(
            walkabout_id=self._walkabout_id, day=day, month=month, year=year, start=self.start.text()
        )
        self.entered.emit(typed)

    def _on_leave(self) -> None:
        self.hide()
        self.left_undone.emit()


class ReportBackCard(DayCard):
    """Asks on which day everyone who walked was told what came of it, beside the promise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "On which day was everyone told?",
            "Everyone was told",
            hint="The day the report went to everyone who walked",
            parent=parent,
        )

    def show_reporting(self, reporting: ReportingBack) -> None:
        """Ask about this walkabout; today is filled in, or the day noted before."""
        held = date_words(reporting.held_on, with_weekday=True)
        words = f"{reporting.promise.headline} {reporting.promise.words}"
        self.ask(
            reporting.walkabout_id,
            f"Reporting back on the {reporting.estate} walkabout of {held}",
            words,
            reporting.told_on or reporting.today,
        )
