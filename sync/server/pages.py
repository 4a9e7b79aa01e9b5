"""The log as devices are sent it: pages in order, which never cut a transaction (design: rule 4)."""

from dataclasses import dataclass

import msgspec

from models.store.driver import Connection
from sync.messages import MOST_ENTRIES

LARGEST_PAGE = 4 << 20

_PAGE = """
    SELECT seq, txn, device, entry FROM log
    WHERE seq > ? AND (echo OR device <> ? OR incarnation <> ?) ORDER BY seq
"""
_LAST = "SELECT n FROM office"
_CHAIN = "SELECT chain FROM log WHERE seq = ?"
_NAMES = "SELECT device, name FROM device WHERE device IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Lines of the log up to ``cursor``, and the names of the devices that wrote them."""

    cursor: int
    entries: list[msgspec.Raw]
    devices: dict[str, str]


def page_after(
    connection: Connection, cursor: int, *, device: str, incarnation: str, most: int = MOST_ENTRIES
) -> Page:
    """What came after ``cursor``, without what this life of the device wrote itself and was answered for.

    A page ends between two transactions, even where that makes it longer; what is not sent does not count.
    """
    entries: list[msgspec.Raw] = []
    writers: set[str] = set()
    size, last, txn = 0, cursor, ""
    (end,) = connection.execute(_LAST).fetchone()
    for seq, of_txn, writer, entry in connection.execute(_PAGE, (cursor, device, incarnation)):
        if of_txn != txn and (len(entries) >= most or size >= LARGEST_PAGE):
            end = last
            break
        last, txn = seq, of_txn
        entries.append(msgspec.Raw(entry.encode()))
        writers.add(writer)
        size += len(entry)
    names = connection.execute(_NAMES, (msgspec.json.encode(sorted(writers)).decode(),)) if writers else ()
    return Page(cursor=end, entries=entries, devices=dict(names))


def chain_at(connection: Connection, seq: int) -> str | None:
    """The chain up to a number, or None where the log does not reach so far."""
    row = connection.execute(_CHAIN, (seq,)).fetchone()
    return row[0] if row else None
