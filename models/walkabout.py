"""A walkabout: staff and tenants inspecting an estate together, and what they find there."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from models.merge import Merge, Record, kept
from models.places import place_words

HEADLINE_LENGTH = 60


class WalkaboutState(StrEnum):
    """How far a walkabout has got."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    HELD = "held"
    CANCELLED = "cancelled"


STEPS = {
    WalkaboutState.PLANNED: frozenset({WalkaboutState.UNDER_WAY, WalkaboutState.CANCELLED}),
    WalkaboutState.UNDER_WAY: frozenset({WalkaboutState.HELD, WalkaboutState.CANCELLED}),
    WalkaboutState.HELD: frozenset({WalkaboutState.UNDER_WAY}),
    WalkaboutState.CANCELLED: frozenset({WalkaboutState.PLANNED}),
}


class Land(StrEnum):
    """Whose land a finding stands on: it decides who can act."""

    OURS = "ours"
    OTHER = "another body’s"
    UNKNOWN = "not known"


class Route(StrEnum):
    """The three ways a finding can go (product, journey A5)."""

    ACTION_PLAN = "action plan"
    COMPLAINT = "complaint"
    HOUSEHOLD = "one household"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walkabout(Record):
    """One joint inspection of an estate. Times are local ISO date-times with offset, or empty."""

    estate_id: str = kept(Merge.FIXED)
    planned_for: str = kept(Merge.VISIBLE)
    meet_at: str = kept(Merge.VISIBLE, default="")
    state: WalkaboutState = kept(Merge.STATE, default=WalkaboutState.PLANNED)
    started_at: str = kept(Merge.VISIBLE, default="")
    ended_at: str = kept(Merge.VISIBLE, default="")
    officer_ids: tuple[str, ...] = kept(Merge.SET, default=())
    companion_ids: tuple[str, ...] = kept(Merge.SET, default=())
    tenants: int = kept(Merge.VISIBLE, default=0)
    reported_on: str = kept(Merge.VISIBLE, default="")
    next_planned_for: str = kept(Merge.VISIBLE, default="")
    number: int | None = kept(Merge.DERIVED, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkaboutSummary:
    """One walkabout in a list: where, with which officers, and how much was found."""

    walkabout: Walkabout
    estate: str
    officers: tuple[str, ...]
    findings: int
    half_finished: int
    photos: int


def why_not(walkabout: Walkabout, wanted: WalkaboutState) -> str | None:
    """Why a walkabout may not take this step, or None when it may.

    One that is under way or held can be taken up again; one with a report cannot be taken back.
    """
    if wanted not in STEPS[walkabout.state]:
        return f"A walkabout that is {walkabout.state} cannot become {wanted}."
    if walkabout.reported_on:
        return "People were told what came of this walkabout, so it stays as it is."
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """One thing seen at one place. It may be saved half finished and completed later.

    ``earlier_action_id`` links what was seen before here to the action that already stands on the list.
    """

    walkabout_id: str = kept(Merge.FIXED)
    position: int = kept(Merge.VISIBLE)
    seen_at: str = kept(Merge.FIXED)
    words: str = kept(Merge.WORDING, default="")
    category: str = kept(Merge.VISIBLE, default="")
    grade: str = kept(Merge.VISIBLE, default="")
    block_id: str = kept(Merge.VISIBLE, default="")
    stair: str = kept(Merge.VISIBLE, default="")
    landing: str = kept(Merge.VISIBLE, default="")
    spot: str = kept(Merge.VISIBLE, default="")
    raised_by: str = kept(Merge.VISIBLE, default="")
    land: Land = kept(Merge.VISIBLE, default=Land.OURS)
    route: Route = kept(Merge.VISIBLE, default=Route.ACTION_PLAN)
    hazard_since: str = kept(Merge.VISIBLE, default="")
    earlier_action_id: str = kept(Merge.VISIBLE, default="")
    latitude: float | None = kept(Merge.VISIBLE, default=None)
    longitude: float | None = kept(Merge.VISIBLE, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedAction:
    """One action as agreed on the spot: its wording, who leads, and the target in the words used.

    ``service`` is the one that must act; "" means whichever usually answers for the kind of finding.
    """

    wording: str
    leads: tuple[str, ...] = ()
    target: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDraft:
    """What stands in the capture form: kept as it is typed, so that a crash loses nothing.

    ``finding_id`` is the identity the finding has or will have, so that photos taken meanwhile belong to it.
    """

    finding_id: str
    walkabout_id: str
    words: str = ""
    category: str = ""
    grade: str = ""
    block_id: str = ""
    stair: str = ""
    landing: str = ""
    spot: str = ""
    raised_by: str = ""
    land: Land = Land.OURS
    route: Route = Route.ACTION_PLAN
    hazard_since: str = ""
    earlier_action_id: str = ""
    latitude: float | None = None
    longitude: float | None = None
    photo_ids: tuple[str, ...] = ()
    actions: tuple[AgreedAction, ...] = ()


def draft_of(finding: Finding, photo_ids: tuple[str, ...] = ()) -> FindingDraft:
    """The form as it stands when a saved finding is opened again."""
    return FindingDraft(
        finding_id=finding.id,
        walkabout_id=finding.walkabout_id,
        photo_ids=photo_ids,
        **{name: getattr(finding, name) for name in FORM_FIELDS},
    )


def written_from(draft: FindingDraft, *, position: int, seen_at: str) -> Finding:
    """The finding a form says, in walking order ``position``."""
    return Finding(
        id=draft.finding_id,
        walkabout_id=draft.walkabout_id,
        position=position,
        seen_at=seen_at,
        **{name: getattr(draft, name) for name in FORM_FIELDS},
    )


def amended_from(finding: Finding, draft: FindingDraft) -> Finding:
    """A finding with what its form says now; its place in the walk and its time stay."""
    return replace(finding, **{name: getattr(draft, name) for name in FORM_FIELDS})


FORM_FIELDS = (
    "words",
    "category",
    "grade",
    "block_id",
    "stair",
    "landing",
    "spot",
    "raised_by",
    "land",
    "route",
    "hazard_since",
    "earlier_action_id",
    "latitude",
    "longitude",
)
"""The fields a person fills in, alike in the form and in the finding."""


def headline(words: str) -> str:
    """The first sentence of what was seen, for lists: never more than 60 characters, cut between words."""
    first = re.split(r"(?<=[.!?])\s|[\r\n]", words.strip(), maxsplit=1)[0].rstrip(".")
    if len(first) <= HEADLINE_LENGTH:
        return first
    cut = first[: HEADLINE_LENGTH - 1]
    if not first[HEADLINE_LENGTH - 1].isspace():
        cut = cut.rpartition(" ")[0] or cut
    return f"{cut.rstrip(',;: ')}…"


def missing(finding: Finding | FindingDraft) -> tuple[str, ...]:
    """What a finding still lacks, in words: empty when it is complete.

    Half finished is allowed; this says why it is called so.
    """
    lacks = []
    if not finding.words.strip():
        lacks.append("no words yet")
    if not finding.category:
        lacks.append("no kind yet")
    if not (finding.block_id or finding.spot.strip()):
        lacks.append("no place yet")
    return tuple(lacks)


def is_empty(draft: FindingDraft) -> bool:
    """Whether nobody has put anything in the form that would be missed."""
    return not (
        draft.words.strip()
        or draft.category
        or draft.grade
        or draft.photo_ids
        or draft.hazard_since
        or draft.spot.strip()
        or any(agreed.wording.strip() for agreed in draft.actions)
    )


def place_of(finding: Finding | FindingDraft, block_name: str) -> str:
    """Where a finding is, as one line: "Linden Court, stair B, second landing"."""
    return place_words(block_name, finding.stair, finding.landing, finding.spot)
