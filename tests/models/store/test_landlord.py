"""The landlord's settings and closure days on the device."""

from dataclasses import replace
from datetime import date

import pytest

from models.errors import NotFound, RuleBroken
from models.people import Member, Person, Role
from models.store import landlord, people
from models.store.store import Store
from tests.builders import GWEN, a_landlord


def test_a_new_profile_knows_no_landlord(store: Store) -> None:
    assert not landlord.is_set_up(store)
    with pytest.raises(NotFound, match="No landlord is set up"):
        landlord.settings(store)


def test_the_first_set_up_keeps_the_landlord_and_who_did_it(store: Store) -> None:
    changes = landlord.found(store, a_landlord(), by=GWEN)

    assert landlord.is_set_up(store)
    assert landlord.settings(store) == a_landlord()
    assert store.get(Person, "gwen") == Person(
        id="gwen", name="Gwen Hartnoll", role=Role.OFFICER, post="Housing officer"
    )
    assert changes.ids("landlord") == {"landlord"}
    assert changes.ids("person") == {"gwen"}


def test_the_first_set_up_takes_a_person_who_is_known_as_they_are(store: Store) -> None:
    people.bring_in(store, [Person(id="gwen", name="Gwen", role=Role.OFFICER)], by=GWEN)

    changes = landlord.found(store, a_landlord(), by=GWEN)

    assert store.get(Person, "gwen").name == "Gwen"
    assert not changes.touches("person")


def test_there_is_one_first_set_up(maunside: Store) -> None:
    with pytest.raises(RuleBroken, match="already"):
        landlord.found(maunside, a_landlord(), by=Member(person_id="x", name="X", post=""))
    assert maunside.find(Person, "x") is None


def test_settings_are_amended_field_by_field(maunside: Store) -> None:
    before = landlord.settings(maunside)
    after = replace(before, telephone="01632 960 200")

    changes = landlord.amend_settings(maunside, before, after, by=GWEN)

    assert landlord.settings(maunside) == after
    assert changes.ids("landlord") == {"landlord"}
    sent = maunside.rows("SELECT field, value FROM operation WHERE kind = 'landlord' AND what = 'set'")
    assert sent == [("telephone", '"01632 960 200"')]


def test_a_closure_day_is_no_working_day_until_it_is_opened_again(maunside: Store) -> None:
    monday = date(2026, 3, 30)
    assert landlord.working_days(maunside).is_working(monday)

    closure_id, changes = landlord.close_on(maunside, monday, " Council away day ", by=GWEN)

    assert changes.ids("closure_day") == {closure_id}
    assert [(day.day, day.name) for day in landlord.closure_days(maunside)] == [
        ("2026-03-30", "Council away day")
    ]
    assert landlord.working_days(maunside).why_not(monday) == "Council away day"

    assert landlord.open_again_on(maunside, closure_id, by=GWEN).ids("closure_day") == {closure_id}
    assert landlord.working_days(maunside).is_working(monday)


def test_a_closure_day_needs_a_name_and_is_named_once(maunside: Store) -> None:
    day = date(2026, 3, 30)
    with pytest.raises(RuleBroken, match="Say why the council is shut"):
        landlord.close_on(maunside, day, "  ", by=GWEN)
    landlord.close_on(maunside, day, "Away day", by=GWEN)
    with pytest.raises(RuleBroken, match="already"):
        landlord.close_on(maunside, day, "Another name", by=GWEN)
    assert len(landlord.closure_days(maunside)) == 1


def test_today_is_the_clocks_and_the_limit_the_landlords(maunside: Store) -> None:
    known = landlord.settings(maunside)
    landlord.amend_settings(maunside, known, replace(known, due_soon_working_days=3), by=GWEN)

    today = landlord.as_of_today(maunside)

    assert today.today == date(2026, 3, 24)
    assert today.due_soon_until == date(2026, 3, 27)
