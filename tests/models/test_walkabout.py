"""Walkabouts, findings and the form they are written in."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.walkabout import (
    FORM_FIELDS,
    AgreedAction,
    Finding,
    FindingDraft,
    Land,
    Route,
    WalkaboutState,
    amended_from,
    draft_of,
    headline,
    is_empty,
    missing,
    place_of,
    why_not,
    written_from,
)
from tests.builders import a_draft, a_finding, a_walkabout

ALLOWED = {
    (WalkaboutState.PLANNED, WalkaboutState.UNDER_WAY),
    (WalkaboutState.PLANNED, WalkaboutState.CANCELLED),
    (WalkaboutState.UNDER_WAY, WalkaboutState.HELD),
    (WalkaboutState.UNDER_WAY, WalkaboutState.CANCELLED),
    (WalkaboutState.HELD, WalkaboutState.UNDER_WAY),
    (WalkaboutState.CANCELLED, WalkaboutState.PLANNED),
}


@pytest.mark.parametrize("wanted", WalkaboutState)
@pytest.mark.parametrize("state", WalkaboutState)
def test_only_these_steps_are_allowed(state: WalkaboutState, wanted: WalkaboutState) -> None:
    refusal = why_not(a_walkabout(state=state), wanted)
    if (state, wanted) in ALLOWED:
        assert refusal is None
    else:
        assert refusal == f"A walkabout that is {state} cannot become {wanted}."


def test_a_walkabout_people_were_told_about_stays_as_it_is() -> None:
    told = a_walkabout(state=WalkaboutState.HELD, reported_on="2026-04-01")
    assert why_not(told, WalkaboutState.UNDER_WAY) == (
        "People were told what came of this walkabout, so it stays as it is."
    )


def test_the_form_and_the_finding_share_the_fields_a_person_fills_in() -> None:
    of_finding = {field.name for field in fields(Finding)}
    of_draft = {field.name for field in fields(FindingDraft)}
    assert set(FORM_FIELDS) == of_finding & of_draft - {"walkabout_id"}


def test_a_form_becomes_a_finding_and_a_finding_a_form_again() -> None:
    draft = a_draft(
        hazard_since="2026-03-24T14:36+00:00",
        land=Land.OTHER,
        latitude=53.1,
        longitude=-1.2,
        photo_ids=("p",),
    )
    finding = written_from(draft, position=3, seen_at="2026-03-24T14:31+00:00")
    assert (finding.id, finding.walkabout_id, finding.position) == ("gate", "today", 3)
    assert (finding.land, finding.latitude, finding.spot) == (Land.OTHER, 53.1, "back path")
    assert draft_of(finding, ("p",)) == draft


def test_an_amended_finding_keeps_its_place_in_the_walk_and_its_time() -> None:
    before = a_finding(position=7)
    form = replace(draft_of(before), words="Mended.", route=Route.HOUSEHOLD)
    after = amended_from(before, form)
    assert after == replace(before, words="Mended.", route=Route.HOUSEHOLD)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Landing light out. Cover is cracked.", "Landing light out"),
        ("Landing light out", "Landing light out"),
        ("Is it safe? No.", "Is it safe?"),
        ("Bins\nagain", "Bins"),
        ("  Gate off its hinge.  ", "Gate off its hinge"),
        ("", ""),
        ("   ", ""),
        ("4.5 cm proud slab", "4.5 cm proud slab"),
        (
            "Mattress, bags and a box dumped beside the bins, for the third time this year",
            "Mattress, bags and a box dumped beside the bins, for the…",
        ),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 59 + "…"),
        ("a" * 59 + " b", "a" * 59 + "…"),
        ("a" * 58 + ", and more", "a" * 58 + "…"),
        (f"{'a' * 30} {'b' * 40}", "a" * 30 + "…"),
    ],
)
def test_a_headline_is_the_first_sentence(words: str, expected: str) -> None:
    assert headline(words) == expected


@given(st.text(max_size=300))
def test_a_headline_is_one_short_line(words: str) -> None:
    found = headline(words)
    assert len(found) <= 60
    assert "\n" not in found
    assert "\r" not in found
    assert found == found.strip()
    assert found.rstrip("…") in words


def test_a_finding_says_what_it_lacks() -> None:
    assert missing(a_finding()) == ()
    assert missing(a_finding(words=" ")) == ("no words yet",)
    assert missing(a_finding(category="")) == ("no kind yet",)
    assert missing(a_finding(block_id="", spot=" ")) == ("no place yet",)
    assert missing(a_finding(block_id="", spot="by the ramp")) == ()
    assert missing(FindingDraft(finding_id="f", walkabout_id="w")) == (
        "no words yet",
        "no kind yet",
        "no place yet",
    )


@pytest.mark.parametrize(
    ("written", "empty"),
    [
        ({}, True),
        ({"words": " \n"}, True),
        ({"block_id": "linden-court", "raised_by": "Maureen Ashdown"}, True),
        ({"actions": (AgreedAction(wording=" "),)}, True),
        ({"words": "x"}, False),
        ({"category": "Lighting"}, False),
        ({"grade": "C"}, False),
        ({"photo_ids": ("p",)}, False),
        ({"hazard_since": "2026-03-24T14:36+00:00"}, False),
        ({"spot": "ramp"}, False),
        ({"actions": (AgreedAction(wording="Mend it"),)}, False),
    ],
)
def test_a_form_is_empty_while_nothing_in_it_would_be_missed(written: dict[str, object], empty: bool) -> None:
    draft = replace(FindingDraft(finding_id="f", walkabout_id="w"), **written)  # type: ignore[arg-type] # any field
    assert is_empty(draft) is empty


def test_a_place_is_one_line() -> None:
    assert place_of(a_finding(), "Linden Court") == "Linden Court, stair B, second landing"
    assert place_of(a_finding(stair="", landing="", spot=" bin store "), "") == "bin store"
