"""Working days: Monday to Friday, less the bank holidays of the landlord's division, less its closure days.

How notice and promises are counted is C3 of the sources' study: by default in clear working days, neither the
day of sending nor the day of the meeting counting; the other readings are a landlord's setting.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

import resources
from models.errors import RuleBroken
from models.words import count_words, date_words, list_words

WEEKEND = "weekend"
_DAY = timedelta(days=1)
_SATURDAY = 5


class Counting(StrEnum):
    """Which ends of a span count when they are working days."""

    CLEAR = "clear"
    FIRST_DAY = "first day counts"
    LAST_DAY = "last day counts"
    BOTH_ENDS = "both ends count"

    @property
    def first_counts(self) -> bool:
        """Whether the first day, on which a notice is sent, counts."""
        return self in {Counting.FIRST_DAY, Counting.BOTH_ENDS}

    @property
    def last_counts(self) -> bool:
        """Whether the last day, on which the meeting is held, counts."""
        return self in {Counting.LAST_DAY, Counting.BOTH_ENDS}


class NotCovered(RuleBroken):
    """The bank holidays of that day are not known, so nothing is counted over it; says which are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A day that does not count, and why: ``weekend``, a bank holiday's name or a closure day's name."""

    day: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of working days, with the days in between that did not count."""

    number: int
    counting: Counting
    days_off: tuple[DayOff, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """The names of the bank holidays and closure days that did not count, each once, in order."""
        return tuple(dict.fromkeys(off.why for off in self.days_off if off.why != WEEKEND))

    @property
    def words(self) -> str:
        """The count explained: "10 clear working days; Good Friday and Easter Monday do not count"."""
        clear = "clear " if self.counting is Counting.CLEAR else ""
        words = count_words(self.number, f"{clear}working day")
        if not self.named:
            return words
        return f"{words}; {list_words(self.named)} {'does' if len(self.named) == 1 else 'do'} not count"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBy:
    """The last day to send something so that a number of working days is kept before a meeting.

    ``day`` is a working day. ``latest`` is the last day of all that keeps the number: it differs where the
    day before the counted ones is a weekend or a holiday. ``counted`` are the days that make up the number,
    in order; ``explained`` says it in words.
    """

    day: date
    latest: date
    counted: tuple[date, ...]
    explained: Counted

    @property
    def words(self) -> str:
        """When and why: "Send by Thursday 26 March 2026: 10 clear working days; May Day does not count"."""
        return f"Send by {date_words(self.day, with_weekday=True)}: {self.explained.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """The working days of one division, as far as its bank holidays are known.

    Every question about a day before ``covered_from`` or after ``covered_until`` raises `NotCovered`: the
    holidays there are not known, and this never guesses.
    """

    division: str
    bank_holidays: Mapping[date, str]
    closure_days: Mapping[date, str]
    covered_until: date
    covered_from: date = date.min
    _off: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = {**self.closure_days, **self.bank_holidays}
        off = tuple(sorted(day.toordinal() for day in named if day.weekday() < _SATURDAY))
        object.__setattr__(self, "_off", off)
        object.__setattr__(self, "bank_holidays", MappingProxyType(dict(self.bank_holidays)))
        object.__setattr__(self, "closure_days", MappingProxyType(dict(self.closure_days)))

    def is_working(self, day: date) -> bool:
        """Whether the landlord works on that day. Raises `NotCovered`."""
        return self.why_not(day) is None

    def why_not(self, day: date) -> str | None:
        """Why a day does not count, or None for a working day. Raises `NotCovered`.

        A weekend is called one even where a holiday falls on it, since it would not have counted anyway.
        """
        self._must_cover(day)
        if day.weekday() >= _SATURDAY:
            return WEEKEND
        return self.bank_holidays.get(day) or self.closure_days.get(day)

    def add(self, day: date, number: int) -> date:
        """The working day that many after ``day``, which itself does not count; before it, if negative.

        Nought gives ``day`` back, working day or not. Raises `NotCovered`.
        """
        self._must_cover(day)
        step = _DAY if number > 0 else -_DAY
        reached = day
        days = self._from(day + step, step) if number else iter(())
        for _ in range(abs(number)):
            reached = next(days)
        return reached

    def between(self, start: date, end: date, counting: Counting = Counting.CLEAR) -> int:
        """How many working days there are from ``start`` to ``end``; 0 when it ends before it starts.

        Raises `NotCovered`.
        """
        self._must_cover(start)
        self._must_cover(end)
        first, last = _ends(start, end, counting)
        if first > last:
            return 0
        weekdays = _weekdays_until(last.toordinal()) - _weekdays_until(first.toordinal() - 1)
        off = bisect_right(self._off, last.toordinal()) - bisect_left(self._off, first.toordinal())
        return weekdays - off

    def late_by(self, target: date, today: date) -> int:
        """How many working days after its target something is; 0 on the target day and before it.

        Also 0 on the weekend after a target of Friday. Raises `NotCovered` only for what is late.
        """
        return self.between(target, today, Counting.LAST_DAY) if today > target else 0

    def explained(self, start: date, end: date, counting: Counting = Counting.CLEAR) -> Counted:
        """The same count with the days that did not count, to be said in words. Raises `NotCovered`."""
        number = self.between(start, end, counting)
        first, last = _ends(start, end, counting)
        days = (first + _DAY * place for place in range((last - first).days + 1))
        reasons = ((day, self.why_not(day)) for day in days)
        off = tuple(DayOff(day=day, why=why) for day, why in reasons if why)
        return Counted(number=number, counting=counting, days_off=off)

    def named_between(self, start: date, end: date) -> tuple[str, ...]:
        """The named days after ``start`` and until ``end`` that do not count, weekends unsaid."""
        return self.explained(start, end, Counting.LAST_DAY).named

    def last_sending_day(self, meeting: date, number: int, counting: Counting = Counting.CLEAR) -> SendBy:
        """The last day to send so that ``number`` working days, at least 1, are kept. Raises `NotCovered`."""
        self._must_cover(meeting)
        if number < 1:
            raise ValueError("notice is at least one working day")
        days = self._from(meeting if counting.last_counts else meeting - _DAY, -_DAY)
        counted = [next(days) for _ in range(number)]
        latest = counted[-1] if counting.first_counts else counted[-1] - _DAY
        day = next(self._from(latest, -_DAY))
        return SendBy(
            day=day,
            latest=latest,
            counted=tuple(reversed(counted)),
            explained=self.explained(day, meeting, counting),
        )

    def _from(self, day: date, step: timedelta) -> Iterator[date]:
        """Working days from ``day`` on, that one too if it is one."""
        while True:
            if self.why_not(day) is None:
                yield day
            day += step

    def _must_cover(self, day: date) -> None:
        if day > self.covered_until:
            raise NotCovered(
                f"Bank holidays are known until {date_words(self.covered_until)}, "
                f"so working days cannot be counted on {date_words(day)}."
            )
        if day < self.covered_from:
            raise NotCovered(
                f"Bank holidays are known from {date_words(self.covered_from)}, "
                f"so working days cannot be counted on {date_words(day)}."
            )


def divisions() -> tuple[str, ...]:
    """The divisions whose bank holidays are known, as GOV.UK names them."""
    return tuple(_bank_holidays()["divisions"])


def working_days_of(
    division: str, closure_days: Mapping[date, str] | Iterable[tuple[date, str]] = ()
) -> WorkingDays:
    """The working days of a division by the bundled bank holidays, less the landlord's closure days.

    Raises ``ValueError`` for a division that GOV.UK does not name.
    """
    table = _bank_holidays()
    if division not in table["divisions"]:
        raise ValueError(f"{division} is not one of {list_words(divisions())}")
    holidays = table["divisions"][division]
    return WorkingDays(
        division=division,
        bank_holidays={date.fromisoformat(day): name for day, name in holidays.items()},
        closure_days=dict(closure_days),
        covered_until=date.fromisoformat(table["covered_until"]),
        covered_from=date.fromisoformat(table["covered_from"]),
    )


@cache
def _bank_holidays() -> dict[str, Any]:
    table: dict[str, Any] = resources.json_of("bank_holidays.json")
    return table


def _ends(start: date, end: date, counting: Counting) -> tuple[date, date]:
    """The first and the last day that can count."""
    return (
        start if counting.first_counts else start + _DAY,
        end if counting.last_counts else end - _DAY,
    )


def _weekdays_until(ordinal: int) -> int:
    """How many Mondays to Fridays there are from 1 January of year 1, a Monday, to that day."""
    weeks, days = divmod(ordinal, 7)
    return weeks * 5 + min(days, 5)
