"""Targets in the words that were agreed: "12 March", "Spring 2026", "Ongoing", "tbc".

The words are kept and printed as they are (S2, appendix 2, has all of these). From them come two dates: the
day after which the action is late, and the day on which somebody looks at it again. "Ongoing" and "tbc" are
never late; they are looked at when the quarter ends.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
LONG_TARGET = timedelta(days=183)

_LEAP_YEARS_APART = 8  # 29 February is that rare when a century passes

_NO_DATE = {"tbc", "to be confirmed", "tba", "to be agreed"}
_RECURRING = {"ongoing", "on-going", "on going", "continuous"}
_RANGE = re.compile(r"\s*(?:–|—|\bto\b|\buntil\b|\s-\s)\s*", re.IGNORECASE)
_DAY = re.compile(r"(?:by |from |before )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?(?: (\d{4}))?")
_NUMERIC_DAY = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
_MONTH = re.compile(r"(?:by |from |before )?(?:(?:the )?end of |late |early |mid )?([a-z]+)\.?(?: (\d{4}))?")
_YEAR = re.compile(r"(?:by |during |(?:the )?end of )?(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Agreed words with the dates that follow from them; either date may be None."""

    words: str
    due_on: date | None
    check_on: date | None


def read_target(words: str, *, agreed_on: date) -> Target:
    """The dates that follow from agreed words, counted from the day they were agreed.

    A day or month without a year is the next one to come. Words that cannot be read are kept, are never
    late, and are looked at again at the end of the quarter.
    """
    plain = " ".join(words.strip().lower().rstrip(".").split())
    if not plain:
        return Target(words="", due_on=None, check_on=None)
    if plain in _NO_DATE or plain in _RECURRING:
        return Target(words=words.strip(), due_on=None, check_on=quarter_end(agreed_on))
    due = _last_day(plain, agreed_on)
    if due is None:
        return Target(words=words.strip(), due_on=None, check_on=quarter_end(agreed_on))
    check = due if due - agreed_on <= LONG_TARGET else agreed_on + LONG_TARGET
    return Target(words=words.strip(), due_on=due, check_on=check)


def quarter_end(day: date) -> date:
    """The last day of the quarter ``day`` is in."""
    return month_end(day.year, (day.month - 1) // 3 * 3 + 3)


def month_end(year: int, month: int) -> date:
    """The last day of a month; month 13 and 14 are January and February of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def _last_day(plain: str, agreed_on: date) -> date | None:
    """The last day the words allow, or None when they name no date."""
    pieces = _RANGE.split(plain, maxsplit=1)
    if len(pieces) == 2:
        return _last_day_of_one(pieces[1], agreed_on)
    return _last_day_of_one(plain, agreed_on)


def _last_day_of_one(plain: str, agreed_on: date) -> date | None:
    """The last day of one named day, month, season or year."""
    if match := _NUMERIC_DAY.fullmatch(plain):
        return _date(int(match[3]), int(match[2]), int(match[1]))
    if match := _DAY.fullmatch(plain):
        return _named_day(int(match[1]), match[2], match[3], agreed_on)
    if match := _YEAR.fullmatch(plain):
        return _date(int(match[1]), 12, 31)
    if match := _MONTH.fullmatch(plain):
        return _named_month(match[1], match[2], agreed_on)
    return None


def _named_day(day: int, month_name: str, year: str | None, agreed_on: date) -> date | None:
    month = MONTHS.get(month_name)
    if month is None:
        return None
    if year:
        return _date(int(year), month, day)
    years = range(agreed_on.year, agreed_on.year + _LEAP_YEARS_APART + 1)
    named = (_date(year, month, day) for year in years)
    return next((found for found in named if found is not None and found >= agreed_on), None)


def _named_month(name: str, year: str | None, agreed_on: date) -> date | None:
    last = SEASONS[name][1] if name in SEASONS else MONTHS.get(name)
    if last is None or (year and not 1 <= int(year) < 9999):
        return None
    if year:
        return month_end(int(year), last)
    # In January it is still the winter that began the year before.
    ends = (month_end(agreed_on.year + years, last) for years in (-1, 0, 1))
    return next(end for end in ends if end >= agreed_on)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
