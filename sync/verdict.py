"""What the office makes of one operation, before it is numbered and kept."""

from dataclasses import dataclass

from models.operation import Outcome
from sync.known import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of an operation (see ``models.operation.Entry``); ``waits_for`` what it is held for."""

    outcome: Outcome
    shows: bool = False
    value: str | None = None
    why: str = ""
    against: Version | None = None
    revives: tuple[str, str] | None = None
    waits_for: tuple[str, str] | None = None


TAKEN = Verdict(outcome=Outcome.ACCEPTED, shows=True)
NOTED = Verdict(outcome=Outcome.ACCEPTED)


def refused(why: str) -> Verdict:
    """It breaks a rule."""
    return Verdict(outcome=Outcome.REFUSED, why=why)
