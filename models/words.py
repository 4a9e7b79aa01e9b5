"""How dates, times, sizes and counts are written, in British English, the same on screen and on paper.

Style: GOV.UK's. No locale of the computer is asked. ``tie=True`` puts non-breaking spaces between the parts
that must stay on one line.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_TIE = "\u00a0"


def date_words(day: date, *, with_weekday: bool = False, with_year: bool = True, tie: bool = False) -> str:
    """A day: "21 May 2026", "Thursday 21 May 2026", "21 May"; tied, it may still break after the weekday."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    words = f"{words} {day.year}" if with_year else words
    words = _tied(words) if tie else words
    return f"{_WEEKDAYS[day.weekday()]} {words}" if with_weekday else words


def time_words(moment: time | datetime, *, tie: bool = False) -> str:
    """A time of day by the twelve-hour clock: "10.30 am", "6 pm", "noon", "midnight"; seconds are dropped."""
    if moment.minute == 0 and moment.hour in {0, 12}:
        return "noon" if moment.hour else "midnight"
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02}" if moment.minute else ""
    words = f"{hour}{minutes} {'pm' if moment.hour >= 12 else 'am'}"
    return _tied(words) if tie else words


def moment_words(moment: datetime, now: datetime, *, tie: bool = False) -> str:
    """When something was, seen from now: "today at 2.02 pm", "yesterday at 6 pm", "21 May at noon".

    The year is named only when it is not this one. Both moments are in the time zone they are shown in.
    """
    clock = time_words(moment, tie=tie)
    near = {now.date(): "today", now.date() - timedelta(days=1): "yesterday"}
    day = near.get(moment.date())
    if day is None:
        day = date_words(moment.date(), with_year=moment.year != now.year, tie=tie)
    return f"{day} at {clock}"


def ago_words(moment: datetime, now: datetime) -> str:
    """How long ago something was: "just now", "5 minutes ago", "3 hours ago", "yesterday", "4 days ago".

    From a week on it is the date. A moment still to come, as a tablet with a wrong clock has them, is
    "just now". Both moments are in the time zone they are shown in.
    """
    minutes = (now - moment) // timedelta(minutes=1)
    days = (now.date() - moment.date()).days
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{count_words(minutes, 'minute')} ago"
    if days == 0:
        return f"{count_words(minutes // 60, 'hour')} ago"
    if days == 1:
        return "yesterday"
    if days < 7:
        return f"{count_words(days, 'day')} ago"
    return date_words(moment.date(), with_year=moment.year != now.year)


def count_words(number: int, thing: str, things: str = "", *, tie: bool = False) -> str:
    """So many of a thing: "1 finding", "3 findings", "0 photos", "1,204 agencies".

    ``things`` is the plural where it is not the usual one: ``count_words(2, "person", "people")``.
    """
    noun = thing if number == 1 else things or _plural(thing)
    between = _TIE if tie else " "
    return f"{number:,}{between}{noun}"


def list_words(items: Sequence[str], joiner: str = "and") -> str:
    """Things in a sentence: "a", "a and b", "a, b and c"; nothing for none."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"


def size_words(size: int, *, tie: bool = False) -> str:
    """An amount of data in thousands: "1 byte", "980 bytes", "24 KB", "2.4 MB", "41 GB"; ``size`` in bytes.

    From a megabyte on, one figure after the point is said while the number is under ten.
    """
    if size < 1000:
        return count_words(size, "byte", tie=tie)
    power = 1
    while power < len(_UNITS) - 1 and round(size / 1000**power) >= 1000:
        power += 1
    amount = size / 1000**power
    digits = 1 if power > 1 and round(amount, 1) < 10 else 0
    words = f"{amount:,.{digits}f} {_UNITS[power]}"
    return _tied(words) if tie else words


def capitalised(words: str) -> str:
    """The words with a capital at the start and the rest as it was, for the head of a sentence."""
    return words[:1].upper() + words[1:]


def _plural(thing: str) -> str:
    if thing.endswith("y") and thing[-2:-1] not in {*"aeiou"}:
        return f"{thing[:-1]}ies"
    if thing.endswith(("s", "x", "ch", "sh")):
        return f"{thing}es"
    return f"{thing}s"


def _tied(words: str) -> str:
    return words.replace(" ", _TIE)
