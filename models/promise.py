"""The promise to report back within so many working days (S1: ten), counted honestly from the records."""

from dataclasses import dataclass
from datetime import date

from models.words import count_words, date_words
from models.working_days import NotCovered, WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Whether a promise was kept; None while it can still be. ``words`` say why, in one line for paper.

    ``by`` is the last day that keeps it, or None where the working days until then are not known.
    """

    kept: bool | None
    headline: str
    words: str
    by: date | None


def report_back(
    held_on: date, sent_on: date | None, today: date, days: WorkingDays, promised: int
) -> Promise:
    """The promise made to everyone who walked: an answer within ``promised`` working days of the walkabout.

    Where the bank holidays between are not known it says so, and neither claims nor denies anything.
    """
    try:
        by = days.add(held_on, promised)
        if sent_on is not None:
            return _sent(held_on, sent_on, by, days, promised)
        return _still_to_come(by, promised) if today <= by else _not_sent(by, today, days, promised)
    except NotCovered as unknown:
        words = f"Our promise is {count_words(promised, 'working day')}. {unknown}"
        return Promise(kept=None, headline="Our promise.", words=words, by=None)


def _sent(held_on: date, sent_on: date, by: date, days: WorkingDays, promised: int) -> Promise:
    counted = count_words(days.late_by(held_on, sent_on), "working day")
    named = days.named_between(held_on, sent_on) if sent_on > held_on else ()
    skipped = f"; {', '.join(named)} not counted" if named else ""
    day = date_words(sent_on, with_weekday=True)
    words = f"Sent {day}; {counted}{skipped}. Our promise is {promised}."
    kept = sent_on <= by
    return Promise(kept=kept, headline="Promise kept." if kept else "Promise not kept.", words=words, by=by)


def _still_to_come(by: date, promised: int) -> Promise:
    day = date_words(by, with_weekday=True)
    words = f"We will report back by {day}. Our promise is {count_words(promised, 'working day')}."
    return Promise(kept=None, headline="Our promise.", words=words, by=by)


def _not_sent(by: date, today: date, days: WorkingDays, promised: int) -> Promise:
    late = days.late_by(by, today)
    how_late = f" and is {count_words(late, 'working day')} late" if late else ""
    words = f"It was due on {date_words(by, with_weekday=True)}{how_late}. Our promise is {promised}."
    return Promise(kept=False, headline="Promise not kept.", words=words, by=by)
