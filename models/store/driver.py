"""The one module that knows the database driver: its errors, its settings, and how a file is opened.

The driver is sqlcipher3, SQLite with every page encrypted and signed. sqlite-utils looks for a module called
``pysqlite3`` before it takes the standard library's sqlite3; registering the driver under that name, before
sqlite-utils is imported anywhere, makes both speak of the same exceptions.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3  # noqa: TID251 - this is the module that owns it
import sqlcipher3.dbapi2  # noqa: TID251 - this is the module that owns it

from models.errors import StorageFull, StoreDamaged, StoreInUse, StoreLocked, StoreTrouble

if TYPE_CHECKING:
    # The driver has no annotations; the standard library's module has the same shape and has them.
    from sqlite3 import Connection, Cursor, Error  # noqa: TID251 - names for the type checker
else:
    from sqlcipher3.dbapi2 import (  # noqa: TID251 - this is the module that owns it
        Connection,
        Cursor,
        Error,
    )

__all__ = [
    "Connection",
    "Cursor",
    "Error",
    "connect",
    "connect_in_memory",
    "connect_open",
    "in_plain_words",
    "trouble",
]

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2


def _as_it_is(value: None) -> None:
    return value


# The driver asks each of these in four ways how it wants to be kept, which takes longer than keeping it;
# told once, it asks no more.
sqlcipher3.dbapi2.register_adapter(type(None), _as_it_is)
sqlcipher3.dbapi2.register_adapter(bool, int)

KEY_BYTES = 32
RECORDS_PAGE = 4096

# SQLite before 3.51.3 can damage a file when a checkpoint and a write meet (the WAL-reset race).
OLDEST_SQLITE = (3, 51, 3)

# Each is set, then read back: what SQLite answers must be what stands here.
_PRAGMAS: tuple[tuple[str, str, str | int], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),  # NORMAL forgets commits that were already called saved
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("busy_timeout", "5000", 5000),
    ("cache_size", "-32000", -32000),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),  # sorting never leaves plain words in a temporary file
    ("trusted_schema", "OFF", 0),
)

_FULL, _IO, _CORRUPT, _NOT_A_DATABASE = 13, 10, 11, 26
_NO_WAY_IN = {3, 8, 14, 23}  # permission denied, read only, cannot open, not authorised
_BUSY = {5, 6}


def connect(path: Path, key: bytes, *, page_size: int = RECORDS_PAGE) -> Connection:
    """The encrypted database at ``path``, made when it is not there, with every setting checked.

    ``key`` is 32 random bytes and is used as it is. The connection may be used from any thread, one at a
    time. Raises ``StoreLocked`` when the key does not fit, and other ``StoreTrouble`` as the disk has it.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key is {KEY_BYTES} bytes")
    check_sqlite(sqlcipher3.dbapi2.sqlite_version_info)
    with in_plain_words():
        connection: Connection = sqlcipher3.dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            unlock(connection, key, page_size)
            set_and_check(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_open(path: Path) -> Connection:
    """The database of a central store at ``path``: the same driver and settings, without a key of its own.

    A central store's disk is the landlord's to encrypt. Raises ``StoreTrouble``.
    """
    check_sqlite(sqlcipher3.dbapi2.sqlite_version_info)
    with in_plain_words():
        connection: Connection = sqlcipher3.dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            set_and_check(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_in_memory() -> Connection:
    """An empty database that is never on a disk, to compare others with."""
    connection: Connection = sqlcipher3.dbapi2.connect(":memory:", isolation_level=None)
    return connection


def check_sqlite(version: tuple[int, ...]) -> None:
    """Refuse an SQLite that may damage the store."""
    if version < OLDEST_SQLITE:
        wanted, found = (".".join(map(str, numbers)) for numbers in (OLDEST_SQLITE, version))
        raise StoreTrouble(f"Records are only safe with SQLite {wanted} or newer; this is {found}.")


def unlock(connection: Connection, key: bytes, page_size: int = RECORDS_PAGE) -> None:
    """Give the key, and read once with it: a wrong one is noticed here and not later."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise StoreTrouble("The database driver cannot encrypt, so nothing is kept with it.")
    connection.execute(f"PRAGMA cipher_page_size = {page_size:d}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def set_and_check(connection: Connection) -> None:
    """Set how the file is written, and raise ``StoreTrouble`` when SQLite does not agree."""
    for name, wanted, expected in _PRAGMAS:
        connection.execute(f"PRAGMA {name} = {wanted}")
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise StoreTrouble(
                f"The database would not keep records safely: {name} is {found}, not {expected}."
            )


def trouble(error: Error, *, writing: bool = False) -> StoreTrouble | None:
    """A driver's error in plain words, or None where the fault is the program's own.

    A quota or a file-size limit reaches us as a plain failure to write, so while ``writing`` that counts as
    no room left.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code == _FULL or (code == _IO and writing):
        return StorageFull(
            "The disk would not take another record: it is full or at its limit. "
            "Everything that was saved before is still there."
        )
    if code == _NOT_A_DATABASE:
        return StoreLocked("The key does not open this store.")
    if code == _CORRUPT:
        return StoreDamaged("Part of this store is not what was written. Restore the last safe copy.")
    if code in _BUSY:
        return StoreInUse("Another program is using the store. Try again when it has finished.")
    if code == _IO:
        return StoreTrouble("The disk could not be read. Nothing was changed.")
    if code in _NO_WAY_IN:
        return StoreTrouble("The store could not be opened: this account may not change its files.")
    return None


@contextmanager
def in_plain_words(*, writing: bool = False) -> Iterator[None]:
    """Raise a driver's errors as ``StoreTrouble``; faults of the program's own pass as they are."""
    try:
        yield
    except Error as error:
        plain = trouble(error, writing=writing)
        if plain is None:
            raise
        raise plain from error
