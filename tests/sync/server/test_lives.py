"""The dense sequence of each device: no gap, no number twice, and a copy is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.operation import Operation
from sync.messages import AnotherLife, Exchanged, Gap
from sync.server.central import Central
from sync.server.lives import Copied, Missing, follow, is_copy, lives_of
from tests.builders import a_walkabout
from tests.sync.operations import a_create, a_set
from tests.sync.server.by_hand import Hand


def numbered(*numbers: int, life: str = "first") -> list[Operation]:
    return [a_set("grade", "A", incarnation=life, device_seq=number) for number in numbers]


def test_a_life_goes_on_without_a_gap() -> None:
    assert follow({"first": 4}, numbered(4, 5, 6)) == {"first": 7}
    assert follow({"first": 4}, []) == {"first": 4}


def test_a_life_nobody_knows_may_begin_anywhere() -> None:
    assert follow({"first": 4}, numbered(90, 91, life="second")) == {"first": 4, "second": 92}


def test_what_is_missing_is_asked_for() -> None:
    with pytest.raises(Missing):
        follow({"first": 4}, numbered(5))
    with pytest.raises(Missing):
        follow({}, numbered(1, 3))


def test_a_number_that_comes_twice_is_a_copy() -> None:
    with pytest.raises(Copied):
        follow({"first": 4}, numbered(3))
    with pytest.raises(Copied):
        follow({}, numbered(1, 1))


@given(begun=st.integers(1, 50), steps=st.lists(st.sampled_from([0, 1, 1, 1, 1, 2]), max_size=12))
def test_only_a_dense_sequence_is_taken(begun: int, steps: list[int]) -> None:
    numbers = [begun]
    for step in steps:
        numbers.append(numbers[-1] + step)
    first_wrong = next((step for step in steps if step != 1), None)
    if first_wrong is None:
        assert follow({}, numbered(*numbers)) == {"first": numbers[-1] + 1}
    else:
        with pytest.raises(Missing if first_wrong > 1 else Copied):
            follow({}, numbered(*numbers))


@given(known=st.integers(0, 9), last=st.integers(0, 9))
def test_an_office_that_knows_more_than_the_device_has_met_a_copy(known: int, last: int) -> None:
    assert is_copy({"first": known}, "first", last) is (known > last + 1)
    assert not is_copy({"first": known}, "second", last)


def test_the_office_remembers_each_life(central: Central, tablet: Hand) -> None:
    assert lives_of(central.connection, "tablet") == {"tablet-1": 4}
    tablet.incarnation = "tablet-2"
    tablet.push(a_set("grade", "A", base_seq=3))
    assert lives_of(central.connection, "tablet") == {"tablet-1": 4, "tablet-2": 5}
    assert lives_of(central.connection, "nobody") == {}


def test_a_gap_is_told_with_where_to_go_on(tablet: Hand) -> None:
    tablet.next = 6
    reply = tablet.exchange(*tablet.written(a_set("grade", "A", base_seq=3)))
    assert reply == Gap(lives={"tablet-1": 4})


def test_a_copy_is_told_so_before_and_after_it_writes(tablet: Hand) -> None:
    twin = replace(a_set("grade", "A", base_seq=3), device="tablet", incarnation="tablet-1", device_seq=3)
    assert tablet.exchange(twin) == AnotherLife()
    tablet.next = 2
    assert tablet.exchange() == AnotherLife()


def a_copy_s_change(tablet: Hand) -> Operation:
    """What a copy of the tablet wrote at the tablet's next place, and sent in a life of its own."""
    (change,) = tablet.written(a_create(a_walkabout(id="w2")))
    tablet.next = change.device_seq
    copy = replace(change, incarnation="copy", device_seq=7)
    assert isinstance(tablet.central.exchange(tablet.device, tablet.wish(copy)), Exchanged)
    return change


def test_a_copy_of_a_copy_is_told_so_where_another_has_its_place(tablet: Hand) -> None:
    change = a_copy_s_change(tablet)
    tablet.push(a_create(a_walkabout()))
    assert tablet.exchange(change) == AnotherLife()


def test_a_copy_of_a_copy_that_comes_first_has_the_place(tablet: Hand) -> None:
    change = a_copy_s_change(tablet)
    answered = tablet.exchange(change)
    assert isinstance(answered, Exchanged)
    assert answered.answers[0].again
    assert tablet.exchange(*tablet.written(a_create(a_walkabout()))) == AnotherLife()
