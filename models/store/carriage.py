"""Pictures on their way: which have to go to the office, which have to come, and which it gave a receipt for.

Small pictures travel first. Nothing here is let go of without a receipt (design: rule 9).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.changes import Changes
from models.store.codec import to_json
from models.store.store import Store
from models.store.transaction import Transaction

SMALL, LARGE = 1, 2
"""The lanes: small pictures, and full ones."""

# A limit that is bound is planned anew each time; one that is worked out is not.
_LEAVING = """
    SELECT name, lane, size, sent, upload FROM blob_leaving WHERE lane = ? AND why = ''
    ORDER BY lane, name LIMIT ? + 0
"""
_COMING = "SELECT name FROM blob_coming WHERE lane = ? ORDER BY name LIMIT ? + 0"
_RECEIPT = "INSERT OR REPLACE INTO receipt (name, size, at) VALUES (?, ?, ?)"
_GONE = "DELETE FROM blob_leaving WHERE name = ?"
_CAME = "DELETE FROM blob_coming WHERE name = ?"
_PHOTOS = """
    SELECT id FROM photo WHERE "full" IN (SELECT value FROM json_each(?1))
    UNION SELECT id FROM photo WHERE thumbnail IN (SELECT value FROM json_each(?1))
"""
_STILL = """
    SELECT (SELECT count(*) FROM blob_leaving WHERE why = ''), (SELECT count(*) FROM blob_coming)
"""

_TO_SEND = f"SELECT coalesce(sum(size - sent), 0) FROM blob_leaving WHERE why = '' AND lane = {LARGE:d}"  # noqa: S608 - a constant


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A picture's bytes that have to reach the office. ``upload`` is where a begun upload goes on, or ""."""

    name: str
    lane: int
    size: int
    sent: int
    upload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The office has the bytes of that name, so many, since then, and has proved their hash."""

    name: str
    size: int
    at: str


def leaving(store: Store, lane: int, most: int) -> list[Leaving]:
    """The next pictures of a lane that have to go."""
    return [
        Leaving(name=name, lane=found, size=size, sent=sent, upload=upload)
        for name, found, size, sent, upload in store.rows(_LEAVING, (lane, most))
    ]


def coming(store: Store, lane: int, most: int) -> list[str]:
    """The names of the next pictures of a lane that have to come."""
    return [name for (name,) in store.rows(_COMING, (lane, most))]


def still_to_carry(store: Store) -> tuple[int, int]:
    """How many have to go, and how many have to come."""
    ((going, awaited),) = store.rows(_STILL)
    return int(going), int(awaited)


def bytes_to_send(store: Store) -> int:
    """How many bytes of full pictures have to go."""
    return int(store.value(_TO_SEND))


def note_receipts(store: Store, receipts: Sequence[Receipt]) -> Changes:
    """The office has these."""
    with store.transaction(by="") as transaction:
        transaction.execute_many(_RECEIPT, [(each.name, each.size, each.at) for each in receipts])
        transaction.execute_many(_GONE, [(each.name,) for each in receipts])
        _touch(transaction, [each.name for each in receipts])
    return transaction.changes


def note_upload(store: Store, name: str, *, upload: str, sent: int) -> Changes:
    """An upload was begun, and has got so far."""
    with store.transaction(by="") as transaction:
        transaction.execute(
            "UPDATE blob_leaving SET upload = ?, sent = ? WHERE name = ?", (upload, sent, name)
        )
    return Changes()


def note_trouble(store: Store, name: str, why: str) -> Changes:
    """A picture cannot go as it is; a person has to look at it."""
    with store.transaction(by="") as transaction:
        transaction.execute("UPDATE blob_leaving SET why = ? WHERE name = ?", (why, name))
        _touch(transaction, [name])
    return transaction.changes


def try_again(store: Store) -> Changes:
    """Somebody has looked: pictures that could not go are tried again."""
    with store.transaction(by="") as transaction:
        transaction.execute("UPDATE blob_leaving SET why = '' WHERE why <> ''")
    return Changes()


def note_arrived(store: Store, names: Sequence[str]) -> Changes:
    """These came and are on the disk."""
    with store.transaction(by="") as transaction:
        transaction.execute_many(_CAME, [(name,) for name in names])
        _touch(transaction, names)
    return transaction.changes


def _touch(transaction: Transaction, names: Sequence[str]) -> None:
    for (photo_id,) in transaction.rows(_PHOTOS, (to_json(list(names)),)):
        transaction.touch("photo", photo_id)
