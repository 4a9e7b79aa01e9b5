"""The office of a simulated landlord: the real central store, its copies, and what befalls it."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from models.errors import RuleBroken, StorageFull, StoreTrouble
from models.store.driver import Error
from models.store.office import belong_to, office_of
from sync.messages import Enrol, Exchange, NotUnderstood, Refusal, decode, encode, unpack
from sync.net import Request, Response
from sync.server import devices
from sync.server.application import WHO
from sync.server.central import DATABASE, Central
from sync.server.keeping import back_up, restore
from tests.builders import SetClock
from tests.simulation.chance import SeededIds
from tests.simulation.machine import NO_LIMIT, Machine

ADDRESS = "http://127.0.0.1:1"


class Crashed(Exception):
    """The office's program ended in the middle of a request."""


@dataclass
class Copy:
    """A copy of the central store, and the day it was made."""

    folder: Path
    day: int


@dataclass
class House:
    """The office. ``copies`` are those that may still be put back."""

    folder: Path
    chance: Random
    given: dict[str, str]
    clock: SetClock = field(default_factory=SetClock)
    wrong_by: float = 0.0
    full_until: int = 0
    copies: list[Copy] = field(default_factory=list)
    lives: int = 0
    central: Central = field(init=False)

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """Start the office's program."""
        ids = SeededIds(self.clock, self.chance, "office", self.given)
        self.central = Central(self.place, clock=self.clock, ids=ids, name="Maunside District Council")
        self.central.connection.execute("PRAGMA synchronous = OFF")  # no power cut is played here

    @property
    def place(self) -> Path:
        """Where the present central store is."""
        return self.folder / f"office-{self.lives}"

    def answer(self, token: str, request: Request, *, dies_after: int = 0) -> Response:
        """What the office's end answers. Raises ``Crashed`` where it dies after so many steps."""
        body = unpack(request.body) if "content-encoding" in request.headers else request.body
        known = self.central.known_by(token)
        if known is None:
            return _refused(401, WHO)
        broken_off = (lambda: 1) if dies_after else None
        self.central.connection.set_progress_handler(broken_off, dies_after)
        try:
            return Response(status=200, body=encode(self.central.exchange(known, decode(body, Exchange))))
        except StorageFull:
            return _refused(507, "No room left.")
        except StoreTrouble as trouble:
            return _refused(503, str(trouble))
        except RuleBroken as broken:
            return _refused(409, str(broken))
        except NotUnderstood as error:
            return _refused(400, str(error))
        except Error as error:
            if not dies_after:
                raise
            raise Crashed from error
        finally:
            self.central.connection.set_progress_handler(None, 0)

    def take_on(self, machine: Machine) -> None:
        """Somebody reads the device's holder a code."""
        with self.central.transaction() as connection:
            code = devices.new_code(connection, self.clock, machine.name)
        wish = Enrol(protocol=1, code=code, device=machine.store.device.device, name=machine.name)
        given = self.central.enrol(wish)
        belong_to(
            machine.store, address=ADDRESS, name=given.office, device_name=machine.name, token=given.token
        )

    def crash(self) -> None:
        """The program ends, and is started again."""
        self.central.close()
        self.open()

    def copy(self, day: int) -> None:
        """Somebody keeps a copy, in the proper way."""
        folder = self.folder / f"copy-{day}-{len(self.copies)}"
        shutil.rmtree(folder, ignore_errors=True)
        back_up(self.central, folder)
        self.copies.append(Copy(folder, day))

    def put_back(self, copy: Copy) -> None:
        """A copy is put back in the proper way: another life of the central store begins."""
        self.central.close()
        ids = SeededIds(self.clock, self.chance, "office", self.given)
        restore(copy.folder, self._next_place(), clock=self.clock, ids=ids)
        self._forget_later(copy)

    def put_back_by_hand(self, copy: Copy) -> None:
        """Somebody copies the file back, and nobody tells the program."""
        self.central.close()
        place = self._next_place()
        place.mkdir()
        shutil.copyfile(copy.folder / DATABASE, place / DATABASE)
        self._forget_later(copy)

    def lose(self) -> None:
        """The office's disk is gone, and its copies: it begins with nothing."""
        self.central.close()
        self._next_place()
        self.copies.clear()
        self.open()

    def fill_disk(self, pages_left: int) -> None:
        """No more than so many pages can be written from here on."""
        (pages,) = self.central.connection.execute("PRAGMA page_count").fetchone()
        self.central.connection.execute(f"PRAGMA max_page_count = {pages + pages_left:d}")

    def make_room(self) -> None:
        """The disk has room again."""
        self.full_until = 0
        self.central.connection.execute(f"PRAGMA max_page_count = {NO_LIMIT:d}")

    def _next_place(self) -> Path:
        shutil.rmtree(self.place)
        self.lives += 1
        return self.place

    def _forget_later(self, copy: Copy) -> None:
        self.copies = [kept for kept in self.copies if kept.day <= copy.day]
        self.open()


def knows_token(machine: Machine) -> str:
    """The secret a device shows."""
    known = office_of(machine.store)
    return known.token if known else ""


def _refused(status: int, why: str) -> Response:
    return Response(status=status, body=encode(Refusal(why)))
