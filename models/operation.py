"""One recorded change as it travels between devices and the office, and what the office makes of it.

An operation never changes once it was written. The office gives it a number, its place in the one order that
everybody follows; no clock decides anything (design: rules 1 and 2). None of these can hold itself, so the
collector of what is not needed any more passes them over.
"""

from enum import StrEnum

import msgspec


class What(StrEnum):
    """What an operation does to a record."""

    CREATE = "create"  # carries the whole first record
    SET = "set"  # one field
    DELETE = "delete"  # the record is put aside
    RESTORE = "restore"  # it is taken into use again, or its removal is declined
    SEAL = "seal"  # nothing about it changes any more


class Outcome(StrEnum):
    """What became of an operation at the office."""

    ACCEPTED = "accepted"
    CONFLICT = "conflict"  # its author had not seen the version that stands: both are kept for a person
    HELD = "held"  # it waits for a person, or for the record it belongs to
    REFUSED = "refused"  # it breaks a rule, and the answer says which


class Earlier(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the office had made of an operation before it was restored or lost.

    ``seq`` is 0 where it had not got a number yet, but was written by what stood then; ``shows`` whether it
    had come to stand, ``met`` the operation it was in conflict with; ``number`` is the printed number a new
    record had been given.
    """

    epoch: str
    seq: int
    outcome: Outcome
    shows: bool = True
    met: str = ""
    number: int | None = None


class Operation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One change of one field, or the whole first record.

    ``value`` is JSON text, kept letter for letter. ``base_seq`` is the office's number of the version the
    author had on the screen (0: none), ``after`` the author's own earlier operation on the same field where
    that had no number yet, ``closes`` the cases a person decided with this one. ``at`` is the device's own
    time with its offset: shown, never compared.
    """

    op_id: str
    device: str
    incarnation: str
    device_seq: int
    txn: str
    actor: str
    scope: str
    what: What
    kind: str
    record_id: str
    field: str
    value: str | None
    base_seq: int
    schema_revision: int
    at: str
    reason: str = ""
    after: str = ""
    closes: tuple[str, ...] = ()
    earlier: Earlier | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The version of a field that stands at the office: its number, and its value as JSON text."""

    seq: int
    value: str | None


class Answer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What became of one pushed operation; ``again`` where the office had it already.

    ``seq`` is 0 for what got no number; ``shows`` whether it came to stand. ``shown`` is the version that
    stands where it is not the author's, ``number`` the printed number a new record was given, ``why`` a
    sentence for a person. ``against``, ``revives`` and ``closed`` are as in the ``Entry`` that everybody else
    is sent.
    """

    op_id: str
    outcome: Outcome
    seq: int = 0
    again: bool = False
    shows: bool = True
    why: str = ""
    shown: Shown | None = None
    number: int | None = None
    against: "Against | None" = None
    revives: tuple[str, str] | None = None
    closed: tuple[str, ...] = ()


class Against(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The version an operation met that its author had not seen: whose, when, and what it says."""

    op_id: str
    seq: int
    actor: str
    device: str
    at: str
    value: str | None


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the office's log, as every device is sent it: the operation and what became of it.

    ``shows`` says whether this is what stands from here on. ``value`` is what stands where that is not what
    the operation says: a set with other people's members in it too. ``revives`` names a removed record, by
    kind and identity, that is in use again because somebody was still writing it; ``closed`` the cases that
    this line closed.
    """

    seq: int
    op: Operation
    outcome: Outcome
    shows: bool
    value: str | None = None
    why: str = ""
    against: Against | None = None
    number: int | None = None
    revives: tuple[str, str] | None = None
    closed: tuple[str, ...] = ()
