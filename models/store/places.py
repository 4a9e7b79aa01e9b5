"""The landlord's list of estates and blocks."""

from collections.abc import Sequence

from models.changes import Changes
from models.errors import RuleBroken
from models.people import Member
from models.places import Block, Estate
from models.store.store import Store


def estates(store: Store) -> list[Estate]:
    """The estates that are on the list, by name."""
    return store.select(Estate, "NOT removed_from_list", order="name COLLATE NOCASE, id")


def blocks_of(store: Store, estate_id: str) -> list[Block]:
    """The blocks of one estate, in the order of the landlord's list."""
    return store.select(Block, "estate_id = ?", (estate_id,), order="position, name COLLATE NOCASE, id")


def bring_in(store: Store, estates: Sequence[Estate], blocks: Sequence[Block], *, by: Member) -> Changes:
    """Take a whole list in, all or nothing. Raises ``RuleBroken`` where a name is missing."""
    names = [estate.name for estate in estates] + [block.name for block in blocks]
    if not all(map(str.strip, names)):
        raise RuleBroken("Every estate and block needs a name. Nothing was taken in.")
    with store.transaction(by=by.person_id) as transaction:
        transaction.create_many((*estates, *blocks))
    return transaction.changes


def block_names(store: Store, estate_id: str) -> dict[str, str]:
    """The names of an estate's blocks by identity; removed ones too, as old findings still stand there."""
    return dict(store.rows("SELECT id, name FROM block WHERE estate_id = ?", (estate_id,)))


def estate_names(store: Store) -> dict[str, str]:
    """The names of all estates by identity, also of those no longer on the list."""
    return dict(store.rows("SELECT id, name FROM estate"))
