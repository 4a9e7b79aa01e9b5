"""Bringing a file of an earlier program up to today's schema, with a safe copy first.

``migrations`` needs sqlite-utils, which takes a third of a second to import, so it is loaded only for a file
that needs it. A file that is up to date is recognised from the names of its migrations alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import StorageFull, StoreDamaged, StoreTooNew
from models.ports import Clock, Disk
from models.store.driver import Connection, connect, connect_in_memory, in_plain_words
from models.store.soundness import schema_of

if TYPE_CHECKING:
    from sqlite_utils import Migrations

SAFE_COPIES = "backups"
COPIES_KEPT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The migrations one file must have had, oldest first."""

    name: str
    released: tuple[str, ...]


RECORDS_HISTORY = History(name="walkabout", released=("m0001_first_records", "m0002_the_exchange"))
PHOTOS_HISTORY = History(name="walkabout-photos", released=("p0001_blobs",))


def applied(connection: Connection, history: History) -> tuple[str, ...]:
    """The names of the migrations the file has had."""
    with in_plain_words():
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
        if known is None:
            return ()
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", (history.name,)
        ).fetchall()
    return tuple(name for (name,) in rows)


def refuse_newer(connection: Connection, history: History) -> None:
    """Raise ``StoreTooNew`` when a newer program has written the file. Nothing is changed."""
    if set(applied(connection, history)) - set(history.released):
        raise StoreTooNew(
            "These records were written by a newer version of the program. Update the program to open them; "
            "nothing has been changed."
        )


def is_current(connection: Connection, history: History) -> bool:
    """Whether the file has had every migration."""
    return applied(connection, history) == history.released


def bring_up_to_date(connection: Connection, history: History) -> None:
    """Apply every migration that is missing, or none of them.

    Raises ``StoreDamaged``, and changes nothing, where records would refer to others that are not there.
    """
    from sqlite_utils import Database  # noqa: PLC0415 - slow to import, see above

    # A table that others refer to can only be rebuilt while references are not watched.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with in_plain_words(writing=True), Database(connection).atomic() as db:
            _migrations(history).apply(db)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise StoreDamaged("Some records refer to others that are not there. Restore a backup.")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def new_schema(history: History) -> str:
    """The schema of a new file, as text, from its whole history."""
    connection = connect_in_memory()
    try:
        bring_up_to_date(connection, history)
        return schema_of(connection)
    finally:
        connection.close()


def keep_safe_copy(
    file: Path, connection: Connection, key: bytes, *, page_size: int, clock: Clock, disk: Disk
) -> Path:
    """An encrypted copy of ``file`` under the same key, beside it in ``backups``; the last five are kept.

    Raises ``StorageFull`` before anything is written where there is no room for it.
    """
    folder = file.parent / SAFE_COPIES
    folder.mkdir(exist_ok=True)
    if disk.free_bytes(folder) < 2 * file.stat().st_size:
        raise StorageFull("There is no room for a safe copy of the records. Free some space, then try again.")
    copy = folder / f"{file.stem}-{stamp(clock.now())}{file.suffix}"
    part = copy.with_suffix(".part")  # only a whole copy gets the name of one
    for left in folder.glob(f"{part.name}*"):
        left.unlink()
    copy_database(connection, part, key, page_size=page_size)
    part.replace(copy)
    for old in sorted(folder.glob(f"{file.stem}-*{file.suffix}"))[:-COPIES_KEPT]:
        old.unlink()
    return copy


def copy_database(connection: Connection, target: Path, key: bytes, *, page_size: int) -> None:
    """A whole copy of an open database at ``target``, encrypted with ``key``, on the disk on return."""
    copy = connect(target, key, page_size=page_size)
    try:
        with in_plain_words(writing=True):
            connection.backup(copy)
    finally:
        copy.close()


def stamp(now: datetime) -> str:
    """A moment as part of a file name, in sort order: "20260324T140400"."""
    return f"{now:%Y%m%dT%H%M%S}"


def _migrations(history: History) -> "Migrations":
    from models.store import migrations  # noqa: PLC0415 - slow to import, see above

    sets: Sequence[Migrations] = (migrations.RECORDS, migrations.PHOTOS)
    return next(known for known in sets if known.name == history.name)
