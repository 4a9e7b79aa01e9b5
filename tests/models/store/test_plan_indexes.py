"""The plan is read off its indexes: what the database says it does, not how long it takes."""

import pytest

from models.plan import PlanFilter, PlanOrder, PlanShow
from models.store import plan
from models.store.store import Store
from tests.builders import as_of, keep
from tests.models.store.made_up_plan import some_actions


@pytest.fixture
def planned(maunside: Store) -> Store:
    keep(maunside, *some_actions(240))
    return maunside


class Asked:
    """The statements a piece of work asks of the database, with the values in them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.statements: list[str] = []

    def __enter__(self) -> "Asked":
        self.store.connection.set_trace_callback(self.statements.append)
        return self

    def __exit__(self, *_: object) -> None:
        self.store.connection.set_trace_callback(None)

    def how(self) -> list[str]:
        """How the database goes about each of them."""
        return [
            str(step[3])
            for statement in self.statements
            if statement.lstrip().startswith("SELECT") and "fts" not in statement
            for step in self.store.rows(f"EXPLAIN QUERY PLAN {statement}")
        ]


@pytest.mark.parametrize("search", ["", "re", "lights gate"])
def test_the_standing_order_is_read_off_an_index_and_never_sorted(planned: Store, search: str) -> None:
    with Asked(planned) as asked:
        for show in PlanShow:
            wanted = PlanFilter(show=show, search=search)
            plan.counts(planned, wanted, as_of())
            plan.page(planned, wanted, PlanOrder.STANDING, as_of(), offset=3)
    how = asked.how()
    assert how
    assert not [step for step in how if "TEMP B-TREE" in step or step == "SCAN action"]
    if not search:
        assert any("USING INDEX action_in_order" in step for step in how)


@pytest.mark.parametrize("order", [PlanOrder.TARGET, PlanOrder.PLACE, PlanOrder.NUMBER])
@pytest.mark.parametrize("search", ["", "re"])
def test_every_other_order_is_read_off_its_own_index(planned: Store, order: PlanOrder, search: str) -> None:
    with Asked(planned) as asked:
        plan.page(planned, PlanFilter(search=search), order, as_of())
    how = asked.how()
    assert any(f"USING INDEX action_by_{order.value}" in step for step in how)
    assert not [step for step in how if "TEMP B-TREE" in step]
