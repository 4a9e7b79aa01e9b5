"""Where things stand, in words; nothing is called safe before it is."""

from datetime import datetime

import pytest

from desktop.standing import ALL_SAVED, standing_of
from models.waiting import WaitingCounts
from views.look.tokens import Tone

NOW = datetime.fromisoformat("2026-03-24T14:04:00+00:00")


@pytest.mark.parametrize(
    ("counts", "amount"),
    [
        (WaitingCounts(findings=3, photos=11, others=9), "3 findings, 11 photos"),
        (WaitingCounts(findings=1), "1 finding"),
        (WaitingCounts(photos=1), "1 photo"),
        (WaitingCounts(others=2), "2 changes"),
    ],
)
def test_what_waits_is_said_with_its_amount(counts: WaitingCounts, amount: str) -> None:
    standing = standing_of(counts, NOW)
    assert (standing.state, standing.amount, standing.tone) == ("On this tablet only", amount, Tone.PLUM)


def test_nothing_is_safe_at_the_office_before_the_office_has_said_so() -> None:
    assert standing_of(WaitingCounts(), NOW) == ALL_SAVED
    standing = standing_of(WaitingCounts(last_safe="2026-03-24T14:02:00+00:00"), NOW)
    assert (standing.state, standing.amount, standing.tone) == (
        "Safe at the office",
        "today at 2.02 pm",
        Tone.GREEN,
    )
