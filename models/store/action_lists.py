"""What an action list holds: a part of the plan, without what is private."""

from collections.abc import Sequence
from datetime import date

from models.action_list import ActionList, ListedAction
from models.as_of import AsOf
from models.errors import RuleBroken
from models.landlord import is_outside
from models.places import Estate
from models.plan import PlanFilter, PlanOrder, PlanRow
from models.store.codec import to_json
from models.store.landlord import settings
from models.store.plan import counts, page
from models.store.store import Store
from models.words import count_words

MOST_ON_PAPER = 5000

_PRIVATE = """
    SELECT id FROM finding WHERE route <> 'action plan' AND id IN (SELECT value FROM json_each(?))
"""


def action_list_of(store: Store, wanted: PlanFilter, as_of: AsOf) -> ActionList:
    """The part of the plan that was asked for, as a list to print: what presses most first.

    Actions about a complaint or one household's business are left out. Raises ``RuleBroken`` where it would
    be more than 5,000 actions, and ``NotFound`` for an estate that is not on this device.
    """
    landlord = settings(store)
    number = counts(store, wanted, as_of).of(wanted.show)
    if number > MOST_ON_PAPER:
        raise RuleBroken(
            f"That is {count_words(number, 'action')}; a list holds at most {MOST_ON_PAPER:,}. "
            "Choose an estate, a lead or a service first."
        )
    rows = page(store, wanted, PlanOrder.STANDING, as_of, limit=max(number, 1))
    return ActionList(
        landlord=landlord,
        about=_about(store, wanted),
        as_of=as_of.today,
        actions=tuple(
            ListedAction(
                row=row,
                outside=is_outside(landlord, row.action.service),
                due_on=day_of(row.action.due_on),
                check_on=day_of(row.action.check_on),
            )
            for row in without_private(store, rows)
        ),
    )


def without_private(store: Store, rows: Sequence[PlanRow]) -> list[PlanRow]:
    """Rows less those about a complaint or one household's business, also where the finding was removed."""
    concerned = to_json(sorted({row.action.finding_id for row in rows}))
    private = {finding_id for (finding_id,) in store.rows(_PRIVATE, (concerned,))}
    return [row for row in rows if row.action.finding_id not in private]


def day_of(written: str) -> date | None:
    """A day as it is kept, or None where none is."""
    return date.fromisoformat(written) if written else None


def _about(store: Store, wanted: PlanFilter) -> str:
    """What the list is of, in words: the estate, the service and the lead that were chosen."""
    estate = store.get(Estate, wanted.estate_id).name if wanted.estate_id else ""
    return ", ".join(chosen for chosen in (estate, wanted.service, wanted.lead) if chosen)
