"""The form that finishes a walkabout: what it says, and what is wrong with it."""

from datetime import UTC, datetime

import pytest

from models.errors import RuleBroken
from models.finishing import FinishForm, half_finished_words, next_of, tenants_of, wrong_with_finish

NOW = datetime(2026, 3, 24, 16, 0, tzinfo=UTC)


def a_form(**fields: str) -> FinishForm:
    return FinishForm(**{"walkabout_id": "today", "tenants": "6", "start": "2 pm"} | fields)


@pytest.mark.parametrize(("typed", "number"), [("0", 0), (" 12 ", 12), ("999", 999)])
def test_the_number_of_tenants_is_read(typed: str, number: int) -> None:
    assert tenants_of(a_form(tenants=typed)) == number


@pytest.mark.parametrize("typed", ["-1", "six", "1000", "2.5", "٣", "²"])
def test_what_is_no_number_of_tenants_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="whole number from 0 to 999"):
        tenants_of(a_form(tenants=typed))


def test_no_number_asks_for_one() -> None:
    assert wrong_with_finish(a_form(tenants=" "), NOW) == {
        "tenants": "Enter how many tenants came. Enter 0 if none did"
    }


def test_the_next_one_may_be_left_open_whatever_the_start_says() -> None:
    assert wrong_with_finish(a_form(start="nonsense"), NOW) == {}
    assert next_of(a_form(start="nonsense"), UTC) is None


def test_the_next_one_is_a_day_and_a_start() -> None:
    form = a_form(day="20", month="8", year="2026")
    assert wrong_with_finish(form, NOW) == {}
    assert next_of(form, UTC) == datetime(2026, 8, 20, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"day": "31", "month": "6", "year": "2026"}, "date", "There is no 31 June"),
        ({"day": "23", "month": "3", "year": "2026"}, "date", "That day is past"),
        ({"day": "20", "month": "8", "year": "2026", "start": ""}, "start", "Enter the start time"),
    ],
)
def test_what_is_wrong_with_the_next_one_is_said(fields: dict[str, str], field: str, words: str) -> None:
    wrong = wrong_with_finish(a_form(**fields), NOW)
    assert list(wrong) == [field]
    assert wrong[field].startswith(words)


def test_half_finished_findings_are_named() -> None:
    assert half_finished_words(()) == ""
    assert half_finished_words(((3, ("no kind yet",)),)) == (
        "1 finding is half finished: finding 3 (no kind yet). "
        "You can finish the walkabout now and complete it later."
    )
    many = tuple((number, ("no kind yet", "no place yet")) for number in range(1, 8))
    assert half_finished_words(many[:2]).startswith(
        "2 findings are half finished: finding 1 (no kind yet and no place yet); finding 2 (no kind"
    )
    assert half_finished_words(many) == (
        "7 findings are half finished. You can finish the walkabout now and complete them later."
    )
