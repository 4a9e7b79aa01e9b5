"""A plan of any size for measuring, as varied as a real one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from desktop.demonstration.many import many_actions
from desktop.demonstration.sample import PICTURE_TIME, fill
from models.action_plan import Action, ActionState, why_not
from models.places import Estate
from models.plan import PlanFilter
from models.store import landlord, plan
from models.store.checking import check
from models.store.profile import Profile

Another = Callable[[], Profile]


def test_it_sets_the_council_up_and_fills_the_plan(another: Another) -> None:
    profile = another()
    many_actions(profile, 600)
    actions = profile.store.select(Action)
    assert len(actions) == 600
    assert {action.state for action in actions} == set(ActionState)
    assert len({action.estate_id for action in actions}) == len(profile.store.select(Estate)) == 6
    assert {action.priority for action in actions} == {0, 1, 2, 3}
    assert 0 < sum(not action.due_on for action in actions) < 200
    assert 0 < sum(not action.leads for action in actions) < 200
    assert sum(action.number is None for action in actions) == 12
    assert all(action.agreed_on <= action.state_on <= "2026-03-24" for action in actions)
    counted = plan.counts(profile.store, PlanFilter(), landlord.as_of_today(profile.store))
    assert min(counted.overdue, counted.due_soon, counted.on_track, counted.to_check, counted.closed) > 5
    assert check(profile).troubles == ()


def test_closed_actions_say_why_and_who_was_told(another: Another) -> None:
    profile = another()
    many_actions(profile, 300)
    for action in profile.store.select(Action):
        if action.state in {ActionState.VERIFIED, ActionState.WILL_NOT}:
            before = ActionState.CLAIMED if action.state is ActionState.VERIFIED else ActionState.IN_HAND
            earlier = replace(action, state=before)
            assert why_not(earlier, action.state, reason=action.reason, told=action.told) is None


def test_the_same_count_gives_the_same_plan(another: Another) -> None:
    one, other = another(), another()
    for profile in (one, other):
        many_actions(profile, 200)
    assert _contents(one) == _contents(other)


def _contents(profile: Profile) -> Counter[Action]:
    return Counter(replace(action, id="", estate_id="") for action in profile.store.select(Action))


def test_it_adds_to_a_filled_profile(another: Another) -> None:
    profile = another()
    fill(profile, PICTURE_TIME, with_photos=False)
    many_actions(profile, 100)
    assert len(profile.store.select(Action)) == 138
