"""One walkabout as the capture screen opens it, and last time's actions to look at."""

import pytest

from models.action_plan import ActionState
from models.errors import NotFound
from models.store import actions, drafts, findings, outing
from models.store.store import Store
from models.walkabout import AgreedAction, FindingDraft, Route, WalkaboutState
from tests.builders import (
    GWEN,
    SetClock,
    a_draft,
    a_finding,
    a_photo,
    a_walkabout,
    an_action,
    as_of,
    keep,
)


@pytest.fixture
def out(maunside: Store) -> Store:
    """Out on Larkfield, with Ravi and a councillor."""
    keep(
        maunside,
        a_walkabout(
            state=WalkaboutState.UNDER_WAY,
            officer_ids=("gwen", "sandhu"),
            companion_ids=("bream", "moved away"),
            tenants=6,
        ),
    )
    return maunside


def test_it_opens_with_the_estate_its_blocks_and_the_company(out: Store) -> None:
    opened = outing.open_walkabout(out, "today", as_of())

    assert opened.walkabout.tenants == 6
    assert opened.estate.name == "Larkfield"
    assert [block.name for block in opened.blocks] == ["Linden Court", "Osier House", "Weir Point"]
    assert [person.name for person in opened.officers] == ["Gwen Hartnoll", "Ravi Sandhu"]
    assert [person.name for person in opened.companions] == ["Dot Bream"]
    assert (opened.findings, opened.next_position, opened.to_check) == ((), 1, 0)
    assert (opened.draft, opened.photos, opened.half_finished) == (None, 0, 0)


def test_one_that_is_not_here_does_not_open(out: Store) -> None:
    with pytest.raises(NotFound):
        outing.open_walkabout(out, "nowhere", as_of())
    with pytest.raises(NotFound):
        outing.last_time(out, "nowhere", as_of())


def test_each_finding_so_far_says_all_a_list_shows(out: Store, clock: SetClock) -> None:
    findings.save_finding(
        out, a_draft(actions=(AgreedAction(wording="Mend it"), AgreedAction(wording="Paint it"))), by=GWEN
    )
    keep(
        out,
        a_photo(id="p2", finding_id="gate", thumbnail="b" * 64, added_at="2026-03-24T14:06:00+00:00"),
        a_photo(id="p1", finding_id="gate", thumbnail="a" * 64, added_at="2026-03-24T14:05:00+00:00"),
    )
    findings.save_finding(
        out, FindingDraft(finding_id="water", walkabout_id="today", words="Water."), by=GWEN
    )
    drafts.keep_draft(out, a_draft(finding_id="next", words="Bulky"), by=GWEN)

    opened = outing.open_walkabout(out, "today", as_of())

    gate, water = opened.findings
    assert (gate.finding.position, gate.headline, gate.grade) == (1, "Gate off its hinge", "C, poor")
    assert (gate.place, gate.missing, gate.actions) == ("Weir Point, back path", (), 2)
    assert gate.thumbnails == ("a" * 64, "b" * 64)
    assert gate.only_here
    assert (water.place, water.grade, water.actions, water.thumbnails) == ("", "", 0, ())
    assert water.missing == ("no kind yet", "no place yet")
    assert (opened.photos, opened.half_finished, opened.next_position) == (2, 1, 3)
    assert opened.draft == a_draft(finding_id="next", words="Bulky")


@pytest.mark.parametrize("waiting", ["gate", "p1", ""])
def test_a_finding_is_only_here_while_it_or_one_of_its_pictures_waits(out: Store, waiting: str) -> None:
    findings.save_finding(out, a_draft(), by=GWEN)
    keep(out, a_photo(id="p1", finding_id="gate"))
    with out.transaction(by="gwen") as transaction:
        transaction.execute("UPDATE operation SET state = 'accepted' WHERE record_id <> ?", (waiting,))

    (gate,) = outing.open_walkabout(out, "today", as_of()).findings

    assert gate.only_here is bool(waiting)


def test_last_times_open_and_claimed_actions_come_most_pressing_first(out: Store) -> None:
    keep(
        out,
        a_walkabout(id="december", planned_for="2025-12-09T10:00+00:00", state=WalkaboutState.HELD),
        a_finding(id="old", walkabout_id="december"),
        a_photo(id="p1", finding_id="old", thumbnail="a" * 64),
        a_photo(id="p2", finding_id="old", thumbnail="b" * 64),
        an_action(id="track", walkabout_id="december"),
        an_action(id="claimed", walkabout_id="december", state=ActionState.CLAIMED),
        an_action(id="late", walkabout_id="december", due_on="2026-03-06", finding_id="old"),
        an_action(id="soon", walkabout_id="", due_on="2026-03-27"),
        an_action(id="done", walkabout_id="december", state=ActionState.VERIFIED),
        an_action(id="refused", walkabout_id="december", state=ActionState.WILL_NOT),
        an_action(id="elsewhere", estate_id="hallgate"),
    )
    findings.save_finding(
        out, a_draft(actions=(AgreedAction(wording="Now"), AgreedAction(wording="Done at once"))), by=GWEN
    )
    at_once = findings.actions_of(out, "gate")[1]
    actions.move_on(out, at_once.id, ActionState.CLAIMED, by=GWEN)
    actions.move_on(out, at_once.id, ActionState.VERIFIED, told="Everyone there", by=GWEN)

    to_check = outing.last_time(out, "today", as_of())

    assert [check.row.action.id for check in to_check] == ["late", "soon", "claimed", "track"]
    assert [check.thumbnail for check in to_check] == ["a" * 64, "", "", ""]
    assert outing.open_walkabout(out, "today", as_of()).to_check == len(to_check)


def test_no_more_than_500_are_looked_at_on_one_walk(out: Store) -> None:
    keep(out, *(an_action(id=f"a-{number:04}") for number in range(501)))
    assert len(outing.last_time(out, "today", as_of())) == 500
    assert outing.open_walkabout(out, "today", as_of()).to_check == 501


def test_first_walk_has_nothing_to_check(out: Store) -> None:
    assert outing.last_time(out, "today", as_of()) == ()


def test_300_findings_open_as_well(out: Store) -> None:
    keep(
        out,
        *(a_finding(id=f"f{number}", position=number, route=Route.ACTION_PLAN) for number in range(1, 301)),
        *(a_photo(id=f"p{number}", finding_id=f"f{number % 300 + 1}") for number in range(600)),
    )
    opened = outing.open_walkabout(out, "today", as_of())
    assert len(opened.findings) == 300
    assert opened.photos == 600
    assert opened.next_position == 301
