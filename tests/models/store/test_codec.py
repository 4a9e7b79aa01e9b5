"""How records become columns and JSON, and come back the same."""

import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.action_plan import Action, ActionState
from models.kinds import KINDS
from models.landlord import LANDLORD_ID, Landlord, Service, default_landlord
from models.merge import Merge, Record, policies
from models.places import Block, Estate
from models.store.codec import Codec, codec_of, to_json, turns_for
from models.walkabout import Finding, Walkabout

WORDS = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=40)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a declared type that can be kept: words that are whole, numbers that are finite."""
    if hint in (str, float):
        return WORDS if hint is str else FLOATS
    if typing.get_origin(hint) is tuple:
        return st.lists(values_of(typing.get_args(hint)[0]), max_size=4).map(tuple)
    if typing.get_origin(hint) is types.UnionType:
        return st.one_of(*(values_of(member) for member in typing.get_args(hint)))
    if is_dataclass(hint) and isinstance(hint, type):
        return all_fields_of(hint)
    return st.from_type(hint)


def all_fields_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any dataclass of a kind, from the types of its fields."""
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{declared.name: values_of(hints[declared.name]) for declared in fields(kind)})


any_record = st.sampled_from(sorted(KINDS)).flatmap(lambda name: all_fields_of(KINDS[name]))


@given(any_record)
def test_a_record_comes_back_from_its_columns(record: Record) -> None:
    codec = codec_of(type(record))
    row = codec.row(record)
    assert all(isinstance(value, str | int | float | None) for value in row)
    assert codec.record(row) == record


@given(any_record)
def test_a_record_comes_back_from_its_first_operation_but_for_what_is_never_sent(record: Record) -> None:
    codec = codec_of(type(record))
    derived = [name for name, policy in policies(type(record)).items() if policy is Merge.DERIVED]
    sent = json.loads(codec.sent(record))
    assert set(sent) == set(codec.columns) - set(derived) - {"id"}
    again = codec.first(record.id, codec.sent(record))
    assert all(getattr(again, name) == getattr(record, name) for name in codec.columns if name not in derived)


@given(any_record)
def test_the_columns_of_a_first_operation_are_those_of_the_record_it_carries(record: Record) -> None:
    codec = codec_of(type(record))
    sent = codec.sent(record)
    columns = codec.taken_in_first(record.id, json.loads(sent))
    assert tuple(columns) == codec.columns
    assert tuple(columns.values()) == codec.row(codec.first(record.id, sent))
    for name in codec.columns:
        value = getattr(record, name)
        assert codec.taken_in(name, json.loads(codec.sent_value(name, value))) == codec.column(name, value)


def test_what_a_first_operation_does_not_say_is_as_it_is_declared_and_what_is_unknown_is_passed_over() -> (
    None
):
    said = {"estate_id": "larkfield", "planned_for": "2026-03-24T10:00+00:00"}
    columns = codec_of(Walkabout).taken_in_first(
        "today", said | {"smell": "mould", "number": 7, "id": "other"}
    )
    declared = codec_of(Walkabout).row(Walkabout(id="today", **said))
    assert tuple(columns.values()) == declared


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"planned_for": ""}, TypeError),
        ({"state": "adjourned"}, ValueError),
        ({"state": None}, ValueError),
        ({"state": ["held"]}, TypeError),
        ({"officer_ids": 7}, TypeError),
    ],
)
def test_what_only_a_newer_program_knows_is_no_column(said: dict[str, Any], error: type[Exception]) -> None:
    whole = {"estate_id": "larkfield", "planned_for": ""} if "planned_for" not in said else {}
    with pytest.raises(error):
        codec_of(Walkabout).taken_in_first("today", whole | said)


@given(any_record)
def test_each_value_comes_back_from_an_operation(record: Record) -> None:
    codec = codec_of(type(record))
    for name in codec.columns:
        value = getattr(record, name)
        assert codec.received(name, codec.sent_value(name, value)) == value


def test_lists_stand_as_lists_in_an_operation_and_as_text_in_a_column() -> None:
    block = Block(id="b", estate_id="e", name="Linden Court", stairs=("A", "B"))
    codec = codec_of(Block)
    assert json.loads(codec.sent(block))["stairs"] == ["A", "B"]
    assert codec.column("stairs", block.stairs) == '["A","B"]'
    assert codec.column("name", block.name) == "Linden Court"


def test_small_dataclasses_stand_by_the_names_of_their_fields() -> None:
    landlord = default_landlord("Maunside District Council")
    codec = codec_of(Landlord)
    services = json.loads(codec.column("services", (Service(name="Dŵr Cymru", outside=True),)))
    assert services == [{"name": "Dŵr Cymru", "outside": True}]
    assert codec.record(codec.row(landlord)) == landlord
    assert codec.first(LANDLORD_ID, codec.sent(landlord)) == landlord


def test_a_word_of_a_fixed_list_is_kept_by_its_value() -> None:
    codec = codec_of(Action)
    assert codec.column("state", ActionState.CLAIMED) == "claimed done"
    assert codec.sent_value("state", ActionState.CLAIMED) == '"claimed done"'
    assert codec.received("state", '"claimed done"') is ActionState.CLAIMED


def test_letters_stay_letters() -> None:
    assert to_json(["Siân", "ŵ"]) == '["Siân","ŵ"]'


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        codec_of(Finding).sent_value("latitude", float("nan"))


def test_yes_or_no_comes_back_as_yes_or_no() -> None:
    codec = codec_of(Estate)
    estate = Estate(id="e", name="Larkfield", removed_from_list=True)
    row = codec.row(estate)
    assert row[codec.columns.index("removed_from_list")] == 1
    assert codec.record(row).removed_from_list is True


@pytest.mark.parametrize(
    "hint", [bytes, date, list[str], dict[str, str], tuple[int, ...], tuple[date, ...], str | None]
)
def test_a_type_the_store_has_no_place_for_is_refused(hint: Any) -> None:
    with pytest.raises(TypeError, match="no column"):
        turns_for(hint)


def test_every_kind_has_its_codec_under_its_own_name() -> None:
    assert {name: codec_of(kind).name for name, kind in KINDS.items()} == {name: name for name in KINDS}
    assert all(isinstance(codec_of(kind), Codec) for kind in KINDS.values())
