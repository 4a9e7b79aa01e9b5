"""Devices and an office in any order of events; what breaks the agreement is shown in its shortest form."""

from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.simulation import mishaps
from tests.simulation.machine import Machine
from tests.simulation.oracle import check_all
from tests.simulation.playing import MEMORY_DISK
from tests.simulation.world import World

WHICH = st.integers(0, 5)
CHANCE = st.randoms(use_true_random=False)


class Agreement(RuleBasedStateMachine):
    """Three to six devices; every rule is one thing that happens, and the end is looked at by the oracle.

    Clocks are years apart all the time, so that whatever depended on them would show (invariant 10).
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None))
        self.world: World | None = None

    @initialize(devices=st.integers(3, 6), seed=st.integers(0, 1_000))
    def set_out(self, devices: int, seed: int) -> None:
        self.world = World(self.folder, Random(seed), Random(seed), lets_go=False)
        self.world.set_out(devices)
        for machine in self.world.machines:
            self.world.exchange(machine)

    @rule(which=WHICH, chance=CHANCE)
    def somebody_writes(self, which: int, chance: Random) -> None:
        self._by(chance).wish(self._machine(which))

    @rule(which=WHICH)
    def it_exchanges(self, which: int) -> None:
        self._there().exchange(self._machine(which))

    @rule(which=WHICH, chance=CHANCE, turns=st.integers(1, 3))
    def it_exchanges_over_a_bad_net(self, which: int, chance: Random, turns: int) -> None:
        world = self._by(chance)
        world.post.rate = 0.7
        world.exchange(self._machine(which), turns)
        world.post.rate = 0.0

    @rule(chance=CHANCE)
    def something_arrives_late(self, chance: Random) -> None:
        mishaps.late_ones_arrive(self._by(chance))

    @rule(which=WHICH)
    def it_crashes(self, which: int) -> None:
        self._machine(which).crash()

    @rule(which=WHICH, chance=CHANCE)
    def it_dies_exchanging(self, which: int, chance: Random) -> None:
        mishaps.dies_exchanging(self._by(chance), self._machine(which))

    @rule(which=WHICH, chance=CHANCE)
    def it_is_cloned(self, which: int, chance: Random) -> None:
        mishaps.cloned(self._by(chance), self._machine(which))

    @rule()
    def the_office_crashes(self) -> None:
        self._there().house.crash()

    @rule()
    def time_passes(self) -> None:
        self._there().day += 1

    def teardown(self) -> None:
        try:
            if self.world is not None:
                self.world.come_to_rest()
                check_all(self.world)
                self.world.close()
        finally:
            rmtree(self.folder, ignore_errors=True)

    def _there(self) -> World:
        assert self.world is not None
        return self.world

    def _by(self, chance: Random) -> World:
        """The world, with what is left to chance decided by whoever plays."""
        world = self._there()
        world.chance = world.post.chance = world.wishes.chance = chance
        return world

    def _machine(self, which: int) -> Machine:
        machines = self._there().machines
        return machines[which % len(machines)]


TestAgreement = pytest.mark.untraced(Agreement.TestCase)
TestAgreement.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
