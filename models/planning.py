"""Planning a walkabout: what a person typed in the form, and what is wrong with it, field by field.

The sentences follow the GOV.UK pattern: they say how to put it right, and nothing typed is taken away.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from models.errors import RuleBroken

EARLIEST_YEAR, LATEST_YEAR = 2000, 2100

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")
_NAMED_HOURS = {"noon": time(12), "midday": time(12)}


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkaboutForm:
    """The form as it was filled in: day, month, year and start are words as typed."""

    estate_id: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    start: str = ""
    meet_at: str = ""
    officer_ids: tuple[str, ...] = ()
    companion_ids: tuple[str, ...] = ()


def wrong_with(form: WalkaboutForm) -> dict[str, str]:
    """What there is to put right: the field ("estate", "date", "start", "officers") and the sentence."""
    wrong = {}
    if not form.estate_id:
        wrong["estate"] = "Choose an estate"
    wrong |= wrong_with_moment(form.day, form.month, form.year, form.start)
    if not form.officer_ids:
        wrong["officers"] = "Choose at least one officer"
    return wrong


def planned_for(form: WalkaboutForm, zone: tzinfo | None) -> datetime:
    """The moment a form without fault says, in local time. ``zone`` None means the computer's own."""
    return read_moment(form.day, form.month, form.year, form.start, zone)


def wrong_with_moment(day: str, month: str, year: str, start: str) -> dict[str, str]:
    """What there is to put right about a date in three boxes and a start: "date", "start"; the sentence."""
    wrong = {}
    try:
        read_day(day, month, year)
    except RuleBroken as broken:
        wrong["date"] = str(broken)
    try:
        read_start(start)
    except RuleBroken as broken:
        wrong["start"] = str(broken)
    return wrong


def read_moment(day: str, month: str, year: str, start: str, zone: tzinfo | None) -> datetime:
    """The moment that a date and a start without fault say; ``zone`` None means the computer's own."""
    moment = datetime.combine(read_day(day, month, year), read_start(start))
    return moment.replace(tzinfo=zone) if zone else moment.astimezone()


def read_day(day: str, month: str, year: str, *, blank: str = "Enter the date of the walkabout") -> date:
    """The date in three boxes; the month may be a number or a name. ``blank`` is said where nothing is.

    Raises ``RuleBroken`` with what is wrong.
    """
    if not (day or month or year):
        raise RuleBroken(blank)
    month_number = _month(month)
    if month_number is None:
        raise RuleBroken("The month must be a number from 1 to 12, or its name")
    if not year.isdecimal() or not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        raise RuleBroken("The year must have four figures, like 2026")
    if not day.isdecimal() or not int(day):
        raise RuleBroken("The day must be a number, like 21")
    last = calendar.monthrange(int(year), month_number)[1]
    if int(day) > last:
        name = calendar.month_name[month_number]
        raise RuleBroken(f"There is no {int(day)} {name}. The month has {last} days")
    return date(int(year), month_number, int(day))


def read_start(words: str) -> time:
    """A start like "2 pm", "2.30pm", "14:00" or "noon". Raises ``RuleBroken`` with what is wrong."""
    plain = " ".join(words.lower().split())
    if not plain:
        raise RuleBroken("Enter the start time, like 2 pm or 14:00")
    if plain in _NAMED_HOURS:
        return _NAMED_HOURS[plain]
    match = _CLOCK.fullmatch(plain)
    if match is None:
        raise RuleBroken("Start time must be like 2 pm or 14:00")
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        raise RuleBroken("Start time must be like 2 pm or 14:00")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif match[2] is None:
        raise RuleBroken(f"Say whether {hour} is am or pm, or write it like 14:00")
    if hour > 23 or minute > 59:
        raise RuleBroken("Start time must be like 2 pm or 14:00")
    return time(hour, minute)


def _month(words: str) -> int | None:
    """The number of a month given as a number or by its name, in full or shortened."""
    if words.isdecimal():
        return int(words) if 1 <= int(words) <= 12 else None
    plain = words.strip().lower().rstrip(".")
    if len(plain) < 3:
        return None
    names = (name.lower() for name in calendar.month_name)
    return next((number for number, name in enumerate(names) if name.startswith(plain)), None)
