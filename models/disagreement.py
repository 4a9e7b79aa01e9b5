"""Two versions of one thing, a removal somebody objects to, or a change the office refused: a person decides.

Nothing typed is lost meanwhile. Every device of the landlord shows the same cases; whoever decides first
closes them for everybody (design: rule 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Matter(StrEnum):
    """What there is to decide."""

    TWO_VERSIONS = "two versions"
    STEP = "a step"  # somebody moved an action or a walkabout on without having seen where it stood
    REMOVAL = "a removal"  # somebody removed what somebody else was still writing
    REFUSED = "refused"  # the office would not take it


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Whose version, and when they wrote it: an ISO date-time by that device's own clock.

    ``mine`` where the person at this device wrote it; ``device`` is what the other device is called.
    """

    who: str
    at: str
    mine: bool
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """One field with both versions in words a person reads; ``free`` where a third may be written."""

    field: str
    label: str
    late: str
    standing: str
    free: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One case: ``late`` is what reached the office too late, ``standing`` what it met there.

    The author of ``late`` had not seen ``standing``; for a refusal there is nothing standing. ``title`` and
    ``place`` say which record, ``agreed`` what both versions have in common, as label and words, ``why`` the
    office's sentence for a refusal or a step.
    """

    case_id: str
    matter: Matter
    kind: str
    record_id: str
    title: str
    place: str
    late: Side
    standing: Side | None
    contested: tuple[Contested, ...]
    agreed: tuple[tuple[str, str], ...] = ()
    why: str = ""
    late_shows: bool = False


class Choice(StrEnum):
    """What a person decided."""

    LATE = "late"
    STANDING = "standing"
    TOGETHER = "together"  # a third version, written from both


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's choice about one case; ``written`` holds the third version's words by field."""

    case_id: str
    choice: Choice
    written: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    reason: str = ""
