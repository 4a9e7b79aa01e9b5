"""Devices and an office in one process, so that tests and simulators see every step of an exchange."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.operation import Answer
from models.people import Member
from models.ports import Clock, TimeOrderedIds
from models.store.office import belong_to
from models.store.profile import Profile, open_profile
from models.store.store import Store
from sync.exchange import Words
from sync.messages import Enrol, Exchange, Refusal, Reply, decode, encode, unpack
from sync.net import NOTHING, Request, Response, Unreachable
from sync.server import devices
from sync.server.central import Central
from tests.builders import RoomyDisk, SetClock, TestKeeper

GWEN = Member(person_id="gwen", name="Gwen Hartnoll", post="Housing officer")
COLIN = Member(person_id="colin", name="Colin Threlfall", post="Caretaker")
ADDRESS = "http://127.0.0.1:1"


def an_office(folder: Path, clock: SetClock, name: str = "Maunside District Council") -> Central:
    """A central store of its own."""
    return Central(folder, clock=clock, ids=TimeOrderedIds(clock), name=name)


def enrolled(central: Central, profile: Profile, name: str) -> Profile:
    """The same profile, belonging to the office now."""
    with central.transaction() as connection:
        code = devices.new_code(connection, central.clock, name)
    given = central.enrol(Enrol(protocol=1, code=code, device=profile.store.device.device, name=name))
    belong_to(profile.store, address=ADDRESS, name=given.office, device_name=name, token=given.token)
    return profile


def a_device(folder: Path, clock: Clock, ids: TimeOrderedIds | None = None) -> Profile:
    """An open, empty profile."""
    return open_profile(
        folder, keeper=TestKeeper(), clock=clock, ids=ids or TimeOrderedIds(clock), disk=RoomyDisk()
    )


@dataclass
class DirectNet:
    """Carries to an office in this process. ``meddle`` sees each request and what was answered to it."""

    central: Central
    store: Store
    requests: list[Exchange] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    meddle: Callable[[Request, Response], Response | Unreachable] = lambda request, response: response

    def carry(
        self, requests: Sequence[Request], meanwhile: Iterator[object] = NOTHING
    ) -> list[Response | Unreachable]:
        return [self.meddle(request, self._answered(request)) for request in requests]

    def _answered(self, request: Request) -> Response:
        body = unpack(request.body) if "content-encoding" in request.headers else request.body
        wish = decode(body, Exchange)
        device = next(
            known
            for known in devices.devices(self.central.connection)
            if known.device == self.store.device.device
        )
        if device.revoked_at:
            return Response(status=403, body=encode(Refusal("Revoked.")))
        reply = self.central.exchange(device, wish)
        self.requests.append(wish)
        self.replies.append(reply)
        return Response(status=200, body=encode(reply))


def send_words(central: Central, profile: Profile, net: DirectNet | None = None) -> list[Answer]:
    """Exchange all words; the answers that came."""
    net = net or DirectNet(central, profile.store)
    words = Words(profile.store)
    turns = words.turns()
    try:
        turn = next(turns)
        while True:
            turn = turns.send(net.carry(turn.requests))
    except StopIteration:
        pass
    return [answer for reply in net.replies for answer in getattr(reply, "answers", [])]
