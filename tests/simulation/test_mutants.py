"""The simulator notices every way of exchanging that is known to lose what people typed."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.simulation import mutants
from tests.simulation.playing import play
from tests.simulation.violation import Violation

pytestmark = pytest.mark.untraced

MOST_SEEDS = 30


@pytest.mark.parametrize(
    "mutant",
    [
        mutants.last_writer_wins_by_clock,
        mutants.the_same_author_is_exempt,
        mutants.the_cursor_outlives_a_restore,
        mutants.a_device_and_a_number_are_a_key,
        mutants.the_cursor_moves_first,
    ],
    ids=lambda mutant: mutant.__name__,
)
def test_a_scheme_that_loses_words_is_noticed(
    mutant: Callable[[], AbstractContextManager[None]],
) -> None:
    with mutant():
        noticed = next((seed for seed in range(1, MOST_SEEDS + 1) if _is_noticed(seed)), None)
    assert noticed is not None


def _is_noticed(seed: int) -> bool:
    try:
        play(seed, days=200)
    except Violation as violation:
        return isinstance(violation.__cause__, Violation)  # not a program that merely fell over
    return False
