"""What a person wants of the action plan, each as one thing handed to the desk."""

from dataclasses import dataclass, field

from models.action_plan import Action, ActionState
from models.arrangement import Arrangement
from models.plan import PlanFilter, PlanOrder
from models.walkabout import AgreedAction


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuestion:
    """Which actions are to be shown, and in which order."""

    wanted: PlanFilter = field(default_factory=PlanFilter)
    order: PlanOrder = PlanOrder.STANDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An action is to move on to ``wanted``; the words are those of ``models.store.actions.move_on``."""

    action_id: str
    wanted: ActionState
    words: str = ""
    reason: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of what happened to an action."""

    action_id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """An action as it was when its form was opened, and as the form has it now."""

    before: Action
    after: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """An action that comes from no finding."""

    agreed: AgreedAction
    estate_id: str
    place: str = ""
    service: str = ""
    priority: int = 0
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWanted:
    """The actions in sight are to go on paper."""

    wanted: PlanFilter
    arrangement: Arrangement
    large: bool = False
