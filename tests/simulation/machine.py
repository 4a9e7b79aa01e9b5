"""One device of a simulated landlord: the real store, on a disk that is thrown away afterwards."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

from models.merge import Record
from models.store.driver import connect_open
from models.store.office import OfficeKnown, office_of
from models.store.profile_files import RECORDS_HISTORY
from models.store.store import Store
from models.store.upgrade import bring_up_to_date
from sync.turns import Turn, Turns
from tests.builders import SetClock
from tests.simulation.chance import SeededIds

RECORDS = "records.db"
NO_LIMIT = 1_000_000


@dataclass
class Talk:
    """An exchange that has begun: its turns, and the one whose requests are to be carried next."""

    turns: Turns
    turn: Turn


@dataclass
class Machine:
    """A device: its disk, its clock, whoever works with it, and what stands on its screen."""

    name: str
    folder: Path
    chance: Random
    given: dict[str, str]
    clock: SetClock = field(default_factory=SetClock)
    wrong_by: float = 0.0
    away_until: int = 0
    full_until: int = 0
    talk: Talk | None = None
    form: Record | None = None
    kept_copy: tuple[Path, int] | None = None
    last_kept: int = 0
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / RECORDS).exists():
            shutil.copyfile(empty_records(), self.folder / RECORDS)
        self.open()

    def open(self) -> None:
        """Start the program."""
        connection = connect_open(self.folder / RECORDS)
        connection.execute("PRAGMA synchronous = OFF")  # no power cut is played here
        ids = SeededIds(self.clock, self.chance, self.name, self.given)
        self.store = Store(connection, clock=self.clock, ids=ids)

    def crash(self) -> None:
        """The program ends where it stands, and is started again."""
        self.hang_up()
        self.form = None
        self.store.close()
        self.open()

    def hang_up(self) -> None:
        """An exchange that has begun is forgotten."""
        if self.talk is not None:
            self.talk.turns.close()
        self.talk = None

    def break_off_after(self, steps: int) -> None:
        """Whatever is being done with the disk breaks off after so many steps of the database; 0: nothing."""
        broken_off: Callable[[], int] | None = (lambda: 1) if steps else None
        self.store.connection.set_progress_handler(broken_off, steps)

    def fill_disk(self, pages_left: int) -> None:
        """No more than so many pages can be written from here on."""
        (pages,) = self.store.connection.execute("PRAGMA page_count").fetchone()
        self.store.connection.execute(f"PRAGMA max_page_count = {pages + pages_left:d}")

    def make_room(self) -> None:
        """The disk has room again."""
        self.full_until = 0
        self.store.connection.execute(f"PRAGMA max_page_count = {NO_LIMIT:d}")

    def copy_to(self, folder: Path) -> Path:
        """A copy of the profile's folder, as somebody makes it by hand."""
        self.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        folder.mkdir(parents=True)
        shutil.copyfile(self.folder / RECORDS, folder / RECORDS)
        return folder

    def put_back(self, copy: Path, *, new_life: bool) -> None:
        """The profile is what the copy holds; a proper restore begins another life of the device with it."""
        self.hang_up()
        self.form = None
        self.store.close()
        for file in self.folder.iterdir():
            file.unlink()
        shutil.copyfile(copy / RECORDS, self.folder / RECORDS)
        self.open()
        if new_life:
            self.store.connection.execute("UPDATE device SET incarnation = ?", (self.store.ids.new(),))
            self.store.close()
            self.open()
        self.last_kept = self.newest()

    def newest(self) -> int:
        """The sequence number of the last operation that was ever written here."""
        return int(self.store.value("SELECT coalesce(max(device_seq), 0) FROM operation"))

    @property
    def office(self) -> OfficeKnown:
        """What is known here of the office."""
        known = office_of(self.store)
        assert known is not None
        return known

    def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """What a question answers."""
        return self.store.rows(sql, params)


@cache
def empty_records() -> Path:
    """A file with the schema of today and nothing in it; made once, as the migrations take their time."""
    folder = Path(mkdtemp(prefix="walkabout-empty-"))
    connection = connect_open(folder / RECORDS)
    bring_up_to_date(connection, RECORDS_HISTORY)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    return folder / RECORDS
