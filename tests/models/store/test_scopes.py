"""Which part of the landlord's records each operation belongs to."""

import pytest

from models.action_plan import Action, Progress
from models.landlord import ClosureDay, default_landlord
from models.merge import Record
from models.people import Person, Role
from models.places import Block, Estate
from models.store.store import Store
from models.walkabout import Finding, Walkabout
from tests.builders import a_photo

LARKFIELD = Estate(id="larkfield", name="Larkfield")
WALK = Walkabout(id="w", estate_id="larkfield", planned_for="2026-03-24T14:00+00:00")
FINDING = Finding(id="f", walkabout_id="w", position=1, seen_at="2026-03-24T14:04:00+00:00")
ACTION = Action(id="a", wording="Repair the lights", estate_id="larkfield", agreed_on="2026-03-24")
NOTE = Progress(id="n", action_id="a", at="2026-03-25T09:00:00+00:00", by="gwen", words="Ordered.")


@pytest.fixture
def walk(store: Store) -> Store:
    """An estate with a walkabout, one finding and one action."""
    with store.transaction(by="gwen") as transaction:
        transaction.create_many((LARKFIELD, WALK, FINDING, ACTION))
    return store


def scope_when_created(store: Store, record: Record) -> str:
    with store.transaction(by="gwen") as transaction:
        transaction.create(record)
    return str(
        store.value("SELECT scope FROM operation WHERE record_id = ? ORDER BY device_seq DESC", (record.id,))
    )


@pytest.mark.parametrize(
    "record",
    [
        Block(id="b", estate_id="larkfield", name="Linden Court"),
        Walkabout(id="w-2", estate_id="larkfield", planned_for="2026-06-24T14:00+01:00"),
        Finding(id="f-2", walkabout_id="w", position=2, seen_at="2026-03-24T14:09:00+00:00"),
        Action(id="a-2", wording="Cut the hedge", estate_id="larkfield", agreed_on="2026-03-24"),
        NOTE,
        a_photo(id="p", finding_id="f"),
        a_photo(id="p", finding_id="", action_id="a"),
        a_photo(id="p", finding_id="not-here", action_id="a"),
    ],
    ids=lambda record: f"{type(record).__name__}-{record.id}",
)
def test_what_stands_on_an_estate_belongs_to_it(walk: Store, record: Record) -> None:
    assert scope_when_created(walk, record) == "larkfield"


def test_an_estate_belongs_to_itself(walk: Store) -> None:
    assert scope_when_created(walk, Estate(id="maun-rise", name="Maun Rise")) == "maun-rise"


@pytest.mark.parametrize(
    "record",
    [
        default_landlord("Maunside District Council"),
        ClosureDay(id="c", day="2026-12-24", name="Christmas closure"),
        Person(id="gwen", name="Gwen Hartnoll", role=Role.OFFICER),
    ],
    ids=lambda record: type(record).__name__,
)
def test_what_everybody_shares_belongs_to_the_landlord(walk: Store, record: Record) -> None:
    assert scope_when_created(walk, record) == "landlord"


def test_a_photo_taken_before_its_finding_is_saved_belongs_to_the_estate_of_the_draft(walk: Store) -> None:
    with walk.transaction(by="gwen") as transaction:
        transaction.execute("INSERT INTO draft VALUES ('new', 'w', '{}', '')")
    assert scope_when_created(walk, a_photo(id="p", finding_id="new")) == "larkfield"


def test_a_photo_of_something_not_here_has_no_scope_yet(walk: Store) -> None:
    assert scope_when_created(walk, a_photo(id="p", finding_id="not-here")) == ""


def test_a_child_written_before_its_parent_has_no_scope_yet(store: Store) -> None:
    with store.transaction(by="gwen") as transaction:
        transaction.create_many((FINDING, NOTE, ACTION, WALK, LARKFIELD))
    scopes = dict(store.rows("SELECT record_id, scope FROM operation"))
    assert scopes == {"f": "", "n": "", "a": "larkfield", "w": "larkfield", "larkfield": "larkfield"}
