"""Targets in the words that were agreed, and the two dates that follow from them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.target import LONG_TARGET, Target, month_end, quarter_end, read_target

AGREED = date(2026, 3, 24)


def due(words: str, agreed_on: date = AGREED) -> date | None:
    return read_target(words, agreed_on=agreed_on).due_on


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("12 March 2026", date(2026, 3, 12)),
        ("12 March", date(2027, 3, 12)),
        ("24 March", date(2026, 3, 24)),
        ("27 March", date(2026, 3, 27)),
        ("1st April", date(2026, 4, 1)),
        ("by 2nd May 2026", date(2026, 5, 2)),
        ("3rd jun", date(2026, 6, 3)),
        ("12/03/2026", date(2026, 3, 12)),
        ("2.4.2026", date(2026, 4, 2)),
        ("30 9 2026", date(2026, 9, 30)),
        ("June 2019", date(2019, 6, 30)),
        ("Apr 2018", date(2018, 4, 30)),
        ("June", date(2026, 6, 30)),
        ("March", date(2026, 3, 31)),
        ("february", date(2027, 2, 28)),
        ("Sept 2026", date(2026, 9, 30)),
        ("End of March", date(2026, 3, 31)),
        ("by the end of April", date(2026, 4, 30)),
        ("late May", date(2026, 5, 31)),
        ("early May", date(2026, 5, 31)),
        ("mid May.", date(2026, 5, 31)),
        ("Spring 2026", date(2026, 5, 31)),
        ("spring", date(2026, 5, 31)),
        ("Summer", date(2026, 8, 31)),
        ("Autumn 2026", date(2026, 11, 30)),
        ("winter 2027", date(2028, 2, 29)),
        ("winter", date(2027, 2, 28)),
        ("2027", date(2027, 12, 31)),
        ("by 2027", date(2027, 12, 31)),
        ("the end of 2027", date(2027, 12, 31)),
        ("Apr 2018 – March 2019", date(2019, 3, 31)),
        ("April 2026 to March 2027", date(2027, 3, 31)),
        ("2018 - 2020", date(2020, 12, 31)),
        ("12–19 June 2026", date(2026, 6, 19)),
        ("June — August 2026", date(2026, 8, 31)),
        ("until 30 June", date(2026, 6, 30)),
        ("  End   of  March. ", date(2026, 3, 31)),
    ],
)
def test_words_that_name_a_day(words: str, expected: date) -> None:
    assert due(words) == expected


@pytest.mark.parametrize(
    "words", ["tbc", "TBC", "To be confirmed", "tba", "to be agreed", "Ongoing", "On-going"]
)
def test_what_is_ongoing_or_to_be_confirmed_is_never_late_and_is_looked_at_each_quarter(words: str) -> None:
    assert read_target(words, agreed_on=AGREED) == Target(
        words=words, due_on=None, check_on=date(2026, 3, 31)
    )


@pytest.mark.parametrize(
    "words",
    [
        "when birds have finished nesting",
        "31 June",
        "29 February 2027",
        "32/13/2026",
        "12 Marchember",
        "April to be confirmed",
        "to",
        "0000",
        "June 0000",
        "June 9999",
        "Lenten 2026",
        "as above",
        "٣",
    ],
)
def test_words_that_cannot_be_read_are_kept_and_looked_at_at_the_end_of_the_quarter(words: str) -> None:
    assert read_target(words, agreed_on=AGREED) == Target(
        words=words, due_on=None, check_on=date(2026, 3, 31)
    )


@pytest.mark.parametrize("words", ["", "   ", ".", "\n"])
def test_no_words_are_no_target(words: str) -> None:
    assert read_target(words, agreed_on=AGREED) == Target(words="", due_on=None, check_on=None)


def test_in_january_winter_is_the_one_that_has_begun() -> None:
    assert due("winter", date(2026, 1, 12)) == date(2026, 2, 28)
    assert due("winter", date(2026, 12, 1)) == date(2027, 2, 28)


def test_29_february_is_the_next_leap_years() -> None:
    assert due("29 February", date(2025, 3, 1)) == date(2028, 2, 29)
    assert due("29 February", date(2028, 2, 29)) == date(2028, 2, 29)
    assert due("29 February", date(2096, 3, 1)) == date(2104, 2, 29)


def test_a_near_target_is_looked_at_when_it_is_due() -> None:
    target = read_target("June 2026", agreed_on=AGREED)
    assert target.check_on == target.due_on == date(2026, 6, 30)


def test_a_far_target_is_looked_at_after_half_a_year() -> None:
    target = read_target("April 2026 to March 2027", agreed_on=AGREED)
    assert target.check_on == AGREED + LONG_TARGET == date(2026, 9, 23)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_quarter_ends_on_the_last_day_of_its_third_month(day: date) -> None:
    end = quarter_end(day)
    assert day <= end
    assert (end - day).days < 92
    assert end.month in {3, 6, 9, 12}
    assert (end + timedelta(days=1)).day == 1


@given(st.integers(2000, 2100), st.integers(1, 14))
def test_a_month_ends_where_the_next_begins(year: int, month: int) -> None:
    after = month_end(year, month) + timedelta(days=1)
    assert after.day == 1
    assert (after.year * 12 + after.month) - (year * 12 + month) == 1


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_written_out_is_that_day(day: date, agreed_on: date) -> None:
    assert due(f"{day.day} {day:%B} {day.year}", agreed_on) == day
    assert due(f"{day.day}/{day.month}/{day.year}", agreed_on) == day


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_without_its_year_is_the_next_to_come(day: date, agreed_on: date) -> None:
    found = due(f"{day.day} {day:%B}", agreed_on)
    assert found is not None
    assert found >= agreed_on
    assert (found.day, found.month) == (day.day, day.month)
    assert (found - agreed_on).days <= 366 or (day.day, day.month) == (29, 2)


@given(st.text(max_size=200), st.dates(date(1900, 1, 1), date(9000, 12, 31)))
def test_any_words_are_kept_and_what_names_no_day_is_still_looked_at(words: str, agreed_on: date) -> None:
    target = read_target(words, agreed_on=agreed_on)
    assert target.words in {words.strip(), ""}
    if target.words:
        assert target.check_on is not None
    if target.due_on is not None and target.due_on >= agreed_on:
        assert target.check_on is not None
        assert agreed_on <= target.check_on <= target.due_on
