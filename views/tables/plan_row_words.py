"""One action of the plan in words: for those who hear its row, and for the parts its row is drawn from."""

from models.plan import PlanRow
from models.standing import Standing
from models.words import capitalised
from views.look.marks import BY_STANDING
from views.look.tokens import Ink

NO_TARGET = "No target yet"
_URGENT = {Standing.OVERDUE: Ink.RED, Standing.DUE_SOON: Ink.AMBER}


def plan_row_words(row: PlanRow) -> str:
    """The whole row: where it stands, what, where, who, by when, and its number."""
    standing = " ".join(filter(None, (BY_STANDING[row.stands.standing].text, standing_words(row)[0].lower())))
    parts = (
        standing,
        row.action.wording.rstrip("."),
        place_words_of(row),
        row.leads,
        f"Target {target_words(row)}" if row.action.target else NO_TARGET,
        f"Action {row.number}",
    )
    return f"{'. '.join(part for part in parts if part)}."


def standing_words(row: PlanRow) -> tuple[str, Ink]:
    """By how much it is late or soon, and the ink it is said in; or that the day to look at it has come."""
    if row.chase and row.stands.standing not in _URGENT:
        return "Look at it again", Ink.AMBER
    return capitalised(row.stands.words), _URGENT.get(row.stands.standing, Ink.INK2)


def nameplate_words(row: PlanRow) -> str:
    """What its nameplate says: the block or open space, or else the estate."""
    return row.action.place.split(", ")[0] or row.estate


def place_words_of(row: PlanRow) -> str:
    """The whole place with its estate."""
    return ", ".join(filter(None, (row.action.place, row.estate)))


def target_words(row: PlanRow) -> str:
    """The target in the words that were agreed."""
    return row.action.target or NO_TARGET
