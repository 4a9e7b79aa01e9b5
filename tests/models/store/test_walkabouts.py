"""Planning a walkabout, setting out, finishing, reporting back, and the lists of them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.errors import NotFound, RuleBroken
from models.store import walkabouts
from models.store.store import Store
from models.walkabout import Walkabout, WalkaboutState
from tests.builders import GWEN, SetClock, a_finding, a_photo, a_walkabout, keep

TWO_PM = datetime.fromisoformat("2026-03-24T14:00:00+00:00")


def test_a_walkabout_is_planned(maunside: Store) -> None:
    walkabout_id, changes = walkabouts.plan_walkabout(
        maunside,
        estate_id="larkfield",
        planned_for=TWO_PM,
        meet_at=" The community room ",
        officer_ids=["gwen", "sandhu"],
        companion_ids=["bream"],
        by=GWEN,
    )

    assert changes.ids("walkabout") == {walkabout_id}
    assert maunside.get(Walkabout, walkabout_id) == Walkabout(
        id=walkabout_id,
        estate_id="larkfield",
        planned_for="2026-03-24T14:00+00:00",
        meet_at="The community room",
        officer_ids=("gwen", "sandhu"),
        companion_ids=("bream",),
    )


def test_who_plans_it_goes_along_where_nobody_is_named(maunside: Store) -> None:
    walkabout_id, _ = walkabouts.plan_walkabout(maunside, estate_id="larkfield", planned_for=TWO_PM, by=GWEN)
    assert maunside.get(Walkabout, walkabout_id).officer_ids == ("gwen",)


def test_it_is_planned_on_a_known_estate_at_a_time_with_its_offset(maunside: Store) -> None:
    with pytest.raises(NotFound):
        walkabouts.plan_walkabout(maunside, estate_id="nowhere", planned_for=TWO_PM, by=GWEN)
    with pytest.raises(ValueError, match="offset"):
        walkabouts.plan_walkabout(
            maunside, estate_id="larkfield", planned_for=TWO_PM.replace(tzinfo=None), by=GWEN
        )
    assert maunside.select(Walkabout) == []


def test_it_begins_and_ends_when_the_officer_says_so(maunside: Store, clock: SetClock) -> None:
    keep(maunside, a_walkabout())

    walkabouts.set_out(maunside, "today", by=GWEN)
    clock.goes_on(minutes=70)
    changes = walkabouts.finish(maunside, "today", tenants=6, by=GWEN)

    held = maunside.get(Walkabout, "today")
    assert held.state is WalkaboutState.HELD
    assert (held.started_at, held.ended_at) == ("2026-03-24T14:04+00:00", "2026-03-24T15:14+00:00")
    assert held.tenants == 6
    assert changes.ids("walkabout") == {"today"}


def test_one_finished_too_early_goes_on_from_when_it_began(maunside: Store, clock: SetClock) -> None:
    keep(maunside, a_walkabout(tenants=3))
    walkabouts.set_out(maunside, "today", by=GWEN)
    walkabouts.finish(maunside, "today", by=GWEN)
    clock.goes_on(minutes=5)

    walkabouts.set_out(maunside, "today", by=GWEN)

    again = maunside.get(Walkabout, "today")
    assert again.state is WalkaboutState.UNDER_WAY
    assert (again.started_at, again.ended_at, again.tenants) == ("2026-03-24T14:04+00:00", "", 3)


def test_a_step_the_rules_do_not_allow_is_refused_with_why(maunside: Store) -> None:
    keep(maunside, a_walkabout())
    with pytest.raises(RuleBroken, match="planned cannot become held"):
        walkabouts.finish(maunside, "today", by=GWEN)
    assert maunside.get(Walkabout, "today").state is WalkaboutState.PLANNED


def test_tenants_are_counted_from_none(maunside: Store) -> None:
    keep(maunside, a_walkabout(state=WalkaboutState.UNDER_WAY))
    with pytest.raises(RuleBroken, match="less than none"):
        walkabouts.finish(maunside, "today", tenants=-1, by=GWEN)
    before = maunside.get(Walkabout, "today")
    with pytest.raises(RuleBroken, match="less than none"):
        walkabouts.amend(maunside, before, replace(before, tenants=-1), by=GWEN)
    assert walkabouts.finish(maunside, "today", tenants=0, by=GWEN)


def test_a_cancelled_walkabout_is_planned_again(maunside: Store) -> None:
    keep(maunside, a_walkabout())
    walkabouts.cancel(maunside, "today", by=GWEN)
    assert maunside.get(Walkabout, "today").state is WalkaboutState.CANCELLED

    walkabouts.plan_again(maunside, "today", datetime.fromisoformat("2026-04-14T10:30+01:00"), by=GWEN)

    again = maunside.get(Walkabout, "today")
    assert (again.state, again.planned_for) == (WalkaboutState.PLANNED, "2026-04-14T10:30+01:00")


def test_everything_but_how_far_it_has_got_is_amended(maunside: Store) -> None:
    keep(maunside, a_walkabout())
    before = maunside.get(Walkabout, "today")
    after = replace(before, meet_at="Kiln Court", next_planned_for="2026-08-20T10:30+01:00", tenants=9)

    walkabouts.amend(maunside, before, after, by=GWEN)

    assert maunside.get(Walkabout, "today") == after
    with pytest.raises(ValueError, match="moves on"):
        walkabouts.amend(maunside, after, replace(after, state=WalkaboutState.HELD), by=GWEN)


def test_people_are_told_once_it_was_held_and_not_before(maunside: Store, clock: SetClock) -> None:
    keep(maunside, a_walkabout())
    with pytest.raises(RuleBroken, match="Finish the walkabout first"):
        walkabouts.reported_back(maunside, "today", date(2026, 3, 30), by=GWEN)
    walkabouts.set_out(maunside, "today", by=GWEN)
    walkabouts.finish(maunside, "today", by=GWEN)
    with pytest.raises(RuleBroken, match="before the walkabout was held"):
        walkabouts.reported_back(maunside, "today", date(2026, 3, 23), by=GWEN)
    with pytest.raises(RuleBroken, match="still to come"):
        walkabouts.reported_back(maunside, "today", date(2026, 3, 30), by=GWEN)
    clock.goes_on(days=6)

    walkabouts.reported_back(maunside, "today", date(2026, 3, 30), by=GWEN)

    assert maunside.get(Walkabout, "today").reported_on == "2026-03-30"
    with pytest.raises(RuleBroken, match="People were told"):
        walkabouts.set_out(maunside, "today", by=GWEN)


def test_the_day_of_a_walkabout_is_when_it_began_or_is_planned_for() -> None:
    assert walkabouts.held_on(a_walkabout()) == "2026-03-24"
    assert walkabouts.held_on(a_walkabout(started_at="2026-03-25T09:00+00:00")) == "2026-03-25"


def test_the_lists_come_in_order_with_their_counts(maunside: Store) -> None:
    keep(
        maunside,
        a_walkabout(id="later", planned_for="2026-05-01T10:00+01:00"),
        a_walkabout(id="soon", planned_for="2026-04-01T10:00+01:00", estate_id="hallgate"),
        a_walkabout(id="now", state=WalkaboutState.UNDER_WAY, planned_for="2026-06-01T10:00+01:00"),
        a_walkabout(id="winter", state=WalkaboutState.HELD, planned_for="2025-12-09T10:00+00:00"),
        a_walkabout(id="autumn", state=WalkaboutState.HELD, planned_for="2025-09-09T10:00+01:00"),
        a_walkabout(id="off", state=WalkaboutState.CANCELLED, planned_for="2026-01-09T10:00+00:00"),
        a_walkabout(
            id="told",
            state=WalkaboutState.HELD,
            planned_for="2025-03-09T10:00+00:00",
            reported_on="2025-03-20",
        ),
        a_finding(id="f1", walkabout_id="now"),
        a_finding(id="f2", walkabout_id="now", words=" ", position=2),
        a_finding(id="f3", walkabout_id="now", block_id="", position=3),
        a_finding(id="f4", walkabout_id="now", category="", position=4),
        a_finding(id="gone", walkabout_id="now", position=5),
        a_photo(id="p1", finding_id="f1"),
        a_photo(id="p2", finding_id="f2"),
        a_photo(id="p3", finding_id="f2"),
        a_photo(id="p4", finding_id="gone"),
    )
    with maunside.transaction(by="gwen") as transaction:
        transaction.remove(type(a_finding()), "gone")
        transaction.remove(type(a_photo()), "p3")

    upcoming = walkabouts.upcoming(maunside)
    assert [summary.walkabout.id for summary in upcoming] == ["now", "soon", "later"]
    assert (upcoming[0].findings, upcoming[0].half_finished, upcoming[0].photos) == (4, 3, 2)
    assert (upcoming[1].estate, upcoming[1].findings) == ("Hallgate", 0)
    held = [summary.walkabout.id for summary in walkabouts.held(maunside)]
    assert held == ["off", "winter", "autumn", "told"]
    assert len(walkabouts.held(maunside, most=2)) == 2
    assert [summary.walkabout.id for summary in walkabouts.not_reported(maunside)] == ["autumn", "winter"]


def test_a_summary_names_the_officers(maunside: Store) -> None:
    keep(maunside, a_walkabout(officer_ids=("sandhu", "gwen")))
    assert walkabouts.upcoming(maunside)[0].officers == ("Ravi Sandhu", "Gwen Hartnoll")
