"""What a person types to plan a walkabout, and the sentences that say how to put it right."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.planning import WalkaboutForm, planned_for, read_day, read_start, wrong_with

BST = timezone(timedelta(hours=1))


def a_form(**fields: object) -> WalkaboutForm:
    known = {
        "estate_id": "e",
        "day": "21",
        "month": "4",
        "year": "2026",
        "start": "2 pm",
        "officer_ids": ("g",),
    }
    return WalkaboutForm(**known | fields)


def test_a_good_form_has_nothing_wrong_and_says_its_moment() -> None:
    assert wrong_with(a_form()) == {}
    assert planned_for(a_form(), BST) == datetime(2026, 4, 21, 14, tzinfo=BST)


def test_without_a_zone_the_moment_is_in_the_computer_s_own() -> None:
    moment = planned_for(a_form(), None)
    assert moment.utcoffset() is not None
    assert (moment.year, moment.month, moment.day, moment.hour) == (2026, 4, 21, 14)


def test_an_empty_form_says_everything_there_is_to_put_right() -> None:
    assert wrong_with(WalkaboutForm()) == {
        "estate": "Choose an estate",
        "date": "Enter the date of the walkabout",
        "start": "Enter the start time, like 2 pm or 14:00",
        "officers": "Choose at least one officer",
    }


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("31", "4", "2026", "There is no 31 April. The month has 30 days"),
        ("29", "2", "2027", "There is no 29 February. The month has 28 days"),
        ("0", "4", "2026", "The day must be a number, like 21"),
        ("x", "4", "2026", "The day must be a number, like 21"),
        ("", "4", "2026", "The day must be a number, like 21"),
        ("1", "13", "2026", "The month must be a number from 1 to 12, or its name"),
        ("1", "ma", "2026", "The month must be a number from 1 to 12, or its name"),
        ("1", "moon", "2026", "The month must be a number from 1 to 12, or its name"),
        ("1", "", "2026", "The month must be a number from 1 to 12, or its name"),
        ("1", "4", "26", "The year must have four figures, like 2026"),
        ("1", "4", "", "The year must have four figures, like 2026"),
        ("1", "4", "9999", "The year must have four figures, like 2026"),
    ],
)
def test_a_date_that_is_none_says_why(day: str, month: str, year: str, sentence: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        read_day(day, month, year)
    assert str(broken.value) == sentence


@pytest.mark.parametrize("month", ["4", "04", "April", "april", "Apr", "apr."])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    assert read_day("1", month, "2026") == date(2026, 4, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_date_can_be_entered(day: date) -> None:
    assert read_day(str(day.day), str(day.month), str(day.year)) == day


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("2 pm", time(14)),
        ("2pm", time(14)),
        ("2.30 PM", time(14, 30)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("14:00", time(14)),
        ("9.05", time(9, 5)),
        (" noon ", time(12)),
        ("midday", time(12)),
    ],
)
def test_a_start_may_be_written_as_people_write_it(words: str, start: time) -> None:
    assert read_start(words) == start


@pytest.mark.parametrize("words", ["half two", "25:00", "14:60", "14 pm", "0 am", "2:5 pm", "2 pm or so"])
def test_a_start_that_is_none_says_how_to_write_it(words: str) -> None:
    with pytest.raises(RuleBroken, match="Start time must be like 2 pm or 14:00"):
        read_start(words)


def test_a_bare_hour_is_not_guessed_at() -> None:
    with pytest.raises(RuleBroken, match="Say whether 2 is am or pm, or write it like 14:00"):
        read_start("2")


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_there_is_a_sentence_or_a_meaning(
    day: str, month: str, year: str, start: str
) -> None:
    wrong = wrong_with(a_form(day=day, month=month, year=year, start=start))
    assert all(sentence[0].isupper() for sentence in wrong.values())
    if not wrong:
        planned_for(a_form(day=day, month=month, year=year, start=start), BST)
