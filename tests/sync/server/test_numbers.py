"""Printed numbers: given once, and never to two records."""

from typing import Any

from models.operation import Earlier, Outcome, What
from sync.server.central import Central
from sync.server.numbers import Numbers
from tests.builders import a_walkabout, an_action, an_estate
from tests.sync.operations import a_create, an_op
from tests.sync.server.by_hand import Hand


def had(number: int | None, **fields: Any) -> Any:
    """A walkabout that had a number before the office was restored."""
    earlier = Earlier(epoch="lost", seq=3, outcome=Outcome.ACCEPTED, number=number)
    return a_create(a_walkabout(), earlier=earlier, **fields)


def test_walkabouts_and_actions_are_counted_apart(central: Central) -> None:
    numbers = Numbers(central.connection)
    kinds = [a_walkabout(), an_action(), a_walkabout(), an_estate()]
    assert [numbers.give(a_create(record)) for record in kinds] == [1, 1, 2, None]
    assert numbers.give(an_op(What.SET, kind="action")) is None


def test_counting_goes_on_from_where_it_was_left(central: Central) -> None:
    numbers = Numbers(central.connection)
    numbers.give(a_create(an_action()))
    numbers.keep()
    assert Numbers(central.connection).give(a_create(an_action())) == 2


def test_a_number_of_before_a_restore_is_given_again(central: Central) -> None:
    numbers = Numbers(central.connection)
    assert numbers.give(had(41)) == 41
    assert numbers.give(had(None)) == 42
    assert numbers.give(had(40)) == 40
    assert numbers.give(had(None)) == 43


def test_unless_another_has_it_by_now(central: Central, tablet: Hand) -> None:
    assert central.connection.execute("SELECT number FROM record WHERE kind = 'walkabout'").fetchall() == [
        (1,)
    ]
    numbers = Numbers(central.connection)
    assert numbers.give(had(1)) == 2
    assert numbers.give(had(7)) == 7
    assert numbers.give(had(7)) == 8, "two that had the same"
    assert numbers.give(had(0)) == 9, "no number is below one"
