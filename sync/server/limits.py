"""How large the parts of a message may be. What is beyond is not taken for a message at all.

The types were checked while the JSON was read; here it is lengths, counts and numbers, before anything of it
meets the database.
"""

from collections.abc import Iterator
from datetime import datetime

from models.operation import Operation
from sync.messages import Enrol, Exchange, NotUnderstood

LONGEST_ID = 64
LONGEST_NAME = 200
LONGEST_CODE = 32
LONGEST_REASON = 100_000
MOST_CLOSED = 2_000
LARGEST_NUMBER = 1 << 53

TOO_MUCH = "That is not a message of the exchange: a part of it is missing, too long or out of range."


def check_enrolment(wish: Enrol) -> None:
    """Raise ``NotUnderstood`` for a wish to be taken on that cannot be one."""
    _all_fit(
        (
            _is_id(wish.device),
            len(wish.name) <= LONGEST_NAME,
            wish.name.isprintable(),
            0 < len(wish.code) <= LONGEST_CODE,
        )
    )


def check_exchange(wish: Exchange) -> None:
    """Raise ``NotUnderstood`` for a wish to exchange with a part that is out of bounds."""
    _all_fit((_is_name(wish.epoch), _is_name(wish.head), _is_id(wish.incarnation)))
    _all_fit(_is_number(number) for number in (wish.cursor, wish.last))
    for op in wish.operations:
        _all_fit(_parts_of(op))
    _all_fit((len({op.op_id for op in wish.operations}) == len(wish.operations),))


def _parts_of(op: Operation) -> Iterator[bool]:
    yield all(map(_is_id, (op.op_id, op.device, op.incarnation, op.kind, op.record_id)))
    yield all(map(_is_name, (op.txn, op.actor, op.scope, op.field, op.after)))
    yield all(map(_is_number, (op.device_seq, op.base_seq, op.schema_revision)))
    yield len(op.reason) <= LONGEST_REASON and _is_time(op.at)
    yield len(op.closes) <= MOST_CLOSED and all(map(_is_id, op.closes))
    if op.earlier is not None:
        yield _is_id(op.earlier.epoch) and _is_number(op.earlier.seq)
        yield op.earlier.number is None or _is_number(op.earlier.number)


def _all_fit(parts: Iterator[bool] | tuple[bool, ...]) -> None:
    if not all(parts):
        raise NotUnderstood(TOO_MUCH)


def _is_id(text: str) -> bool:
    return text != "" and _is_name(text)


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_ID and text.isprintable()


def _is_number(number: int) -> bool:
    return 0 <= number <= LARGEST_NUMBER


def _is_time(text: str) -> bool:
    try:
        return len(text) <= LONGEST_ID and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
