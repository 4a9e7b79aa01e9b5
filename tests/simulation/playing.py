"""One seed, played from the first day to the last, and then looked at."""

import shutil
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from tests.simulation.mishaps import HOUSE_MISHAPS, MISHAPS
from tests.simulation.oracle import check_all
from tests.simulation.summary import summary_of
from tests.simulation.violation import Violation
from tests.simulation.world import World, small_pages

MEMORY_DISK = Path("/dev/shm")  # where there is one; a disk does as well, only slower


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What a seed came to. ``end`` says how everything stands, whatever the clocks said."""

    seed: int
    device_days: int
    operations: int
    faults: Counter[str]
    end: str


def play(seed: int, *, wild_clocks: bool = False, lets_go: bool = True, days: int | None = None) -> Played:
    """Play one seed. Raises ``Violation`` with the line that plays it again."""
    folder = Path(mkdtemp(prefix="walkabout-sim-", dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None))
    chance = Random(seed)
    clocks = Random(f"clocks of {seed}") if wild_clocks else None
    world: World | None = None
    try:
        with small_pages(chance.choice((2, 9, 2_000)), chance.choice((2, 9, 2_000))):
            world = World(folder, chance, clocks, lets_go=lets_go)
            device_days = _days(world, days)
            world.come_to_rest()
            check_all(world)
            return Played(
                seed=seed,
                device_days=device_days,
                operations=world.operations,
                faults=world.faults,
                end=summary_of(world),
            )
    except Violation as broken:
        raise Violation(f"make simulate SEEDS={seed}   {broken}") from broken
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        raise Violation(f"make simulate SEEDS={seed}   {type(error).__name__}: {error} ({place})") from error
    finally:
        if world is not None:
            with suppress(Exception):
                world.close()
        shutil.rmtree(folder, ignore_errors=True)


def _days(world: World, days: int | None) -> int:
    """So many days, with the sorts of trouble that this seed has."""
    chance = world.chance
    world.set_out(chance.randint(3, 5))
    world.post.rate = chance.choice((0.0, 0.1, 0.3, 0.5))
    world.wishes.hot = chance.choice((2, 5, 12))
    busy = chance.choice((0.04, 0.1, 0.2))
    in_touch = chance.choice((0.03, 0.06, 0.15))
    mishaps = [mishap for mishap in MISHAPS if chance.random() < 0.5]
    house_mishaps = [mishap for mishap in HOUSE_MISHAPS if chance.random() < 0.5]
    device_days = 0
    for world.day in range(days or chance.choice((120, 390, 500, 700))):
        _befall(chance, house_mishaps, lambda mishap: mishap.befalls(world))
        for machine in tuple(world.machines):
            device_days += 1
            if machine.full_until and machine.full_until <= world.day:
                machine.make_room()
            if chance.random() < busy:
                world.wish(machine)
            if machine.away_until <= world.day and chance.random() < in_touch:
                world.exchange(machine, chance.choice((1, 2, 1_000, 1_000)))
            _befall(chance, mishaps, lambda mishap, machine=machine: mishap.befalls(world, machine))
    return device_days


def _befall(chance: Random, mishaps: list, befalls: Callable) -> None:
    for mishap in mishaps:
        if chance.random() < mishap.a_day:
            befalls(mishap)
