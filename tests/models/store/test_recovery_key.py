"""The recovery key: easy to read aloud, hard to guess, and a slip in typing it is noticed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.store.recovery_key import (
    ALPHABET,
    LENGTH,
    as_printed,
    check_character,
    in_groups,
    new_recovery_key,
)

KEYS = st.text(alphabet=ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1).map(
    lambda drawn: drawn + check_character(drawn)
)


def test_a_new_key_is_nine_groups_of_four_that_read_back() -> None:
    printed = new_recovery_key()
    groups = printed.split("-")
    assert len(groups) == 9
    assert {len(group) for group in groups} == {4}
    assert as_printed(printed) == printed


def test_no_two_keys_are_alike() -> None:
    assert len({new_recovery_key() for _ in range(200)}) == 200


def test_there_is_more_to_guess_than_160_bits() -> None:
    assert math.log2(len(ALPHABET)) * (LENGTH - 1) > 160


def test_no_character_can_be_taken_for_another() -> None:
    assert not set(ALPHABET) & set("01ILO")
    assert len(set(ALPHABET)) == len(ALPHABET) == 31


@given(KEYS)
def test_small_letters_spaces_and_dashes_do_not_matter(characters: str) -> None:
    printed = in_groups(characters)
    assert as_printed(printed) == printed
    assert as_printed(f"  {printed.lower().replace('-', ' ')} \n") == printed
    assert as_printed(printed.replace("-", "–")) == printed
    assert as_printed(characters) == printed


@given(KEYS, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_any_one_wrong_character_is_noticed(characters: str, place: int, other: str) -> None:
    wrong = characters[:place] + other + characters[place + 1 :]
    if wrong != characters:
        with pytest.raises(RuleBroken, match="slip"):
            as_printed(wrong)


@given(KEYS, st.integers(0, LENGTH - 2))
def test_any_two_neighbours_changed_about_are_noticed(characters: str, place: int) -> None:
    one, other = characters[place], characters[place + 1]
    if one != other:
        with pytest.raises(RuleBroken, match="slip"):
            as_printed(characters[:place] + other + one + characters[place + 2 :])


@pytest.mark.parametrize("strange", ["0", "O", "1", "I", "L", "!", "É"])
def test_a_character_it_never_has_is_named(strange: str) -> None:
    with pytest.raises(RuleBroken, match=f"has no “{strange}”"):
        as_printed(strange + new_recovery_key()[1:])


@pytest.mark.parametrize("typed", ["", "7KQ2", "2" * 37])
def test_a_wrong_length_is_told(typed: str) -> None:
    with pytest.raises(RuleBroken, match=f"36 characters; this has {len(typed)}"):
        as_printed(typed)
