"""A walkabout under way and its findings at a glance, as the capture screen shows them."""

from dataclasses import dataclass

from models.people import Person
from models.places import Block, Estate
from models.plan import PlanRow
from models.walkabout import Finding, FindingDraft, Walkabout


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSummary:
    """One finding in a list. ``thumbnails`` names the small pictures; ``missing`` says why half finished.

    ``only_here`` is true while the office has not taken every change to the finding and its pictures.
    """

    finding: Finding
    headline: str
    place: str
    grade: str
    missing: tuple[str, ...]
    thumbnails: tuple[str, ...]
    actions: int
    only_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkaboutInProgress:
    """All that the capture screen shows of one walkabout, findings in walking order."""

    walkabout: Walkabout
    estate: Estate
    blocks: tuple[Block, ...]
    officers: tuple[Person, ...]
    companions: tuple[Person, ...]
    findings: tuple[FindingSummary, ...]
    next_position: int
    to_check: int
    draft: FindingDraft | None

    @property
    def photos(self) -> int:
        """How many pictures the findings have together."""
        return sum(len(finding.thumbnails) for finding in self.findings)

    @property
    def half_finished(self) -> int:
        """How many findings still lack something."""
        return sum(bool(finding.missing) for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """One action of an earlier walkabout to look at on the spot, with the picture from then or ""."""

    row: PlanRow
    thumbnail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBefore:
    """An earlier finding of the same kind at the same block whose work is not done.

    ``row`` is its action, or None where none was agreed; ``seen_on`` is an ISO date.
    """

    finding_id: str
    headline: str
    seen_on: str
    row: PlanRow | None
