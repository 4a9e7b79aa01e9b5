"""A landlord's devices and office, day by day, with everything that may go wrong."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from models.errors import StoreTrouble
from models.store.driver import Error
from models.store.office import office_of
from models.store.outgoing import let_go_of_old, waiting_operations
from sync.exchange import Words
from sync.server.pages import page_after
from sync.trouble import ExchangeStopped, NotWelcome
from sync.turns import Results
from tests.builders import START
from tests.simulation.house import House
from tests.simulation.ledger import Ledger
from tests.simulation.machine import Machine, Talk
from tests.simulation.post import Post
from tests.simulation.violation import Violation
from tests.simulation.wishes import Wishes

ROUNDS_TO_REST = 12


@dataclass
class World:
    """Everything of one simulation. Whoever drives it says what happens; this carries it out."""

    folder: Path
    chance: Random
    clocks: Random | None = None
    net_rate: float = 0.0
    day: int = 0
    lets_go: bool = True
    given: dict[str, str] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    ledger: Ledger = field(default_factory=Ledger)
    machines: list[Machine] = field(default_factory=list)
    operations: int = 0
    may_lose_office: bool = True
    _moments: int = 0
    house: House = field(init=False)
    post: Post = field(init=False)
    wishes: Wishes = field(init=False)

    def __post_init__(self) -> None:
        self.house = House(self.folder, Random(self.chance.random()), self.given)
        self.post = Post(self.house, self.chance, self.net_rate, self.faults)
        self.wishes = Wishes(self.chance, self.ledger)

    def close(self) -> None:
        """Let go of every file."""
        for machine in self.machines:
            machine.hang_up()
            machine.store.close()
        self.house.central.close()

    def add_machine(self) -> Machine:
        """A device more, with nothing on it."""
        name = f"m{len(self.machines)}"
        machine = Machine(name, self.folder / name, Random(self.chance.random()), self.given)
        if self.clocks is not None:
            machine.wrong_by = self.clocks.uniform(-20, 20) * 365
        self.machines.append(machine)
        self._tell_time(machine)
        return machine

    def join(self, machine: Machine) -> None:
        """The office takes a device on, or takes it on again."""
        self._tell_time(machine)
        self.house.take_on(machine)

    def set_out(self, devices: int) -> None:
        """The landlord begins, with so many devices; two of them may have been set up on their own."""
        for place in range(devices):
            machine = self.add_machine()
            if place == 0 or (place == 1 and self.chance.random() < 0.4):
                self.wishes.found(machine)
            self.join(machine)

    def wish(self, machine: Machine) -> None:
        """Somebody does something on a device; on a full disk, or in a crash, nothing may have been said."""
        self._tell_time(machine)
        try:
            self.operations += self.wishes.any(machine)
        except StoreTrouble:
            if not machine.full_until:
                raise

    def exchange(self, machine: Machine, turns: int = 1_000) -> None:
        """Go on with an exchange, or begin one, for so many turns."""
        self._tell_time(machine)
        try:
            self._turns(machine, turns)
        except NotWelcome:
            machine.hang_up()
            self.join(machine)
        except ExchangeStopped:
            machine.hang_up()
        except StoreTrouble:
            machine.hang_up()
            if not machine.full_until:
                raise

    @contextmanager
    def breaking_off(self, machine: Machine, steps: int) -> Iterator[None]:
        """Whatever is done meanwhile breaks off in its midst, and the program is started again."""
        self.faults["device died"] += 1
        machine.break_off_after(steps)
        try:
            yield
        except Error:
            machine.crash()
        else:
            machine.break_off_after(0)

    def _turns(self, machine: Machine, turns: int) -> None:
        if machine.talk is None:
            begun = Words(machine.store).turns()
            machine.talk = Talk(begun, next(begun))
        for _ in range(turns):
            turn = machine.talk.turn
            for _ in islice(turn.meanwhile, self.chance.randrange(3)):
                pass
            results: Results = [self.post.carry(machine, each) for each in turn.requests]
            try:
                machine.talk.turn = machine.talk.turns.send(results)
            except StopIteration:
                machine.talk = None
                if self.lets_go:
                    let_go_of_old(machine.store, at_least=0)
                break
            finally:
                self.check_whole(machine)

    def check_whole(self, machine: Machine) -> None:
        """No device ever shows part of a wish (invariant 6)."""
        known = office_of(machine.store)
        log = self.house.central.connection
        if known is not None and known.epoch == self.house.central.epoch:
            pair = log.execute(
                "SELECT txn FROM log WHERE seq IN (?, ?)", (known.cursor, known.cursor + 1)
            ).fetchall()
            if len(pair) == 2 and pair[0] == pair[1]:
                raise Violation(f"{machine.name} stands in the middle of a wish, at {known.cursor}")
        for txn in list(self.ledger.groups)[-4:]:
            self._check_group(machine, txn)

    def _check_group(self, machine: Machine, txn: str) -> None:
        made = self.ledger.groups[txn]
        there = sum(
            bool(machine.rows(f'SELECT 1 FROM "{kind}" WHERE id = ?', record_id)) for kind, record_id in made
        )
        if 0 < there < len(made):
            held = self.house.central.connection.execute(
                "SELECT 1 FROM backlog WHERE op ->> 'txn' = ?", (txn,)
            ).fetchone()
            if not held:
                raise Violation(f"{machine.name} shows {there} of the {len(made)} records of one wish")

    def come_to_rest(self) -> None:
        """Nothing goes wrong any more, and everybody exchanges until nothing changes."""
        self._mend()
        before: tuple[object, ...] = ()
        for _ in range(ROUNDS_TO_REST):
            for machine in self.machines:
                self._exchange_all(machine)
            now = tuple(self._where(machine) for machine in self.machines)
            if now == before and not any(machine_state[-1] for machine_state in now):
                return
            before = now
        raise Violation(f"it does not come to rest: {before}")

    def _mend(self) -> None:
        self.house.make_room()
        while self.post.limbo:
            self.post.deliver_late()
        self.post.rate = 0.0
        for machine in self.machines:
            machine.hang_up()
            machine.make_room()

    def _exchange_all(self, machine: Machine) -> None:
        self._tell_time(machine)
        for _ in range(2):
            try:
                self._turns(machine, 1_000)
            except NotWelcome:
                machine.hang_up()
                self.join(machine)
            else:
                return
        raise Violation(f"{machine.name} is not welcome")

    def _where(self, machine: Machine) -> tuple[object, ...]:
        known = machine.office
        waiting = len(waiting_operations(machine.store))
        return (known.epoch, known.cursor, known.head, machine.store.device.incarnation, waiting)

    def _tell_time(self, machine: Machine) -> None:
        """Every moment is later than the one before, but for clocks that are wrong."""
        self._moments += 1
        if self.clocks is not None and self.clocks.random() < 0.02:
            machine.wrong_by = self.clocks.uniform(-20, 20) * 365
            self.house.wrong_by = self.clocks.uniform(-3, 3) * 365
        now = datetime.fromisoformat(START) + timedelta(days=self.day, seconds=self._moments)
        machine.clock.time = now + timedelta(days=machine.wrong_by)
        self.house.clock.time = now + timedelta(days=self.house.wrong_by)


@contextmanager
def small_pages(entries: int, operations: int) -> Iterator[None]:
    """Pages and batches of a simulation are so small that there are several of them."""
    limits: tuple[tuple[Callable[..., object], int], ...] = (
        (page_after, entries),
        (waiting_operations, operations),
    )
    before = [dict(function.__kwdefaults__) for function, _ in limits]
    for function, most in limits:
        function.__kwdefaults__["most"] = most
    try:
        yield
    finally:
        for (function, _), kept in zip(limits, before, strict=True):
            function.__kwdefaults__.update(kept)
