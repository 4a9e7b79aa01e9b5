"""What the author of a change had on the screen."""

from dataclasses import replace

import pytest

from models.action_plan import Action
from models.errors import RuleBroken
from models.store.seen import (
    NOTHING_CHANGES,
    REMOVED,
    SEALED,
    WHOLE,
    Seen,
    all_seen_of,
    refuse_sealed,
    seen_of,
)
from models.store.store import Store
from models.walkabout import Finding
from tests.builders import a_finding, a_photo, a_walkabout, an_action, an_estate, keep


@pytest.fixture
def known(store: Store) -> Store:
    """Numbered records: an estate 1, a walkabout 2, a finding 3 whose grade is 8, a photo of it 5."""
    keep(store, an_estate(), a_walkabout(), a_finding(block_id=""), a_photo())
    number(store, ("estate", "larkfield", WHOLE, 1), ("walkabout", "today", WHOLE, 2))
    number(
        store, ("finding", "light", WHOLE, 3), ("finding", "light", "grade", 8), ("photo", "photo", WHOLE, 5)
    )
    return store


def number(store: Store, *versions: tuple[str, str, str, int]) -> None:
    """What an exchange does once the office has numbered what is here."""
    with store.transaction(by="") as transaction:
        transaction.execute("UPDATE operation SET state = 'accepted'")
        transaction.execute_many("INSERT OR REPLACE INTO field_version VALUES (?, ?, ?, ?)", versions)


def test_a_field_has_its_own_number_or_that_of_its_record(known: Store) -> None:
    assert seen_of(known.rows, "finding", "light", "grade") == Seen(8)
    assert seen_of(known.rows, "finding", "light", "spot") == Seen(3)
    assert seen_of(known.rows, "finding", "nowhere", "spot") == Seen(0)


def test_a_record_that_came_again_is_newer_than_its_fields(known: Store) -> None:
    number(known, ("finding", "light", WHOLE, 9))
    assert seen_of(known.rows, "finding", "light", "grade") == Seen(9)


def test_one_s_own_change_on_its_way_is_what_was_seen(known: Store) -> None:
    before = known.get(Finding, "light")
    with known.transaction(by="gwen") as transaction:
        transaction.execute("UPDATE operation SET state = 'accepted'")
        transaction.amend(before, replace(before, grade="A"))
    (own,) = known.rows("SELECT op_id FROM operation WHERE state = 'waiting'")[0]
    assert seen_of(known.rows, "finding", "light", "grade") == Seen(8, own)
    number(known, ("finding", "light", "spot", 9))
    assert seen_of(known.rows, "finding", "light", "spot") == Seen(9)


def test_a_record_that_is_on_its_way_is_what_was_seen_of_all_its_fields(known: Store) -> None:
    keep(known, an_action())
    (own,) = known.rows("SELECT op_id FROM operation WHERE state = 'waiting'")[0]
    assert seen_of(known.rows, "action", "a-0000", "place") == Seen(0, own)


def test_with_a_record_one_sees_what_belongs_to_it(known: Store) -> None:
    assert all_seen_of(known.rows, "finding", "light") == Seen(8)
    number(known, ("photo", "photo", WHOLE, 12), ("photo", "photo", "words", 20))
    assert all_seen_of(known.rows, "finding", "light") == Seen(12), "that it is there, not what it says"
    assert all_seen_of(known.rows, "photo", "photo") == Seen(20)
    assert all_seen_of(known.rows, "action", "nowhere") == Seen(0)
    number(known, ("finding", "light", REMOVED, 30))
    assert all_seen_of(known.rows, "finding", "light") == Seen(30)


def test_who_had_not_seen_the_newest_saw_the_one_before() -> None:
    assert Seen(8, "own").short_of_the_newest() == Seen(0)
    assert Seen(0).short_of_the_newest() == Seen(0)


def test_nothing_about_a_sealed_record_changes_any_more(known: Store) -> None:
    refuse_sealed(known.rows, "finding", "light")
    number(known, ("finding", "light", SEALED, 9))
    with pytest.raises(RuleBroken) as caught:
        refuse_sealed(known.rows, "finding", "light")
    assert str(caught.value) == NOTHING_CHANGES
    finding = known.get(Finding, "light")
    with pytest.raises(RuleBroken), known.transaction(by="gwen") as transaction:
        transaction.amend(finding, replace(finding, grade="A"))
    with pytest.raises(RuleBroken), known.transaction(by="gwen") as transaction:
        transaction.remove(Finding, "light")
    with pytest.raises(RuleBroken), known.transaction(by="gwen") as transaction:
        transaction.settle(finding, "grade", closes=("case",))
    assert known.get(Finding, "light") == finding
    keep(known, an_action(finding_id="light"))
    assert known.get(Action, "a-0000").finding_id == "light", "a new record about it is no change of it"
