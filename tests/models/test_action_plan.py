"""How an action may move on, and how it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.action_plan import CLOSED, OPEN, ActionState, is_open, leads_words, number_words, why_not
from tests.builders import an_action

STEPS = {
    ActionState.AGREED: {"in hand", "referred", "claimed done", "will not do"},
    ActionState.IN_HAND: {"agreed", "referred", "claimed done", "will not do"},
    ActionState.REFERRED: {"agreed", "in hand", "claimed done", "will not do"},
    ActionState.CLAIMED: {"in hand", "verified done"},
    ActionState.VERIFIED: {"in hand"},
    ActionState.WILL_NOT: {"in hand"},
}


@pytest.mark.parametrize("wanted", ActionState)
@pytest.mark.parametrize("state", ActionState)
def test_only_these_steps_are_allowed(state: ActionState, wanted: ActionState) -> None:
    refusal = why_not(an_action(state=state), wanted, reason="No money.", told="Dot, by text, 19 March")
    if wanted.value in STEPS[state]:
        assert refusal is None
    else:
        assert refusal == f"An action that is {state} cannot become {wanted}."


@given(st.sampled_from(ActionState), st.sampled_from(ActionState), st.text(max_size=5), st.text(max_size=5))
def test_nothing_closes_without_a_reason_or_someone_being_told(
    state: ActionState, wanted: ActionState, reason: str, told: str
) -> None:
    allowed = why_not(an_action(state=state), wanted, reason=reason, told=told) is None
    if allowed and wanted is ActionState.WILL_NOT:
        assert reason.strip()
    if allowed and wanted is ActionState.VERIFIED:
        assert told.strip()


def test_a_refusal_says_what_is_missing() -> None:
    assert "Say why" in (why_not(an_action(), ActionState.WILL_NOT, reason=" ") or "")
    claimed = an_action(state=ActionState.CLAIMED)
    assert "Say who was told" in (why_not(claimed, ActionState.VERIFIED) or "")


def test_every_state_is_open_or_closed_or_to_be_checked() -> None:
    assert frozenset(ActionState) - {ActionState.CLAIMED} == OPEN | CLOSED
    assert not OPEN & CLOSED
    assert [state for state in ActionState if is_open(an_action(state=state))] == [
        ActionState.AGREED,
        ActionState.IN_HAND,
        ActionState.REFERRED,
    ]


def test_leads_are_written_as_agreed() -> None:
    assert leads_words(("Oonagh Cassidy", "second post vacant")) == "Oonagh Cassidy, second post vacant"
    assert leads_words(()) == "No lead yet"


def test_a_number_has_at_least_three_figures_and_is_provisional_until_given() -> None:
    assert number_words(7, "0199-abcd") == "007"
    assert number_words(1204, "0199-abcd") == "1204"
    assert number_words(None, "0199-abcd") == "T-ABCD"
