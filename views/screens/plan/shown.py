"""What the action plan's screen is given to show."""

from dataclasses import dataclass
from datetime import date

from models.landlord import Priority
from models.places import Estate
from models.plan import PlanCounts, PlanRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoices:
    """What can be chosen on this plan. ``leads_in_use`` are for the filter, ``leads`` for the form."""

    estates: tuple[Estate, ...]
    services: tuple[str, ...]
    priorities: tuple[Priority, ...]
    leads_in_use: tuple[str, ...]
    leads: tuple[str, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInSight:
    """The answer to a question: how many there are, how many of them are shown, and the first of those.

    ``chosen_row`` is where the action that is open stands now, or None where it is not among them.
    """

    counts: PlanCounts
    total: int
    first_page: tuple[PlanRow, ...]
    chosen_row: int | None = None
