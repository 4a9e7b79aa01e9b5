"""Proving that the office has what it says: the chain, the log played again, the bytes of every picture."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Any

import msgspec

from models.operation import Entry, What
from models.store.driver import Connection, in_plain_words
from models.words import count_words
from sync.blob_name import is_name
from sync.server.blob_folder import BlobFolder
from sync.server.central import Central
from sync.server.chain import BEGINNING, link

_LOG = "SELECT seq, salt, chain, entry FROM log ORDER BY seq"
_RECORDS = """
    SELECT kind, record_id, seq, op_id, number, in_use, removed_seq, removed_op, sealed_seq, sealed_op
    FROM record
"""
_PHOTOS = """
    SELECT entry FROM record JOIN log USING (seq) WHERE record.kind = 'photo' AND record.in_use
"""
_VERSIONS = "SELECT kind, record_id, field, seq, op_id, value FROM version"

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was looked at, and what was found to be wrong, each in a whole sentence.

    ``awaited`` pictures are named by records and not here: devices have them still, or they are gone.
    """

    looked_at: tuple[str, ...]
    troubles: tuple[str, ...]
    awaited: int


@dataclass(slots=True)
class Stands:
    """A record as it follows from the log so far, in the order of the table's columns."""

    seq: int
    op_id: str
    number: int | None
    in_use: int = 1
    removed_seq: int | None = None
    removed_op: str | None = None
    sealed_seq: int | None = None
    sealed_op: str | None = None

    def is_in_use(self, in_use: bool, entry: Entry) -> None:
        """It was put aside, or is in use again."""
        self.in_use, self.removed_seq, self.removed_op = int(in_use), entry.seq, entry.op.op_id


def verify(central: Central, blobs: BlobFolder) -> Verified:
    """Read all of it; nobody has to wait meanwhile. Raises ``StoreTrouble``."""
    connection = central.reading()
    try:
        with in_plain_words():
            connection.execute("BEGIN")
            lines, troubles = _chain(connection)
            troubles = troubles or _replay(connection)
            named = [] if troubles else list(_named(connection))
            connection.execute("COMMIT")
    finally:
        connection.close()
    damaged = sorted(blobs.verify())
    if damaged:
        troubles.append(f"Pictures on the office’s disk that are not what was sent: {len(damaged)}.")
    looked_at = (f"{count_words(lines, 'line')} of the log", "the records", "the pictures")
    return Verified(
        looked_at=looked_at, troubles=tuple(troubles), awaited=len(blobs.missing(filter(is_name, named)))
    )


def _chain(connection: Connection) -> tuple[int, list[str]]:
    """Whether the lines are dense, and each hangs on the one before it."""
    head, count = BEGINNING, 0
    for seq, salt, chain, text in connection.execute(_LOG):
        count += 1
        if seq != count:
            return count, [f"Line {count} of the log is missing."]
        try:
            head = link(head, msgspec.json.decode(text, type=Entry), salt)
        except (msgspec.MsgspecError, UnicodeError):
            return count, [f"Line {seq} of the log cannot be read."]
        if head != chain:
            return count, [f"Line {seq} of the log, or one before it, is not what was written."]
    n, known = connection.execute("SELECT n, head FROM office").fetchone()
    if (n, known) != (count, head):
        return count, ["The log does not end where the office says it does."]
    return count, []


def _replay(connection: Connection) -> list[str]:
    """Whether the records are those that follow from the log."""
    records: dict[Key, Stands] = {}
    versions: dict[tuple[str, str, str], tuple[Any, ...]] = {}
    for entry in _entries(connection):
        _play(entry, records, versions)
    kept = {(row[0], row[1]): row[2:] for row in connection.execute(_RECORDS)}
    stand = {(row[0], row[1], row[2]): row[3:] for row in connection.execute(_VERSIONS)}
    troubles = []
    if kept != {key: astuple(record) for key, record in records.items()}:
        troubles.append("The office’s records are not those that follow from its log.")
    if stand != versions:
        troubles.append("What the office’s records say is not what follows from its log.")
    return troubles


def _entries(connection: Connection) -> Iterator[Entry]:
    for _, _, _, text in connection.execute(_LOG):
        yield msgspec.json.decode(text, type=Entry)


def _named(connection: Connection) -> Iterator[str]:
    """The names of the pictures that records in use speak of."""
    for (text,) in connection.execute(_PHOTOS):
        entry = msgspec.json.decode(text, type=Entry)
        said = msgspec.json.decode(entry.op.value or "{}", type=dict[str, Any])
        yield from (str(said.get(name, "")) for name in ("full", "thumbnail"))


def _play(
    entry: Entry, records: dict[Key, Stands], versions: dict[tuple[str, str, str], tuple[Any, ...]]
) -> None:
    op = entry.op
    key = (op.kind, op.record_id)
    record = records.get(key)
    if entry.shows and op.what is What.CREATE:
        records[key] = Stands(entry.seq, op.op_id, entry.number)
    elif entry.shows and record is not None:
        match op.what:
            case What.SET:
                versions[*key, op.field] = (entry.seq, op.op_id, entry.value or op.value)
            case What.SEAL:
                record.sealed_seq, record.sealed_op = entry.seq, op.op_id
            case _:
                record.is_in_use(op.what is What.RESTORE, entry)
    if entry.revives is not None and entry.revives in records:
        records[entry.revives].is_in_use(True, entry)
