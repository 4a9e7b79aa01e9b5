"""The two encrypted files of a profile: their names, and opening them with today's schema."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.ports import Clock, Disk
from models.store.driver import RECORDS_PAGE, Connection, connect
from models.store.upgrade import (
    PHOTOS_HISTORY,
    RECORDS_HISTORY,
    History,
    applied,
    bring_up_to_date,
    is_current,
    keep_safe_copy,
    refuse_newer,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFile:
    """One of the files. Photos are large, so their file has larger pages."""

    name: str
    page_size: int
    history: History

    def connect(self, folder: Path, key: bytes) -> Connection:
        """A connection of its own to this file of the profile in ``folder``."""
        return connect(folder / self.name, key, page_size=self.page_size)


RECORDS_FILE = ProfileFile(name="records.db", page_size=RECORDS_PAGE, history=RECORDS_HISTORY)
PHOTOS_FILE = ProfileFile(name="photos.db", page_size=16_384, history=PHOTOS_HISTORY)


def open_files(folder: Path, key: bytes, *, clock: Clock, disk: Disk) -> tuple[Connection, Connection]:
    """Records and photos. A newer program's files are refused before any change to either."""
    with ExitStack() as opened:
        records, photos = (_opened(file, folder, key, opened) for file in (RECORDS_FILE, PHOTOS_FILE))
        for connection, file in ((records, RECORDS_FILE), (photos, PHOTOS_FILE)):
            if not is_current(connection, file.history):
                if applied(connection, file.history):
                    keep_safe_copy(
                        folder / file.name, connection, key, page_size=file.page_size, clock=clock, disk=disk
                    )
                bring_up_to_date(connection, file.history)
        opened.pop_all()
    return records, photos


@contextmanager
def reading(file: ProfileFile, folder: Path, key: bytes) -> Iterator[Connection]:
    """A second connection for long reading, so that nobody who writes has to wait."""
    connection = file.connect(folder, key)
    try:
        yield connection
    finally:
        connection.close()


def _opened(file: ProfileFile, folder: Path, key: bytes, opened: ExitStack) -> Connection:
    connection = file.connect(folder, key)
    opened.callback(connection.close)
    refuse_newer(connection, file.history)
    return connection
