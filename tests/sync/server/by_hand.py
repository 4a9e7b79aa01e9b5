"""A device whose operations are written by hand, in the same process as the office."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from models.operation import Answer, Entry, Operation, Outcome
from sync.messages import PROTOCOL, Enrol, Exchange, Exchanged, Reply, entry_of
from sync.server import devices
from sync.server.central import Central
from sync.server.devices import EnrolledDevice


@dataclass
class Hand:
    """One device; ``push`` gives its operations their places in its own dense sequence."""

    central: Central
    name: str
    incarnation: str = ""
    epoch: str = ""
    cursor: int = 0
    head: str = ""
    n: int = 0
    next: int = 1
    token: str = ""
    replies: list[Reply] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.incarnation = self.incarnation or f"{self.name}-1"
        with self.central.transaction() as connection:
            code = devices.new_code(connection, self.central.clock, "Gwen")
        wish = Enrol(protocol=PROTOCOL, code=code, device=self.name, name=f"Gwen's {self.name}")
        self.token = self.central.enrol(wish).token

    @property
    def device(self) -> EnrolledDevice:
        """How the office knows it."""
        found = self.central.known_by(self.token)
        assert found is not None
        return found

    def written(self, *ops: Operation) -> list[Operation]:
        """These operations as this device would have written them next."""
        made = [
            replace(op, device=self.name, incarnation=self.incarnation, device_seq=self.next + place)
            for place, op in enumerate(ops)
        ]
        self.next += len(made)
        return made

    def wish(self, *ops: Operation) -> Exchange:
        """What the device asks with these operations as they are."""
        return Exchange(
            protocol=PROTOCOL,
            epoch=self.epoch,
            cursor=self.cursor,
            head=self.head,
            n=self.n,
            incarnation=self.incarnation,
            last=self.next - 1,
            operations=list(ops),
        )

    def exchange(self, *ops: Operation) -> Reply:
        """Send operations as they are; whatever the office replies."""
        reply = self.central.exchange(self.device, self.wish(*ops))
        self.replies.append(reply)
        return reply

    def push(self, *ops: Operation) -> list[Answer]:
        """Send operations as the next of this device; the answers."""
        reply = self.exchange(*self.written(*ops))
        assert isinstance(reply, Exchanged), reply
        return reply.answers

    def outcomes(self, *ops: Operation) -> list[Outcome]:
        """Send operations as the next of this device; what became of each."""
        return [answer.outcome for answer in self.push(*ops)]

    def pull(self) -> list[Entry]:
        """Everything the device has not seen; its cursor moves on."""
        found: list[Entry] = []
        while True:
            reply = self.exchange()
            assert isinstance(reply, Exchanged), reply
            self.epoch, self.cursor = reply.epoch, reply.cursor
            self.n, self.head = reply.n, reply.head
            found += [entry_of(raw) for raw in reply.entries]
            if reply.cursor == reply.n:
                return found
