"""Finishing a walkabout: how many tenants came, and when the next one is, as a person typed it.

The sentences follow the GOV.UK pattern: they say how to put it right, and nothing typed is taken away.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from models.errors import RuleBroken
from models.planning import read_day, read_moment, wrong_with_moment
from models.words import count_words, list_words

MOST_TENANTS = 999
MOST_NAMED = 6
"""So many half-finished findings are named one by one; of more only the number is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishForm:
    """The form as it was filled in. The next walkabout is left open by leaving its three date boxes empty."""

    walkabout_id: str
    tenants: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    start: str = ""

    @property
    def names_next(self) -> bool:
        """Whether a day was entered for the next walkabout."""
        return bool(self.day or self.month or self.year)


def wrong_with_finish(form: FinishForm, now: datetime) -> dict[str, str]:
    """What there is to put right: the field ("tenants", "date", "start") and the sentence."""
    wrong = {}
    try:
        tenants_of(form)
    except RuleBroken as broken:
        wrong["tenants"] = str(broken)
    if form.names_next:
        wrong |= _wrong_with_next(form, now)
    return wrong


def tenants_of(form: FinishForm) -> int:
    """How many tenants came. Raises ``RuleBroken`` with what is wrong; none is a number like any other."""
    typed = form.tenants.strip()
    if not typed:
        raise RuleBroken("Enter how many tenants came. Enter 0 if none did")
    if not (typed.isascii() and typed.isdecimal()) or int(typed) > MOST_TENANTS:
        raise RuleBroken(f"The number of tenants must be a whole number from 0 to {MOST_TENANTS}, like 6")
    return int(typed)


def next_of(form: FinishForm, zone: tzinfo | None) -> datetime | None:
    """When the next walkabout is, from a form without fault; None where it is left open."""
    if not form.names_next:
        return None
    return read_moment(form.day, form.month, form.year, form.start, zone)


def half_finished_words(lacking: tuple[tuple[int, tuple[str, ...]], ...]) -> str:
    """Which findings are half finished, by number and what each lacks; "" where none is."""
    if not lacking:
        return ""
    count = count_words(len(lacking), "finding")
    verb = "is" if len(lacking) == 1 else "are"
    them = "it" if len(lacking) == 1 else "them"
    later = f"You can finish the walkabout now and complete {them} later."
    if len(lacking) > MOST_NAMED:
        return f"{count} {verb} half finished. {later}"
    named = "; ".join(f"finding {number} ({list_words(list(lacks))})" for number, lacks in lacking)
    return f"{count} {verb} half finished: {named}. {later}"


def _wrong_with_next(form: FinishForm, now: datetime) -> dict[str, str]:
    wrong = wrong_with_moment(form.day, form.month, form.year, form.start)
    if "date" not in wrong and read_day(form.day, form.month, form.year) < now.date():
        wrong["date"] = "That day is past. Enter a day to come, or leave all three boxes empty"
    return wrong
