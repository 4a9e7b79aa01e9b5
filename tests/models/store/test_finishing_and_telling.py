"""Finishing with the next date, how reporting back stands, and actions for another service."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.errors import RuleBroken
from models.store import drafts, findings, reports, walkabouts
from models.store.store import Store
from models.walkabout import AgreedAction, Walkabout, WalkaboutState
from tests.builders import GWEN, SetClock, a_draft, a_walkabout, as_of, keep

AUGUST = datetime.fromisoformat("2026-08-20T10:30:00+01:00")


def test_finishing_says_when_the_next_one_is_and_leaves_it_where_nothing_is_said(maunside: Store) -> None:
    keep(maunside, a_walkabout(state=WalkaboutState.UNDER_WAY))
    walkabouts.finish(maunside, "today", tenants=0, next_planned_for=AUGUST, by=GWEN)
    held = maunside.get(Walkabout, "today")
    assert (held.state, held.tenants, held.next_planned_for) == ("held", 0, "2026-08-20T10:30+01:00")
    walkabouts.set_out(maunside, "today", by=GWEN)
    walkabouts.finish(maunside, "today", by=GWEN)
    assert maunside.get(Walkabout, "today").next_planned_for == "2026-08-20T10:30+01:00"


def test_how_reporting_back_stands(maunside: Store, clock: SetClock) -> None:
    keep(maunside, a_walkabout(state=WalkaboutState.UNDER_WAY))
    with pytest.raises(RuleBroken, match="Finish the walkabout first"):
        reports.reporting_back_of(maunside, "today", as_of())
    walkabouts.finish(maunside, "today", by=GWEN)
    stands = reports.reporting_back_of(maunside, "today", as_of())
    assert (stands.estate, stands.held_on, stands.told_on) == ("Larkfield", date(2026, 3, 24), None)
    assert stands.promise.words.startswith("We will report back by")
    clock.goes_on(days=3)
    walkabouts.reported_back(maunside, "today", date(2026, 3, 27), by=GWEN)
    stands = reports.reporting_back_of(maunside, "today", as_of(date(2026, 3, 27)))
    assert stands.told_on == date(2026, 3, 27)
    assert stands.promise.kept is True


def test_an_action_goes_to_the_service_that_was_chosen_or_else_the_usual_one(maunside: Store) -> None:
    keep(maunside, a_walkabout())
    chosen = AgreedAction(wording="Ask the county to sweep", service="County highways")
    draft = a_draft(actions=(chosen, AgreedAction(wording="Rehang the gate")))
    drafts.keep_draft(maunside, draft, by=GWEN)
    assert drafts.draft_of(maunside, "today") == draft
    finding_id, _ = findings.save_finding(maunside, draft, by=GWEN)
    first, second = findings.actions_of(maunside, finding_id)
    assert first.service == "County highways"
    assert second.service not in ("", "County highways")


def test_a_draft_of_a_version_that_knew_no_service_comes_back(maunside: Store) -> None:
    keep(maunside, a_walkabout())
    draft = a_draft(actions=(AgreedAction(wording="Rehang it", service="Repairs"),))
    drafts.keep_draft(maunside, draft, by=GWEN)
    with maunside.transaction(by=GWEN.person_id) as transaction:
        transaction.execute("UPDATE draft SET content = replace(content, ',\"service\":\"Repairs\"', '')", ())
    older = drafts.draft_of(maunside, "today")
    assert older == replace(draft, actions=(AgreedAction(wording="Rehang it"),))
