"""The bytes of photos, each under the SHA-256 of what it holds, in an encrypted file of their own.

They have their own writer, so that a photo never delays a record. Bytes are on the disk before any record
names them.
"""

import hashlib
import re
from collections.abc import Iterable
from threading import Lock
from typing import Any

from models.errors import NotFound, StoreDamaged
from models.store.driver import Connection, in_plain_words

Bytes = bytes | bytearray | memoryview

_NAME = re.compile(r"[0-9a-f]{64}")
_KEEP = "INSERT OR IGNORE INTO blob (name, size, data) VALUES (?, ?, ?)"


def name_of(data: bytes) -> str:
    """The name bytes are kept under: their SHA-256 in 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


class Blobs:
    """Bytes in, name out; and back, proved to be what was put in. Any thread may ask.

    Every method raises ``StoreTrouble`` when the disk fails, and ``ValueError`` for what is not a name.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._turn = Lock()

    def put(self, data: bytes) -> str:
        """Keep bytes and give their name; on the disk when this returns. Twice is the same as once."""
        return self.put_many((data,))[0]

    def put_many(self, datas: Iterable[bytes]) -> list[str]:
        """Keep several pieces together, all or none, and give their names in the same order."""
        pieces = [(name_of(data), data) for data in datas]
        self.keep(pieces)
        return [name for name, _ in pieces]

    def keep(self, pieces: Iterable[tuple[str, Bytes]]) -> None:
        """Keep pieces together, all or none, whose names the caller has proved."""
        rows = [(name, len(data), data) for name, data in pieces]
        with self._turn, in_plain_words(writing=True):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self.connection.executemany(_KEEP, rows)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def get(self, name: str) -> bytes:
        """The bytes of that name: ``NotFound``, or ``StoreDamaged`` when they are not what was put in."""
        row = self._row("SELECT data FROM blob WHERE name = ?", name)
        if row is None:
            raise NotFound("That picture is not on this device.")
        data: bytes = row[0]
        if name_of(data) != name:
            raise StoreDamaged("A picture on this disk is not what was taken. It is not shown or printed.")
        return data

    def size(self, name: str) -> int:
        """How many bytes that name has; ``NotFound`` when it is not here."""
        row = self._row("SELECT size FROM blob WHERE name = ?", name)
        if row is None:
            raise NotFound("That picture is not on this device.")
        return int(row[0])

    def contains(self, name: str) -> bool:
        """Whether there are bytes of that name."""
        return self._row("SELECT 1 FROM blob WHERE name = ?", name) is not None

    def names(self) -> list[str]:
        """Every name, in order."""
        with self._turn, in_plain_words():
            return [name for (name,) in self.connection.execute("SELECT name FROM blob ORDER BY name")]

    def remove(self, name: str) -> None:
        """Forget bytes and overwrite their place; no trouble when they are not here."""
        _check(name)
        with self._turn, in_plain_words(writing=True):
            self.connection.execute("DELETE FROM blob WHERE name = ?", (name,))

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self.connection.close()

    def _row(self, sql: str, name: str) -> tuple[Any, ...] | None:
        _check(name)
        with self._turn, in_plain_words():
            row: tuple[Any, ...] | None = self.connection.execute(sql, (name,)).fetchone()
        return row


def _check(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError("not the name of a blob")
