"""The action plan, checked against the same plan counted, sorted and filtered in Python."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.action_plan import CLOSED, OPEN, Action, ActionState
from models.plan import PlanCounts, PlanFilter, PlanOrder, PlanShow
from models.store import actions, plan
from models.store.store import Store
from tests.builders import GWEN, TODAY, an_action, as_of, keep
from tests.models.store.made_up_plan import LEADS, THINGS, some_actions


@pytest.fixture
def planned(maunside: Store) -> Store:
    keep(maunside, *some_actions(240))
    return maunside


def part_of(action: Action) -> PlanShow:
    """Which part an action is in, by the rules and not by the index."""
    if action.state is ActionState.CLAIMED:
        return PlanShow.TO_CHECK
    if action.state in CLOSED:
        return PlanShow.CLOSED
    if action.due_on and action.due_on < TODAY.isoformat():
        return PlanShow.OVERDUE
    if action.due_on and action.due_on <= as_of().due_soon_until.isoformat():
        return PlanShow.DUE_SOON
    return PlanShow.STILL_OPEN  # on track


def pressing(action: Action) -> tuple[Any, ...]:
    """What the standing order sorts by."""
    part = part_of(action)
    if part is PlanShow.TO_CHECK:
        return (2, action.state_on, action.id)
    if part is PlanShow.CLOSED:
        return (4, -date.fromisoformat(action.state_on).toordinal(), action.id)
    rank = {PlanShow.OVERDUE: 0, PlanShow.DUE_SOON: 1, PlanShow.STILL_OPEN: 3}[part]
    return (rank, action.due_on or "9999", action.id)


def in_plan(action: Action) -> tuple[Any, ...]:
    """The same within another order, where the open actions stay together."""
    rank, *rest = pressing(action)
    return ({0: 0, 1: 0, 3: 0, 2: 1, 4: 2}[rank], *rest)


ORDERS: dict[PlanOrder, Callable[[Action], tuple[Any, ...]]] = {
    PlanOrder.STANDING: pressing,
    PlanOrder.TARGET: lambda action: (action.due_on == "", action.due_on, in_plan(action)),
    PlanOrder.PLACE: lambda action: (action.place.lower(), in_plan(action)),
    PlanOrder.NUMBER: lambda action: (action.number is None, action.number or 0, in_plan(action)),
}

WANTED = [
    PlanFilter(),
    PlanFilter(estate_id="hallgate"),
    PlanFilter(service="Electrical"),
    PlanFilter(lead="Grounds"),
    PlanFilter(lead="Grounds team"),
    PlanFilter(search="rep LIGHTS"),
    PlanFilter(search="sian"),
    PlanFilter(estate_id="larkfield", service="Electrical", lead="Siân Pugh", search="re"),
    PlanFilter(search="nothing like this"),
    PlanFilter(estate_id="nowhere"),
]


def meets(action: Action, wanted: PlanFilter) -> bool:
    """Whether an action is meant, in plain Python; enough for the words used here."""
    words = f"{action.wording} {action.place} {action.service} {' '.join(action.leads)}"
    plain = words.lower().replace("â", "a").replace(",", "").split()
    return (
        wanted.estate_id in {"", action.estate_id}
        and wanted.service in {"", action.service}
        and (not wanted.lead or wanted.lead in action.leads)
        and all(any(word.startswith(typed) for word in plain) for typed in wanted.search.lower().split())
    )


def expected(known: Sequence[Action], wanted: PlanFilter, order: PlanOrder) -> list[str]:
    shown = {
        PlanShow.ALL: set(PlanShow),
        PlanShow.STILL_OPEN: {PlanShow.OVERDUE, PlanShow.DUE_SOON, PlanShow.STILL_OPEN},
    }.get(wanted.show, {wanted.show})
    chosen = [action for action in known if part_of(action) in shown and meets(action, wanted)]
    return [action.id for action in sorted(chosen, key=ORDERS[order])]


def ids(store: Store, wanted: PlanFilter, order: PlanOrder = PlanOrder.STANDING, **page: int) -> list[str]:
    return [row.action.id for row in plan.page(store, wanted, order, as_of(), **page)]


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_each_part_is_counted_under_every_filter(planned: Store, wanted: PlanFilter) -> None:
    known = planned.select(Action)
    counts = plan.counts(planned, wanted, as_of())
    for show in PlanShow:
        assert counts.of(show) == len(expected(known, replace(wanted, show=show), PlanOrder.STANDING)), show


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_the_whole_plan_in_every_order(planned: Store, wanted: PlanFilter) -> None:
    known = planned.select(Action)
    for order, show in product(PlanOrder, PlanShow):
        shown = replace(wanted, show=show)
        assert ids(planned, shown, order, limit=1000) == expected(known, shown, order), (order, show)


@pytest.mark.parametrize("order", PlanOrder)
@pytest.mark.parametrize("search", ["", "re"])
def test_pages_follow_on_from_each_other(planned: Store, order: PlanOrder, search: str) -> None:
    wanted = PlanFilter(search=search)
    whole = ids(planned, wanted, order, limit=1000)
    pages = [ids(planned, wanted, order, offset=offset, limit=7) for offset in range(0, len(whole) + 7, 7)]
    assert [found for page in pages for found in page] == whole
    assert pages[-1] == []
    assert ids(planned, wanted, order, offset=len(whole) - 2, limit=50) == whole[-2:]


@pytest.mark.parametrize(
    "wanted", [PlanFilter(), PlanFilter(search="re"), PlanFilter(show=PlanShow.CLOSED)], ids=str
)
def test_an_action_is_found_at_its_row(planned: Store, wanted: PlanFilter) -> None:
    known = planned.select(Action)
    for order in PlanOrder:
        whole = expected(known, wanted, order)
        for action in known[::5]:
            row = whole.index(action.id) if action.id in whole else None
            assert plan.position_of(planned, action.id, wanted, order, as_of()) == row
        assert plan.position_of(planned, "nowhere", wanted, order, as_of()) is None


def test_a_row_says_all_in_words(planned: Store) -> None:
    keep(
        planned,
        an_action(
            id="018f-7f3a",
            place="Weir Point",
            leads=("Ravi Sandhu", "Electrical"),
            due_on="2026-02-20",
            check_on="2026-02-20",
        ),
    )
    row = plan.page(planned, PlanFilter(), PlanOrder.STANDING, as_of(), limit=1)[0]
    assert (row.number, row.estate, row.leads) == ("T-7F3A", "Larkfield", "Ravi Sandhu, Electrical")
    assert row.stands.words == "22 working days late"
    assert row.chase


def test_an_empty_plan(maunside: Store) -> None:
    counts = plan.counts(maunside, PlanFilter(), as_of())
    assert counts == PlanCounts(overdue=0, due_soon=0, on_track=0, to_check=0, closed=0)
    for order in PlanOrder:
        assert ids(maunside, PlanFilter(), order) == []
    assert plan.leads_in_use(maunside) == []


def test_the_leads_in_use_come_once_each_in_order(planned: Store) -> None:
    assert plan.leads_in_use(planned) == ["Grounds", "Grounds team", "Ravi Sandhu", "Siân Pugh"]


def test_where_bank_holidays_are_not_known_only_today_is_soon(maunside: Store) -> None:
    keep(
        maunside,
        an_action(id="a-1", due_on="2031-03-03"),
        an_action(id="a-2", due_on="2031-03-04"),
        an_action(id="a-3", due_on="2031-03-02"),
    )
    counts = plan.counts(maunside, PlanFilter(), as_of(date(2031, 3, 3)))
    assert (counts.overdue, counts.due_soon, counts.on_track) == (1, 1, 1)


changes = st.lists(
    st.tuples(
        st.integers(0, 11),
        st.sampled_from(["wording", "leads", "due_on", "state", "remove", "bring back"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(changes)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_the_indexes_follow_every_change(maunside: Store, steps: list[tuple[int, str, int]]) -> None:
    with maunside.transaction(by="gwen") as transaction:
        transaction.execute("DELETE FROM action")
    keep(maunside, *some_actions(12))
    removed: set[str] = set()
    for which, what, choice in steps:
        action_id = f"a-{which:04}"
        with maunside.transaction(by="gwen") as transaction:
            if what == "bring back" and action_id in removed:
                transaction.bring_back(Action, action_id)
                removed.discard(action_id)
            elif what == "remove" and action_id not in removed:
                transaction.remove(Action, action_id)
                removed.add(action_id)
            elif what not in {"remove", "bring back"} and action_id not in removed:
                before = maunside.get(Action, action_id)
                value: Any = {
                    "wording": THINGS[choice],
                    "leads": LEADS[choice],
                    "due_on": ("", "2026-03-01", "2026-03-30", "2027-01-01")[choice],
                    "state": (ActionState.AGREED, *sorted(CLOSED), ActionState.CLAIMED)[choice],
                }[what]
                transaction.amend(before, replace(before, **{what: value}))
    with maunside.transaction(by="gwen") as transaction:  # raises where the index is not what it should be
        transaction.execute("INSERT INTO action_search (action_search, rank) VALUES ('integrity-check', 1)")
    known = maunside.select(Action)
    for wanted in (PlanFilter(), PlanFilter(lead="Grounds"), PlanFilter(search="the gat")):
        assert ids(maunside, wanted, limit=100) == expected(known, wanted, PlanOrder.STANDING)
    assert plan.leads_in_use(maunside) == sorted({lead for action in known for lead in action.leads})


def test_days_written_by_another_program_never_leave_their_part(maunside: Store) -> None:
    odd = ["garbage", "99999999999999", "-1", "2026-13-45T00:00:00"]
    keep(maunside, *(an_action(id=f"a-{place}", due_on=day) for place, day in enumerate(odd)))
    orders = maunside.rows("SELECT plan_order FROM action")
    assert all(0 <= order < 100_000_000 * 1_000_000_000 for (order,) in orders)


def test_moving_on_moves_an_action_to_its_new_part(maunside: Store) -> None:
    keep(maunside, an_action(due_on="2026-03-01"))
    assert plan.counts(maunside, PlanFilter(), as_of()).overdue == 1
    actions.move_on(maunside, "a-0000", ActionState.CLAIMED, by=GWEN)
    counts = plan.counts(maunside, PlanFilter(search="drying"), as_of())
    assert (counts.overdue, counts.to_check, counts.all) == (0, 1, 1)
    assert OPEN.isdisjoint({maunside.get(Action, "a-0000").state})
