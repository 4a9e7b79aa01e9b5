"""The sample's dates, all counted from today so that it is fresh on any day."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.target import SEASONS, month_end
from models.words import date_words

_TOKEN = re.compile(r"\{(day|month year|month|season|financial year|year) (-?\d+)\}")
_SEASONS = tuple(SEASONS)  # spring, summer, autumn, winter; the last runs into the next year


@dataclass(frozen=True, slots=True)
class SampleDays:
    """What so many days or months before or after ``now`` is; ``now`` is a local time with its offset."""

    now: datetime

    def day(self, offset: int) -> date:
        """So many days from today; a Saturday or Sunday is the Friday before it, except today itself."""
        there = self.now.date() + timedelta(days=offset)
        return there - timedelta(days=max(0, there.weekday() - 4)) if offset else there

    def at(self, offset: int, clock: time) -> datetime:
        """A time of day, so many days from today, with today's offset from UTC."""
        return datetime.combine(self.day(offset), clock, self.now.tzinfo)

    def last(self, month_and_day: str) -> date:
        """The latest such day, given as in "12-29", before today."""
        this_year = date.fromisoformat(f"{self.now.year}-{month_and_day}")
        return this_year if this_year < self.now.date() else this_year.replace(year=self.now.year - 1)

    def words(self, text: str) -> str:
        """A text with its dates filled in: ``{day -12}`` is "12 March", ``{season 0}`` "Spring 2026".

        Further ``{month 1}`` "April", ``{month year 3}`` "June 2026", ``{year 2}`` "2028" and
        ``{financial year 1}`` "April 2026 to March 2027", counted from today.
        """
        return _TOKEN.sub(lambda found: self._named(found[1], int(found[2])), text)

    def _named(self, kind: str, offset: int) -> str:
        today = self.now.date()
        if kind == "day":
            there = self.day(offset)
            return date_words(there, with_year=there.year != today.year)
        if kind.startswith("month"):
            there = month_end(today.year, today.month + offset)
            month_and_year = date_words(there).split(" ", 1)[1]
            return month_and_year if kind == "month year" else month_and_year.split()[0]
        if kind == "season":
            return _season(today, offset)
        if kind == "financial year":
            start = today.year - (today.month < 4) + offset
            return f"April {start} to March {start + 1}"
        return str(today.year + offset)


def _season(today: date, offset: int) -> str:
    """The season so many after this one; winter has the year it begins in."""
    quarter = (today.year * 12 + today.month - 3) // 3 + offset
    return f"{_SEASONS[quarter % 4].capitalize()} {quarter // 4}"
