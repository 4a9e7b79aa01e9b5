"""How two people's changes to the same field meet, declared field by field.

Every field of every record kind names its policy where it is declared; a test fails if one has none.
"""

from dataclasses import MISSING, Field, dataclass, field, fields
from enum import StrEnum
from typing import Any


class Merge(StrEnum):
    """What happens when the same field was changed in two places (design: rule 5)."""

    FIXED = "fixed"  # given once at creation, never amended
    APPEND = "append"  # nothing is replaced: both stay, one after the other
    SET = "set"  # members are added and taken away one by one
    VISIBLE = "visible"  # the later arrival shows, the other is an open conflict
    STATE = "state"  # only a step the rules allow; a stale step never undoes a later one
    WORDING = "wording"  # side by side for a person, never merged by character
    SEALED = "sealed"  # may not change once the record is sealed
    DERIVED = "derived"  # worked out here, never sent


_POLICY = "merge"


def kept(policy: Merge, *, default: Any = MISSING) -> Any:  # noqa: ANN401 - stands in for any field's type
    """Declare a field that is kept in the store and exchanged under ``policy``."""
    if default is MISSING:
        return field(metadata={_POLICY: policy})
    return field(default=default, metadata={_POLICY: policy})


def policy_of(declared: Field[Any]) -> Merge | None:
    """The policy a field was declared with, or None where it was forgotten."""
    policy = declared.metadata.get(_POLICY)
    return policy if isinstance(policy, Merge) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something the store keeps: it has an identity, and fields that each declare how they merge."""

    id: str = kept(Merge.FIXED)


def policies(kind: type[Record]) -> dict[str, Merge | None]:
    """Each field of a record kind with its policy, in the order of declaration."""
    return {declared.name: policy_of(declared) for declared in fields(kind)}
