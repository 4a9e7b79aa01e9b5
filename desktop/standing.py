"""Where things stand, in the words at the top right of every page. Nothing is called safe before it is."""

from datetime import datetime

from models.waiting import Sending, WaitingCounts
from models.words import count_words, moment_words, time_words
from views.look.tokens import Tone
from views.parts.standing import ThingsStand

ALL_SAVED = ThingsStand(state="All saved", amount="on this tablet")


def standing_of(
    counts: WaitingCounts, now: datetime, sending: Sending | None = None, *, comparing: bool = False
) -> ThingsStand:
    """What waits on this device, what goes, what is safe: "On this tablet only", "3 findings, 11 photos".

    What is not safe is said before what there is to decide, as whoever puts the tablet down has to know. On
    the page where versions are compared (``comparing``), it is their safety that is said. ``now`` is local.
    """
    if sending is not None and _carries(counts, sending):
        started = time_words(datetime.fromisoformat(sending.started_at))
        return _stand("Sending to the office", f"Started {started}", "cloud-upload", Tone.PETROL)
    if not counts.nothing:
        return _stand("On this tablet only", _amount(counts), "tablet", Tone.PLUM)
    if counts.to_decide and not comparing:
        return _stand("Needs you", count_words(counts.to_decide, "version"), "circle-alert", Tone.RED)
    if counts.last_safe is None:
        return ALL_SAVED
    when = _when(datetime.fromisoformat(counts.last_safe), now, comparing=comparing)
    return _stand("Safe at the office", when, "cloud-check", Tone.GREEN)


def _stand(state: str, amount: str, icon: str, tone: Tone) -> ThingsStand:
    return ThingsStand(state=state, amount=amount, icon=icon, tone=tone)


def _carries(counts: WaitingCounts, sending: Sending) -> bool:
    """Whether anything of this device is on its way; an exchange that only asks for news carries nothing."""
    return bool(sending.total) or not counts.nothing


def _when(safe: datetime, now: datetime, *, comparing: bool) -> str:
    if not comparing:
        return moment_words(safe, now)
    return f"Both versions, {time_words(safe) if safe.date() == now.date() else moment_words(safe, now)}"


def _amount(counts: WaitingCounts) -> str:
    """Findings and photos; other changes only where there is nothing else to say."""
    parts = [
        count_words(number, thing)
        for number, thing in ((counts.findings, "finding"), (counts.photos, "photo"))
        if number
    ]
    return ", ".join(parts) if parts else count_words(counts.others, "change")
