"""What needs a member of staff today, most pressing first."""

from dataclasses import dataclass

from models.plan import PlanRow
from models.promise import Promise
from models.waiting import WaitingCounts
from models.walkabout import Finding, WalkaboutSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWalkabout:
    """The walkabout under way, or else the next planned, with how much there is to check on it."""

    summary: WalkaboutSummary
    to_check: int
    blocks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDue:
    """A walkabout that was held and not yet reported back on, with the promise that runs."""

    summary: WalkaboutSummary
    promise: Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfFinished:
    """A finding that still lacks something."""

    finding: Finding
    headline: str
    missing: tuple[str, ...]
    estate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """How long open actions have waited, in working days since they were agreed.

    ``oldest_days`` is None where no action is open, or its working days cannot be counted.
    """

    up_to_10: int
    up_to_20: int
    over_20: int
    oldest_days: int | None
    oldest: PlanRow | None

    @property
    def all(self) -> int:
        """How many wait altogether."""
        return self.up_to_10 + self.up_to_20 + self.over_20


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything the first screen says. Lists hold the most pressing few; counts are of all.

    Overdue, due soon and to chase are the actions the member leads; to check is anybody's. Those to chase are
    neither late nor due, but the day to look at them again has come. ``ages`` is None on a day for which no
    bank holidays are known.
    """

    next_walkabout: NextWalkabout | None
    overdue: tuple[PlanRow, ...]
    overdue_count: int
    due_soon: tuple[PlanRow, ...]
    due_soon_count: int
    to_chase: tuple[PlanRow, ...]
    to_chase_count: int
    to_check: tuple[PlanRow, ...]
    to_check_count: int
    half_finished: tuple[HalfFinished, ...]
    half_finished_count: int
    reports_due: tuple[ReportDue, ...]
    ages: Ages | None
    waiting: WaitingCounts
