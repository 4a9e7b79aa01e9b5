"""The day on which everyone was told, as it was typed."""

from datetime import date

import pytest

from models.errors import RuleBroken
from models.reporting_back import DayTyped, day_told


def test_the_day_is_read() -> None:
    assert day_told(DayTyped(walkabout_id="x", day="30", month="March", year="2026")) == date(2026, 3, 30)


def test_no_day_asks_for_one() -> None:
    with pytest.raises(RuleBroken, match="Enter the day on which everyone was told"):
        day_told(DayTyped(walkabout_id="x", day="", month="", year=""))
