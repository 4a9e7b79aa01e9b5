"""How much is only on this device, and an exchange with the office that is under way."""

from dataclasses import dataclass


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
