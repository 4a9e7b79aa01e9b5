"""Which step a record's state may take when it comes from elsewhere, and which steps go forward.

The same rules that the screens follow (``models.action_plan``, ``models.walkabout``), asked by kind and
words, so that a stale step never undoes a later one (design: rule 5).
"""

from models.action_plan import STEPS as ACTION_STEPS
from models.action_plan import ActionState
from models.walkabout import STEPS as WALKABOUT_STEPS
from models.walkabout import WalkaboutState

_RANK: dict[str, dict[str, int]] = {
    "action": {
        ActionState.AGREED: 0,
        ActionState.IN_HAND: 1,
        ActionState.REFERRED: 1,
        ActionState.CLAIMED: 2,
        ActionState.VERIFIED: 3,
        ActionState.WILL_NOT: 3,
    },
    "walkabout": {
        WalkaboutState.PLANNED: 0,
        WalkaboutState.UNDER_WAY: 1,
        WalkaboutState.HELD: 2,
        WalkaboutState.CANCELLED: 2,
    },
}
_STEPS: dict[str, dict[str, frozenset[str]]] = {
    "action": {state: frozenset(steps) for state, steps in ACTION_STEPS.items()},
    "walkabout": {state: frozenset(steps) for state, steps in WALKABOUT_STEPS.items()},
}


def step_trouble(kind: str, was: str, wanted: str) -> str:
    """Why a record of that kind that is ``was`` may not become ``wanted``, or "" where it may."""
    if wanted == was or wanted in _STEPS[kind].get(was, frozenset()):
        return ""
    return f"It is {was} by now, and cannot become {wanted} from there."


def goes_forward(kind: str, was: str, wanted: str) -> bool:
    """Whether ``wanted`` is further on than ``was``."""
    return _RANK[kind][wanted] > _RANK[kind].get(was, -1)
