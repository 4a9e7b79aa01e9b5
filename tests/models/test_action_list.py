"""The action list by service, by lead and by priority."""

from dataclasses import replace

from models.action_list import NO_LEAD, NO_PRIORITY, NO_SERVICE, ActionGroup, ActionList, ListedAction
from models.action_plan import Action, ActionState
from models.landlord import Priority
from models.plan import PlanRow
from models.standing import Standing
from tests.builders import TODAY, a_landlord, an_action, as_of

VOICE, CLEAN = Priority(number=1, name="Voice", aim=""), Priority(number=2, name="Clean", aim="")


def one(name: str, *, outside: bool = False, **fields: object) -> ListedAction:
    action: Action = replace(an_action(id=name), **fields)  # type: ignore[arg-type] # any field of an action
    row = PlanRow(
        action=action, number="001", estate="Larkfield", leads="", stands=as_of().stands(action), chase=False
    )
    return ListedAction(row=row, outside=outside, due_on=None, check_on=None)


def a_list(*actions: ListedAction) -> ActionList:
    return ActionList(
        landlord=a_landlord(priorities=(VOICE, CLEAN)), about="Larkfield", as_of=TODAY, actions=actions
    )


def shape(groups: tuple[ActionGroup, ...]) -> list[tuple[str, list[str]]]:
    return [(group.name, [listed.row.action.id for listed in group.actions]) for group in groups]


def test_all_seven_standings_are_counted_in_their_order() -> None:
    found = a_list(
        one("a", due_on="2026-03-01"),
        one("b", due_on="2026-03-27"),
        one("c", state=ActionState.IN_HAND),
        one("d", state=ActionState.REFERRED),
        one("e"),
        one("f", state=ActionState.CLAIMED),
        one("g", state=ActionState.VERIFIED),
    )
    assert found.counts == (
        (Standing.OVERDUE, 1),
        (Standing.DUE_SOON, 1),
        (Standing.IN_HAND, 2),
        (Standing.AGREED, 1),
        (Standing.TO_CHECK, 1),
        (Standing.DONE, 1),
        (Standing.WILL_NOT, 0),
    )


def test_services_come_with_the_late_ones_first_and_outside_bodies_last() -> None:
    found = a_list(
        one("asked", service="Police", outside=True, due_on="2026-03-01"),
        one("late", service="Grounds"),
        one("soon", service="Repairs"),
        one("later", service="Grounds"),
        one("nobody's"),
    )
    assert shape(found.by_service()) == [
        ("Grounds", ["late", "later"]),
        ("Repairs", ["soon"]),
        (NO_SERVICE, ["nobody's"]),
        ("Police", ["asked"]),
    ]
    assert [group.outside for group in found.by_service()] == [False, False, False, True]


def test_each_lead_has_a_group_by_name_and_shared_work_stands_under_both() -> None:
    found = a_list(
        one("shared", leads=("ravi", "Asha Coyle")),
        one("nobody's"),
        one("ravi's", leads=("ravi",)),
        one("zoe's", leads=("Zoe",)),
    )
    assert shape(found.by_lead()) == [
        ("Asha Coyle", ["shared"]),
        ("ravi", ["shared", "ravi's"]),
        ("Zoe", ["zoe's"]),
        (NO_LEAD, ["nobody's"]),
    ]


def test_priorities_come_in_the_landlords_order_and_the_rest_last() -> None:
    found = a_list(one("none"), one("clean", priority=2), one("voice", priority=1), one("gone", priority=9))
    assert [
        (group.priority, [listed.row.action.id for listed in group.actions]) for group in found.by_priority()
    ] == [(VOICE, ["voice"]), (CLEAN, ["clean"]), (NO_PRIORITY, ["none", "gone"])]


def test_an_empty_list_has_no_groups() -> None:
    assert a_list().by_service() == a_list().by_lead() == a_list().by_priority() == ()
