"""Steps that come from elsewhere follow the rules the screens follow."""

import pytest

from models import action_plan, walkabout
from models.action_plan import ActionState
from models.steps import goes_forward, step_trouble
from models.walkabout import WalkaboutState

KINDS = {"action": action_plan.STEPS, "walkabout": walkabout.STEPS}
PAIRS = [(kind, was, wanted) for kind, steps in KINDS.items() for was in steps for wanted in steps]


@pytest.mark.parametrize(("kind", "was", "wanted"), PAIRS)
def test_a_step_is_allowed_as_it_is_on_the_screen(kind: str, was: str, wanted: str) -> None:
    allowed = wanted == was or wanted in KINDS[kind][was]  # type: ignore[index]  # a kind has words of its own
    trouble = step_trouble(kind, was, wanted)
    assert (trouble == "") is allowed
    if trouble:
        assert trouble == f"It is {was} by now, and cannot become {wanted} from there."


def test_a_word_only_a_newer_program_knows_leads_nowhere() -> None:
    assert step_trouble("action", "adjourned", ActionState.IN_HAND)
    assert goes_forward("action", "adjourned", ActionState.AGREED)


@pytest.mark.parametrize(("kind", "was", "wanted"), PAIRS)
def test_of_two_steps_only_one_goes_forward(kind: str, was: str, wanted: str) -> None:
    assert not (goes_forward(kind, was, wanted) and goes_forward(kind, wanted, was))


def test_a_closed_action_is_further_on_than_any_open_one() -> None:
    for state in action_plan.OPEN | {ActionState.CLAIMED}:
        for closed in action_plan.CLOSED:
            assert goes_forward("action", state, closed)
    assert goes_forward("walkabout", WalkaboutState.UNDER_WAY, WalkaboutState.HELD)
    assert not goes_forward("walkabout", WalkaboutState.HELD, WalkaboutState.UNDER_WAY)
