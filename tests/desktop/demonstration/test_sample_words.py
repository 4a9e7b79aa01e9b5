"""Every word of the sample is invented, fits a list, and can be drawn by the bundled fonts."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import resources
from desktop.demonstration.sample import PICTURE_TIME
from desktop.demonstration.sample_days import SampleDays
from desktop.demonstration.story import (
    ActionStory,
    FindingStory,
    council,
    last_walkabout,
    other_actions,
    this_walkabout,
)
from models.walkabout import HEADLINE_LENGTH, headline
from models.writing import families, is_unseen

FILES = ("maunside.json", "last_walkabout.json", "this_walkabout.json", "actions.json")
NAMES = Path(__file__).parents[4] / "shared" / "data" / "text" / "names.tsv"
DRAMA_NUMBER = re.compile(r"01632 960 ?\d{3}")  # kept free for stories by the telephone regulator


def findings() -> Iterator[FindingStory]:
    for walkabout in (last_walkabout(), this_walkabout()):
        yield from walkabout.findings
        if walkabout.half_written:
            yield walkabout.half_written


def actions() -> Iterator[ActionStory]:
    yield from other_actions()
    yield from (finding.action for finding in findings() if finding.action)


def texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for value in told.values():
            yield from texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from texts(value)


def every_text() -> list[str]:
    return [text for name in FILES for text in texts(resources.json_of(f"sample/{name}"))]


def test_findings_have_headlines_that_need_no_cutting() -> None:
    for finding in findings():
        assert len(headline(SampleDays(PICTURE_TIME).words(finding.words))) <= HEADLINE_LENGTH
        assert not headline(finding.words).endswith("…"), finding.words


def test_actions_fit_one_line_of_a_list() -> None:
    wordings = [action.wording for action in actions()]
    assert max(map(len, wordings)) <= 50
    assert len(set(wordings)) == len(wordings) == 38


def test_words_are_plain_sentences() -> None:
    for finding in findings():
        assert finding.words.endswith(".")
        assert all(len(sentence.split()) <= 25 for sentence in finding.words.split(". "))


def test_every_place_is_on_the_list() -> None:
    larkfield = next(estate for estate in council().estates if estate.key == "larkfield")
    blocks = {block.name: block for block in larkfield.blocks}
    for finding in findings():
        if finding.block:
            block = blocks[finding.block]
            assert finding.stair in {"", *block.stairs}
            assert finding.landing in {"", *block.landings}


def test_every_kind_and_grade_is_one_of_the_shipped() -> None:
    shipped = resources.json_of("landlord_defaults.json")
    kinds = {"", *(category["name"] for category in shipped["categories"])}
    grades = {"", *(grade["mark"] for grade in shipped["grades"])}
    assert all(finding.category in kinds and finding.grade in grades for finding in findings())
    services = {service["name"] for service in shipped["services"]}
    services |= {service.name for service in council().more_services}
    assert all(action.service in {"", *services} for action in actions())


def test_no_telephone_number_is_anybody_s() -> None:
    assert DRAMA_NUMBER.fullmatch(council().telephone)
    for text in every_text():
        assert not re.search(r"\d[\d ]{6,}\d", DRAMA_NUMBER.sub("", text)), text
        assert "@" not in text


def test_names_are_in_three_scripts_and_all_can_be_drawn() -> None:
    names = [person.name for person in council().people]
    assert len(set(names)) == 12
    assert any("ŷ" in name for name in names)
    assert any("Ź" in name and "ł" in name for name in names)
    assert any("\u0600" <= letter <= "\u06ff" for name in names for letter in name)
    drawn = frozenset[str]().union(*(family.covers for family in families()))
    assert {letter for text in every_text() for letter in text if not is_unseen(letter)} <= drawn


def test_no_name_is_on_the_shared_list() -> None:
    if not NAMES.exists():
        pytest.skip("the shared list of names is not here")
    with NAMES.open(encoding="utf-8", newline="") as file:
        shared = {row["text"] for row in csv.DictReader(file, delimiter="\t")}
    sample = {person.name for person in council().people}
    sample |= {lead for action in actions() for lead in action.leads}
    assert sample.isdisjoint(shared)


def test_the_files_are_small_and_well_formed() -> None:
    for name in FILES:
        assert len(json.dumps(resources.json_of(f"sample/{name}"))) < 40_000
