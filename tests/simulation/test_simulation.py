"""Three hundred device-years with everything going wrong, and nothing lost (design: what proves it).

A failure prints the one line that plays it again. ``make simulate SEEDS=1-1000`` plays more of them.
"""

from collections.abc import Callable

import pytest

from tests.simulation.playing import play
from tests.simulation.report import totals_of

pytestmark = pytest.mark.untraced

A_BLOCK = 10
BLOCKS = range(1, 71, A_BLOCK)


@pytest.mark.slow
@pytest.mark.parametrize("first", BLOCKS)
def test_whatever_goes_wrong_nothing_is_lost(
    first: int, record_property: Callable[[str, object], None]
) -> None:
    totals = totals_of(play(seed) for seed in range(first, first + A_BLOCK))
    record_property("simulated", totals.plain())
    assert totals.device_days > A_BLOCK * 365


@pytest.mark.parametrize("seed", [3, 11, 27])
def test_a_seed_replays_exactly(seed: int) -> None:
    assert play(seed, days=150) == play(seed, days=150)


@pytest.mark.parametrize("seed", range(401, 407))
def test_clocks_that_are_years_apart_change_nothing(seed: int) -> None:
    right = play(seed, days=200, lets_go=False)
    wrong = play(seed, days=200, lets_go=False, wild_clocks=True)
    assert right.end == wrong.end
