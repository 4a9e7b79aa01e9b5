"""The screen of the action plan: one list, sorted and filtered in the store, and one action in full."""

from views.screens.plan.beside import ADDING
from views.screens.plan.page import PlanScreen
from views.screens.plan.shown import PlanChoices, PlanInSight
from views.screens.plan.wishes import (
    Addition,
    Amendment,
    Note,
    PaperWanted,
    PlanQuestion,
    Step,
)

__all__ = [
    "ADDING",
    "Addition",
    "Amendment",
    "Note",
    "PaperWanted",
    "PlanChoices",
    "PlanInSight",
    "PlanQuestion",
    "PlanScreen",
    "Step",
]
