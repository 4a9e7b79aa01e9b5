"""What the form of the capture screen is given to show."""

from dataclasses import dataclass

from models.overview import SeenBefore
from models.photo import Photo
from models.plan import PlanRow
from models.walkabout import FindingDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingInForm:
    """A finding as its form opens it: half written, or saved before (``saved``) and taken up again.

    ``number`` is its place in the walk, ``on_plan`` the actions that were agreed about it already.
    """

    draft: FindingDraft
    number: int
    saved: bool
    photos: tuple[Photo, ...] = ()
    on_plan: tuple[PlanRow, ...] = ()
    seen: SeenBefore | None = None
