"""The year of each estate, counted from the walkabouts on record."""

from datetime import date

import pytest

from models.coverage import Coverage, year_of
from models.store.coverage import coverage
from models.store.landlord import found
from models.store.places import bring_in
from models.store.store import Store
from models.walkabout import WalkaboutState
from tests.builders import GWEN, a_landlord, a_walkabout, an_estate


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 3, 31), date(2025, 4, 1)),
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 12, 1), date(2026, 4, 1)),
    ],
)
def test_the_council_s_year_begins_in_april(day: date, first: date) -> None:
    assert year_of(day) == (first, date(first.year + 1, 3, 31))


def test_held_planned_and_due_are_counted_for_this_year_alone(store: Store) -> None:
    found(store, a_landlord(walkabouts_a_year=4), by=GWEN)
    bring_in(store, [an_estate(), an_estate("Weir"), an_estate("Gone", removed_from_list=True)], [], by=GWEN)
    held = {"state": WalkaboutState.HELD, "estate_id": "larkfield"}
    with store.transaction(by="test") as transaction:
        transaction.create_many(
            [
                a_walkabout(id="last year", **held, started_at="2025-03-31T23:59+01:00", planned_for=""),
                a_walkabout(id="first", **held, started_at="2025-04-01T00:00+01:00", planned_for=""),
                a_walkabout(id="last", **held, started_at="2026-03-31T23:59:59+01:00", planned_for=""),
                a_walkabout(id="next year", **held, started_at="2026-04-01T00:00+01:00", planned_for=""),
                a_walkabout(id="planned", estate_id="larkfield", planned_for="2026-03-30T10:00+01:00"),
                a_walkabout(id="off", estate_id="larkfield", state=WalkaboutState.CANCELLED),
            ]
        )
    larkfield, weir = coverage(store, date(2026, 3, 24))
    assert larkfield == Coverage(estate="Larkfield", held=2, planned=1, due=4)
    assert weir == Coverage(estate="Weir", held=0, planned=0, due=4)


def test_it_is_said_in_words() -> None:
    assert Coverage(estate="Weir", held=1, planned=2, due=4).words == "1 of 4 held, 2 planned"
    assert Coverage(estate="Weir", held=0, planned=0, due=4).words == "0 of 4 held"
