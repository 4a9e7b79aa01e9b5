"""One record as the office has it: which version of each field stands."""

import json

import pytest

from sync.known import Known, Version
from tests.builders import a_finding
from tests.sync.operations import a_create


@pytest.fixture
def known() -> Known:
    """A finding of number 10 whose grade was amended with number 20."""
    op = a_create(a_finding())
    created = Version(10, op.op_id, op.value)
    known = Known(kind="finding", record_id="light", scope="larkfield", created=created)
    known.amended["grade"] = Version(20, "graded", '"D"')
    return known


def test_an_amended_field_has_its_own_number(known: Known) -> None:
    assert known.standing("grade") == Version(20, "graded", '"D"')
    assert known.plain("grade") == "D"


def test_any_other_field_has_that_of_the_record(known: Known) -> None:
    assert known.standing("category") == Version(10, known.created.op_id, '"Lighting"')
    assert known.plain("category") == "Lighting"


def test_a_field_the_record_began_without_says_nothing(known: Known) -> None:
    assert known.standing("smell") == Version(10, known.created.op_id, "null")
    assert known.plain("smell") is None


def test_the_whole_record_is_what_stands_under_the_newest_number(known: Known) -> None:
    whole = known.whole()
    assert (whole.seq, whole.op_id) == (20, known.created.op_id)
    fields = json.loads(whole.value or "")
    assert (fields["grade"], fields["category"]) == ("D", "Lighting")


def test_removals_and_seals_count_among_the_versions(known: Known) -> None:
    known.removed, known.sealed = Version(30, "removed"), Version(31, "sealed")
    assert {version.seq for version in known.versions()} == {10, 20, 30, 31}
    assert known.whole().seq == 31


def test_a_copy_is_changed_without_the_other(known: Known) -> None:
    known.number, known.removed = 7, Version(30, "removed")
    copy = known.copy()
    assert copy == known
    copy.amended["words"] = Version(40, "worded", '"x"')
    copy.in_use = False
    assert "words" not in known.amended
    assert known.in_use
