"""The sample landlord holds what the demonstration promises, written by the real store's own wishes."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from desktop.demonstration.sample import OFFICER, PICTURE_TIME, fill
from models.action_plan import Action, ActionState
from models.errors import RuleBroken
from models.kinds import KINDS
from models.landlord import is_outside
from models.people import Member, Person, Role
from models.photo import Photo, PhotoMoment
from models.places import Block, Estate
from models.standing import Standing
from models.store import landlord, outing, reports, today
from models.store.checking import check
from models.store.drafts import draft_of
from models.store.profile import Profile
from models.walkabout import Finding, Land, Route, Walkabout, WalkaboutState, missing
from tests.desktop.demonstration.filled_profile import Filled

Another = Callable[[], Profile]


def test_it_holds_what_was_promised(filled: Filled) -> None:
    kinds = (Estate, Block, Person, Walkabout, Finding)
    assert [len(filled.store.select(kind)) for kind in kinds] == [6, 40, 12, 2, 29]
    assert len(filled.store.select(Action)) == 38
    assert len(filled.store.select(Photo)) == 44
    assert landlord.settings(filled.store).name == "Maunside District Council"
    assert {person.role for person in filled.store.select(Person)} == set(Role)
    assert len(landlord.closure_days(filled.store)) == 3


def test_the_store_is_sound_and_every_record_is_in_the_outbox(filled: Filled) -> None:
    assert check(filled.profile).troubles == ()
    created = "SELECT count(*) FROM operation WHERE what = 'create'"
    assert filled.store.value(created) == sum(len(filled.store.select(kind)) for kind in KINDS.values())
    assert filled.store.value("SELECT count(*) FROM operation WHERE scope = ''") == 0


def test_everything_was_written_in_its_order_and_before_now(filled: Filled) -> None:
    times = [datetime.fromisoformat(at) for (at,) in filled.store.rows("SELECT at FROM operation")]
    assert times == sorted(times)
    assert times[-1] <= PICTURE_TIME
    assert filled.store.clock.now() == PICTURE_TIME, "the profile has its own clock back"


def test_actions_are_in_every_state_with_reasons_and_people_told(filled: Filled) -> None:
    actions = filled.store.select(Action)
    assert Counter(action.state for action in actions) == {
        ActionState.AGREED: 16,
        ActionState.IN_HAND: 8,
        ActionState.REFERRED: 4,
        ActionState.CLAIMED: 2,
        ActionState.VERIFIED: 6,
        ActionState.WILL_NOT: 2,
    }
    assert all(action.reason and action.told for action in actions if action.state is ActionState.WILL_NOT)
    assert all(action.told for action in actions if action.state is ActionState.VERIFIED)
    stands = {filled.as_of.stands(action).standing for action in actions}
    assert stands == set(Standing)


def test_leads_are_people_teams_and_vacant_posts(filled: Filled) -> None:
    leads = [action.leads for action in filled.store.select(Action)]
    assert any(len(together) > 1 for together in leads)
    assert any("vacant" in lead for together in leads for lead in together)
    assert any("team" in lead for together in leads for lead in together)
    names = {person.name for person in filled.store.select(Person)}
    assert sum(any(lead in names for lead in together) for together in leads) > 20


def test_targets_are_as_fuzzy_as_people_agree_them(filled: Filled) -> None:
    targets = {action.target for action in filled.store.select(Action)}
    assert targets >= {
        "12 March",
        "27 March",
        "End of March",
        "Spring 2026",
        "Summer 2026",
        "June 2026",
        "By the end of October 2026",
        "April 2026 to March 2027",
        "2026 to 2028",
        "Ongoing",
        "tbc",
        "No date",
    }
    assert {action.priority for action in filled.store.select(Action)} == {1, 2, 3}
    assert any(action.measure for action in filled.store.select(Action))


def test_findings_go_every_way(filled: Filled) -> None:
    findings = filled.store.select(Finding)
    assert Counter(finding.route for finding in findings) == {
        Route.ACTION_PLAN: 27,
        Route.COMPLAINT: 1,
        Route.HOUSEHOLD: 1,
    }
    assert {finding.land for finding in findings} == set(Land)
    assert sum(bool(finding.hazard_since) for finding in findings) == 1
    assert sorted(words for finding in findings for words in missing(finding)) == [
        "no kind yet",
        "no place yet",
    ]
    actions = {action.id for action in filled.store.select(Action)}
    assert sum(finding.earlier_action_id in actions for finding in findings) == 3
    outside = [action for action in filled.store.select(Action) if _outside(filled, action)]
    assert len(outside) >= 4


def _outside(filled: Filled, action: Action) -> bool:
    return is_outside(landlord.settings(filled.store), action.service)


def test_the_last_walkabout_was_reported_within_the_promise(filled: Filled) -> None:
    report = reports.report_of(filled.store, filled.sample.last_walkabout_id, filled.as_of)
    assert report.walked_on.isoformat() == "2025-12-09"
    assert report.promise is not None
    assert report.promise.kept
    assert len(report.entries) == 14, "the complaint is not printed"
    assert report.company[0] == "8 tenants"
    this = reports.report_of(filled.store, filled.sample.this_walkabout_id, filled.as_of)
    assert sum(done.before is not None and done.after is not None for done in this.put_right) == 5


def test_this_walkabout_set_out_at_2_04_pm_with_a_finding_half_written(filled: Filled) -> None:
    opened = outing.open_walkabout(filled.store, filled.sample.this_walkabout_id, filled.as_of)
    assert opened.walkabout.state is WalkaboutState.UNDER_WAY
    assert opened.walkabout.started_at == "2026-03-24T14:04+00:00"
    assert (opened.walkabout.tenants, len(opened.officers), len(opened.companions)) == (6, 2, 1)
    assert (len(opened.findings), opened.next_position, opened.to_check) == (14, 15, 8)
    assert opened.draft is not None
    assert opened.draft.words.startswith("Landing light out, second floor.")
    assert len(opened.draft.photo_ids) == 2


def test_something_needs_the_officer(filled: Filled) -> None:
    needs = today.needs(filled.store, OFFICER, filled.as_of)
    assert needs.overdue_count >= 1
    assert needs.due_soon_count >= 1
    assert needs.to_chase_count >= 1
    assert needs.to_check_count == 2
    assert needs.half_finished_count == 2
    assert needs.next_walkabout is not None
    assert needs.next_walkabout.blocks == 9


def test_photographs_were_taken_in_with_their_facts_and_a_description(filled: Filled) -> None:
    photos = filled.store.select(Photo)
    assert all(photo.words for photo in photos)
    assert all(photo.taken and photo.offset == "+00:00" for photo in photos)
    assert all(photo.latitude and 53.4 < photo.latitude < 53.41 for photo in photos)
    assert {(photo.width, photo.height) for photo in photos} == {(1024, 768), (768, 1024)}
    assert len({photo.full for photo in photos}) == len(photos)
    moments = Counter(photo.moment for photo in photos)
    assert moments == {PhotoMoment.FOUND: 38, PhotoMoment.AFTER: 6}
    added = [
        (datetime.fromisoformat(photo.added_at), datetime.fromisoformat(photo.taken)) for photo in photos
    ]
    assert all(timedelta(0) <= at.replace(tzinfo=None) - taken < timedelta(minutes=3) for at, taken in added)


def test_only_a_plan_when_it_has_not_set_out(another: Another) -> None:
    profile = another()
    noon = PICTURE_TIME.replace(hour=12, minute=47)
    sample = fill(profile, noon, set_out=False, with_photos=False)
    walkabout = profile.store.get(Walkabout, sample.this_walkabout_id)
    assert walkabout.state is WalkaboutState.PLANNED
    assert walkabout.planned_for == "2026-03-24T14:00+00:00"
    assert len(profile.store.select(Finding)) == 15
    assert profile.store.select(Photo) == []


def test_an_empty_form_when_nothing_is_half_written(another: Another) -> None:
    profile = another()
    sample = fill(profile, PICTURE_TIME, half_written=False, with_photos=False)
    assert draft_of(profile.store, sample.this_walkabout_id) is None


def test_the_device_may_be_anyone_s(another: Another) -> None:
    one, other = another(), another()
    known = Member(person_id="oonagh", name="Oonagh Cassidy", post="Neighbourhood Manager")
    fill(one, PICTURE_TIME, known, with_photos=False)
    assert len(one.store.select(Person)) == 12
    assert one.store.value("SELECT actor FROM operation LIMIT 1") == "oonagh"
    stranger = Member(person_id="stranger", name="Somebody Else", post="")
    fill(other, PICTURE_TIME, stranger, with_photos=False)
    assert len(other.store.select(Person)) == 13


def test_a_profile_is_filled_only_once(another: Another) -> None:
    profile = another()
    fill(profile, PICTURE_TIME, with_photos=False)
    with pytest.raises(RuleBroken):
        fill(profile, PICTURE_TIME, with_photos=False)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 1, 1, 0, 10, tzinfo=UTC),
        datetime(2026, 5, 30, 23, 50, tzinfo=UTC),
        datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
        datetime(2028, 2, 29, 9, 0, tzinfo=UTC),
        PICTURE_TIME + timedelta(days=1),
        PICTURE_TIME + timedelta(days=5),
    ],
    ids=str,
)
def test_it_is_fresh_on_any_day(another: Another, now: datetime) -> None:
    profile = another()
    fill(profile, now, with_photos=False)
    profile.store.clock = _At(now)
    times = [datetime.fromisoformat(at) for (at,) in profile.store.rows("SELECT at FROM operation")]
    assert times == sorted(times)
    assert times[-1] <= now
    as_of = landlord.as_of_today(profile.store)
    standings = Counter(as_of.stands(action).standing for action in profile.store.select(Action))
    assert standings[Standing.OVERDUE] == 3
    assert set(standings) == set(Standing)


class _At:
    def __init__(self, time: datetime) -> None:
        self.time = time

    def now(self) -> datetime:
        return self.time


def test_it_is_painted_and_filled_without_qt() -> None:
    program = "import sys, desktop.demonstration.sample; print([n for n in sys.modules if 'PySide' in n])"
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"
