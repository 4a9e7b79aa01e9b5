"""Where things stand, in the words at the top right of every page. Nothing is called safe before it is."""

from datetime import datetime

from models.waiting import Sending, WaitingCounts
from models.words import count_words, moment_words
from views.look.tokens import Tone
from views.parts.standing import ThingsStand

ALL_SAVED = ThingsStand(state="All saved", amount="on this tablet")


def standing_of(counts: WaitingCounts, now: datetime, sending: Sending | None = None) -> ThingsStand:
    """What waits on this device: "On this tablet only", "3 findings, 11 photos"; ``now`` is local."""
    if sending is not None and not counts.nothing:
        began = moment_words(datetime.fromisoformat(sending.started_at), now)
        return ThingsStand(
            state="Sending to the office", amount=f"Started {began}", icon="cloud-upload", tone=Tone.PETROL
        )
    if not counts.nothing:
        return ThingsStand(state="On this tablet only", amount=_amount(counts))
    if counts.last_safe is None:
        return ALL_SAVED
    when = moment_words(datetime.fromisoformat(counts.last_safe), now)
    return ThingsStand(state="Safe at the office", amount=when, icon="cloud-check", tone=Tone.GREEN)


def _amount(counts: WaitingCounts) -> str:
    """Findings and photos; other changes only where there is nothing else to say."""
    parts = [
        count_words(number, thing)
        for number, thing in ((counts.findings, "finding"), (counts.photos, "photo"))
        if number
    ]
    return ", ".join(parts) if parts else count_words(counts.others, "change")
