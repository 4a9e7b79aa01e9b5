"""What is only on this device: written here, and not yet taken by the office."""

from dataclasses import dataclass

from models.photo import Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFinding:
    """A finding of which something waits: its own words, or some of its pictures.

    ``words_wait`` says whether the finding itself waits, ``photos`` are the pictures that do.
    """

    finding_id: str
    walkabout_id: str
    position: int
    headline: str
    place: str
    words_wait: bool
    photos: tuple[Photo, ...]

    @property
    def photo_bytes(self) -> int:
        """How much the waiting pictures weigh."""
        return sum(photo.size for photo in self.photos)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCounts:
    """How much waits. ``others`` counts changes to records of other kinds, and removals.

    ``last_safe`` is when the office last had everything, as an ISO date-time; None while it never said so.
    """

    findings: int = 0
    photos: int = 0
    others: int = 0
    photo_bytes: int = 0
    last_safe: str | None = None

    @property
    def nothing(self) -> bool:
        """Whether nothing waits."""
        return not (self.findings or self.photos or self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How much waits, and the findings concerned, newest first."""

    counts: WaitingCounts
    findings: tuple[WaitingFinding, ...]
