"""Whatever two people may amend differently has a name that a person can be shown."""

import pytest

from models.field_words import FIELD_WORDS, FOLLOWS, FREE, SUBJECTS, label_of
from models.kinds import KINDS
from models.merge import Merge, policies

NEVER_TWO_VERSIONS = (Merge.FIXED, Merge.DERIVED)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_may_be_amended_has_words_and_no_other_has(kind: str) -> None:
    amended = {name for name, policy in policies(KINDS[kind]).items() if policy not in NEVER_TWO_VERSIONS}
    given_twice = {"day"} if kind == "closure_day" else set()  # shown where the office would not take the day
    assert FIELD_WORDS[kind].keys() == amended | given_twice


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_fields_of_a_kind_are_called_the_same(kind: str) -> None:
    words = list(FIELD_WORDS[kind].values())
    assert len(set(words)) == len(words)
    assert all(label and label[0].isupper() for label in words)


def test_every_kind_is_called_something_and_nothing_else_is() -> None:
    assert SUBJECTS.keys() == FIELD_WORDS.keys() == KINDS.keys()
    assert all(words.startswith(("a ", "an ", "the ")) for words in SUBJECTS.values())


def test_what_follows_and_what_it_follows_are_fields_of_that_kind() -> None:
    for kind, follows in FOLLOWS.items():
        assert follows.keys() | set(follows.values()) <= FIELD_WORDS[kind].keys()


def test_what_is_written_freely_is_text() -> None:
    free = {(kind, name) for kind in KINDS for name in FIELD_WORDS[kind] if name in FREE}
    assert {name for _, name in free} == FREE
    hints = {(kind, name): KINDS[kind].__dataclass_fields__[name].type for kind, name in free}
    assert set(hints.values()) == {str}


def test_a_field_only_a_newer_program_knows_is_called_nothing() -> None:
    assert label_of("finding", "words") == "What you see"
    assert label_of("finding", "smell") == ""
    assert label_of("hedgehog", "name") == ""
