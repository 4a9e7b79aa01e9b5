"""The walkabouts: those coming up, those that were held, and how the year stands for each estate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from models.coverage import Coverage, year_of
from models.reporting_back import DayTyped, ReportingBack
from models.walkabout import WalkaboutSummary
from models.words import date_words, time_words
from views.look.tokens import Ink, Type
from views.parts.buttons import Deed, SecondaryButton
from views.parts.dialog import Answer, AnswerKind, Dialog
from views.parts.empty import EmptyState
from views.parts.flow import Fit, Flow
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.pages import ReadingPage
from views.parts.refilled import Refilled
from views.parts.spots import YearTicks
from views.parts.surfaces import Card, Nameplate
from views.parts.tabs import TabBar
from views.screens.day_card import DayCard, ReportBackCard
from views.screens.walkabout_rows import AGAIN, CANCEL, OPEN, REPORT, SET_OUT, TOLD, WalkaboutRows
from views.screens.walkabout_words import when_words

_KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkaboutLists:
    """Everything this screen shows on a day."""

    upcoming: tuple[WalkaboutSummary, ...]
    held: tuple[WalkaboutSummary, ...]
    coverage: tuple[Coverage, ...]
    today: date


class WalkaboutsScreen(ReadingPage):
    """Two lists, and the year. What is asked about one walkabout comes into sight over the lists."""

    walkabout_opened = Signal(str)
    set_out_wanted = Signal(str)
    cancel_wanted = Signal(str)
    """A planned walkabout is not to take place; the person was asked whether that is meant."""
    report_wanted = Signal(str)
    reporting_wanted = Signal(str)
    """Everyone was told, or is to be; `show_reporting` asks for the day, `told` carries it."""
    told = Signal(DayTyped)
    planned_again = Signal(DayTyped)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Walkabouts", "Staff and tenants looking at an estate together", parent=parent)
        self.plan = SecondaryButton("Plan a walkabout", "plus")
        self.plan.clicked.connect(self.plan_wanted)
        self.add_action(self.plan)
        self.tabs = TabBar("Which walkabouts")
        self.tabs.add("Coming up", 0)
        self.tabs.add("Held", 0)
        self._upcoming = WalkaboutRows("Nothing is planned yet.")
        self._held = WalkaboutRows("None was held yet.")
        self.reporting = ReportBackCard()
        self.again = DayCard("New date", "Plan it again", hint="For example, 21 4 2026", with_start=True)
        self._empty = EmptyState(
            "No walkabouts planned yet",
            "Choose an estate, a day and who is coming. What is still open from last time comes by itself.",
            Deed(key="plan", text="Plan a walkabout", icon="plus"),
        )
        self._empty.wanted.connect(self._on_plan)
        self._year = Card(spacing=14)
        self._year_inside = Refilled(spacing=14)
        self._year.add(self._year_inside)
        self._nothing = True
        self._today = date.min
        self._summaries: dict[str, WalkaboutSummary] = {}
        self._coming_up: tuple[WalkaboutSummary, ...] = ()
        self._asked_by = ""
        self.add(self.reporting, self.again)
        self.add(self.tabs, self._empty, self._upcoming, self._held, self._year)
        for each in (self._upcoming, self._held):
            each.wanted.connect(self._on_wanted)
        for card in (self.reporting, self.again):
            card.left_undone.connect(self._on_left_undone)
        self.reporting.entered.connect(self.told)
        self.again.entered.connect(self.planned_again)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    def show_lists(self, lists: WalkaboutLists) -> None:
        """Show both lists and the year's coverage."""
        self.tabs.set_count(0, len(lists.upcoming))
        self.tabs.set_count(1, len(lists.held))
        self._upcoming.show_summaries(lists.upcoming, lists.today)
        self._held.show_summaries(lists.held, lists.today)
        self._nothing = not lists.upcoming
        self._today = lists.today
        self._summaries = {each.walkabout.id: each for each in (*lists.upcoming, *lists.held)}
        self._coming_up = lists.upcoming
        self._show_year(lists.coverage, lists.today)
        self._on_tab(self.tabs.currentIndex())

    def show_reporting(self, reporting: ReportingBack) -> None:
        """Ask on which day everyone was told."""
        self.again.hide()
        self.reporting.show_reporting(reporting)
        self._to_top()

    def show_answered(self) -> None:
        """What was asked is on the disk: take the question away."""
        for card in (self.reporting, self.again):
            card.hide()
        self._on_left_undone()

    def _to_top(self) -> None:
        """Bring what is asked into sight."""
        if self.body is not None:
            self.body.verticalScrollBar().setValue(0)

    @property
    def shown(self) -> tuple[WalkaboutSummary, ...]:
        """The walkabouts coming up, as they are listed."""
        return self._coming_up

    def _show_year(self, coverage: Sequence[Coverage], today: date) -> None:
        first, _ = year_of(today)
        head = QWidget()
        row = Row(head)
        row.add(Words(f"The year from {date_words(first)}", Type.SECTION), stretch=1)
        row.add(Words("A tick for each one held", Type.HINT, ink=Ink.INK2, wrap=False))
        estates = QWidget()
        flow = Flow(estates, spacing=28, fit=Fit.EVEN)
        flow.add(*(_estate_year(each) for each in coverage))
        self._year_inside.refill(head, estates)
        self._year.setVisible(bool(coverage))

    def _on_plan(self, _key: str) -> None:
        self.plan_wanted.emit()

    def _on_wanted(self, key: str, walkabout_id: str) -> None:
        """What was pressed in the row of a walkabout."""
        self._asked_by = f"{key} {walkabout_id}"
        asks = {CANCEL: self._ask_cancel, AGAIN: self._ask_again}
        tells = {
            OPEN: self.walkabout_opened,
            SET_OUT: self.set_out_wanted,
            REPORT: self.report_wanted,
            TOLD: self.reporting_wanted,
        }
        if key in tells:
            tells[key].emit(walkabout_id)
        else:
            asks[key](self._summaries[walkabout_id])

    def _ask_cancel(self, summary: WalkaboutSummary) -> None:
        when = when_words(summary.walkabout.planned_for, self._today)
        kept = "What was found so far is kept. " if summary.findings else ""
        dialog = Dialog(
            self.window(),
            f"Cancel the {summary.estate} walkabout?",
            f"It is planned for {when}. {kept}You can plan it again later.",
            [
                Answer(key=_KEEP, text="Keep it"),
                Answer(key=summary.walkabout.id, text="Cancel the walkabout", kind=AnswerKind.DANGER),
            ],
            safe=_KEEP,
        )
        dialog.answered.connect(self._on_answered)
        dialog.open()

    def _on_answered(self, answer: str) -> None:
        if answer != _KEEP:
            self.cancel_wanted.emit(answer)

    def _ask_again(self, summary: WalkaboutSummary) -> None:
        planned_for = summary.walkabout.planned_for
        words = f"It was planned for {when_words(planned_for, self._today)}, and cancelled."
        self.reporting.hide()
        start = time_words(datetime.fromisoformat(planned_for).time())
        title = f"Plan the {summary.estate} walkabout again"
        self.again.ask(summary.walkabout.id, title, words, None, start)
        self._to_top()

    def _on_left_undone(self) -> None:
        """The focus goes back to where the question came from, or else to the tabs."""
        asked_by = self.findChild(QPushButton, self._asked_by)
        (asked_by or self.tabs).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tab(self, place: int) -> None:
        self._empty.setVisible(place == 0 and self._nothing)
        self._upcoming.setVisible(place == 0 and not self._nothing)
        self._held.setVisible(place == 1)


def _estate_year(year: Coverage) -> QWidget:
    whole = QWidget()
    column = Column(whole, spacing=8)
    ticks = Row(spacing=14)
    ticks.add(YearTicks(year.held, year.planned, year.due))
    ticks.add(Words(year.words, Type.HINT), stretch=1)
    column.add(Nameplate(year.estate, small=True), ticks)
    return whole
