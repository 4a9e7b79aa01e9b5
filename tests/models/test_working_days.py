"""The working-day rule: small cases of our own, then every value of the shared tables."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.working_days import (
    Counting,
    DayOff,
    NotCovered,
    WorkingDays,
    divisions,
    working_days_of,
)

SHARED = Path(__file__).parents[3] / "shared" / "data"
ENGLAND = working_days_of("england-and-wales")
COVERED = st.dates(ENGLAND.covered_from + timedelta(days=60), ENGLAND.covered_until - timedelta(days=60))


def shared_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a shared table; the test is skipped where it is absent."""
    file = SHARED / name
    if not file.exists():
        pytest.skip(f"the shared table {name} is not beside this project")
    with file.open(encoding="utf-8", newline="") as rows:
        yield from csv.DictReader(rows)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def bare(**holidays: str) -> WorkingDays:
    """Working days of a made-up division; ``_2026_04_03="Good Friday"`` names a bank holiday."""
    return WorkingDays(
        division="nowhere",
        bank_holidays={day(key.strip("_").replace("_", "-")): name for key, name in holidays.items()},
        closure_days={},
        covered_until=day("2030-12-31"),
    )


def test_ten_working_days_over_christmas() -> None:
    assert ENGLAND.add(day("2026-12-18"), 10) == day("2027-01-06")
    assert ENGLAND.add(day("2027-01-06"), -10) == day("2026-12-18")


def test_nought_days_is_the_day_itself_even_on_a_sunday() -> None:
    assert ENGLAND.add(day("2026-03-22"), 0) == day("2026-03-22")


def test_reasons() -> None:
    assert ENGLAND.why_not(day("2026-04-03")) == "Good Friday"
    assert ENGLAND.why_not(day("2026-04-04")) == "weekend"
    assert ENGLAND.why_not(day("2026-12-28")) == "Boxing Day (substitute day)"
    assert ENGLAND.why_not(day("2026-04-02")) is None
    assert ENGLAND.is_working(day("2026-04-02"))
    assert not ENGLAND.is_working(day("2026-04-06"))


def test_scotland_works_on_easter_monday_and_rests_on_2_january() -> None:
    scotland = working_days_of("scotland")
    assert scotland.is_working(day("2026-04-06"))
    assert scotland.why_not(day("2026-01-02")) == "2nd January"


def test_northern_ireland_has_st_patricks_day() -> None:
    assert working_days_of("northern-ireland").why_not(day("2026-03-17")) == "St Patrick’s Day"


def test_an_unknown_division_is_named_with_those_that_are_known() -> None:
    with pytest.raises(
        ValueError, match="mercia is not one of england-and-wales, scotland and northern-irel"
    ):
        working_days_of("mercia")
    assert divisions() == ("england-and-wales", "scotland", "northern-ireland")


def test_a_closure_day_does_not_count_and_is_named() -> None:
    closed = working_days_of("england-and-wales", [(day("2026-12-29"), "Christmas closure")])
    assert closed.why_not(day("2026-12-29")) == "Christmas closure"
    assert closed.add(day("2026-12-18"), 10) == day("2027-01-07")
    assert closed.between(day("2026-12-28"), day("2026-12-31")) == 1


def test_a_holiday_at_a_weekend_is_a_weekend_and_is_counted_once() -> None:
    days = bare(_2026_12_26="Boxing Day")
    assert days.why_not(day("2026-12-26")) == "weekend"
    assert days.between(day("2026-12-25"), day("2026-12-28"), Counting.BOTH_ENDS) == 2


def test_a_closure_day_on_a_bank_holiday_is_off_once() -> None:
    closed = working_days_of("england-and-wales", {day("2026-04-03"): "Easter closure"})
    assert closed.why_not(day("2026-04-03")) == "Good Friday"
    assert closed.between(day("2026-04-01"), day("2026-04-07")) == 1


def test_what_it_was_given_can_no_longer_be_changed() -> None:
    closure = {day("2026-03-24"): "Stocktaking"}
    days = working_days_of("england-and-wales", closure)
    closure.clear()
    assert days.why_not(day("2026-03-24")) == "Stocktaking"


def test_the_swansea_case_of_1990() -> None:
    """R v Swansea CC ex p Elitestone: published Thursday 26 April, met Tuesday 1 May; two clear days."""
    assert bare().between(day("1990-04-26"), day("1990-05-01")) == 2


@pytest.mark.parametrize(
    ("counting", "number"),
    [(Counting.CLEAR, 1), (Counting.FIRST_DAY, 2), (Counting.LAST_DAY, 2), (Counting.BOTH_ENDS, 3)],
)
def test_the_four_ways_of_counting(counting: Counting, number: int) -> None:
    tuesday, thursday = day("2026-03-24"), day("2026-03-26")
    assert ENGLAND.between(tuesday, thursday, counting) == number
    assert ENGLAND.between(thursday, tuesday, counting) == 0


def test_late_by_counts_working_days_after_the_target() -> None:
    assert ENGLAND.late_by(day("2026-03-12"), day("2026-03-24")) == 8
    assert ENGLAND.late_by(day("2026-03-24"), day("2026-03-24")) == 0
    assert ENGLAND.late_by(day("2026-03-27"), day("2026-03-29")) == 0
    assert ENGLAND.late_by(day("2035-01-01"), day("2026-03-29")) == 0


def test_the_day_to_send_by_explains_itself() -> None:
    send = ENGLAND.last_sending_day(day("2026-04-14"), 10)
    assert send.day == send.latest == day("2026-03-26")
    assert send.counted[0] == day("2026-03-27")
    assert send.counted[-1] == day("2026-04-13")
    assert send.explained.words == "10 clear working days; Good Friday and Easter Monday do not count"
    assert send.words.startswith("Send by Thursday 26 March 2026: 10 clear working days; Good Friday and")
    assert DayOff(day=day("2026-04-04"), why="weekend") in send.explained.days_off


def test_the_last_day_of_all_may_be_a_sunday() -> None:
    send = ENGLAND.last_sending_day(day("2013-09-19"), 3)
    assert (send.latest, send.day) == (day("2013-09-15"), day("2013-09-13"))
    assert send.explained.words == "3 clear working days"


def test_the_other_readings_of_notice() -> None:
    meeting = day("2026-04-14")
    for counting in (Counting.FIRST_DAY, Counting.LAST_DAY):
        assert ENGLAND.last_sending_day(meeting, 10, counting).day == day("2026-03-27")
    on_a_holiday = day("2015-08-31")
    assert ENGLAND.last_sending_day(on_a_holiday, 10, Counting.FIRST_DAY).day == day("2015-08-17")
    assert ENGLAND.last_sending_day(on_a_holiday, 10, Counting.LAST_DAY).day == day("2015-08-14")


def test_notice_is_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="at least one"):
        ENGLAND.last_sending_day(day("2026-04-14"), 0)


def test_one_name_does_not_count_and_a_closure_is_named_once() -> None:
    assert ENGLAND.explained(day("2026-03-31"), day("2026-04-04")).words == (
        "2 clear working days; Good Friday does not count"
    )
    closed = working_days_of(
        "england-and-wales", {day("2026-12-29"): "Christmas closure", day("2026-12-30"): "Christmas closure"}
    )
    counted = closed.explained(day("2026-12-24"), day("2026-12-31"), Counting.BOTH_ENDS)
    assert counted.named == ("Christmas Day", "Boxing Day (substitute day)", "Christmas closure")
    assert counted.words.startswith(
        "2 working days; Christmas Day, Boxing Day (substitute day) and Christmas"
    )


def test_named_between_leaves_weekends_unsaid() -> None:
    assert ENGLAND.named_between(day("2026-05-21"), day("2026-06-04")) == ("Spring bank holiday",)
    assert ENGLAND.named_between(day("2026-05-25"), day("2026-06-04")) == ()


def test_days_not_covered_are_never_guessed() -> None:
    last = ENGLAND.covered_until
    with pytest.raises(
        NotCovered, match="known until 31 December 2028, so working days cannot be counted on"
    ):
        ENGLAND.add(last - timedelta(days=3), 10)
    with pytest.raises(NotCovered, match=r"known from 1 January 2012, so .* on 30 December 2011"):
        ENGLAND.between(day("2011-12-30"), day("2012-01-10"))
    with pytest.raises(RuleBroken):
        ENGLAND.late_by(last, last + timedelta(days=1))
    with pytest.raises(NotCovered):
        ENGLAND.is_working(last + timedelta(days=1))
    with pytest.raises(NotCovered):
        ENGLAND.last_sending_day(last + timedelta(days=9), 1)


@given(COVERED, COVERED, st.sampled_from(Counting))
def test_the_quick_count_is_the_slow_one(one: date, other: date, counting: Counting) -> None:
    start, end = min(one, other), max(one, other)
    span = [start + timedelta(days=place) for place in range((end - start).days + 1)]
    if not counting.first_counts:
        span = [each for each in span if each != start]
    if not counting.last_counts:
        span = [each for each in span if each != end]
    assert ENGLAND.between(start, end, counting) == sum(map(ENGLAND.is_working, span))


@given(COVERED, st.integers(1, 25))
def test_going_there_and_counting_agree(start: date, number: int) -> None:
    reached = ENGLAND.add(start, number)
    assert ENGLAND.is_working(reached)
    assert ENGLAND.between(start, reached, Counting.LAST_DAY) == number == ENGLAND.late_by(start, reached)
    assert ENGLAND.between(ENGLAND.add(start, -number), start, Counting.FIRST_DAY) == number


@given(COVERED, st.integers(1, 25), st.sampled_from(Counting))
def test_the_sending_day_keeps_the_number_and_the_next_day_does_not(
    meeting: date, number: int, counting: Counting
) -> None:
    send = ENGLAND.last_sending_day(meeting, number, counting)
    next_day = send.latest + timedelta(days=1)
    assert ENGLAND.is_working(send.day)
    assert ENGLAND.between(send.latest, meeting, counting) == number
    assert ENGLAND.between(next_day, meeting, counting) < number
    assert ENGLAND.between(send.day, meeting, counting) == number == send.explained.number
    assert len(send.counted) == number


def test_every_shared_notice_case() -> None:
    seen = 0
    for row in shared_rows("notice_cases.csv"):
        meeting = day(row["meeting_date"])
        assert ENGLAND.is_working(meeting) == (row["meeting_is_working_day"] == "yes")
        assert ENGLAND.add(meeting, 10) == day(row["feedback_due_plus10"])
        for number in (10, 5, 3):
            clear = ENGLAND.last_sending_day(meeting, number)
            assert clear.latest == day(row[f"clear{number}_last_send_calendar_day"])
            assert clear.day == day(row[f"clear{number}_last_send_working_day"])
            other = ENGLAND.last_sending_day(meeting, number, Counting.FIRST_DAY)
            assert other.day == other.latest == day(row[f"minus{number}_last_send_date"])
        seen += 1
    assert seen == 20


def test_every_shared_count() -> None:
    seen = 0
    for row in shared_rows("working_day_counts.csv"):
        start, end = day(row["start"]), day(row["end"])
        assert ENGLAND.between(start, end, Counting.LAST_DAY) == int(row["start_excl_end_incl"])
        assert ENGLAND.between(start, end) == int(row["both_excluded_clear"])
        assert ENGLAND.between(start, end, Counting.BOTH_ENDS) == int(row["both_included"])
        seen += 1
    assert seen == 20
