"""Where things stand, in words; nothing is called safe before it is."""

from dataclasses import replace
from datetime import datetime

import pytest

from desktop.standing import ALL_SAVED, standing_of
from models.waiting import Sending, WaitingCounts
from views.look.tokens import Tone

SAFE = "2026-03-24T14:02:00+00:00"
SENDING = Sending(started_at="2026-03-24T16:12:00+00:00")
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


def test_what_goes_to_the_office_is_said_with_when_it_began() -> None:
    counts = WaitingCounts(findings=3, to_decide=2, enrolled=True)
    standing = standing_of(counts, NOW, SENDING)
    assert (standing.state, standing.amount, standing.icon, standing.tone) == (
        "Sending to the office",
        "Started 4.12 pm",
        "cloud-upload",
        Tone.PETROL,
    )
    photos_left = standing_of(WaitingCounts(enrolled=True), NOW, replace(SENDING, total=26_000_000))
    assert photos_left.state == "Sending to the office"


def test_asking_the_office_for_news_is_no_sending() -> None:
    counts = WaitingCounts(last_safe=SAFE, enrolled=True)
    assert standing_of(counts, NOW, SENDING) == standing_of(counts, NOW)


def test_what_there_is_to_decide_is_said_once_everything_is_safe() -> None:
    counts = WaitingCounts(to_decide=2, last_safe=SAFE, enrolled=True)
    standing = standing_of(counts, NOW)
    assert (standing.state, standing.amount, standing.icon, standing.tone) == (
        "Needs you",
        "2 versions",
        "circle-alert",
        Tone.RED,
    )
    assert standing_of(replace(counts, findings=1), NOW).state == "On this tablet only"


@pytest.mark.parametrize(
    ("safe", "amount"),
    [
        ("2026-03-24T13:05:00+00:00", "Both versions, 1.05 pm"),
        ("2026-03-23T13:05:00+00:00", "Both versions, yesterday at 1.05 pm"),
    ],
)
def test_where_versions_are_compared_their_safety_is_said(safe: str, amount: str) -> None:
    counts = WaitingCounts(to_decide=2, last_safe=safe, enrolled=True)
    standing = standing_of(counts, NOW, comparing=True)
    assert (standing.state, standing.amount, standing.tone) == ("Safe at the office", amount, Tone.GREEN)
    assert standing_of(replace(counts, others=1), NOW, comparing=True).state == "On this tablet only"
