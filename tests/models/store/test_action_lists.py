"""What an action list holds, and what it never does."""

from datetime import date

import pytest

from models.action_plan import ActionState
from models.errors import NotFound, RuleBroken
from models.plan import PlanFilter, PlanShow
from models.standing import Standing
from models.store import action_lists
from models.store.store import Store
from models.walkabout import Route
from tests.builders import TODAY, a_finding, a_walkabout, an_action, as_of, keep


@pytest.fixture
def listed(maunside: Store) -> Store:
    keep(
        maunside,
        an_action(id="track", service="Electrical", check_on="2026-06-30"),
        an_action(id="late", service="Electrical", due_on="2026-03-06", check_on="2026-03-06"),
        an_action(id="asked", service="County Highways", state=ActionState.REFERRED),
        an_action(id="elsewhere", estate_id="hallgate", leads=("Ravi Sandhu",)),
    )
    return maunside


def test_the_part_of_the_plan_that_was_asked_for_late_ones_first(listed: Store) -> None:
    found = action_lists.action_list_of(listed, PlanFilter(estate_id="larkfield"), as_of())

    assert (found.landlord.name, found.about, found.as_of) == (
        "Maunside District Council",
        "Larkfield",
        TODAY,
    )
    assert [one.row.action.id for one in found.actions] == ["late", "track", "asked"]
    assert [one.outside for one in found.actions] == [False, False, True]
    assert (found.actions[0].due_on, found.actions[0].check_on) == (date(2026, 3, 6), date(2026, 3, 6))
    assert (found.actions[1].due_on, found.actions[1].check_on) == (None, date(2026, 6, 30))
    assert found.actions[0].row.stands.standing is Standing.OVERDUE


@pytest.mark.parametrize(
    ("wanted", "about", "number"),
    [
        (PlanFilter(), "", 4),
        (PlanFilter(service="Electrical"), "Electrical", 2),
        (PlanFilter(estate_id="hallgate", lead="Ravi Sandhu"), "Hallgate, Ravi Sandhu", 1),
        (PlanFilter(show=PlanShow.OVERDUE), "", 1),
        (PlanFilter(lead="nobody"), "nobody", 0),
    ],
    ids=str,
)
def test_it_says_what_it_is_a_list_of(listed: Store, wanted: PlanFilter, about: str, number: int) -> None:
    found = action_lists.action_list_of(listed, wanted, as_of())
    assert (found.about, len(found.actions)) == (about, number)


def test_an_estate_that_is_not_here_has_no_list(listed: Store) -> None:
    with pytest.raises(NotFound):
        action_lists.action_list_of(listed, PlanFilter(estate_id="nowhere"), as_of())


@pytest.mark.parametrize("route", [Route.COMPLAINT, Route.HOUSEHOLD])
def test_what_is_private_is_never_there(listed: Store, route: Route) -> None:
    keep(
        listed,
        a_walkabout(),
        a_finding(id="private", route=route),
        an_action(id="secret", finding_id="private", due_on="2026-01-01"),
        a_finding(id="public", position=2),
        an_action(id="open to all", finding_id="public"),
    )
    found = action_lists.action_list_of(listed, PlanFilter(), as_of())
    assert "secret" not in [one.row.action.id for one in found.actions]
    assert "open to all" in [one.row.action.id for one in found.actions]


def test_a_list_nobody_could_carry_is_refused(listed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_lists, "MOST_ON_PAPER", 3)
    with pytest.raises(RuleBroken, match="That is 4 actions; a list holds at most 3"):
        action_lists.action_list_of(listed, PlanFilter(), as_of())
    assert len(action_lists.action_list_of(listed, PlanFilter(estate_id="larkfield"), as_of()).actions) == 3


def test_a_day_is_read_or_there_is_none() -> None:
    assert action_lists.day_of("2026-03-24") == TODAY
    assert action_lists.day_of("") is None
