"""The shared action plan: what was agreed, who leads, by when, and how it may move on."""

from dataclasses import dataclass
from enum import StrEnum

from models.merge import Merge, Record, kept


class ActionState(StrEnum):
    """How far an action has got; the same words on screen and on paper."""

    AGREED = "agreed"
    IN_HAND = "in hand"
    REFERRED = "referred"
    CLAIMED = "claimed done"
    VERIFIED = "verified done"
    WILL_NOT = "will not do"


OPEN = frozenset({ActionState.AGREED, ActionState.IN_HAND, ActionState.REFERRED})
CLOSED = frozenset({ActionState.VERIFIED, ActionState.WILL_NOT})

STEPS = {
    ActionState.AGREED: frozenset(
        {ActionState.IN_HAND, ActionState.REFERRED, ActionState.CLAIMED, ActionState.WILL_NOT}
    ),
    ActionState.IN_HAND: frozenset(
        {ActionState.AGREED, ActionState.REFERRED, ActionState.CLAIMED, ActionState.WILL_NOT}
    ),
    ActionState.REFERRED: frozenset(
        {ActionState.AGREED, ActionState.IN_HAND, ActionState.CLAIMED, ActionState.WILL_NOT}
    ),
    ActionState.CLAIMED: frozenset({ActionState.IN_HAND, ActionState.VERIFIED}),
    ActionState.VERIFIED: frozenset({ActionState.IN_HAND}),
    ActionState.WILL_NOT: frozenset({ActionState.IN_HAND}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Agreed work. Dates are ISO dates or empty; the target stands in the words that were agreed."""

    wording: str = kept(Merge.WORDING)
    estate_id: str = kept(Merge.FIXED)
    agreed_on: str = kept(Merge.FIXED)
    finding_id: str = kept(Merge.FIXED, default="")
    walkabout_id: str = kept(Merge.FIXED, default="")
    place: str = kept(Merge.VISIBLE, default="")
    service: str = kept(Merge.VISIBLE, default="")
    leads: tuple[str, ...] = kept(Merge.SET, default=())
    target: str = kept(Merge.VISIBLE, default="")
    due_on: str = kept(Merge.VISIBLE, default="")
    check_on: str = kept(Merge.VISIBLE, default="")
    priority: int = kept(Merge.VISIBLE, default=0)
    measure: str = kept(Merge.VISIBLE, default="")
    state: ActionState = kept(Merge.STATE, default=ActionState.AGREED)
    state_on: str = kept(Merge.VISIBLE, default="")
    reason: str = kept(Merge.WORDING, default="")
    told: str = kept(Merge.WORDING, default="")
    number: int | None = kept(Merge.DERIVED, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Record):
    """One note of what happened to an action; notes are added, never rewritten."""

    action_id: str = kept(Merge.FIXED)
    at: str = kept(Merge.FIXED)
    by: str = kept(Merge.FIXED)
    words: str = kept(Merge.APPEND)


def why_not(action: Action, wanted: ActionState, *, reason: str = "", told: str = "") -> str | None:
    """Why an action may not take this step, or None when it may.

    Nothing closes without someone being told, and a refusal always says why (product, promise 4).
    """
    if wanted not in STEPS[action.state]:
        return f"An action that is {action.state} cannot become {wanted}."
    if wanted is ActionState.WILL_NOT and not reason.strip():
        return "Say why it will not be done. People who asked are told the reason."
    if wanted is ActionState.VERIFIED and not told.strip():
        return "Say who was told, how and when. Nothing closes without someone being told."
    return None


def is_open(action: Action) -> bool:
    """Whether somebody still has to do the work."""
    return action.state in OPEN


def leads_words(leads: tuple[str, ...]) -> str:
    """The leads as agreed: several names, a team, or a post that is vacant."""
    return ", ".join(leads) if leads else "No lead yet"


def number_words(number: int | None, record_id: str) -> str:
    """The printed number, at least three figures: "204".

    Until the central store has given one it is provisional: "T" and the last four characters of the identity.
    """
    return f"{number:03d}" if number is not None else f"T-{record_id[-4:].upper()}"
