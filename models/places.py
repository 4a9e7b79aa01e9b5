"""Estates, their blocks, and how a place is written."""

from dataclasses import dataclass

from models.merge import Merge, Record, kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Estate(Record):
    """An estate on the landlord's list."""

    name: str = kept(Merge.VISIBLE)
    area: str = kept(Merge.VISIBLE, default="")
    removed_from_list: bool = kept(Merge.VISIBLE, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Record):
    """A building or named open space of an estate, with the stairs and landings it has."""

    estate_id: str = kept(Merge.FIXED)
    name: str = kept(Merge.VISIBLE)
    stairs: tuple[str, ...] = kept(Merge.SET, default=())
    landings: tuple[str, ...] = kept(Merge.SET, default=())
    position: int = kept(Merge.VISIBLE, default=0)


def place_words(*parts: str) -> str:
    """The known parts of a place as one line: "Linden Court, stair B, second landing"."""
    return ", ".join(part.strip() for part in parts if part.strip())
