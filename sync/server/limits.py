"""How large the parts of a message may be. What is beyond is not taken for a message at all.

The types were checked while the JSON was read; here it is lengths, counts and numbers, before anything of it
meets the database.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from operator import attrgetter

from models.operation import Earlier, Operation
from sync.messages import Enrol, Exchange, NotUnderstood

LONGEST_ID = 64
LONGEST_NAME = 200
LONGEST_CODE = 32
LONGEST_REASON = 100_000
MOST_CLOSED = 2_000
LARGEST_NUMBER = 1 << 53

_IDS = attrgetter("op_id", "device", "incarnation", "kind", "record_id")
_NAMES = attrgetter("txn", "actor", "scope", "field", "after")
_NUMBERS = attrgetter("device_seq", "base_seq", "schema_revision")
_each = chain.from_iterable

TOO_MUCH = "That is not a message of the exchange: a part of it is missing, too long or out of range."


def check_enrolment(wish: Enrol) -> None:
    """Raise ``NotUnderstood`` for a wish to be taken on that cannot be one."""
    name_fits = len(wish.name) <= LONGEST_NAME and wish.name.isprintable()
    if not (_are_ids((wish.device,)) and name_fits and 0 < len(wish.code) <= LONGEST_CODE):
        raise NotUnderstood(TOO_MUCH)


def check_exchange(wish: Exchange) -> None:
    """Raise ``NotUnderstood`` for a wish to exchange with a part that is out of bounds."""
    itself = (
        _are_names((wish.epoch, wish.head))
        and _are_ids((wish.incarnation,))
        and _are_numbers((wish.cursor, wish.last))
    )
    ops = wish.operations
    each_once = len({op.op_id for op in ops}) == len(ops)
    if not (itself and each_once and (not ops or _all_fit(ops))):
        raise NotUnderstood(TOO_MUCH)


def _all_fit(ops: Sequence[Operation]) -> bool:
    """All looked at together, as a message may have a hundred thousand words and numbers."""
    closing = [op.closes for op in ops if op.closes]
    earlier = [op.earlier for op in ops if op.earlier is not None]
    return (
        _are_ids([*_each(map(_IDS, ops)), *_each(closing), *(each.epoch for each in earlier)])
        and _are_names([*_each(map(_NAMES, ops)), *(each.met for each in earlier)])
        and _are_numbers([*_each(map(_NUMBERS, ops)), *_each(map(_numbers_of, earlier))])
        and all(len(op.reason) <= LONGEST_REASON for op in ops)
        and all(map(_is_time, {op.at for op in ops}))
        and all(len(closes) <= MOST_CLOSED for closes in closing)
    )


def _numbers_of(earlier: Earlier) -> tuple[int, int]:
    return earlier.seq, earlier.number or 0


def _are_ids(texts: Sequence[str]) -> bool:
    return all(texts) and _are_names(texts)


def _are_names(texts: Sequence[str]) -> bool:
    return max(map(len, texts)) <= LONGEST_ID and "".join(texts).isprintable()


def _are_numbers(numbers: Sequence[int]) -> bool:
    return min(numbers) >= 0 and max(numbers) <= LARGEST_NUMBER


def _is_time(text: str) -> bool:
    try:
        return len(text) <= LONGEST_ID and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
