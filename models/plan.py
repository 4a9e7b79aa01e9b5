"""The action plan as it is asked for and shown: which actions, in what order, and each as one row."""

from dataclasses import dataclass
from enum import StrEnum

from models.action_plan import Action, Progress
from models.photo import Photo
from models.standing import WhereItStands


class PlanShow(StrEnum):
    """Which part of the plan is shown; every part but the whole is one stretch of the standing order."""

    ALL = "all"
    OVERDUE = "overdue"
    DUE_SOON = "due soon"
    STILL_OPEN = "still open"
    TO_CHECK = "to check"
    CLOSED = "closed"


class PlanOrder(StrEnum):
    """What the plan is sorted by.

    ``STANDING`` puts first what presses most: overdue (oldest first), due soon, to be checked, on track,
    closed (latest first). Actions without a target day stand behind those that have one.
    """

    STANDING = "where it stands"
    TARGET = "target"
    PLACE = "place"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFilter:
    """Which actions are meant. Empty fields mean all; ``search`` is whatever the person typed."""

    show: PlanShow = PlanShow.ALL
    estate_id: str = ""
    service: str = ""
    lead: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCounts:
    """How many actions each part of the plan has under the same estate, service, lead and search."""

    overdue: int
    due_soon: int
    on_track: int
    to_check: int
    closed: int

    @property
    def still_open(self) -> int:
        """Everything somebody has yet to do."""
        return self.overdue + self.due_soon + self.on_track

    @property
    def all(self) -> int:
        """The whole plan."""
        return self.still_open + self.to_check + self.closed

    def of(self, show: PlanShow) -> int:
        """How many actions one part has."""
        return {
            PlanShow.ALL: self.all,
            PlanShow.OVERDUE: self.overdue,
            PlanShow.DUE_SOON: self.due_soon,
            PlanShow.STILL_OPEN: self.still_open,
            PlanShow.TO_CHECK: self.to_check,
            PlanShow.CLOSED: self.closed,
        }[show]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One action as a row: ``number`` as printed, ``leads`` as agreed, and where it stands.

    ``chase`` says that the day to look at it again has come.
    """

    action: Action
    number: str
    estate: str
    leads: str
    stands: WhereItStands
    chase: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDetail:
    """One action with all that is known of it: notes newest first, pictures in the order they were taken."""

    row: PlanRow
    outside: bool
    progress: tuple[Progress, ...]
    before: tuple[Photo, ...]
    after: tuple[Photo, ...]
    raised_by: str
    seen_on: str
    only_here: bool
