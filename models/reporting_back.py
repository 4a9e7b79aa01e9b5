"""Telling everyone who walked what came of it: what the form shows, and the day as a person typed it."""

from dataclasses import dataclass
from datetime import date

from models.planning import read_day
from models.promise import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingBack:
    """A held walkabout of which everyone is to be told, or was (``told_on``), and how the promise stands."""

    walkabout_id: str
    estate: str
    held_on: date
    told_on: date | None
    today: date
    promise: Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTyped:
    """A day, and perhaps a time, given to a walkabout: words as typed."""

    walkabout_id: str
    day: str
    month: str
    year: str
    start: str = ""


def day_told(typed: DayTyped) -> date:
    """The day on which everyone was told. Raises ``RuleBroken`` with what is wrong."""
    return read_day(typed.day, typed.month, typed.year, blank="Enter the day on which everyone was told")
