"""The coverage of the year, counted from the walkabouts on record."""

from datetime import date

from models.coverage import Coverage, year_of
from models.store.landlord import settings
from models.store.store import Store

_COUNTED = """
    SELECT estate.name,
        (SELECT count(*) FROM walkabout WHERE estate_id = estate.id AND removed_at IS NULL
            AND state = 'held' AND started_at >= ?1 AND started_at < ?2),
        (SELECT count(*) FROM walkabout WHERE estate_id = estate.id AND removed_at IS NULL
            AND state IN ('planned', 'under way') AND planned_for >= ?1 AND planned_for < ?2)
    FROM estate WHERE removed_at IS NULL AND NOT removed_from_list ORDER BY name COLLATE NOCASE, id
"""


def coverage(store: Store, today: date) -> tuple[Coverage, ...]:
    """Every estate on the list with its year so far; held ones count by the day they were held."""
    first, last = year_of(today)
    after = f"{last.isoformat()}U"  # any moment of the last day, "…T23:59", sorts before this
    due = settings(store).walkabouts_a_year
    rows = store.rows(_COUNTED, (first.isoformat(), after))
    return tuple(Coverage(estate=name, held=held, planned=planned, due=due) for name, held, planned in rows)
