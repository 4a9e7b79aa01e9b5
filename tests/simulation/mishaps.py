"""What may befall a device or the office on any day, and how often."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.simulation.house import Copy
from tests.simulation.machine import Machine
from tests.simulation.world import World

KEPT_LONG_ENOUGH = 300
"""Devices keep what they sent for 400 days; an older copy of the office cannot be filled up from them."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """Something that befalls a device."""

    a_day: float
    befalls: Callable[[World, Machine], None]


@dataclass(frozen=True, slots=True)
class HouseMishap:
    """Something that befalls the office."""

    a_day: float
    befalls: Callable[[World], None]


def crash(world: World, machine: Machine) -> None:
    """The program ends between two turns."""
    world.faults["device crashed"] += 1
    machine.crash()


def dies_writing(world: World, machine: Machine) -> None:
    """The program ends in the middle of a wish."""
    with world.breaking_off(machine, world.chance.randrange(5, 800)):
        world.wish(machine)


def dies_exchanging(world: World, machine: Machine) -> None:
    """The program ends in the middle of an exchange."""
    if machine.away_until <= world.day:
        with world.breaking_off(machine, world.chance.randrange(20, 6_000)):
            world.exchange(machine)


def disk_full(world: World, machine: Machine) -> None:
    """The disk of a device takes no more for some days."""
    world.faults["device full"] += 1
    machine.full_until = world.day + world.chance.randint(1, 20)
    machine.fill_disk(world.chance.randrange(3))


def away(world: World, machine: Machine) -> None:
    """A device is offline for weeks, or for more than a year."""
    world.faults["away long"] += 1
    machine.away_until = world.day + world.chance.choice((20, 90, 400))


def copied(world: World, machine: Machine) -> None:
    """Somebody keeps a copy of the profile."""
    copy = world.folder / f"copy-of-{machine.name}-{world.day}"
    shutil.rmtree(copy, ignore_errors=True)
    if not machine.full_until:
        machine.kept_copy = (machine.copy_to(copy), machine.newest())


def cloned(world: World, machine: Machine) -> None:
    """The profile's folder is copied to another computer, and both go on."""
    if machine.full_until or len(world.machines) > 6:
        return
    world.faults["cloned"] += 1
    name = f"m{len(world.machines)}"
    folder = machine.copy_to(world.folder / name)
    clone = Machine(name, folder, Random(world.chance.random()), world.given)
    clone.last_kept = machine.newest()
    clone.wrong_by = machine.wrong_by
    world.machines.append(clone)


def put_back(world: World, machine: Machine) -> None:
    """The profile is lost, and what its copy holds is put in its place, in the proper way or by hand."""
    if machine.kept_copy is None or machine.full_until:
        return
    world.faults["profile put back"] += 1
    copy, newest = machine.kept_copy
    machine.kept_copy = None
    world.ledger.gone_with_disk(machine, newest, _at_office(world))
    machine.put_back(copy, new_life=world.chance.random() < 0.5)
    # What the office had of it is now in the office alone, so that no older copy of it could be filled up.
    world.house.copies.clear()
    world.may_lose_office = False


def office_copied(world: World) -> None:
    """Somebody keeps a copy of the central store."""
    if not world.house.full_until:
        world.house.copy(world.day)


def office_put_back(world: World) -> None:
    """A copy of the central store is put back."""
    copy = _a_copy(world)
    if copy:
        world.faults["office put back"] += 1
        world.house.put_back(copy)


def office_put_back_by_hand(world: World) -> None:
    """The same, and nobody tells the program."""
    copy = _a_copy(world)
    if copy:
        world.faults["office put back by hand"] += 1
        world.house.put_back_by_hand(copy)


def office_lost(world: World) -> None:
    """The central store is gone, with every copy."""
    if world.may_lose_office and world.day < KEPT_LONG_ENOUGH:
        world.faults["office lost"] += 1
        world.house.lose()


def office_full(world: World) -> None:
    """The office's disk takes no more for some days, or has room again."""
    if world.house.full_until:
        world.house.make_room()
    else:
        world.faults["office full"] += 1
        world.house.full_until = 1
        world.house.fill_disk(world.chance.randrange(4))


def late_ones_arrive(world: World) -> None:
    """What was given up long ago arrives."""
    if world.post.limbo:
        world.post.deliver_late()


def _a_copy(world: World) -> Copy | None:
    young = [copy for copy in world.house.copies if copy.day > world.day - KEPT_LONG_ENOUGH]
    if world.house.full_until:
        world.house.make_room()
    return world.chance.choice(young) if young else None


def _at_office(world: World) -> set[str]:
    """What the office has, and would say again whoever asks."""
    connection = world.house.central.connection
    return {op_id for (op_id,) in connection.execute("SELECT op_id FROM log")}


MISHAPS = (
    Mishap(0.01, crash),
    Mishap(0.01, dies_writing),
    Mishap(0.01, dies_exchanging),
    Mishap(0.003, disk_full),
    Mishap(0.002, away),
    Mishap(0.01, copied),
    Mishap(0.001, cloned),
    Mishap(0.002, put_back),
)
HOUSE_MISHAPS = (
    HouseMishap(0.03, office_copied),
    HouseMishap(0.005, office_put_back),
    HouseMishap(0.003, office_put_back_by_hand),
    HouseMishap(0.002, office_lost),
    HouseMishap(0.01, office_full),
    HouseMishap(0.1, late_ones_arrive),
)
