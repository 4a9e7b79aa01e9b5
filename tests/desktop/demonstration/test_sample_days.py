"""Dates told from today."""

from datetime import UTC, date, datetime, time

import pytest

from desktop.demonstration.sample_days import SampleDays

TUESDAY = SampleDays(datetime(2026, 3, 24, 14, 43, tzinfo=UTC))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("{day -12}", "12 March"),
        ("{day 0}", "24 March"),
        ("Asked {day -105}", "Asked 9 December 2025"),
        ("{month 0}", "March"),
        ("{month -3}", "December"),
        ("{month year -3}", "December 2025"),
        ("{month year 3}", "June 2026"),
        ("{season 0}", "Spring 2026"),
        ("{season 3}", "Winter 2026"),
        ("{season 4}", "Spring 2027"),
        ("{season -1}", "Winter 2025"),
        ("{year 0} to {year 2}", "2026 to 2028"),
        ("{financial year 0}", "April 2025 to March 2026"),
        ("{financial year 1}", "April 2026 to March 2027"),
        ("no {date} here", "no {date} here"),
    ],
)
def test_words_are_filled_in(told: str, words: str) -> None:
    assert TUESDAY.words(told) == words


@pytest.mark.parametrize(
    ("day", "season"),
    [
        (date(2026, 2, 28), "Winter 2025"),
        (date(2026, 3, 1), "Spring 2026"),
        (date(2026, 8, 31), "Summer 2026"),
        (date(2026, 12, 31), "Winter 2026"),
        (date(2027, 1, 1), "Winter 2026"),
    ],
)
def test_winter_is_named_after_the_year_it_begins_in(day: date, season: str) -> None:
    days = SampleDays(datetime.combine(day, time(9), UTC))
    assert days.words("{season 0}") == season


def test_the_financial_year_begins_in_april() -> None:
    in_april = SampleDays(datetime(2026, 4, 1, 9, 0, tzinfo=UTC))
    assert in_april.words("{financial year 0}") == "April 2026 to March 2027"


def test_no_day_is_at_a_weekend_but_today_may_be() -> None:
    assert TUESDAY.day(-2) == TUESDAY.day(-3) == TUESDAY.day(-4) == date(2026, 3, 20)
    assert TUESDAY.day(-1) == date(2026, 3, 23)
    sunday = SampleDays(datetime(2026, 3, 22, 9, 0, tzinfo=UTC))
    assert sunday.day(0) == date(2026, 3, 22)


def test_times_have_today_s_offset() -> None:
    assert TUESDAY.at(-1, time(9, 40)) == datetime(2026, 3, 23, 9, 40, tzinfo=UTC)


def test_the_last_such_day_lies_before_today() -> None:
    assert TUESDAY.last("12-29") == date(2025, 12, 29)
    assert TUESDAY.last("03-23") == date(2026, 3, 23)
    assert TUESDAY.last("03-24") == date(2025, 3, 24)
