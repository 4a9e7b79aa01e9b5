"""The lists of estates, blocks and people."""

from dataclasses import replace

import pytest

from models.errors import RuleBroken
from models.people import Person, Role
from models.places import Block, Estate
from models.store import people, places
from models.store.store import Store
from tests.builders import GWEN, a_block, an_estate


def test_estates_come_by_name_without_those_taken_off_the_list(maunside: Store) -> None:
    places.bring_in(maunside, [an_estate("albany"), an_estate("Gone", removed_from_list=True)], [], by=GWEN)

    assert [estate.name for estate in places.estates(maunside)] == ["albany", "Hallgate", "Larkfield"]
    assert places.estate_names(maunside)["gone"] == "Gone"


def test_blocks_come_in_the_landlords_order(maunside: Store) -> None:
    names = [block.name for block in places.blocks_of(maunside, "larkfield")]
    assert names == ["Linden Court", "Osier House", "Weir Point"]
    assert places.blocks_of(maunside, "nowhere") == []


def test_a_removed_block_keeps_its_name_for_old_findings(maunside: Store) -> None:
    with maunside.transaction(by="gwen") as transaction:
        transaction.remove(Block, "osier-house")

    assert "Osier House" not in [block.name for block in places.blocks_of(maunside, "larkfield")]
    assert places.block_names(maunside, "larkfield")["osier-house"] == "Osier House"


def test_a_list_is_taken_in_whole(store: Store) -> None:
    estates = [an_estate(f"Estate {number}") for number in range(6)]
    blocks = [a_block(f"Block {number}", estate_id=estates[number % 6].id) for number in range(40)]

    changes = places.bring_in(store, estates, blocks, by=GWEN)

    assert len(changes.ids("estate")) == 6
    assert len(changes.ids("block")) == 40
    assert len(places.estates(store)) == 6


@pytest.mark.parametrize(
    "nameless", [replace(an_estate("Fine"), name=" "), replace(a_block(), name="")], ids=["estate", "block"]
)
def test_a_list_with_a_name_missing_is_not_taken_in(store: Store, nameless: Estate | Block) -> None:
    estates = [an_estate("Larkfield")] + ([nameless] if isinstance(nameless, Estate) else [])
    blocks = [nameless] if isinstance(nameless, Block) else []

    with pytest.raises(RuleBroken, match="needs a name"):
        places.bring_in(store, estates, blocks, by=GWEN)

    assert places.estates(store) == []


def test_officers_are_the_landlords_staff(maunside: Store) -> None:
    assert [person.name for person in people.officers(maunside)] == ["Gwen Hartnoll", "Ravi Sandhu"]
    assert len(people.everyone(maunside)) == 5


def test_a_person_is_added_and_amended(maunside: Store) -> None:
    person_id, changes = people.add(
        maunside, name=" Siân Pugh ", role=Role.OFFICER, post=" Caretaking ", by=GWEN
    )
    assert changes.ids("person") == {person_id}
    added = maunside.get(Person, person_id)
    assert (added.name, added.post) == ("Siân Pugh", "Caretaking")

    people.amend(maunside, added, replace(added, post="Cleaning"), by=GWEN)
    assert maunside.get(Person, person_id).post == "Cleaning"


def test_a_person_needs_a_name(maunside: Store) -> None:
    with pytest.raises(RuleBroken, match="Enter the person"):
        people.add(maunside, name=" ", role=Role.TENANT, by=GWEN)


def test_people_come_in_the_order_asked_for(maunside: Store) -> None:
    found = people.people_named(maunside, ["sandhu", "nobody", "gwen"])
    assert [person.name for person in found] == ["Ravi Sandhu", "Gwen Hartnoll"]
