"""The counts of the plan's parts."""

from hypothesis import given
from hypothesis import strategies as st

from models.plan import PlanCounts, PlanShow

number = st.integers(0, 100_000)


@given(number, number, number, number, number)
def test_every_action_is_counted_in_one_part(
    overdue: int, due_soon: int, on_track: int, to_check: int, closed: int
) -> None:
    counts = PlanCounts(
        overdue=overdue, due_soon=due_soon, on_track=on_track, to_check=to_check, closed=closed
    )
    assert counts.of(PlanShow.STILL_OPEN) == counts.still_open == overdue + due_soon + on_track
    assert counts.of(PlanShow.ALL) == counts.still_open + to_check + closed
    assert counts.of(PlanShow.OVERDUE) == overdue
    assert counts.of(PlanShow.DUE_SOON) == due_soon
    assert counts.of(PlanShow.TO_CHECK) == to_check
    assert counts.of(PlanShow.CLOSED) == closed
