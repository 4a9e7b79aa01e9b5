"""The net of a simulated landlord: it loses, doubles, delays and garbles whatever the dice say."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from models.store.driver import Error
from sync.messages import Refusal, encode
from sync.net import Request, Response, Unreachable
from tests.simulation.house import Crashed, House, knows_token
from tests.simulation.machine import Machine

PORTAL = b"<html><body>Welcome to the hotel. Please sign in.</body></html>"

_FAULTS = (
    "request lost", "reply lost", "doubled", "late", "late twice", "busy", "too many", "portal", "moved",
    "reply cut", "office died before", "office died after", "gateway",
)  # fmt: skip


@dataclass
class Post:
    """Carries requests to the office. ``faults`` counts what went wrong, ``rate`` says how often."""

    house: House
    chance: Random
    rate: float
    faults: Counter[str]
    limbo: list[tuple[str, Request]] = field(default_factory=list)

    def carry(self, machine: Machine, request: Request) -> Response | Unreachable:
        """One request; whatever is late may come before it."""
        token = knows_token(machine)
        if self.limbo and self.chance.random() < 0.3:
            self.deliver_late()
        if self.chance.random() >= self.rate:
            return self.house.answer(token, request)
        fault = self.chance.choice(_FAULTS)
        self.faults[fault] += 1
        return self._goes_wrong(fault, token, request)

    def deliver_late(self) -> None:
        """A request arrives that everybody had given up; nobody waits for what is answered."""
        token, request = self.limbo.pop(self.chance.randrange(len(self.limbo)))
        self.house.answer(token, request)

    def _goes_wrong(self, fault: str, token: str, request: Request) -> Response | Unreachable:
        if fault in _SAID_INSTEAD:
            return _SAID_INSTEAD[fault]
        if fault == "request lost":
            return Unreachable("lost")
        if fault.startswith("late"):
            self.limbo += [(token, request)] * (2 if fault == "late twice" else 1)
            return Unreachable("late")
        if fault == "office died before":
            return self._dies(token, request)
        response = self.house.answer(token, request)
        if fault == "doubled":
            again = self.house.answer(token, request)
            return self.chance.choice((response, again))
        if fault == "reply cut":
            return Response(status=response.status, body=response.body[: len(response.body) // 2])
        if fault == "office died after":
            self.house.crash()
        return Unreachable("reply lost")

    def _dies(self, token: str, request: Request) -> Response | Unreachable:
        try:
            response = self.house.answer(token, request, dies_after=self.chance.randrange(20, 4_000))
        except (Crashed, Error):
            response = Response(status=503)
        self.house.crash()
        return response if response.status == 200 else Unreachable("died")


_SAID_INSTEAD = {
    "busy": Response(status=503, body=encode(Refusal("Busy."))),
    "too many": Response(status=429, body=encode(Refusal("Later.")), headers={"retry-after": "60"}),
    "portal": Response(status=200, body=PORTAL, headers={"content-type": "text/html"}),
    "moved": Response(status=302, headers={"location": "http://sign-in.example/"}),
    "gateway": Response(status=502, body=PORTAL),
}
