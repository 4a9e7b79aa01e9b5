"""What is only on this device: written here, and not yet safe at the office, photo by photo."""

from dataclasses import dataclass
from enum import StrEnum

from models.photo import Photo
from models.waiting import WaitingCounts


class PhotoStanding(StrEnum):
    """Where one picture is on its way to the office."""

    WAITING = "waiting"
    SENDING = "sending"
    SAFE = "safe"  # the office has both sizes and gave a receipt
    NEEDS_YOU = "needs you"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPhoto:
    """One picture, how many of its bytes the office has, and why it needs somebody where it does."""

    photo: Photo
    standing: PhotoStanding = PhotoStanding.WAITING
    sent: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFinding:
    """A finding of which something waits or was made safe just now: its own words, or its pictures."""

    finding_id: str
    walkabout_id: str
    position: int
    headline: str
    place: str
    words_wait: bool
    photos: tuple[WaitingPhoto, ...]

    @property
    def safe(self) -> bool:
        """Whether all of it is at the office: a finding is not safe before its pictures are."""
        return not self.words_wait and all(each.standing is PhotoStanding.SAFE for each in self.photos)

    @property
    def photo_bytes(self) -> int:
        """How much the pictures weigh that are not safe yet."""
        return sum(each.photo.size for each in self.photos if each.standing is not PhotoStanding.SAFE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """One exchange with the office that ended well: when, and how much became safe."""

    at: str
    findings: int
    photos: int
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How much waits, the findings concerned (newest first), the exchanges before, and the room left."""

    counts: WaitingCounts
    findings: tuple[WaitingFinding, ...]
    before: tuple[Exchanged, ...] = ()
    free_bytes: int | None = None
