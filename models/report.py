"""The walkabout report as content: everything the paper and its web twin say, without how they look.

Pictures are named by the SHA-256 of their bytes. Findings that are a complaint or one household's business,
and whatever was agreed about them, never stand here (product, journey A5). Tenants are counted, never named.
"""

from dataclasses import dataclass
from datetime import date, datetime

from models.landlord import Landlord
from models.photo import Photo
from models.plan import PlanRow
from models.promise import Promise
from models.walkabout import Land


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """One finding in walking order. ``number`` counts what is printed, so that no gap tells of what is not.

    ``already_on_list`` is true where the finding was linked to an action agreed earlier; ``actions`` then
    holds that one too. No action means that nothing had to be done.
    """

    number: int
    place: str
    words: str
    category: str
    grade: str
    land: Land
    hazard: bool
    already_on_list: bool
    photos: tuple[Photo, ...]
    actions: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRight:
    """Something put right since last time, with a picture of before and one of after where there is one."""

    row: PlanRow
    done_on: date | None
    before: Photo | None
    after: Photo | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkaboutReport:
    """The whole report. Times are local; ``company`` is who walked, in words: tenants counted, others named.

    ``promise`` is None for a walkabout that has not been held.
    """

    landlord: Landlord
    estate: str
    walked_on: date
    walked_from: datetime | None
    walked_to: datetime | None
    company: tuple[str, ...]
    promise: Promise | None
    entries: tuple[ReportEntry, ...]
    put_right: tuple[PutRight, ...]
    next_at: datetime | None
    as_of: date

    @property
    def found(self) -> int:
        """How many things were seen."""
        return len(self.entries)

    @property
    def already_on_list(self) -> int:
        """How many of them stood on the list before."""
        return sum(entry.already_on_list for entry in self.entries)

    @property
    def new(self) -> int:
        """How many were seen for the first time."""
        return self.found - self.already_on_list
