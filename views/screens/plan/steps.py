"""The steps an action can take from where it is: what the buttons say, and what each step asks to be told."""

from dataclasses import dataclass

from models.action_plan import ActionState


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """One step: its button, the question of its form, and the button that does it."""

    wanted: ActionState
    text: str
    icon: str
    question: str
    answer: str


_TAKE_IN_HAND = StepWords(
    wanted=ActionState.IN_HAND,
    text="Take in hand",
    icon="wrench",
    question="Take it in hand",
    answer="It is in hand",
)
_NOT_DONE = StepWords(
    wanted=ActionState.IN_HAND,
    text="Not done",
    icon="undo-2",
    question="It is not done yet",
    answer="Put it back in hand",
)
_OPEN_AGAIN = StepWords(
    wanted=ActionState.IN_HAND,
    text="Open it again",
    icon="undo-2",
    question="Open it again",
    answer="Put it back in hand",
)
_REFER = StepWords(
    wanted=ActionState.REFERRED,
    text="Refer it on",
    icon="forward",
    question="Refer it to someone else",
    answer="It is referred",
)
_CLAIM = StepWords(
    wanted=ActionState.CLAIMED,
    text="Mark claimed done",
    icon="flag",
    question="Someone says it is done",
    answer="It is claimed done",
)
_CHECK = StepWords(
    wanted=ActionState.VERIFIED,
    text="Check and tell",
    icon="badge-check",
    question="Checked, and people told",
    answer="Checked and told",
)
_REFUSE = StepWords(
    wanted=ActionState.WILL_NOT,
    text="Will not do",
    icon="ban",
    question="It will not be done",
    answer="It will not be done",
)

STEPS = {
    ActionState.AGREED: (_TAKE_IN_HAND, _CLAIM, _REFER, _REFUSE),
    ActionState.IN_HAND: (_CLAIM, _REFER, _REFUSE),
    ActionState.REFERRED: (_CLAIM, _TAKE_IN_HAND, _REFUSE),
    ActionState.CLAIMED: (_CHECK, _NOT_DONE),
    ActionState.VERIFIED: (_OPEN_AGAIN,),
    ActionState.WILL_NOT: (_OPEN_AGAIN,),
}
"""The steps that make sense from each state, the likeliest first; the rules allow all of them."""
