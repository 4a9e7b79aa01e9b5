"""What becomes of one operation, from what its author had seen and what stands at the office.

Pure rules, the heart of the exchange. A version is in conflict if and only if the field's number is greater
than the one its author had on the screen, and the value differs; no clock is asked, and nobody is exempt
(design: rules 2, 5 and 6).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from models.errors import RuleBroken
from models.kinds import KINDS
from models.merge import Merge
from models.operation import Operation, Outcome, What
from models.references import needed_by, parent_of
from models.store.codec import codec_of
from models.store.seen import NOTHING_CHANGES
from models.store.sent_form import (
    check_field,
    check_first,
    check_unknown,
    check_unknown_first,
    plain_of,
    text_of,
)
from models.store.transaction import SCHEMA_REVISION
from sync.known import Known, Version
from sync.meeting import MEETINGS, members
from sync.verdict import NOTED, TAKEN, Verdict, refused

NOT_YET_HERE = (
    "The office does not have the record it belongs to yet. It is taken in as soon as that arrives."
)
REMOVED_MEANWHILE = "It was removed while this was being written."
STILL_WRITTEN = "Somebody was still writing it when this removal reached the office."
NEVER_AMENDED = "That is given once, and is never amended."
NOT_KNOWN = "The office does not know what that is."


class Office(Protocol):
    """What the rules ask of the office."""

    def known(self, kind: str, record_id: str) -> Known | None:
        """The record, as far as it stands now."""
        ...

    def fields(self, op: Operation) -> dict[str, Any]:
        """The plain values of a first record, which has been checked."""
        ...

    def newest_by_others(self, known: Known, op: Operation, base: int) -> Version | None:
        """The newest version of anything about a record, or of what belongs to it, beyond ``base``.

        Versions that the operation's own device wrote before it are known to its author and do not count.
        """
        ...

    def said_by(self, version: Version) -> Operation | None:
        """The operation of the log that a version stands by."""
        ...

    def version_by(self, op_id: str) -> Version | None:
        """The version an operation of the log said, whether it stands or not."""
        ...

    def place_of(self, version: Version, epoch: str) -> int | None:
        """The number a version had in an earlier life of the office, or None where it came later."""
        ...

    def seen_before(self, version: Version, epoch: str) -> int | None:
        """The number its author had seen in an earlier life of the office, for what got none there."""
        ...


def judge(op: Operation, base: int, office: Office) -> Verdict:
    """What becomes of ``op``, whose author had seen number ``base`` of what it changes."""
    try:
        if op.kind not in KINDS:
            return _from_a_newer_program(op)
        if op.what is What.CREATE:
            return _create(op, office)
        known = office.known(op.kind, op.record_id)
        if known is None:
            return too_early((op.kind, op.record_id))
        if known.sealed is not None:
            return refused(NOTHING_CHANGES)
        return _CHANGES[op.what](op, known, base, office)
    except RuleBroken as broken:
        return refused(str(broken))


def _create(op: Operation, office: Office) -> Verdict:
    if op.value is None:
        return refused(NOT_KNOWN)
    check_first(op.kind, op.value)
    known = office.known(op.kind, op.record_id)
    if known is not None:
        return _made_twice(op, known, office)
    fields = office.fields(op)
    for kind, record_id in needed_by(op.kind, fields):
        if office.known(kind, record_id) is None:
            return too_early((kind, record_id))
    parent = parent_of(op.kind, fields)
    above = office.known(*parent) if parent else None
    if above is not None and not above.in_use:
        return _revives(above)
    return TAKEN


def _made_twice(op: Operation, known: Known, office: Office) -> Verdict:
    """Two devices made the same record, as each makes the landlord's settings before it knows the office."""
    if office.fields(op) == {name: known.plain(name) for name in known.first}:
        return NOTED
    if _older(op, known.created, office):
        return NOTED
    return Verdict(outcome=Outcome.CONFLICT, against=known.created)


def _set(op: Operation, known: Known, base: int, office: Office) -> Verdict:
    policy = codec_of(KINDS[op.kind]).policies.get(op.field)
    if policy is None:
        return _from_a_newer_program(op)
    if policy in (Merge.FIXED, Merge.DERIVED):
        return refused(NEVER_AMENDED)
    if op.value is None:
        return refused(NOT_KNOWN)
    check_field(op.kind, op.field, op.value)
    standing = known.standing(op.field)
    if policy is not Merge.SET and _older(op, standing, office):
        return _came_back_late(op, standing, office)
    behind = not was_seen(op, standing, base, office) or _was_contested(op, standing, base, office)
    if policy is Merge.SET:
        verdict = members(op, standing, behind, _taken_since(op, standing, office))
    else:
        verdict = MEETINGS[policy](op, known, standing, behind)
    taken = verdict.outcome in (Outcome.ACCEPTED, Outcome.CONFLICT)
    if taken and not known.in_use and known.removed is not None:
        return _revives(known, verdict)
    return verdict


def was_seen(op: Operation, version: Version, base: int, office: Office) -> bool:
    """Whether the author had seen a version.

    ``base`` counts as the office did in the life of it that the operation was written in.
    """
    if version.op_id == op.after:
        return True
    if op.earlier is None:
        return version.seq <= base
    place = office.place_of(version, op.earlier.epoch)
    return place is not None and place <= base


def _was_contested(op: Operation, standing: Version, base: int, office: Office) -> bool:
    """Whether, in an earlier life of the office, the author saw what lay in a case with what stands now."""
    if op.earlier is None or standing.op_id == op.after:
        return False
    place = office.place_of(standing, op.earlier.epoch)
    said = office.said_by(standing) if place is not None and place < base else None
    return said is not None and said.earlier is not None and said.earlier.outcome is Outcome.CONFLICT


def _older(op: Operation, standing: Version, office: Office) -> bool:
    """Whether, in an earlier life of the office, what stands had come after this operation.

    Or whether it was on its way there, from somebody who had seen this.
    """
    if op.earlier is None or not op.earlier.seq:
        return False
    place = office.place_of(standing, op.earlier.epoch)
    if place is not None:
        return place > op.earlier.seq
    seen = office.seen_before(standing, op.earlier.epoch)
    return seen is not None and seen >= op.earlier.seq


def _came_back_late(op: Operation, standing: Version, office: Office) -> Verdict:
    """History is filled in behind what stands.

    A case that was open then is open again, and one is opened where nobody can say that the author of what
    stands had seen this.
    """
    if op.earlier is not None and op.earlier.outcome in (Outcome.CONFLICT, Outcome.HELD):
        met = office.version_by(op.earlier.met)
        if met is None:
            return Verdict(outcome=op.earlier.outcome, against=standing)
        return Verdict(outcome=op.earlier.outcome, value=standing.value, against=met)
    if plain_of(op.value) == plain_of(standing.value) or _was_seen(op, office.said_by(standing)):
        return NOTED
    return Verdict(outcome=Outcome.CONFLICT, against=standing)


def _was_seen(op: Operation, later: Operation | None) -> bool:
    """Whether the author of a later version had seen this one, both in one earlier life of the office."""
    if later is None or op.earlier is None:
        return False
    same_life = later.earlier is not None and later.earlier.epoch == op.earlier.epoch
    return later.after == op.op_id or (same_life and later.base_seq >= op.earlier.seq)


def _taken_since(op: Operation, standing: Version, office: Office) -> list[Any]:
    """The members that what stands took away, where it came after this in an earlier life of the office."""
    said = office.said_by(standing) if _older(op, standing, office) else None
    change = plain_of(said.value) if said is not None and said.what is What.SET else None
    return list(change["take"]) if isinstance(change, dict) else []


def _delete(op: Operation, known: Known, base: int, office: Office) -> Verdict:
    if known.removed is not None and _older(op, known.removed, office):
        return _removed_late(op, known)
    if not known.in_use:
        return replace(NOTED, value=_in_use(known))
    newer = office.newest_by_others(known, op, base)
    if newer is not None:
        return Verdict(outcome=Outcome.HELD, value=_in_use(known), against=newer, why=STILL_WRITTEN)
    return TAKEN


def _restore(op: Operation, known: Known, base: int, office: Office) -> Verdict:
    del base
    if known.removed is not None and _older(op, known.removed, office):
        return _removed_late(op, known)
    return TAKEN


def _removed_late(op: Operation, known: Known) -> Verdict:
    """A removal, or its undoing, behind a later one."""
    held = op.earlier is not None and op.earlier.outcome is Outcome.HELD
    verdict = Verdict(outcome=Outcome.HELD, against=known.removed) if held else NOTED
    return replace(verdict, value=_in_use(known))


def _in_use(known: Known) -> str:
    """What stands where a removal, or its undoing, does not show."""
    return text_of(known.in_use)


def _seal(op: Operation, known: Known, base: int, office: Office) -> Verdict:
    del op, known, base, office
    return TAKEN


def _revives(known: Known, verdict: Verdict = TAKEN) -> Verdict:
    """Words that were being written bring back the record they are about; its removal is a wish again.

    Where they meet other words besides, those are what they are in conflict with.
    """
    return replace(
        verdict,
        outcome=Outcome.CONFLICT,
        against=verdict.against or known.removed,
        revives=(known.kind, known.record_id),
        why=REMOVED_MEANWHILE,
    )


def too_early(waits_for: tuple[str, str]) -> Verdict:
    """It waits for a record."""
    return Verdict(outcome=Outcome.HELD, why=NOT_YET_HERE, waits_for=waits_for)


def _from_a_newer_program(op: Operation) -> Verdict:
    """What a newer program writes is passed on as it is; what ours would have to know is refused."""
    if op.schema_revision <= SCHEMA_REVISION:
        return refused(NOT_KNOWN)
    if op.what is What.CREATE:
        check_unknown_first(op.value)
    elif op.what is What.SET:
        check_unknown(op.value)
    return TAKEN


_CHANGES: dict[What, Callable[[Operation, Known, int, Office], Verdict]] = {
    What.SET: _set,
    What.DELETE: _delete,
    What.RESTORE: _restore,
    What.SEAL: _seal,
}
