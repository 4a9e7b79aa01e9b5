"""The walkabouts: those coming up, those that were held, and how the year stands for each estate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.coverage import Coverage, year_of
from models.overview import WalkaboutSummary
from models.walkabout import WalkaboutState
from models.words import count_words, date_words, list_words, time_words
from views.look.marks import MARKS, Mark
from views.look.tokens import Ink, Tone, Type
from views.parts.buttons import Deed, QuietButton, SecondaryButton
from views.parts.empty import EmptyState
from views.parts.flow import Fit, Flow
from views.parts.labels import Divider, Words
from views.parts.layouts import Column, Row
from views.parts.pages import ReadingPage
from views.parts.refilled import Refilled
from views.parts.spots import IconSpot, YearTicks
from views.parts.surfaces import Badge, Card, Nameplate
from views.parts.tabs import TabBar

SHOWN = 30
"""How many of a list are drawn at first; the rest come with "Show more"."""

_LOOK = {
    WalkaboutState.PLANNED: ("calendar-days", Tone.PETROL, "Open"),
    WalkaboutState.UNDER_WAY: ("footprints", Tone.AMBER, "Go on"),
    WalkaboutState.HELD: ("circle-check", Tone.GREEN, "Open"),
    WalkaboutState.CANCELLED: ("ban", Tone.QUIET, "Open"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkaboutLists:
    """Everything this screen shows on a day."""

    upcoming: tuple[WalkaboutSummary, ...]
    held: tuple[WalkaboutSummary, ...]
    coverage: tuple[Coverage, ...]
    today: date


class WalkaboutsScreen(ReadingPage):
    """Two lists, and the year."""

    walkabout_opened = Signal(str)
    report_wanted = Signal(str)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Walkabouts", "Staff and tenants looking at an estate together", parent=parent)
        self.plan = SecondaryButton("Plan a walkabout", "plus")
        self.plan.clicked.connect(self.plan_wanted)
        self.add_action(self.plan)
        self.tabs = TabBar("Which walkabouts")
        self.tabs.add("Coming up", 0)
        self.tabs.add("Held", 0)
        self._upcoming = _List("Nothing is planned yet.")
        self._held = _List("None was held yet.")
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
        self._coming_up: tuple[WalkaboutSummary, ...] = ()
        self.add(self.tabs, self._empty, self._upcoming, self._held, self._year)
        for each in (self._upcoming, self._held):
            each.opened.connect(self.walkabout_opened)
            each.report_wanted.connect(self.report_wanted)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    def show_lists(self, lists: WalkaboutLists) -> None:
        """Show both lists and the year's coverage."""
        self.tabs.set_count(0, len(lists.upcoming))
        self.tabs.set_count(1, len(lists.held))
        self._upcoming.show_summaries(lists.upcoming, lists.today)
        self._held.show_summaries(lists.held, lists.today)
        self._nothing = not lists.upcoming
        self._coming_up = lists.upcoming
        self._show_year(lists.coverage, lists.today)
        self._on_tab(self.tabs.currentIndex())

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

    def _on_tab(self, place: int) -> None:
        self._empty.setVisible(place == 0 and self._nothing)
        self._upcoming.setVisible(place == 0 and not self._nothing)
        self._held.setVisible(place == 1)


class _List(Card):
    """Walkabouts as rows with a line between."""

    opened = Signal(str)
    report_wanted = Signal(str)

    def __init__(self, nothing: str) -> None:
        super().__init__(padding=16)
        self._nothing = nothing
        self._inside = Refilled(spacing=14)
        self._more = QuietButton("Show more")
        self._more.clicked.connect(self._on_more)
        self.add(self._inside, self._more)
        self._summaries: Sequence[WalkaboutSummary] = ()
        self._today = date.min
        self._shown = SHOWN

    def show_summaries(self, summaries: Sequence[WalkaboutSummary], today: date) -> None:
        """Show these, as many as were shown before."""
        self._summaries, self._today = summaries, today
        self._fill()

    def _fill(self) -> None:
        rows: list[QWidget] = []
        for summary in self._summaries[: self._shown]:
            rows += [Divider()] if rows else []
            rows.append(self._row(summary))
        self._inside.refill(*(rows or [Words(self._nothing, Type.SECTION)]))
        self._more.setVisible(len(self._summaries) > self._shown)

    def _row(self, summary: WalkaboutSummary) -> QWidget:
        walkabout = summary.walkabout
        icon, tone, deed = _LOOK[walkabout.state]
        whole = QWidget()
        row = Row(whole, spacing=16)
        told = Column(spacing=6)
        head = QWidget()
        flow = Flow(head, spacing=12)
        flow.add(
            Nameplate(summary.estate),
            Words(when_words(walkabout.planned_for, self._today), Type.LABEL, wrap=False),
        )
        mark = mark_of(summary)
        if mark is not None:
            flow.add(Badge(mark))
        told.add(head, Words(about_words(summary), Type.HINT, ink=Ink.INK2))
        row.add(IconSpot(icon, tone))
        row.add(told, stretch=1)
        open_it = SecondaryButton(
            deed,
            small=True,
            least=104,
            name=f"{deed}: {summary.estate}, {when_words(walkabout.planned_for, self._today)}",
        )
        open_it.setObjectName(walkabout.id)
        open_it.clicked.connect(self._on_open)
        if walkabout.state is WalkaboutState.HELD:
            report = QuietButton(
                "Print the report",
                name=f"Print the report: {summary.estate}, {when_words(walkabout.planned_for, self._today)}",
            )
            report.setObjectName(f"report {walkabout.id}")
            report.clicked.connect(self._on_report)
            row.add(report)
        row.add(open_it)
        return whole

    def _on_open(self) -> None:
        self.opened.emit(self.sender().objectName())

    def _on_report(self) -> None:
        self.report_wanted.emit(self.sender().objectName().removeprefix("report "))

    def _on_more(self) -> None:
        self._shown += SHOWN
        self._fill()


def when_words(planned_for: str, today: date) -> str:
    """The day and time of a walkabout: "Tuesday 24 March, 2 pm"; the year only where it is another."""
    moment = datetime.fromisoformat(planned_for)
    day = date_words(moment.date(), with_weekday=True, with_year=moment.year != today.year)
    return f"{day}, {time_words(moment.time())}"


def about_words(summary: WalkaboutSummary) -> str:
    """Who, from where, and what was found."""
    walkabout = summary.walkabout
    parts = [list_words(summary.officers) if summary.officers else "", walkabout.meet_at]
    if summary.findings or walkabout.state is WalkaboutState.HELD:
        parts.append(f"{count_words(summary.findings, 'finding')}, {count_words(summary.photos, 'photo')}")
    if walkabout.state is WalkaboutState.HELD:
        parts.append(f"{count_words(walkabout.tenants, 'tenant')} came")
    return " · ".join(filter(None, parts))


def mark_of(summary: WalkaboutSummary) -> Mark | None:
    """The badge of a walkabout, where one is called for."""
    if summary.walkabout.state is WalkaboutState.CANCELLED:
        return Mark(text="Cancelled", icon="ban", tone=Tone.QUIET)
    if summary.walkabout.state is WalkaboutState.UNDER_WAY:
        return Mark(text="Under way", icon="footprints", tone=Tone.AMBER)
    return MARKS["Half finished"] if summary.half_finished else None


def _estate_year(year: Coverage) -> QWidget:
    whole = QWidget()
    column = Column(whole, spacing=8)
    ticks = Row(spacing=14)
    ticks.add(YearTicks(year.held, year.planned, year.due))
    ticks.add(Words(year.words, Type.HINT), stretch=1)
    column.add(Nameplate(year.estate, small=True), ticks)
    return whole
