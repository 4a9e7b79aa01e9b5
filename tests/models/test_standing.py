"""Where an action stands, and by how much, in working days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.action_plan import CLOSED, OPEN, Action, ActionState
from models.standing import Standing, due_soon_until, late_words, left_words, needs_chasing
from tests.builders import TODAY, an_action, as_of


def stands(action: Action, day: date = TODAY) -> tuple[Standing, str]:
    found = as_of(day).stands(action)
    return found.standing, found.words


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        ("2026-03-23", (Standing.OVERDUE, "1 working day late")),
        ("2026-03-22", (Standing.OVERDUE, "2 working days late")),
        ("2026-03-06", (Standing.OVERDUE, "12 working days late")),
        ("2026-03-24", (Standing.DUE_SOON, "today")),
        ("2026-03-25", (Standing.DUE_SOON, "in 1 working day")),
        ("2026-03-28", (Standing.DUE_SOON, "in 3 working days")),
        ("2026-04-09", (Standing.DUE_SOON, "in 10 working days")),
        ("2026-04-10", (Standing.AGREED, "")),
        ("", (Standing.AGREED, "")),
    ],
)
def test_an_open_action_stands_by_its_target(due_on: str, expected: tuple[Standing, str]) -> None:
    assert stands(an_action(due_on=due_on, check_on=due_on)) == expected


def test_easter_and_closure_days_do_not_count() -> None:
    action = an_action(due_on="2026-04-02")
    tuesday_after = date(2026, 4, 7)
    assert stands(action, tuesday_after) == (Standing.OVERDUE, "1 working day late")
    closed = as_of(date(2026, 4, 8), closed={date(2026, 4, 7): "Away day"})
    assert closed.stands(action).words == "1 working day late"


def test_on_the_weekend_after_its_target_it_is_late_since_the_day() -> None:
    friday = an_action(due_on="2026-03-20")
    assert stands(friday, date(2026, 3, 21)) == (Standing.OVERDUE, "since 20 March")


def test_a_target_on_the_coming_sunday_is_at_least_a_day_away() -> None:
    assert stands(an_action(due_on="2026-03-22"), date(2026, 3, 21)) == (
        Standing.DUE_SOON,
        "in 1 working day",
    )


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (ActionState.AGREED, Standing.AGREED),
        (ActionState.IN_HAND, Standing.IN_HAND),
        (ActionState.REFERRED, Standing.IN_HAND),
    ],
)
def test_what_is_on_track_says_when_it_is_looked_at_again(state: ActionState, standing: Standing) -> None:
    ongoing = an_action(state=state, target="Ongoing", check_on="2026-06-30")
    assert stands(ongoing) == (standing, "check 30 June")
    far = an_action(state=state, due_on="2027-03-31", check_on="2027-01-04")
    assert stands(far) == (standing, "check 4 January 2027")


@pytest.mark.parametrize(
    ("state", "standing", "words"),
    [
        (ActionState.CLAIMED, Standing.TO_CHECK, "since 19 March"),
        (ActionState.VERIFIED, Standing.DONE, "19 March"),
        (ActionState.WILL_NOT, Standing.WILL_NOT, "19 March"),
    ],
)
def test_what_nobody_works_on_any_more_is_never_late(
    state: ActionState, standing: Standing, words: str
) -> None:
    action = an_action(state=state, state_on="2026-03-19", due_on="2026-01-01")
    assert stands(action) == (standing, words)
    assert stands(replace(action, state_on="2025-12-19"))[1] == f"{words[:-8]}19 December 2025"
    assert stands(replace(action, state_on=""))[1] == ""


def test_where_bank_holidays_are_not_known_nothing_is_counted() -> None:
    past_the_table = date(2031, 3, 3)
    late, later = an_action(due_on="2031-02-03"), an_action(due_on="2031-03-04")
    assert stands(late, past_the_table) == (Standing.OVERDUE, "since 3 February")
    assert stands(an_action(due_on="2031-03-03"), past_the_table) == (Standing.DUE_SOON, "today")
    assert stands(later, past_the_table) == (Standing.AGREED, "")
    assert due_soon_until(past_the_table, as_of().days, 10) == past_the_table
    assert late_words(date(2009, 5, 1), TODAY, as_of().days) == "since 1 May 2009"


@pytest.mark.parametrize(
    ("check_on", "state", "expected"),
    [
        ("2026-03-24", ActionState.AGREED, True),
        ("2026-03-01", ActionState.IN_HAND, True),
        ("2026-03-25", ActionState.AGREED, False),
        ("", ActionState.AGREED, False),
        ("2026-03-01", ActionState.CLAIMED, False),
        ("2026-03-01", ActionState.VERIFIED, False),
    ],
)
def test_an_open_action_is_chased_from_its_day_on(check_on: str, state: ActionState, expected: bool) -> None:
    assert needs_chasing(an_action(check_on=check_on, state=state), TODAY) is expected


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(st.sampled_from(ActionState), days, days, st.integers(0, 30))
def test_every_action_stands_somewhere_and_only_open_ones_are_late(
    state: ActionState, due_on: date, today: date, due_soon: int
) -> None:
    found = as_of(today, due_soon=due_soon).stands(an_action(state=state, due_on=due_on.isoformat()))
    if state in OPEN:
        assert (found.standing is Standing.OVERDUE) == (due_on < today)
        assert found.standing not in {Standing.TO_CHECK, Standing.DONE, Standing.WILL_NOT}
    else:
        assert found.standing in {Standing.TO_CHECK, Standing.DONE, Standing.WILL_NOT}
    if state in CLOSED:
        assert found.standing in {Standing.DONE, Standing.WILL_NOT}


@given(days, st.integers(0, 366))
def test_lateness_grows_by_working_days_only(due_on: date, further: int) -> None:
    working = as_of().days
    today = due_on + timedelta(days=further)
    if further == 0:
        assert left_words(due_on, today, working) == "today"
    else:
        late = sum(working.is_working(due_on + timedelta(days=day)) for day in range(1, further + 1))
        expected = f"{late} working day{'' if late == 1 else 's'} late"
        assert late_words(due_on, today, working).startswith(expected if late else "since ")
