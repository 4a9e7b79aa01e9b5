"""Which records a record belongs to, and which part of the landlord's work that makes it: its scope.

The scope is an estate's identity, or ``landlord`` for what belongs to no estate. A device is sent only the
scopes it was granted (design: rule 8).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LANDLORD = "landlord"
NOT_KNOWN = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names another record; ``needed`` where the record means nothing without it."""

    field: str
    kind: str
    needed: bool = True


REFERENCES: Mapping[str, tuple[Reference, ...]] = {
    "block": (Reference("estate_id", "estate"),),
    "walkabout": (Reference("estate_id", "estate"),),
    "finding": (Reference("walkabout_id", "walkabout"),),
    "photo": (
        # A photo may be taken while its finding is still being written.
        Reference("finding_id", "finding", needed=False),
        Reference("action_id", "action", needed=False),
    ),
    "action": (
        Reference("estate_id", "estate"),
        Reference("finding_id", "finding", needed=False),
        Reference("walkabout_id", "walkabout", needed=False),
    ),
    "progress": (Reference("action_id", "action"),),
}
"""The first that names anything decides the scope; the others are named for a reason, not belonged to."""


_NAMED = {
    kind: tuple((reference.kind, reference.field) for reference in references)
    for kind, references in REFERENCES.items()
}
_NEEDED = {
    kind: tuple((reference.kind, reference.field) for reference in references if reference.needed)
    for kind, references in REFERENCES.items()
}


def parent_of(kind: str, fields: Mapping[str, Any]) -> tuple[str, str] | None:
    """The kind and identity of the record that this one belongs to, or None where it stands by itself."""
    for named, field in _NAMED.get(kind, ()):
        record_id = fields.get(field)
        if record_id:
            return named, record_id
    return None


def needed_by(kind: str, fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The records without which this one cannot be kept."""
    return [(named, fields[field]) for named, field in _NEEDED.get(kind, ())]
