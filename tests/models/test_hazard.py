"""What a hazard asks for, counted from the moment somebody knew."""

from datetime import UTC, datetime, timedelta, timezone

from models.hazard import guide_words, known_since_words

SINCE = "2026-03-24T14:36:00+00:00"
NOW = datetime(2026, 3, 24, 14, 41, tzinfo=UTC)


def test_today_only_the_time_is_said() -> None:
    assert known_since_words(SINCE, NOW) == "known since 2.36 pm"


def test_on_another_day_the_day_is_said_too() -> None:
    assert known_since_words(SINCE, NOW + timedelta(days=1)) == "known since yesterday at 2.36 pm"


def test_it_is_told_in_the_time_of_the_place() -> None:
    summer = timezone(timedelta(hours=1))
    assert known_since_words(SINCE, NOW.astimezone(summer)) == "known since 3.36 pm"


def test_an_emergency_has_24_hours() -> None:
    assert guide_words(SINCE, NOW) == (
        "An emergency is made safe within 24 hours: by 25 March at 2.36 pm. "
        "Ring the office as well; do not wait for the list."
    )


def test_it_says_when_the_24_hours_are_over() -> None:
    over = guide_words(SINCE, NOW + timedelta(days=1))
    assert over == "The 24 hours for an emergency ended today at 2.36 pm. Ring the office now."
