"""Which records a record belongs to."""

from dataclasses import fields

import pytest

from models.kinds import KINDS
from models.references import REFERENCES, needed_by, parent_of


@pytest.mark.parametrize("kind", REFERENCES)
def test_every_reference_is_a_field_that_names_a_kind(kind: str) -> None:
    names = {declared.name for declared in fields(KINDS[kind])}
    for reference in REFERENCES[kind]:
        assert reference.field in names
        assert reference.kind in KINDS


def test_the_first_field_that_names_anything_says_what_a_record_belongs_to() -> None:
    photo = {"finding_id": "light", "action_id": "a-0000"}
    assert parent_of("photo", photo) == ("finding", "light")
    assert parent_of("photo", photo | {"finding_id": ""}) == ("action", "a-0000")
    assert parent_of("photo", {}) is None
    assert parent_of("estate", {"name": "Larkfield"}) is None


def test_only_what_a_record_means_nothing_without_is_needed() -> None:
    assert needed_by("finding", {"walkabout_id": "today"}) == [("walkabout", "today")]
    assert needed_by("photo", {"finding_id": "light", "action_id": ""}) == []
    action = {"estate_id": "larkfield", "finding_id": "light", "walkabout_id": "today"}
    assert needed_by("action", action) == [("estate", "larkfield")]
    assert needed_by("person", {}) == []
