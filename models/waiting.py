"""What is only on this device: written here, and not yet safe at the office, photo by photo."""

from dataclasses import dataclass
from enum import StrEnum

from models.photo import Photo


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
class WaitingCounts:
    """How much waits. ``others`` counts changes to records of other kinds, and removals.

    ``last_safe`` is when the office last had everything, as an ISO date-time; None while it never said so.
    ``to_decide`` counts the cases a person has to decide.
    """

    findings: int = 0
    photos: int = 0
    others: int = 0
    photo_bytes: int = 0
    last_safe: str | None = None
    to_decide: int = 0
    enrolled: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nothing waits."""
        return not (self.findings or self.photos or self.others)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """An exchange under way: since when, how many bytes of pictures are sent of how many, and the time left.

    ``receiving`` counts what colleagues sent that is still to come; ``seconds_left`` is None while unknown.
    """

    started_at: str
    sent: int = 0
    total: int = 0
    words_sent: bool = False
    receiving: int = 0
    seconds_left: float | None = None
