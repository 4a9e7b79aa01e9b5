"""Made-up actions for the tests of the plan."""

import random
from datetime import timedelta

from models.action_plan import Action, ActionState
from tests.builders import TODAY, an_action

VERBS = ("Repair", "Renew", "Rehang", "Clear", "Paint")
THINGS = ("drying area lights", "front door", "gate and railings", "bin store", "landing covers")
PLACES = ("Linden Court, stair B", "osier house", "Weir Point", "")
SERVICES = ("Electrical", "Grounds Maintenance", "")
LEADS = ((), ("Ravi Sandhu",), ("Siân Pugh", "Grounds team"), ("Grounds",))


def some_actions(number: int, seed: int = 7) -> list[Action]:
    """Made-up actions in every state, some on the same day, some without one."""
    chance = random.Random(seed)

    def day() -> str:
        return (TODAY + timedelta(days=chance.randint(-30, 40))).isoformat()

    return [
        an_action(
            id=f"a-{place:04}",
            wording=f"{chance.choice(VERBS)} the {chance.choice(THINGS)}",
            estate_id=chance.choice(("larkfield", "hallgate")),
            place=chance.choice(PLACES),
            service=chance.choice(SERVICES),
            leads=chance.choice(LEADS),
            due_on=chance.choice(("", day(), day(), day())),
            state=chance.choice(list(ActionState)),
            state_on=day(),
            number=chance.choice((None, place + 1, place + 1)),
        )
        for place in range(number)
    ]
