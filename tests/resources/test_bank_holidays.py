"""The bundled bank holidays are what the development libraries say, and are of a sane shape."""

from datetime import date

import pytest

import resources

CONTENT = resources.json_of("bank_holidays.json")


def test_the_table_is_what_the_generator_yields() -> None:
    pytest.importorskip("holidays", reason="holidays, a development library, is not installed")
    pytest.importorskip("govuk_bank_holidays", reason="govuk-bank-holidays is not installed")
    from tests.generate import bank_holidays

    assert bank_holidays.TABLE.read_text(encoding="utf-8") == bank_holidays.table()


def test_a_date_gov_uk_has_published_must_not_be_missing() -> None:
    pytest.importorskip("holidays", reason="holidays, a development library, is not installed")
    pytest.importorskip("govuk_bank_holidays", reason="govuk-bank-holidays is not installed")
    from tests.generate import bank_holidays

    gov_uk = bank_holidays.published()
    gov_uk["scotland"]["events"].append({"title": "Fair Monday", "date": "2026-07-20", "notes": ""})
    with pytest.raises(ValueError, match="2026-07-20"):
        bank_holidays.division_table("scotland", gov_uk)


@pytest.mark.parametrize("division", ["england-and-wales", "scotland", "northern-ireland"])
def test_every_year_has_its_holidays_on_weekdays(division: str) -> None:
    days = [date.fromisoformat(day) for day in CONTENT["divisions"][division]]
    first, last = date.fromisoformat(CONTENT["covered_from"]), date.fromisoformat(CONTENT["covered_until"])
    assert days == sorted(days)
    assert all(first <= day <= last and day.weekday() < 5 for day in days)
    for year in range(first.year, last.year + 1):
        assert 8 <= sum(day.year == year for day in days) <= 12


def test_the_days_that_were_moved_or_added() -> None:
    england = CONTENT["divisions"]["england-and-wales"]
    assert {"2012-06-05", "2020-05-08", "2022-06-03", "2022-09-19", "2023-05-08"} <= england.keys()
    assert "2020-05-04" not in england
    assert CONTENT["divisions"]["scotland"]["2026-06-15"].startswith("Scotland’s participation")


def test_the_licence_of_the_dates_stands_beside_them() -> None:
    assert "Open Government Licence v3.0" in resources.text("bank_holidays-OGL.txt")
