"""What the author of a change had on the screen, in the office's numbers.

A field nobody has amended since the record was made has the number the record was given. ``after`` names the
author's own earlier change that has no number yet: the office counts it as seen (design: rule 2).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.errors import RuleBroken
from models.references import REFERENCES

WHOLE = ""  # the field of an operation on the whole record
REMOVED = "removed"  # under this name the number of the last removal, or of its undoing, is kept
SEALED = "sealed"  # and under this one that of the sealing

Rows = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]

_NUMBER = "SELECT max(seq) FROM field_version WHERE kind = ? AND record_id = ? AND field IN (?, '')"
_OWN = """
    SELECT op_id, base_seq FROM operation
    WHERE state = 'waiting' AND earlier = '' AND kind = ? AND record_id = ? AND field IN (?, '')
    AND what IN ('create', 'set')
    ORDER BY device_seq DESC LIMIT 1
"""
_ALL = "SELECT coalesce(max(seq), 0) FROM field_version WHERE kind = ? AND record_id = ?"
_BELOW = tuple(
    (
        reference.kind,
        f"""
        SELECT coalesce(max(seq), 0) FROM field_version WHERE kind = '{kind}' AND field = ''
        AND record_id IN (SELECT id FROM "{kind}" WHERE {reference.field} = ?)
        """,  # noqa: S608 - names of our own
    )
    for kind, references in REFERENCES.items()
    for reference in references
)
_SEALED = f"SELECT 1 FROM field_version WHERE kind = ? AND record_id = ? AND field = '{SEALED}'"  # noqa: S608 - as above

NOTHING_CHANGES = "This was sealed, and nothing about it changes any more."


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest version an author had seen: the office's number, and their own change on top of it."""

    base_seq: int
    after: str = ""

    def short_of_the_newest(self) -> "Seen":
        """The same author, when the newest came only after the screen had been filled, also from here."""
        return replace(self, base_seq=0, after="")


UNSEEN = Seen(0)


def seen_of(rows: Rows, kind: str, record_id: str, field: str) -> Seen:
    """What stands on this device's screens for one field.

    While a change of one's own has no number, what arrived from elsewhere is not shown, and so is not seen.
    One that is offered again after a restore is not what shows: something newer may have come before it.
    """
    own = rows(_OWN, (kind, record_id, field))
    if own:
        ((after, base_seq),) = own
        return Seen(base_seq, after)
    ((number,),) = rows(_NUMBER, (kind, record_id, field))
    return Seen(number or 0)


def all_seen_of(rows: Rows, kind: str, record_id: str) -> Seen:
    """The newest number this device has for anything about a record, or for what belongs to it."""
    ((number,),) = rows(_ALL, (kind, record_id))
    below = [rows(sql, (record_id,))[0][0] for above, sql in _BELOW if above == kind]
    return Seen(max([number, *below]))


def refuse_sealed(rows: Rows, kind: str, record_id: str) -> None:
    """Raise ``RuleBroken`` for a record about which nothing changes any more."""
    if rows(_SEALED, (kind, record_id)):
        raise RuleBroken(NOTHING_CHANGES)
