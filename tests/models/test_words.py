"""British English for dates, times, sizes and counts."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import words

DAY = date(2026, 5, 21)
NOW = datetime.fromisoformat("2026-05-21T14:04:00+01:00")


def test_dates() -> None:
    assert words.date_words(DAY) == "21 May 2026"
    assert words.date_words(DAY, with_weekday=True) == "Thursday 21 May 2026"
    assert words.date_words(DAY, with_weekday=True, with_year=False) == "Thursday 21 May"
    assert words.date_words(DAY, with_year=False) == "21 May"
    assert words.date_words(DAY, with_weekday=True, tie=True) == "Thursday 21\u00a0May\u00a02026"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(10, 30), "10.30 am"),
        (time(18), "6 pm"),
        (time(12), "noon"),
        (time(12, 5), "12.05 pm"),
        (time(0), "midnight"),
        (time(0, 1), "12.01 am"),
        (time(9, 5, 59), "9.05 am"),
        (datetime(2026, 5, 21, 23, 59), "11.59 pm"),  # noqa: DTZ001 - only its clock face is read
    ],
)
def test_times(moment: time | datetime, said: str) -> None:
    assert words.time_words(moment) == said
    assert words.time_words(moment, tie=True) == said.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-05-21T14:02:00+01:00", "today at 2.02 pm"),
        ("2026-05-20T18:00:00+01:00", "yesterday at 6 pm"),
        ("2026-02-01T12:00:00+00:00", "1 February at noon"),
        ("2025-12-31T09:30:00+00:00", "31 December 2025 at 9.30 am"),
    ],
)
def test_moments(moment: str, said: str) -> None:
    assert words.moment_words(datetime.fromisoformat(moment), NOW) == said


def test_a_tied_moment_stays_together_where_it_matters() -> None:
    moment = datetime.fromisoformat("2026-02-01T14:00:00+00:00")
    assert words.moment_words(moment, NOW, tie=True) == "1\u00a0February at 2\u00a0pm"


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(hours=-3), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=14), "14 hours ago"),
        (timedelta(hours=15), "yesterday"),
        (timedelta(days=1, hours=14), "yesterday"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=7), "14 May"),
        (timedelta(days=365), "21 May 2025"),
    ],
)
def test_how_long_ago(passed: timedelta, said: str) -> None:
    assert words.ago_words(NOW - passed, NOW) == said


@pytest.mark.parametrize(
    ("number", "thing", "said"),
    [
        (0, "photo", "0 photos"),
        (1, "finding", "1 finding"),
        (3, "finding", "3 findings"),
        (1204, "action", "1,204 actions"),
        (2, "working day", "2 working days"),
        (2, "agency", "2 agencies"),
        (2, "address", "2 addresses"),
        (2, "box", "2 boxes"),
        (2, "branch", "2 branches"),
        (2, "bush", "2 bushes"),
    ],
)
def test_counts(number: int, thing: str, said: str) -> None:
    assert words.count_words(number, thing) == said


def test_an_unusual_plural_and_a_tied_count() -> None:
    assert words.count_words(2, "person", "people") == "2 people"
    assert words.count_words(1, "person", "people") == "1 person"
    assert words.count_words(10, "working day", tie=True) == "10\u00a0working days"


def test_lists() -> None:
    assert words.list_words([]) == ""
    assert words.list_words(["a"]) == "a"
    assert words.list_words(["a", "b"]) == "a and b"
    assert words.list_words(("a", "b", "c")) == "a, b and c"
    assert words.list_words(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (980, "980 bytes"),
        (1000, "1 KB"),
        (24_400, "24 KB"),
        (999_700, "1.0 MB"),
        (2_400_000, "2.4 MB"),
        (9_960_000, "10 MB"),
        (26_000_000, "26 MB"),
        (41_000_000_000, "41 GB"),
        (3_000_000_000_000_000, "3,000 TB"),
    ],
)
def test_sizes(size: int, said: str) -> None:
    assert words.size_words(size) == said
    assert words.size_words(size, tie=True) == said.replace(" ", "\u00a0")


def test_capitals() -> None:
    assert words.capitalised("today at 6 pm") == "Today at 6 pm"
    assert words.capitalised("ŵyl") == "Ŵyl"
    assert words.capitalised("") == ""


@given(st.dates())
def test_a_date_in_words_can_be_read_back(day: date) -> None:
    number, month, year = words.date_words(day).split(" ")
    read = datetime.strptime(f"{number} {month} {year.zfill(4)}", "%d %B %Y")  # noqa: DTZ007 - only its date is used
    assert read.date() == day
    assert words.date_words(day, with_weekday=True) == f"{day.strftime('%A')} {words.date_words(day)}"


@given(st.times())
def test_a_time_in_words_can_be_read_back(moment: time) -> None:
    said = {"noon": "12.00 pm", "midnight": "12.00 am"}.get(
        words.time_words(moment), words.time_words(moment)
    )
    clock, half = said.split(" ")
    hour, _, minute = clock.partition(".")
    assert int(hour) % 12 + (12 if half == "pm" else 0) == moment.hour
    assert int(minute or 0) == moment.minute


@given(st.integers(1000, 10**15))
def test_a_size_in_words_is_within_a_rounding_of_the_truth(size: int) -> None:
    amount, unit = words.size_words(size).split(" ")
    worth = float(amount.replace(",", "")) * 1000 ** ("bytes", "KB", "MB", "GB", "TB").index(unit)
    assert abs(worth - size) <= size * 0.51


@given(st.datetimes(), st.datetimes(min_value=datetime(2020, 1, 1)))  # noqa: DTZ001 - any clock will do
def test_any_two_moments_have_words(moment: datetime, now: datetime) -> None:
    assert words.ago_words(moment, now).strip()
    assert " at " in words.moment_words(moment, now)
