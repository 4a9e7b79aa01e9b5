"""The day on which somebody looks, with what decides that day what is late and what is soon."""

from dataclasses import dataclass
from datetime import date

from models.action_plan import Action
from models.standing import WhereItStands, due_soon_until, where_it_stands
from models.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """A day, the landlord's working days, and within how many of them a target counts as due soon."""

    today: date
    days: WorkingDays
    due_soon: int

    @property
    def due_soon_until(self) -> date:
        """The last target day that counts as due soon."""
        return due_soon_until(self.today, self.days, self.due_soon)

    def stands(self, action: Action) -> WhereItStands:
        """Where an action stands on this day, with the words that say by how much."""
        return where_it_stands(action, self.today, self.days, self.due_soon)
