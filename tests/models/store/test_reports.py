"""What a walkabout report holds, and what it never does."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.action_plan import ActionState
from models.errors import NotFound
from models.people import Person, Role
from models.photo import PhotoMoment
from models.report import WalkaboutReport
from models.standing import Standing
from models.store import reports
from models.store.store import Store
from models.walkabout import Finding, Land, Route, WalkaboutState
from tests.builders import TODAY, a_finding, a_photo, a_walkabout, an_action, as_of, keep

HELD = {
    "state": WalkaboutState.HELD,
    "started_at": "2026-03-24T14:04+00:00",
    "ended_at": "2026-03-24T15:14+00:00",
}


def report(store: Store, day: date = TODAY) -> WalkaboutReport:
    return reports.report_of(store, "today", as_of(day))


@pytest.fixture
def held(maunside: Store) -> Store:
    """A walkabout of Larkfield that was held this afternoon."""
    keep(
        maunside,
        Person(id="holloway", name="Councillor Beatrice Holloway", role=Role.COUNCILLOR),
        Person(id="vale2", name="Pat Roe", role=Role.AGENCY),
        a_walkabout(
            officer_ids=("gwen", "sandhu"),
            companion_ids=("bream", "holloway", "vale", "vale2", "ashdown"),
            tenants=9,
            next_planned_for="2026-08-20T10:30+01:00",
            **HELD,
        ),
    )
    return maunside


def test_it_says_where_when_and_with_whom(held: Store) -> None:
    found = report(held)
    assert (found.landlord.name, found.landlord.telephone) == ("Maunside District Council", "01632 960 114")
    assert (found.estate, found.walked_on, found.as_of) == ("Larkfield", date(2026, 3, 24), TODAY)
    assert found.walked_from == datetime.fromisoformat("2026-03-24T14:04+00:00")
    assert found.walked_to == datetime.fromisoformat("2026-03-24T15:14+00:00")
    assert found.next_at == datetime.fromisoformat("2026-08-20T10:30+01:00")
    assert (found.entries, found.put_right, found.found, found.new) == ((), (), 0, 0)


def test_tenants_are_counted_and_never_named(held: Store) -> None:
    assert report(held).company == (
        "9 tenants",
        "Gwen Hartnoll, Housing officer",
        "Ravi Sandhu, Electrical",
        "Councillor Dot Bream",
        "Councillor Beatrice Holloway",
        "Imran Vale, Constable",
        "Pat Roe",
    )


@pytest.mark.parametrize(("tenants", "words"), [(0, "No tenants"), (1, "1 tenant")])
def test_a_walkabout_with_few_tenants_says_so(maunside: Store, tenants: int, words: str) -> None:
    keep(maunside, a_walkabout(tenants=tenants))
    assert report(maunside).company == (words,)


def test_one_that_was_not_held_promises_nothing_yet(maunside: Store) -> None:
    keep(maunside, a_walkabout())
    found = report(maunside)
    assert found.promise is None
    assert (found.walked_from, found.walked_to, found.next_at) == (None, None, None)
    assert found.walked_on == date(2026, 3, 24)
    with pytest.raises(NotFound):
        reports.report_of(maunside, "nowhere", as_of())


def test_the_promise_is_counted_by_the_landlords_standard(held: Store) -> None:
    promise = report(held).promise
    assert promise is not None
    assert (promise.kept, promise.by) == (None, date(2026, 4, 9))
    late = report(held, date(2026, 4, 10)).promise
    assert late is not None
    assert late.kept is False


def test_findings_stand_in_walking_order_with_all_that_belongs_to_them(held: Store) -> None:
    keep(
        held,
        a_finding(
            id="second", position=2, block_id="", stair="", landing="", spot="Road gully", land=Land.OTHER
        ),
        a_finding(hazard_since="2026-03-24T14:36+00:00"),
        a_photo(id="p1"),
        a_photo(id="p2"),
        an_action(id="a-1", finding_id="light", leads=("Ravi Sandhu",), number=104, due_on="2026-03-06"),
        an_action(id="a-2", finding_id="light", wording="Renew the cover"),
    )

    light, gully = report(held).entries

    assert (light.number, light.place) == (1, "Linden Court, stair B, second landing")
    assert (light.words, light.category) == ("Landing light out. Cover is cracked.", "Lighting")
    assert (light.grade, light.hazard, light.land) == ("C, poor", True, Land.OURS)
    assert [photo.id for photo in light.photos] == ["p1", "p2"]
    assert [row.number for row in light.actions] == ["104", "T-A-2"]
    assert light.actions[0].stands.standing is Standing.OVERDUE
    assert light.actions[0].stands.words == "12 working days late"
    assert (gully.number, gully.place, gully.actions, gully.land) == (2, "Road gully", (), Land.OTHER)
    assert not gully.hazard


def test_what_stood_on_the_list_before_is_counted_apart_from_what_is_new(held: Store) -> None:
    keep(
        held,
        an_action(id="earlier", number=97),
        a_finding(id="old", earlier_action_id="earlier"),
        a_finding(id="new", position=2),
        a_finding(id="unknown", position=3, earlier_action_id="not on this device"),
    )
    found = report(held)
    assert (found.found, found.already_on_list, found.new) == (3, 1, 2)
    assert [row.number for row in found.entries[0].actions] == ["097"]


@pytest.mark.parametrize("route", [Route.COMPLAINT, Route.HOUSEHOLD])
def test_a_complaint_or_one_households_business_is_never_there(held: Store, route: Route) -> None:
    secret = "Mrs Ashdown at number 4 is in arrears"
    keep(
        held,
        a_walkabout(id="december", planned_for="2025-12-09T10:00+00:00", state=WalkaboutState.HELD),
        a_finding(id="first"),
        a_finding(id="private", position=2, words=secret, route=route, spot=secret, block_id=""),
        a_photo(id="secret", finding_id="private", words=secret),
        an_action(id="about it", finding_id="private", wording=secret),
        an_action(
            id="settled",
            finding_id="private",
            wording=secret,
            state=ActionState.VERIFIED,
            state_on="2026-01-05",
        ),
        a_finding(id="last", position=3, earlier_action_id="about it"),
    )

    found = report(held)

    assert [entry.number for entry in found.entries] == [1, 2]
    assert found.entries[1].actions == ()
    assert secret not in repr(found)
    with held.transaction(by="gwen") as transaction:
        transaction.remove(Finding, "private")
    assert secret not in repr(report(held))


def test_what_was_put_right_since_last_time_is_shown_before_and_after(held: Store) -> None:
    keep(
        held,
        a_walkabout(id="autumn", planned_for="2025-09-09T10:00+01:00", state=WalkaboutState.HELD),
        a_walkabout(id="december", planned_for="2025-12-09T10:00+00:00", state=WalkaboutState.HELD),
        a_walkabout(id="off", planned_for="2026-02-09T10:00+00:00", state=WalkaboutState.CANCELLED),
        a_walkabout(id="later", planned_for="2026-05-09T10:00+01:00"),
        a_finding(id="old", walkabout_id="december"),
        a_photo(id="before", finding_id="old"),
        a_photo(id="second", finding_id="old"),
        a_photo(id="half way", finding_id="", action_id="pair", moment=PhotoMoment.AFTER),
        a_photo(
            id="after",
            finding_id="",
            action_id="pair",
            moment=PhotoMoment.AFTER,
            added_at="2026-03-24T15:00:00+00:00",
        ),
        a_photo(id="not after", finding_id="", action_id="pair"),
        an_action(id="pair", finding_id="old", state=ActionState.VERIFIED, state_on="2026-03-12"),
        an_action(id="bare", state=ActionState.VERIFIED, state_on="2025-12-09"),
        an_action(id="too long ago", state=ActionState.VERIFIED, state_on="2025-12-08"),
        an_action(id="to come", state=ActionState.VERIFIED, state_on="2026-03-25"),
        an_action(id="refused", state=ActionState.WILL_NOT, state_on="2026-03-01"),
        an_action(id="elsewhere", estate_id="hallgate", state=ActionState.VERIFIED, state_on="2026-03-01"),
        an_action(id="today's", walkabout_id="today", state=ActionState.VERIFIED, state_on="2026-03-24"),
    )

    bare, pair = report(held).put_right

    assert (bare.row.action.id, bare.before, bare.after) == ("bare", None, None)
    assert pair.done_on == date(2026, 3, 12)
    assert pair.before is not None
    assert pair.after is not None
    assert (pair.before.id, pair.after.id) == ("before", "after")


def test_on_a_first_walkabout_nothing_is_put_right_since_last_time(held: Store) -> None:
    keep(held, an_action(state=ActionState.VERIFIED, state_on="2026-03-12"))
    assert report(held).put_right == ()


def test_a_finding_of_a_removed_block_keeps_its_place(held: Store) -> None:
    keep(held, a_finding())
    with held.transaction(by="gwen") as transaction:
        finding = held.get(Finding, "light")
        transaction.amend(finding, replace(finding, block_id="gone"))
    assert report(held).entries[0].place == "stair B, second landing"
