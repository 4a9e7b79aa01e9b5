"""The central store: what every device wrote, in one order, on the office's own disk.

One folder: ``central.db`` and the blobs beside it. One process serves it, one thread at a time writes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Lock, RLock

from models.errors import RuleBroken, StorageFull
from models.operation import Answer, Operation
from models.ports import Clock, Ids
from models.store.disk_words import disk_in_plain_words
from models.store.driver import Connection, connect_open, in_plain_words
from sync.messages import AnotherLife, Enrol, Enrolled, Exchange, Exchanged, Gap, Reply, Restored
from sync.server import devices, lives
from sync.server.chain import BEGINNING
from sync.server.devices import EnrolledDevice
from sync.server.filing import Clash
from sync.server.one_trip import OneTrip
from sync.server.pages import Page, chain_at, page_after
from sync.server.schema import bring_up_to_date
from sync.server.taking import Taking

DATABASE = "central.db"
_HOUR = len("2026-03-24T14")

_WHOLE = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_PART = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))


class Central:
    """Opened on a folder, and made there on first use. Every method raises ``StoreTrouble``."""

    def __init__(self, folder: Path, *, clock: Clock, ids: Ids, name: str = "The office") -> None:
        with disk_in_plain_words():
            folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.clock = clock
        self.ids = ids
        self._turn = RLock()
        self._door = Lock()
        self._one_trip: OneTrip[Reply] = OneTrip(self._turn, self.transaction)
        self.connection: Connection = connect_open(folder / DATABASE)
        bring_up_to_date(self.connection)
        self._doorkeeper = self.reading()
        self._begin(name)

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._doorkeeper.close()
            self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All that is written inside is kept, on the disk, when the block ends, or nothing is.

        Inside another it is kept or not by itself, and on the disk when the outer one ends.
        """
        with self._turn, in_plain_words(writing=True):
            begin, keep, undo = _PART if self.connection.in_transaction else _WHOLE
            self.connection.execute(begin)
            try:
                yield self.connection
                self.connection.execute(keep)
            except BaseException:
                # A full disk makes SQLite roll back everything by itself.
                if self.connection.in_transaction:
                    for statement in undo:
                        self.connection.execute(statement)
                raise

    @property
    def name(self) -> str:
        """What the office is called."""
        return str(self._office()[0])

    @property
    def epoch(self) -> str:
        """The life of this store; another begins when it is restored."""
        return str(self._office()[1])

    @property
    def last_number(self) -> int:
        """The last number of the log."""
        return self._office()[2]

    def reading(self) -> Connection:
        """A connection of its own for long reading, so that nobody who writes has to wait. Close it."""
        return connect_open(self.folder / DATABASE)

    def enrol(self, wish: Enrol) -> Enrolled:
        """Take a device on. Raises ``RuleBroken`` for a code that is not good; the try is remembered."""
        refusal: RuleBroken | None = None
        with self.transaction() as connection:
            try:
                name, token = devices.enrol(
                    connection, self.clock, code=wish.code, device=wish.device, name=wish.name.strip()
                )
            except RuleBroken as error:
                refusal = error
        if refusal is not None:
            raise refusal
        return Enrolled(office=self.name, device=name, epoch=self.epoch, token=token)

    def known_by(self, token: str) -> EnrolledDevice | None:
        """The device of that secret. Nobody has to wait for a write that is under way."""
        with self._door, in_plain_words():
            return devices.known_by(self._doorkeeper, token)

    def exchange(self, device: EnrolledDevice, wish: Exchange) -> Reply:
        """Take what the device sends, and give it what it has not seen; one after the other, each whole."""
        return self._one_trip.do(partial(self._exchange, device, wish))

    def begin_epoch(self, common: int) -> str:
        """Another life of this store begins: up to ``common`` its log is that of the one before."""
        with self.transaction() as connection:
            return self._new_epoch(connection, common)

    def _exchange(self, device: EnrolledDevice, wish: Exchange) -> Reply:
        at = self.clock.now().isoformat(timespec="seconds")
        if device.seen_at[:_HOUR] != at[:_HOUR]:  # once an hour: most exchanges write nothing
            with suppress(StorageFull), self.transaction() as connection:  # it may take in all the same
                devices.seen(connection, device.device, at)
        restored = self._restored(device, wish)
        if restored is not None:
            return restored
        with in_plain_words():
            if lives.is_copy(lives.lives_of(self.connection, device.device), wish.incarnation, wish.last):
                return AnotherLife()
        try:
            answers = self._take(device, wish.operations, at) if wish.operations else []
        except lives.Missing:
            return Gap(lives=self._lives(device))
        except lives.Copied:
            return AnotherLife()
        except Clash as clash:
            return AnotherLife(clashing=list(clash.op_ids))
        return self._page(device, wish, answers, at)

    def _take(self, device: EnrolledDevice, ops: Sequence[Operation], at: str) -> list[Answer]:
        if any(op.device != device.device for op in ops):
            raise RuleBroken("A device may only send what it wrote itself.")
        with self.transaction() as connection:
            taking = Taking(connection, at, device.grants, self.ids)
            known = taking.filing.had(ops)
            placed = taking.filing.new_here(ops, known)
            before = lives.lives_of(connection, device.device)
            then = lives.follow(before, placed)
            lives.keep(connection, device.device, then, {op.incarnation for op in placed})
            return taking.take(ops, known)

    def _restored(self, device: EnrolledDevice, wish: Exchange) -> Restored | None:
        """What the device must know where its log is not ours: a backup was put back, or a copy by hand."""
        _, epoch, _, _ = self._office()
        if wish.epoch != epoch:
            if wish.epoch == "":
                return None
            common = self._common(wish.epoch)
        else:
            with in_plain_words():
                ours = BEGINNING if wish.n == 0 else chain_at(self.connection, wish.n)
            if ours == wish.head or wish.head == "":
                return None
            epoch, common = self.begin_epoch(0), 0
        return Restored(epoch=epoch, common=common, lives=self._lives(device))

    def _page(self, device: EnrolledDevice, wish: Exchange, answers: list[Answer], at: str) -> Exchanged:
        name, epoch, n, head = self._office()
        with in_plain_words():
            page = (
                page_after(self.connection, wish.cursor, device=device.device, incarnation=wish.incarnation)
                if wish.cursor < n and not wish.more
                else Page(cursor=wish.cursor, entries=[], devices={})
            )
        return Exchanged(
            epoch=epoch,
            cursor=page.cursor,
            n=n,
            head=head,
            office=name,
            time=at,
            answers=answers,
            entries=page.entries,
            devices=page.devices,
        )

    def _lives(self, device: EnrolledDevice) -> dict[str, int]:
        with in_plain_words():
            return lives.lives_of(self.connection, device.device)

    def _common(self, epoch: str) -> int:
        """Up to which number the log of an earlier epoch is ours; 0 for one nobody here knows."""
        with self._turn, in_plain_words():
            rows = self.connection.execute("SELECT epoch, began_after FROM epoch ORDER BY place").fetchall()
        names = [name for name, _ in rows]
        if epoch not in names:
            return 0
        return min(int(began_after) for _, began_after in rows[names.index(epoch) + 1 :])

    def _office(self) -> tuple[str, str, int, str]:
        with self._turn, in_plain_words():
            row = self.connection.execute("SELECT name, epoch, n, head FROM office").fetchone()
        return row[0], row[1], row[2], row[3]

    def _begin(self, name: str) -> None:
        with self.transaction() as connection:
            if connection.execute("SELECT 1 FROM office").fetchone() is None:
                connection.execute(
                    "INSERT INTO office (only, name, epoch, n, head) VALUES (1, ?, '', 0, ?)",
                    (name, BEGINNING),
                )
                self._new_epoch(connection, 0)

    def _new_epoch(self, connection: Connection, common: int) -> str:
        epoch = self.ids.new()
        at = self.clock.now().isoformat(timespec="seconds")
        connection.execute("INSERT INTO epoch (epoch, began_after, at) VALUES (?, ?, ?)", (epoch, common, at))
        connection.execute("UPDATE office SET epoch = ?", (epoch,))
        return epoch
