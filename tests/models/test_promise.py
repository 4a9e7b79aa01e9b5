"""The promise to report back, counted honestly."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.promise import Promise, report_back
from tests.builders import as_of

HELD = date(2026, 5, 21)


def promise(sent_on: date | None, today: date, held_on: date = HELD, promised: int = 10) -> Promise:
    return report_back(held_on, sent_on, today, as_of().days, promised)


def test_kept_with_the_days_that_do_not_count_named() -> None:
    kept = promise(date(2026, 6, 4), date(2026, 6, 20))
    assert kept == Promise(
        kept=True,
        headline="Promise kept.",
        words="Sent Thursday 4 June 2026; 9 working days; Spring bank holiday not counted. "
        "Our promise is 10.",
        by=date(2026, 6, 5),
    )


def test_kept_on_the_last_day_and_not_on_the_next() -> None:
    assert promise(date(2026, 6, 5), HELD).kept is True
    late = promise(date(2026, 6, 8), HELD)
    assert late.kept is False
    assert late.headline == "Promise not kept."
    assert late.words == (
        "Sent Monday 8 June 2026; 11 working days; Spring bank holiday not counted. Our promise is 10."
    )


def test_sent_on_the_same_day_or_before_counts_no_day() -> None:
    assert promise(HELD, HELD).words == "Sent Thursday 21 May 2026; 0 working days. Our promise is 10."
    assert promise(date(2026, 5, 20), HELD).kept is True


def test_still_to_come_says_by_when() -> None:
    assert promise(None, date(2026, 6, 5)) == Promise(
        kept=None,
        headline="Our promise.",
        words="We will report back by Friday 5 June 2026. Our promise is 10 working days.",
        by=date(2026, 6, 5),
    )


def test_not_sent_says_how_late_it_is() -> None:
    broken = promise(None, date(2026, 6, 9))
    assert broken.kept is False
    assert broken.words == "It was due on Friday 5 June 2026 and is 2 working days late. Our promise is 10."


def test_on_the_weekend_after_the_day_no_working_day_has_passed() -> None:
    assert promise(None, date(2026, 6, 6)).words == "It was due on Friday 5 June 2026. Our promise is 10."


def test_where_bank_holidays_are_not_known_nothing_is_claimed() -> None:
    unknown = promise(None, date(2028, 12, 29), held_on=date(2028, 12, 28))
    assert unknown.kept is None
    assert unknown.by is None
    assert unknown.words == (
        "Our promise is 10 working days. Bank holidays are known until 31 December 2028, "
        "so working days cannot be counted on 1 January 2029."
    )
    sent = promise(date(2029, 2, 1), date(2029, 2, 1), held_on=date(2028, 11, 1))
    assert sent.kept is None


days = st.dates(date(2024, 1, 1), date(2027, 6, 30))


@given(days, st.none() | days, days, st.integers(1, 30))
def test_a_promise_is_kept_exactly_when_few_enough_working_days_passed(
    held_on: date, sent_on: date | None, today: date, promised: int
) -> None:
    found = promise(sent_on, today, held_on, promised)
    assert found.by is not None
    counted = as_of().days.late_by(held_on, sent_on or today)
    if sent_on is not None:
        assert found.kept is (sent_on <= found.by)
        if counted > promised:
            assert found.kept is False
        if counted < promised:
            assert found.kept is True
    else:
        assert found.kept is (None if today <= found.by else False)
    assert found.words.endswith(("working days.", "working day.", f"{promised}."))
