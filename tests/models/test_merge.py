"""Every field of every kind of record says how two people's changes to it meet."""

from dataclasses import dataclass, fields

import pytest

from models.kinds import KINDS
from models.merge import Merge, Record, kept, policies, policy_of


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_of_every_kind_declares_its_policy(kind: type[Record]) -> None:
    forgotten = [name for name, policy in policies(kind).items() if policy is None]
    assert not forgotten, f"{kind.__name__} does not say how these merge: {forgotten}"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_an_identity_is_never_amended(kind: type[Record]) -> None:
    assert policies(kind)["id"] is Merge.FIXED


@dataclass(frozen=True, slots=True, kw_only=True)
class Careless(Record):
    """A kind whose author forgot one policy and mistook another."""

    name: str = kept(Merge.VISIBLE)
    forgotten: str = ""


def test_a_field_without_a_policy_is_caught() -> None:
    assert policies(Careless) == {"id": Merge.FIXED, "name": Merge.VISIBLE, "forgotten": None}


def test_a_policy_that_is_not_one_of_ours_counts_as_forgotten() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Mistaken(Record):
        name: str = kept("whatever")  # type: ignore[arg-type]  # a mistake on purpose

    (_, name) = fields(Mistaken)
    assert policy_of(name) is None


def test_a_default_is_used_where_one_is_given() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Noted(Record):
        words: str = kept(Merge.WORDING, default="nothing")

    assert Noted(id="n").words == "nothing"
    with pytest.raises(TypeError):
        Careless(id="c")  # type: ignore[call-arg]  # its name is left out on purpose
