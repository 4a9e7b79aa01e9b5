"""What needs a member of staff, as rows: what it is, why it presses, and the one thing to do."""

from dataclasses import dataclass
from datetime import date

from models.plan import PlanRow
from models.today import HalfFinished, ReportDue, Today
from models.words import capitalised, count_words, date_words, list_words
from views.look.marks import MARKS, Mark
from views.look.tokens import Tone

TO_DECIDE = "to decide"
"""The key of the row for what a person has to decide, however much that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One row. ``key`` is its own; one of the identities says what the deed is about, if it is one thing."""

    key: str
    title: str
    about: str
    icon: str
    tone: Tone
    deed: str
    mark: Mark | None = None
    action_id: str = ""
    walkabout_id: str = ""
    finding_id: str = ""


def needs_of(today: Today, day: date) -> list[Need]:
    """Everything that needs somebody, most pressing first: broken promises, then late, then soon."""
    late = [due for due in today.reports_due if due.promise.kept is False]
    to_decide = today.waiting.to_decide
    soon = [due for due in today.reports_due if due.promise.kept is not False]
    return [
        *(_report(due) for due in late),
        *(_action(row, "Open", MARKS["Overdue"], Tone.RED, "alarm-clock") for row in today.overdue),
        *([_versions(to_decide)] if to_decide else []),
        *(_report(due) for due in soon),
        *(_action(row, "Open", MARKS["Due soon"], Tone.AMBER, "clock-alert") for row in today.due_soon),
        *(_action(row, "Check it", MARKS["Claimed done"], Tone.PETROL, "flag") for row in today.to_check),
        *(_action(row, "Open", None, Tone.QUIET, "eye") for row in today.to_chase),
        *(_half(half) for half in today.half_finished),
    ]


def how_many_need(today: Today) -> int:
    """How many things need somebody, also those the rows leave out."""
    counts = (today.overdue_count, today.due_soon_count, today.to_chase_count, today.to_check_count)
    decisions = 1 if today.waiting.to_decide else 0
    return sum(counts) + today.half_finished_count + len(today.reports_due) + decisions


def _versions(to_decide: int) -> Need:
    return Need(
        key=TO_DECIDE,
        title=f"{count_words(to_decide, 'version')} to decide",
        about="Everything that was written is kept until you do",
        icon="git-compare",
        tone=Tone.AMBER,
        deed="Compare",
        mark=MARKS["You decide"],
    )


def _report(due: ReportDue) -> Need:
    by = due.promise.by
    kept = due.promise.kept is not False
    mark = Mark(
        text=f"By {date_words(by, with_year=False)}" if by and kept else "Promise not kept",
        icon="clock-alert" if kept else "alarm-clock",
        tone=Tone.AMBER if kept else Tone.RED,
    )
    return Need(
        key=f"report {due.summary.walkabout.id}",
        title=f"Tell everyone what came of the {due.summary.estate} walkabout",
        about=f"{count_words(due.summary.findings, 'finding')}. {_tenants(due)}",
        icon="message-circle-reply",
        tone=mark.tone,
        deed="Print the report",
        mark=mark,
        walkabout_id=due.summary.walkabout.id,
    )


def _tenants(due: ReportDue) -> str:
    tenants = due.summary.walkabout.tenants
    return f"{count_words(tenants, 'tenant')} walked with us" if tenants else "No tenant came"


def _action(row: PlanRow, deed: str, mark: Mark | None, tone: Tone, icon: str) -> Need:
    about = " · ".join(filter(None, (row.stands.words, row.action.place or row.estate)))
    return Need(
        key=f"action {row.action.id}",
        title=row.action.wording,
        about=capitalised(about),
        icon=icon,
        tone=tone,
        deed=deed,
        mark=mark,
        action_id=row.action.id,
    )


def _half(half: HalfFinished) -> Need:
    return Need(
        key=f"finding {half.finding.id}",
        title=half.headline or f"Finding {half.finding.position} at {half.estate}",
        about=f"{half.estate}: {list_words(half.missing)}",
        icon="pen-line",
        tone=Tone.AMBER,
        deed="Finish it",
        mark=MARKS["Half finished"],
        walkabout_id=half.finding.walkabout_id,
        finding_id=half.finding.id,
    )
