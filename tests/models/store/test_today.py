"""What needs a member of staff today."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.action_plan import ActionState
from models.people import Member
from models.store import findings, today
from models.store.store import Store
from models.today import Today
from models.waiting import WaitingCounts
from models.walkabout import FindingDraft, WalkaboutState
from tests.builders import GWEN, TODAY, a_draft, a_finding, a_walkabout, an_action, as_of, keep

MINE = ("Gwen Hartnoll",)


def needs(store: Store, day: date = TODAY, member: Member = GWEN) -> Today:
    return today.needs(store, member, as_of(day))


def test_a_new_profile_needs_nobody(maunside: Store) -> None:
    quiet = needs(maunside)
    assert quiet.next_walkabout is None
    assert (quiet.overdue, quiet.due_soon, quiet.to_chase, quiet.to_check) == ((), (), (), ())
    assert (quiet.overdue_count, quiet.due_soon_count, quiet.to_chase_count, quiet.to_check_count) == (0,) * 4
    assert (quiet.half_finished, quiet.half_finished_count, quiet.reports_due) == ((), 0, ())
    assert quiet.ages is not None
    assert (quiet.ages.all, quiet.ages.oldest, quiet.ages.oldest_days) == (0, None, None)
    assert quiet.waiting == WaitingCounts(others=12)


class TestNextWalkabout:
    """The first card of the screen."""

    def test_the_next_one_planned(self, maunside: Store) -> None:
        keep(
            maunside,
            a_walkabout(id="missed", planned_for="2026-03-23T10:00+00:00"),
            a_walkabout(id="later", planned_for="2026-04-23T10:00+01:00"),
            a_walkabout(),
            an_action(),
            an_action(id="claimed", state=ActionState.CLAIMED),
        )
        found = needs(maunside).next_walkabout
        assert found is not None
        assert (found.summary.walkabout.id, found.to_check, found.blocks) == ("today", 2, 3)

    def test_the_one_under_way_comes_first(self, maunside: Store) -> None:
        keep(
            maunside,
            a_walkabout(),
            a_walkabout(id="out", planned_for="2026-03-20T10:00+00:00", state=WalkaboutState.UNDER_WAY),
        )
        found = needs(maunside).next_walkabout
        assert found is not None
        assert found.summary.walkabout.id == "out"

    def test_none_where_all_are_past(self, maunside: Store) -> None:
        keep(maunside, a_walkabout(planned_for="2026-03-23T10:00+00:00"))
        assert needs(maunside).next_walkabout is None


def test_the_actions_i_lead_come_late_ones_first_and_anybodys_to_check(maunside: Store) -> None:
    keep(
        maunside,
        *(an_action(id=f"late{n}", leads=MINE, due_on=f"2026-03-{n:02}") for n in range(1, 8)),
        an_action(id="soon", leads=("Ravi Sandhu", *MINE), due_on="2026-03-27"),
        an_action(id="not mine", leads=("Gwen",), due_on="2026-03-01"),
        an_action(id="claimed", leads=("Ravi Sandhu",), state=ActionState.CLAIMED),
        an_action(id="done", leads=MINE, due_on="2026-03-01", state=ActionState.VERIFIED),
    )
    found = needs(maunside)
    assert [row.action.id for row in found.overdue] == ["late1", "late2", "late3", "late4", "late5"]
    assert found.overdue_count == 7
    assert [row.action.id for row in found.due_soon] == ["soon"]
    assert found.due_soon_count == 1
    assert [row.action.id for row in found.to_check] == ["claimed"]
    assert found.to_check_count == 1


def test_what_is_ongoing_is_chased_when_its_day_has_come(maunside: Store) -> None:
    keep(
        maunside,
        an_action(id="now", leads=MINE, target="Ongoing", check_on="2026-03-24"),
        an_action(id="before", leads=MINE, due_on="2027-03-31", check_on="2026-01-04"),
        an_action(id="tomorrow", leads=MINE, check_on="2026-03-25"),
        an_action(id="late anyway", leads=MINE, due_on="2026-03-01", check_on="2026-03-01"),
        an_action(id="soon anyway", leads=MINE, due_on="2026-03-25", check_on="2026-03-20"),
        an_action(id="never", leads=MINE),
        an_action(id="claimed", leads=MINE, check_on="2026-03-01", state=ActionState.CLAIMED),
        an_action(id="not mine", check_on="2026-03-01"),
    )
    found = needs(maunside)
    assert [row.action.id for row in found.to_chase] == ["before", "now"]
    assert found.to_chase_count == 2
    assert all(row.chase for row in found.to_chase)


def test_half_finished_findings_say_what_they_lack(maunside: Store) -> None:
    keep(maunside, a_walkabout(), a_finding(id="whole"))
    keep(maunside, *(a_finding(id=f"half{n}", position=n, category="") for n in range(2, 8)))
    findings.save_finding(
        maunside, FindingDraft(finding_id="water", walkabout_id="today", words="Water. Deep."), by=GWEN
    )
    found = needs(maunside)
    assert found.half_finished_count == 7
    assert len(found.half_finished) == 5
    latest = found.half_finished[0]
    assert (latest.finding.id, latest.headline, latest.estate) == ("water", "Water", "Larkfield")
    assert latest.missing == ("no kind yet", "no place yet")


def test_reports_due_say_how_the_promise_stands(maunside: Store) -> None:
    held = {"state": WalkaboutState.HELD}
    keep(
        maunside,
        a_walkabout(id="late", planned_for="2026-03-02T10:00+00:00", **held),
        a_walkabout(id="running", planned_for="2026-03-19T10:00+00:00", **held),
        a_walkabout(id="told", planned_for="2026-03-03T10:00+00:00", reported_on="2026-03-10", **held),
        a_walkabout(id="planned"),
    )
    late, running = needs(maunside).reports_due
    assert (late.summary.walkabout.id, late.promise.kept) == ("late", False)
    assert "6 working days late" in late.promise.words
    assert (running.summary.walkabout.id, running.promise.kept) == ("running", None)


class TestAges:
    """How long open actions have waited."""

    @pytest.mark.parametrize(
        ("day", "boundary_10", "boundary_20"),
        [
            (date(2026, 3, 24), date(2026, 3, 10), date(2026, 2, 24)),  # a Tuesday
            (date(2026, 3, 28), date(2026, 3, 13), date(2026, 2, 27)),  # a Saturday
        ],
    )
    def test_each_age_stands_in_its_bucket(
        self, maunside: Store, day: date, boundary_10: date, boundary_20: date
    ) -> None:
        assert as_of().days.late_by(boundary_10, day) == 10
        assert as_of().days.late_by(boundary_20, day) == 20
        keep(
            maunside,
            an_action(id="0", agreed_on=day.isoformat()),
            an_action(id="10", agreed_on=boundary_10.isoformat()),
            an_action(id="11", agreed_on=(boundary_10 - timedelta(days=1)).isoformat()),
            an_action(id="20", agreed_on=boundary_20.isoformat(), state=ActionState.REFERRED),
            an_action(id="21", agreed_on=(boundary_20 - timedelta(days=1)).isoformat()),
            an_action(id="claimed", agreed_on="2025-01-06", state=ActionState.CLAIMED),
        )
        ages = needs(maunside, day).ages
        assert ages is not None
        assert (ages.up_to_10, ages.up_to_20, ages.over_20, ages.all) == (2, 2, 1, 5)
        assert ages.oldest is not None
        assert ages.oldest.action.id == "21"
        assert ages.oldest_days == as_of().days.late_by(boundary_20 - timedelta(days=1), day) == 21

    def test_where_bank_holidays_are_not_known_nothing_is_counted(self, maunside: Store) -> None:
        keep(maunside, an_action())
        assert needs(maunside, date(2031, 3, 3)).ages is None

    def test_one_from_before_the_table_counts_as_old_without_a_number(self, maunside: Store) -> None:
        keep(maunside, an_action(agreed_on="2009-05-01"))
        ages = needs(maunside).ages
        assert ages is not None
        assert (ages.over_20, ages.oldest_days) == (1, None)
        assert ages.oldest is not None

    @given(
        day=st.dates(date(2025, 6, 1), date(2027, 6, 1)),
        ages=st.lists(st.integers(0, 60), max_size=8),
    )
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
    def test_the_buckets_are_what_counting_one_by_one_gives(
        self, maunside: Store, day: date, ages: list[int]
    ) -> None:
        with maunside.transaction(by="gwen") as transaction:
            transaction.execute("DELETE FROM action")
        agreed = [day - timedelta(days=age) for age in ages]
        keep(maunside, *(an_action(id=str(n), agreed_on=on.isoformat()) for n, on in enumerate(agreed)))
        waited = [as_of().days.late_by(on, day) for on in agreed]

        found = needs(maunside, day).ages

        assert found is not None
        assert found.up_to_10 == sum(days <= 10 for days in waited)
        assert found.up_to_20 == sum(10 < days <= 20 for days in waited)
        assert found.over_20 == sum(days > 20 for days in waited)
        assert found.oldest_days == (max(waited) if waited else None)


def test_it_says_what_is_only_here(maunside: Store) -> None:
    keep(maunside, a_walkabout())
    findings.save_finding(maunside, a_draft(), by=GWEN)
    assert needs(maunside).waiting.findings == 1
