"""The list of kinds: each once, each a frozen record, each known by one name."""

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

import models
from models.errors import (
    NotFound,
    RuleBroken,
    StorageFull,
    StoreDamaged,
    StoreInUse,
    StoreLocked,
    StoreTooNew,
    StoreTrouble,
    WalkaboutError,
)
from models.kinds import KINDS, kind_of
from models.merge import Record
from models.places import Estate


def every_kind() -> set[type[Record]]:
    """All classes that call themselves records, wherever they stand in the room."""
    return {kind for kind in Record.__subclasses__() if kind.__module__.startswith(f"{models.__name__}.")}


def test_every_record_of_the_room_is_in_the_list() -> None:
    listed = set(KINDS.values())
    assert {kind.__name__ for kind in every_kind()} <= {kind.__name__ for kind in listed}
    assert len(listed) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_is_frozen_slotted_and_by_keyword(kind: type[Record]) -> None:
    assert is_dataclass(kind)
    assert "__slots__" in vars(kind)
    assert all(declared.kw_only for declared in fields(kind))


def test_a_record_cannot_be_changed_in_place() -> None:
    estate = Estate(id="e", name="Larkfield")
    with pytest.raises(FrozenInstanceError):
        estate.name = "Maun Rise"  # type: ignore[misc]  # that it cannot be is the point


def test_a_record_knows_the_name_of_its_kind() -> None:
    assert kind_of(Estate(id="e", name="Larkfield")) == "estate"


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (RuleBroken, WalkaboutError),
        (NotFound, WalkaboutError),
        (StoreTrouble, WalkaboutError),
        (StorageFull, StoreTrouble),
        (StoreDamaged, StoreTrouble),
        (StoreLocked, StoreTrouble),
        (StoreInUse, StoreTrouble),
        (StoreTooNew, StoreTrouble),
    ],
)
def test_trouble_is_one_family(narrow: type[Exception], wide: type[Exception]) -> None:
    assert issubclass(narrow, wide)
