"""Steps taken while the network is busy: as many as fit, the rest afterwards, and trouble told once."""

from collections.abc import Iterator
from itertools import islice

import pytest

from models.errors import StoreTrouble
from sync.meanwhile import Meanwhile


def test_the_steps_that_were_not_taken_meanwhile_are_taken_in_the_end() -> None:
    taken: list[int] = []

    def steps() -> Iterator[int]:
        for number in range(4):
            taken.append(number)
            yield number

    meanwhile = Meanwhile(steps())
    assert list(islice(meanwhile, 2)) == [0, 1]
    assert taken == [0, 1]
    meanwhile.finish()
    assert taken == [0, 1, 2, 3]
    meanwhile.finish()


def test_trouble_in_a_step_is_told_in_the_end_and_not_to_whoever_carries() -> None:
    def steps() -> Iterator[int]:
        yield 1
        raise StoreTrouble("The disk is gone.")

    meanwhile = Meanwhile(steps())
    assert list(meanwhile) == [1]
    with pytest.raises(StoreTrouble, match="disk is gone"):
        meanwhile.finish()
