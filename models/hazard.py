"""Hazards: since when one has been known, and what that asks for.

The clock starts when a member of staff becomes aware (product, journey A5). What is said here is a guide for
whoever stands before it; the landlord's own procedure decides.
"""

from datetime import datetime, timedelta

from models.words import moment_words, time_words

EMERGENCY = timedelta(hours=24)
"""Within how long an emergency hazard is to be made safe."""


def known_since_words(since: str, now: datetime) -> str:
    """Since when a hazard has been known: "known since 2.36 pm", with the day where it is not today.

    ``since`` is an ISO date-time with offset.
    """
    moment = _moment(since, now)
    when = time_words(moment) if moment.date() == now.date() else moment_words(moment, now)
    return f"known since {when}"


def guide_words(since: str, now: datetime) -> str:
    """What to do about it and by when, as one sentence; says so when the 24 hours are over."""
    by = _moment(since, now) + EMERGENCY
    if by <= now:
        return f"The 24 hours for an emergency ended {moment_words(by, now)}. Ring the office now."
    return (
        f"An emergency is made safe within 24 hours: by {moment_words(by, now)}. "
        "Ring the office as well; do not wait for the list."
    )


def _moment(since: str, now: datetime) -> datetime:
    return datetime.fromisoformat(since).astimezone(now.tzinfo)
