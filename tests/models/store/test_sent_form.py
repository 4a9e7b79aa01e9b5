"""What comes from elsewhere is checked in one pass; what is wrong is said without repeating it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.kinds import KINDS
from models.merge import Merge, policies
from models.store.codec import codec_of
from models.store.sent_form import (
    LARGEST_NUMBER,
    LONGEST_TEXT,
    MOST_MEMBERS,
    check_field,
    check_first,
    check_unknown,
    check_unknown_first,
    plain_of,
    text_of,
)
from tests.builders import a_finding, a_landlord, a_photo, an_action
from tests.generate.sample_store import samples

RECORDS = {codec_of(type(record)).name: record for record in samples(a_photo(), an_action(leads=("Ravi",)))}


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_that_we_send_is_taken(kind: str) -> None:
    check_first(kind, codec_of(KINDS[kind]).sent(RECORDS[kind]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_we_send_is_taken(kind: str) -> None:
    codec = codec_of(KINDS[kind])
    for name in codec.first_fields:
        value = getattr(RECORDS[kind], name)
        if policies(KINDS[kind])[name] is Merge.SET:
            check_field(kind, name, codec.sent_change(name, (), value))
        check_field(kind, name, codec.sent_value(name, value))


def changed(**fields: Any) -> str:
    return json.dumps(json.loads(codec_of(type(a_finding())).sent(a_finding())) | fields)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"position": "first"}, "expected int, got str - at $.position"),
        ({"position": True}, "expected int, got bool - at $.position"),
        ({"position": LARGEST_NUMBER + 1}, "at $.position"),
        ({"latitude": 1e300}, "at $.latitude"),
        ({"latitude": -(10**40)}, "at $.latitude"),
        ({"words": "x" * (LONGEST_TEXT + 1)}, "at $.words"),
        ({"land": "the moon's"}, "invalid enum value"),
        ({"walkabout_id": ""}, "at $.walkabout_id"),
        ({"walkabout_id": "x" * 65}, "at $.walkabout_id"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_by_its_place(fields: dict[str, Any], says: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        check_first("finding", changed(**fields))
    assert says in str(caught.value)
    assert len(str(caught.value)) < 200


def test_what_is_missing_is_named() -> None:
    with pytest.raises(RuleBroken, match="missing required field words"):
        check_first("finding", changed().replace('"words"', '"wards"'))


def test_what_only_a_newer_program_knows_is_passed_over() -> None:
    check_first("finding", changed(smell="of gas"))
    settings = json.loads(codec_of(type(a_landlord())).sent(a_landlord()))
    settings["services"][0]["colour"] = "green"
    check_first("landlord", json.dumps(settings))


def test_lists_have_a_limit() -> None:
    members = [str(number) for number in range(MOST_MEMBERS + 1)]
    for value in (members, {"all": members, "add": [], "take": []}):
        with pytest.raises(RuleBroken):
            check_field("action", "leads", json.dumps(value))
    check_field("action", "leads", json.dumps(members[1:]))


@pytest.mark.parametrize("value", ["", "not JSON", "[" * 100_000, "NaN", "1e999", '"\\ud800"', '"x"x'])
def test_what_is_no_json_is_refused(value: str) -> None:
    for check in (
        lambda: check_first("finding", value),
        lambda: check_field("finding", "words", value),
        lambda: check_unknown(value),
        lambda: check_unknown_first(value),
    ):
        with pytest.raises(RuleBroken, match="The office cannot keep it"):
            check()


def test_what_nobody_here_knows_has_to_be_json_at_least() -> None:
    check_unknown("null")
    check_unknown_first("{}")
    for value in (None, "[]"):
        with pytest.raises(RuleBroken):
            check_unknown_first(value)
    with pytest.raises(RuleBroken):
        check_unknown(None)


@given(st.text())
def test_no_text_at_all_does_worse_than_being_refused(value: str) -> None:
    try:
        check_field("finding", "words", value)
    except RuleBroken as error:
        assert str(error)  # noqa: PT017 - either is well


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-99, 99) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    )
)
def test_plain_values_come_back_as_they_were(plain: Any) -> None:
    assert plain_of(text_of(plain)) == plain
    assert plain_of(None) is None
