"""An office with its pictures in this process, and two devices that belong to it."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from models.store import photos
from models.store.carriage import LARGE, leaving, still_to_carry
from models.store.office import office_of
from models.store.profile import Profile
from sync.net import Request
from sync.pictures import Pictures
from sync.server.central import Central
from sync.server.serving import office_application
from sync.turns import Progress
from tests.builders import SetClock, a_finding, a_prepared_photo, a_walkabout, found_maunside, keep
from tests.sync.app_net import AppNet, Result
from tests.sync.devices import GWEN, a_device, an_office, enrolled, send_words

BYTES = random.Random(3).randbytes


@dataclass
class Side:
    """One device, its line to the office, and what it was told of its progress."""

    profile: Profile
    net: AppNet
    progress: list[Progress] = field(default_factory=list)

    def send(self, net: AppNet | None = None) -> Pictures:
        """One exchange of pictures, to its end."""
        pictures = Pictures(self.profile.store, self.profile.blobs)
        turns = pictures.turns()
        try:
            turn = next(turns)
            while True:
                self.progress.append(turn.progress)
                turn = turns.send((net or self.net).carry(turn.requests, turn.meanwhile))
        except StopIteration:
            return pictures

    def take(self, count: int, size: int = 40_000, small: int = 900) -> list[str]:
        """New photos of the landing light, of which the office has the words already; their names."""
        names = []
        for _ in range(count):
            prepared = a_prepared_photo(BYTES(size), thumbnail=BYTES(small))
            photos.add_photo(self.profile.store, self.profile.blobs, prepared, finding_id="light", by=GWEN)
            names.append(prepared.sha256)
        return names

    def receipts(self) -> dict[str, int]:
        return dict(self.profile.store.rows("SELECT name, size FROM receipt"))

    def leaving(self, lane: int = LARGE) -> list[tuple[str, int, str]]:
        return [(each.name, each.sent, each.upload) for each in leaving(self.profile.store, lane, 999)]

    def why(self) -> dict[str, str]:
        return dict(self.profile.store.rows("SELECT name, why FROM blob_leaving WHERE why <> ''"))

    def damage(self, name: str) -> None:
        self.profile.blobs.connection.execute("UPDATE blob SET data = x'00' WHERE name = ?", (name,))

    def lose(self, name: str) -> None:
        self.profile.blobs.remove(name)


@dataclass
class Office:
    """The office with its pictures, and who is connected to it."""

    central: Central
    gwen: Side
    colin: Side

    def has(self, name: str) -> bytes | None:
        path = self.central.folder / "blobs" / name[:2] / name
        return path.read_bytes() if path.exists() else None

    def words(self) -> None:
        """Everybody's words are everywhere; pictures are not."""
        for side in (self.gwen, self.colin):
            send_words(self.central, side.profile)
        send_words(self.central, self.gwen.profile)


@contextmanager
def pictured_office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    """Both have the words of one finding, and nobody a picture."""
    central = an_office(tmp_path / "office", clock)
    app = office_application(central, clock=central.clock, ids=central.ids)
    gwen, colin = a_device(tmp_path / "gwen", clock), a_device(tmp_path / "colin", clock)
    found_maunside(gwen.store)
    keep(gwen.store, a_walkabout(), a_finding())
    sides = []
    for profile, name in ((gwen, "Tablet"), (colin, "Computer")):
        known = office_of(enrolled(central, profile, name).store)
        assert known is not None
        sides.append(Side(profile, AppNet(app, known.token)))
    made = Office(central, sides[0], sides[1])
    made.words()
    yield made
    gwen.close()
    colin.close()
    central.close()


def once(what: Callable[[Request], bool], result: Result) -> Callable[[Request], Result | Request]:
    """That result instead of the office's for the first request of that kind."""
    left = [result]

    def on_the_way(request: Request) -> Result | Request:
        return left.pop() if left and what(request) else request

    return on_the_way


def is_safe(office: Office, names: list[str]) -> None:
    """All of them are at the office whole, with a receipt, and nothing waits."""
    for name in names:
        assert office.has(name) == office.gwen.profile.blobs.get(name)
        assert office.gwen.receipts()[name] == len(office.gwen.profile.blobs.get(name))
    assert still_to_carry(office.gwen.profile.store) == (0, 0)
