"""How two versions of one field meet, by the policy the field was declared with (design: rule 5)."""

from collections.abc import Callable
from typing import Any

from models.merge import Merge
from models.operation import Operation, Outcome
from models.steps import goes_forward, step_trouble
from models.store.sent_form import plain_of, text_of
from sync.known import Known, Version
from sync.verdict import TAKEN, Verdict, refused


def visible(op: Operation, known: Known, standing: Version, behind: bool) -> Verdict:
    """The later arrival shows; what it met is kept beside it."""
    del known
    if behind and plain_of(op.value) != plain_of(standing.value):
        return Verdict(outcome=Outcome.CONFLICT, shows=True, against=standing)
    return TAKEN


def wording(op: Operation, known: Known, standing: Version, behind: bool) -> Verdict:
    """What stands goes on standing, and the other lies beside it until a person has decided."""
    del known
    if behind and plain_of(op.value) != plain_of(standing.value):
        return Verdict(outcome=Outcome.CONFLICT, against=standing)
    return TAKEN


def state(op: Operation, known: Known, standing: Version, behind: bool) -> Verdict:
    """Only a step the rules allow; one taken without having seen where it stood only goes forward."""
    was, wanted = plain_of(standing.value), plain_of(op.value)
    if was == wanted:
        return TAKEN
    trouble = step_trouble(known.kind, was, wanted)
    if not behind:
        return refused(trouble) if trouble else TAKEN
    if trouble or not goes_forward(known.kind, was, wanted):
        why = trouble or f"It is {was} by now."
        return Verdict(outcome=Outcome.HELD, against=standing, why=why)
    return Verdict(outcome=Outcome.CONFLICT, shows=True, against=standing)


def members(op: Operation, standing: Version, behind: bool, taken: list[Any]) -> Verdict:
    """Members are added and taken away one by one, so two people's changes never meet.

    An author whose own earlier change was on its way had not seen what others added meanwhile.
    """
    change, now = plain_of(op.value), plain_of(standing.value)
    if isinstance(change, list):
        seen = change if behind else now
        change = {"all": change, "add": change, "take": []}
    else:
        seen = [member for member in change["all"] if member not in change["add"]] + change["take"]
    merged = change["all"]
    if behind or taken or not _same_members(seen, now):
        left = [member for member in now if member not in change["take"]]
        merged = left + [member for member in change["add"] if member not in (*left, *taken)]
    return Verdict(outcome=Outcome.ACCEPTED, shows=True, value=text_of(merged))


def _same_members(some: list[Any], others: list[Any]) -> bool:
    return len(some) == len(others) and all(member in others for member in some)


Meeting = Callable[[Operation, Known, Version, bool], Verdict]

MEETINGS: dict[Merge, Meeting] = {
    Merge.VISIBLE: visible,
    Merge.WORDING: wording,
    Merge.APPEND: wording,
    Merge.SEALED: wording,
    Merge.STATE: state,
}
