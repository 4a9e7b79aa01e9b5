"""How much of last time there is to look at on a walkabout."""

from models.as_of import AsOf
from models.plan import PlanFilter
from models.store.plan import counts
from models.store.store import Store
from models.walkabout import Walkabout

_OWN = """
    SELECT count(*) FROM finding
    JOIN action ON action.finding_id = finding.id AND action.removed_at IS NULL AND action.finding_id <> ''
    WHERE finding.walkabout_id = ? AND finding.removed_at IS NULL
    AND action.state NOT IN ('verified done', 'will not do')
"""


def how_many_to_check(store: Store, walkabout: Walkabout, as_of: AsOf) -> int:
    """How many actions of the estate, agreed before this walkabout, are open or claimed done."""
    of_estate = counts(store, PlanFilter(estate_id=walkabout.estate_id), as_of)
    own = int(store.value(_OWN, (walkabout.id,)))
    return of_estate.still_open + of_estate.to_check - own
