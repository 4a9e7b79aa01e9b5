"""A walkabout in a list, in words."""

from datetime import date, datetime

from models.walkabout import WalkaboutState, WalkaboutSummary
from models.words import count_words, date_words, list_words, time_words
from views.look.marks import MARKS, Mark
from views.look.tokens import Tone


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
    if walkabout.reported_on:
        parts.append(f"everyone told on {date_words(date.fromisoformat(walkabout.reported_on), tie=True)}")
    return " · ".join(filter(None, parts))


def mark_of(summary: WalkaboutSummary) -> Mark | None:
    """The badge of a walkabout, where one is called for."""
    if summary.walkabout.state is WalkaboutState.CANCELLED:
        return Mark(text="Cancelled", icon="ban", tone=Tone.QUIET)
    if summary.walkabout.state is WalkaboutState.UNDER_WAY:
        return Mark(text="Under way", icon="footprints", tone=Tone.AMBER)
    return MARKS["Half finished"] if summary.half_finished else None
