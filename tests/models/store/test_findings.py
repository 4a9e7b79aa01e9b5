"""Saving a finding with all that belongs to it in one transaction, removing it, and what was seen before."""

from dataclasses import replace

import pytest

from models.action_plan import Action, ActionState
from models.errors import NotFound, RuleBroken
from models.photo import Photo
from models.places import Block
from models.store import actions, drafts, findings
from models.store.store import Store
from models.walkabout import (
    AgreedAction,
    Finding,
    FindingDraft,
    Route,
    WalkaboutState,
    draft_of,
)
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

MEND = AgreedAction(wording=" Rehang the gate ", leads=("Ravi Sandhu", " "), target="End of April")


@pytest.fixture
def out(maunside: Store) -> Store:
    """Out on a walkabout of Larkfield."""
    keep(maunside, a_walkabout(state=WalkaboutState.UNDER_WAY))
    return maunside


def test_a_form_becomes_a_finding_and_its_draft_is_gone(out: Store) -> None:
    drafts.keep_draft(out, a_draft(), by=GWEN)

    finding_id, changes = findings.save_finding(out, a_draft(), by=GWEN)

    assert finding_id == "gate"
    saved = out.get(Finding, "gate")
    assert draft_of(saved) == a_draft()
    assert (saved.position, saved.seen_at) == (1, "2026-03-24T14:04:00+00:00")
    assert drafts.draft_of(out, "today") is None
    assert changes.ids("finding") == {"gate"}
    assert changes.ids("draft") == {"gate"}


def test_a_saved_finding_is_one_transaction_of_the_outbox(out: Store) -> None:
    before = out.value("SELECT max(device_seq) FROM operation")

    findings.save_finding(out, a_draft(actions=(MEND,)), by=GWEN)

    written = out.rows("SELECT txn, actor, what, kind FROM operation WHERE device_seq > ?", (before,))
    assert len({txn for txn, *_ in written}) == 1
    assert [tuple(rest) for _, *rest in written] == [
        ("gwen", "create", "finding"),
        ("gwen", "create", "action"),
    ]


def test_findings_are_numbered_in_walking_order_and_a_number_is_never_given_twice(out: Store) -> None:
    for name in ("first", "second", "third"):
        findings.save_finding(out, a_draft(finding_id=name), by=GWEN)
    findings.remove_finding(out, "third", by=GWEN)
    findings.save_finding(out, a_draft(finding_id="fourth"), by=GWEN)

    found = out.select(Finding, order="position")
    assert [(finding.id, finding.position) for finding in found] == [
        ("first", 1),
        ("second", 2),
        ("fourth", 4),
    ]


def test_each_action_agreed_takes_the_place_the_service_and_the_target(out: Store) -> None:
    draft = a_draft(actions=(MEND, AgreedAction(wording="  "), AgreedAction(wording="Paint the railings")))

    _, changes = findings.save_finding(out, draft, by=GWEN)

    mend, paint = findings.actions_of(out, "gate")
    assert changes.ids("action") == {mend.id, paint.id}
    assert mend == Action(
        id=mend.id,
        wording="Rehang the gate",
        estate_id="larkfield",
        agreed_on="2026-03-24",
        finding_id="gate",
        walkabout_id="today",
        place="Weir Point, back path",
        service="Repairs and Maintenance",
        leads=("Ravi Sandhu",),
        target="End of April",
        due_on="2026-04-30",
        check_on="2026-04-30",
        state_on="2026-03-24",
    )
    assert (paint.wording, paint.leads, paint.target, paint.due_on) == ("Paint the railings", (), "", "")


def test_a_half_finished_finding_is_saved_and_completed_later(out: Store, clock: SetClock) -> None:
    findings.save_finding(out, FindingDraft(finding_id="f", walkabout_id="today", words="Water"), by=GWEN)
    clock.goes_on(hours=3)
    form = replace(draft_of(out.get(Finding, "f")), category="Drains and water", spot="by the ramp")

    findings.save_finding(out, form, by=GWEN)

    saved = out.get(Finding, "f")
    assert (saved.category, saved.spot, saved.position) == ("Drains and water", "by the ramp", 1)
    assert saved.seen_at == "2026-03-24T14:04:00+00:00"


def test_pictures_taken_before_the_finding_was_saved_belong_to_it(out: Store) -> None:
    keep(out, a_photo(finding_id="gate"))
    findings.save_finding(out, a_draft(photo_ids=("photo",)), by=GWEN)
    assert [photo.id for photo in out.select(Photo, "finding_id = 'gate'")] == ["photo"]


def test_an_empty_form_is_not_saved(out: Store) -> None:
    with pytest.raises(RuleBroken, match="nothing to save"):
        findings.save_finding(out, FindingDraft(finding_id="f", walkabout_id="today"), by=GWEN)
    assert out.select(Finding) == []


def test_nothing_is_found_on_a_walkabout_that_is_not_here_or_was_cancelled(out: Store) -> None:
    with pytest.raises(NotFound):
        findings.save_finding(out, a_draft(walkabout_id="nowhere"), by=GWEN)
    keep(out, a_walkabout(id="off", state=WalkaboutState.CANCELLED))
    with pytest.raises(RuleBroken, match="was cancelled"):
        findings.save_finding(out, a_draft(walkabout_id="off"), by=GWEN)


@pytest.mark.parametrize("route", [Route.COMPLAINT, Route.HOUSEHOLD])
def test_what_does_not_go_to_the_action_plan_has_no_actions(out: Store, route: Route) -> None:
    with pytest.raises(RuleBroken, match="passed on, not put on the action plan"):
        findings.save_finding(out, a_draft(route=route, actions=(MEND,)), by=GWEN)
    assert out.select(Finding) == []

    findings.save_finding(out, a_draft(route=route, actions=(AgreedAction(wording=" "),)), by=GWEN)
    assert out.get(Finding, "gate").route is route


def test_an_error_in_the_middle_keeps_nothing(out: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.keep_draft(out, a_draft(actions=(MEND,)), by=GWEN)
    before = out.value("SELECT count(*) FROM operation")

    def breaks(*_: object) -> None:
        raise OSError("the battery was pulled")

    monkeypatch.setattr(findings, "forget", breaks)
    with pytest.raises(OSError, match="battery"):
        findings.save_finding(out, a_draft(actions=(MEND,)), by=GWEN)

    assert out.select(Finding) == []
    assert out.select(Action) == []
    assert out.value("SELECT count(*) FROM operation") == before
    assert drafts.draft_of(out, "today") == a_draft(actions=(MEND,))


def test_actions_at_the_old_place_go_with_their_finding_to_the_new(out: Store) -> None:
    findings.save_finding(out, a_draft(actions=(MEND, AgreedAction(wording="Ask the school"))), by=GWEN)
    mend, ask = findings.actions_of(out, "gate")
    actions.amend_action(out, ask, replace(ask, place="The school"), by=GWEN)

    form = replace(draft_of(out.get(Finding, "gate")), block_id="linden-court", spot="")
    _, changes = findings.save_finding(out, form, by=GWEN)

    assert [action.place for action in findings.actions_of(out, "gate")] == ["Linden Court", "The school"]
    assert changes.ids("action") == {mend.id}

    _, changes = findings.save_finding(out, replace(form, grade="D"), by=GWEN)
    assert not changes.touches("action")


def test_a_removed_finding_takes_its_pictures_and_untouched_actions_with_it(out: Store) -> None:
    findings.save_finding(out, a_draft(actions=(MEND, MEND, MEND)), by=GWEN)
    keep(out, a_photo(id="mine", finding_id="gate"), a_photo(id="other"))
    untouched, noted, taken = findings.actions_of(out, "gate")
    actions.note_progress(out, noted.id, "Contractor rung.", by=GWEN)
    actions.move_on(out, taken.id, ActionState.IN_HAND, by=GWEN)
    drafts.keep_draft(out, a_draft(words="more"), by=GWEN)

    changes = findings.remove_finding(out, "gate", by=GWEN)

    assert changes.ids("finding") == {"gate"}
    assert changes.ids("photo") == {"mine"}
    assert changes.ids("action") == {untouched.id}
    assert changes.ids("draft") == {"gate"}
    assert out.find(Finding, "gate") is None
    assert [action.id for action in out.select(Action, order="entry")] == [noted.id, taken.id]
    assert [photo.id for photo in out.select(Photo)] == ["other"]
    assert drafts.draft_of(out, "today") is None
    with pytest.raises(NotFound):
        findings.remove_finding(out, "gate", by=GWEN)


def test_saving_a_removed_finding_again_brings_it_back(out: Store) -> None:
    findings.save_finding(out, a_draft(), by=GWEN)
    findings.remove_finding(out, "gate", by=GWEN)

    findings.save_finding(out, a_draft(words="It was there after all."), by=GWEN)

    assert out.get(Finding, "gate").words == "It was there after all."


class TestSeenBefore:
    """The hint that the same was seen at the same place."""

    def ask(self, store: Store, category: str = "Lighting", block: str = "linden-court") -> object:
        return findings.seen_before(
            store, walkabout_id="today", block_id=block, category=category, as_of=as_of()
        )

    @pytest.fixture
    def earlier(self, out: Store) -> Store:
        keep(
            out,
            a_walkabout(id="december", planned_for="2025-12-09T10:00+00:00", state=WalkaboutState.HELD),
            a_finding(
                id="flicker",
                walkabout_id="december",
                seen_at="2025-12-09T10:20+00:00",
                words="Flickering. Bad.",
            ),
        )
        return out

    def test_an_earlier_finding_with_an_open_action(self, earlier: Store) -> None:
        keep(earlier, an_action(finding_id="flicker", walkabout_id="december", due_on="2026-03-06"))
        seen = self.ask(earlier)
        assert isinstance(seen, findings.SeenBefore)
        assert (seen.finding_id, seen.headline, seen.seen_on) == ("flicker", "Flickering", "2025-12-09")
        assert seen.row is not None
        assert seen.row.stands.words == "12 working days late"

    def test_an_earlier_finding_without_any_action(self, earlier: Store) -> None:
        seen = self.ask(earlier)
        assert isinstance(seen, findings.SeenBefore)
        assert seen.row is None

    def test_the_latest_whose_work_is_not_done_counts(self, earlier: Store) -> None:
        keep(
            earlier,
            a_finding(id="done", walkabout_id="december", seen_at="2026-01-09T10:00+00:00"),
            an_action(finding_id="done", state=ActionState.VERIFIED),
        )
        seen = self.ask(earlier)
        assert isinstance(seen, findings.SeenBefore)
        assert seen.finding_id == "flicker"

    def test_nothing_of_another_kind_place_or_route_or_from_this_walkabout(self, earlier: Store) -> None:
        keep(
            earlier,
            a_finding(id="now", category="Graffiti"),
            a_finding(id="private", walkabout_id="december", category="Graffiti", route=Route.HOUSEHOLD),
            a_finding(id="placeless", walkabout_id="december", block_id="", spot="ramp"),
        )
        assert self.ask(earlier, category="Graffiti") is None
        assert self.ask(earlier, block="osier-house") is None
        assert self.ask(earlier, block="") is None

    def test_nothing_where_all_work_is_done(self, earlier: Store) -> None:
        keep(earlier, an_action(finding_id="flicker", state=ActionState.WILL_NOT))
        assert self.ask(earlier) is None


def test_a_block_that_was_removed_still_names_the_place(out: Store) -> None:
    with out.transaction(by="gwen") as transaction:
        transaction.remove(Block, "weir-point")
    findings.save_finding(out, a_draft(actions=(MEND,)), by=GWEN)
    assert findings.actions_of(out, "gate")[0].place == "Weir Point, back path"
