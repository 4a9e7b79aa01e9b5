"""Proving that the office has what it says: the chain, the log played again, the bytes of every picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from models.operation import Entry, What
from models.store.driver import Connection, in_plain_words
from models.words import count_words
from sync.server.blob_folder import BlobFolder
from sync.server.central import Central
from sync.server.chain import BEGINNING, link

_LOG = "SELECT seq, salt, chain, scope, entry FROM log ORDER BY seq"
_RECORDS = "SELECT kind, record_id, seq, op_id, in_use FROM record"
_VERSIONS = "SELECT kind, record_id, field, seq, op_id, value FROM version"

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was looked at, and what was found to be wrong, each in a whole sentence."""

    looked_at: tuple[str, ...]
    troubles: tuple[str, ...]


def verify(central: Central, blobs: BlobFolder) -> Verified:
    """Read all of it; nobody has to wait meanwhile. Raises ``StoreTrouble``."""
    connection = central.reading()
    try:
        with in_plain_words():
            connection.execute("BEGIN")
            lines, troubles = _chain(connection)
            troubles += _replay(connection)
            connection.execute("COMMIT")
    finally:
        connection.close()
    damaged = sorted(blobs.verify())
    if damaged:
        troubles.append(f"Pictures on the office’s disk that are not what was sent: {len(damaged)}.")
    looked_at = (f"{count_words(lines, 'line')} of the log", "the records", "the pictures")
    return Verified(looked_at=looked_at, troubles=tuple(troubles))


def _chain(connection: Connection) -> tuple[int, list[str]]:
    """Whether the lines are dense, and each hangs on the one before it."""
    head, count = BEGINNING, 0
    for seq, salt, chain, _, text in connection.execute(_LOG):
        count += 1
        head = link(head, msgspec.json.decode(text, type=Entry), salt)
        if seq != count:
            return count, [f"Line {count} of the log is missing."]
        if head != chain:
            return count, [f"Line {seq} of the log, or one before it, is not what was written."]
    n, known = connection.execute("SELECT n, head FROM office").fetchone()
    if (n, known) != (count, head):
        return count, ["The log does not end where the office says it does."]
    return count, []


def _replay(connection: Connection) -> list[str]:
    """Whether the records are those that follow from the log."""
    records: dict[Key, tuple[Any, ...]] = {}
    versions: dict[tuple[str, str, str], tuple[Any, ...]] = {}
    for entry in _entries(connection):
        _play(entry, records, versions)
    kept = {(row[0], row[1]): (*row[2:4], bool(row[4])) for row in connection.execute(_RECORDS)}
    stand = {(row[0], row[1], row[2]): row[3:] for row in connection.execute(_VERSIONS)}
    troubles = []
    if kept != records:
        troubles.append("The office’s records are not those that follow from its log.")
    if stand != versions:
        troubles.append("What the office’s records say is not what follows from its log.")
    return troubles


def _entries(connection: Connection) -> Iterator[Entry]:
    for _, _, _, _, text in connection.execute(_LOG):
        yield msgspec.json.decode(text, type=Entry)


def _play(
    entry: Entry,
    records: dict[Key, tuple[Any, ...]],
    versions: dict[tuple[str, str, str], tuple[Any, ...]],
) -> None:
    op = entry.op
    key = (op.kind, op.record_id)
    if entry.shows and op.what is What.CREATE:
        records[key] = (entry.seq, op.op_id, True)
    elif entry.shows and op.what is What.SET and key in records:
        versions[*key, op.field] = (entry.seq, op.op_id, entry.value or op.value)
    elif entry.shows and op.what in (What.DELETE, What.RESTORE) and key in records:
        records[key] = (*records[key][:2], op.what is What.RESTORE)
    if entry.revives is not None and entry.revives in records:
        records[entry.revives] = (*records[entry.revives][:2], True)
