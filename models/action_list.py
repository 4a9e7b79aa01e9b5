"""The action list as content: everything the paper, its web twin and its tables say, without how they look.

Actions about a complaint or one household's business never stand here (product, journey A5).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from models.landlord import Landlord, Priority
from models.plan import PlanRow
from models.standing import Standing

NO_SERVICE = "No service yet"
NO_LEAD = "No lead yet"
NO_PRIORITY = Priority(number=0, name="Other agreed work", aim="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAction:
    """One action of the list. ``outside`` says that another body must act, which can only be asked.

    Target and check are both given: the words that were agreed, and the days that follow from them.
    """

    row: PlanRow
    outside: bool
    due_on: date | None
    check_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionGroup:
    """The actions of one service, one lead or one priority; ``outside`` marks another body's."""

    name: str
    outside: bool
    actions: tuple[ListedAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityGroup:
    """The actions that serve one priority of the plan (S2, appendix 2)."""

    priority: Priority
    actions: tuple[ListedAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionList:
    """The whole list, what presses most first. ``about`` names what it is a list of: an estate, a lead."""

    landlord: Landlord
    about: str
    as_of: date
    actions: tuple[ListedAction, ...]

    @property
    def counts(self) -> tuple[tuple[Standing, int], ...]:
        """How many actions stand where, for all seven standings in their order."""
        standings = [listed.row.stands.standing for listed in self.actions]
        return tuple((standing, standings.count(standing)) for standing in Standing)

    def by_service(self) -> tuple[ActionGroup, ...]:
        """One group a service, late ones first, outside bodies last; within it what presses most first."""
        return self._groups(lambda listed: (listed.row.action.service or NO_SERVICE,))

    def by_lead(self) -> tuple[ActionGroup, ...]:
        """One group a lead, by name, those without one last; shared work stands under each of its leads."""
        groups = self._groups(lambda listed: listed.row.action.leads or (NO_LEAD,))
        return tuple(sorted(groups, key=lambda group: (group.name == NO_LEAD, group.name.casefold())))

    def by_priority(self) -> tuple[PriorityGroup, ...]:
        """One group a priority, in the landlord's order; what serves none comes last."""
        known = {priority.number: priority for priority in self.landlord.priorities}
        serving: dict[Priority, list[ListedAction]] = {
            priority: [] for priority in (*known.values(), NO_PRIORITY)
        }
        for listed in self.actions:
            serving[known.get(listed.row.action.priority, NO_PRIORITY)].append(listed)
        return tuple(
            PriorityGroup(priority=priority, actions=tuple(actions))
            for priority, actions in serving.items()
            if actions
        )

    def _groups(self, names_of: Callable[[ListedAction], Iterable[str]]) -> tuple[ActionGroup, ...]:
        """The actions under each of their names; the group with the most pressing action first."""
        grouped: dict[str, list[ListedAction]] = {}
        for listed in self.actions:
            for name in names_of(listed):
                grouped.setdefault(name, []).append(listed)
        groups = (
            ActionGroup(name=name, outside=all(one.outside for one in actions), actions=tuple(actions))
            for name, actions in grouped.items()
        )
        return tuple(sorted(groups, key=lambda group: group.outside))
