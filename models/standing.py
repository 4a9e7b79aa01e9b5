"""Where an action stands today: late, due soon, on track, to be checked or closed, and by how much.

Lateness is counted in working days everywhere, and says so (product, section 4).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.action_plan import Action, ActionState, is_open
from models.words import count_words, date_words
from models.working_days import NotCovered, WorkingDays


class Standing(StrEnum):
    """The seven answers to "where does it stand?", most pressing first."""

    OVERDUE = "overdue"
    DUE_SOON = "due soon"
    IN_HAND = "in hand"
    AGREED = "agreed"
    TO_CHECK = "to check"
    DONE = "done"
    WILL_NOT = "will not do"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereItStands:
    """An action's standing with the words that say by how much: "12 working days late"."""

    standing: Standing
    words: str


def where_it_stands(action: Action, today: date, days: WorkingDays, due_soon: int) -> WhereItStands:
    """Where an action stands on ``today``; ``due_soon`` is the landlord's amber limit in working days."""
    if action.state is ActionState.CLAIMED:
        return WhereItStands(standing=Standing.TO_CHECK, words=_since(action, today))
    if action.state is ActionState.VERIFIED:
        return WhereItStands(standing=Standing.DONE, words=_day(action.state_on, today))
    if action.state is ActionState.WILL_NOT:
        return WhereItStands(standing=Standing.WILL_NOT, words=_day(action.state_on, today))
    due = _date(action.due_on)
    if due is not None and due < today:
        return WhereItStands(standing=Standing.OVERDUE, words=late_words(due, today, days))
    if due is not None and due <= due_soon_until(today, days, due_soon):
        return WhereItStands(standing=Standing.DUE_SOON, words=left_words(due, today, days))
    standing = Standing.AGREED if action.state is ActionState.AGREED else Standing.IN_HAND
    return WhereItStands(standing=standing, words=_next_check(action, today))


def due_soon_until(today: date, days: WorkingDays, due_soon: int) -> date:
    """The last target day that counts as due soon today.

    Past the last year of known bank holidays nothing is guessed: only what is due today is soon.
    """
    try:
        return days.add(today, due_soon)
    except NotCovered:
        return today


def late_words(due: date, today: date, days: WorkingDays) -> str:
    """By how much it is late: "12 working days late".

    It is said since when, where only a weekend has passed or the working days between are not known.
    """
    try:
        late = days.late_by(due, today)
    except NotCovered:
        late = 0
    return f"{count_words(late, 'working day')} late" if late else f"since {_day_words(due, today)}"


def left_words(due: date, today: date, days: WorkingDays) -> str:
    """How long is left: "today", "in 1 working day", "in 8 working days"."""
    if due == today:
        return "today"
    return f"in {count_words(max(1, days.late_by(today, due)), 'working day')}"


def needs_chasing(action: Action, today: date) -> bool:
    """Whether the day to look at an open action again has come."""
    check = _date(action.check_on)
    return is_open(action) and check is not None and check <= today


def _next_check(action: Action, today: date) -> str:
    check = _date(action.check_on)
    if check is None or check == _date(action.due_on):
        return ""
    return f"check {_day_words(check, today)}"


def _since(action: Action, today: date) -> str:
    return f"since {_day(action.state_on, today)}" if action.state_on else ""


def _day(written: str, today: date) -> str:
    day = _date(written)
    return _day_words(day, today) if day else ""


def _day_words(day: date, today: date) -> str:
    """A day without its year while the year is this one."""
    return date_words(day, with_year=day.year != today.year)


def _date(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
