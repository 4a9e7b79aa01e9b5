"""The chain through the log, and the hash by which an operation is known again."""

import pytest
from msgspec.structs import replace

from models.operation import Earlier, Entry, Outcome
from sync.server.chain import BEGINNING, content_of, link, value_hash
from tests.sync.operations import a_set

OP = a_set("grade", "A")
ENTRY = Entry(seq=4, op=OP, outcome=Outcome.ACCEPTED, shows=True)


@pytest.mark.parametrize(
    "change",
    [
        {"base_seq": 9},
        {"incarnation": "tablet-2"},
        {"device_seq": 90},
        {"after": "another"},
        {"scope": "elsewhere"},
        {"earlier": Earlier(epoch="lost", seq=3, outcome=Outcome.HELD)},
    ],
    ids=str,
)
def test_how_an_operation_travels_is_no_part_of_what_it_says(change: dict[str, object]) -> None:
    assert content_of(replace(OP, **change)) == content_of(OP)


@pytest.mark.parametrize(
    "change",
    [
        {"op_id": "x"}, {"device": "x"}, {"txn": "x"}, {"actor": "x"}, {"kind": "x"}, {"record_id": "x"},
        {"field": "x"}, {"value": '"B"'}, {"value": None}, {"schema_revision": 1}, {"at": "x"},
        {"reason": "x"}, {"closes": ("x",)},
    ],
    ids=str,
)  # fmt: skip
def test_all_that_it_says_is(change: dict[str, object]) -> None:
    assert content_of(replace(OP, **change)) != content_of(OP)


def test_a_value_enters_by_a_salted_hash_so_that_it_can_be_forgotten() -> None:
    assert value_hash("salt", None) == ""
    assert value_hash("salt", '"A"') != value_hash("pepper", '"A"')
    assert '"A"' not in link(BEGINNING, ENTRY, "salt")


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 5},
        {"outcome": Outcome.HELD},
        {"shows": False},
        {"value": "1"},
        {"number": 7},
        {"closed": ("x",)},
    ],
    ids=str,
)
def test_every_part_of_a_line_is_in_the_chain(change: dict[str, object]) -> None:
    changed = replace(ENTRY, **change)
    assert link(BEGINNING, changed, "salt") != link(BEGINNING, ENTRY, "salt")


def test_a_line_stands_on_those_before_it() -> None:
    first = link(BEGINNING, ENTRY, "salt")
    assert len(first) == len(BEGINNING)
    assert link(first, ENTRY, "salt") != first
    assert link(first, ENTRY, "salt") == link(first, ENTRY, "salt")
