"""Changes that nothing stands in the way of, as almost all are: the rules would take them, and ask more."""

from models.errors import RuleBroken
from models.kinds import KINDS
from models.merge import Merge
from models.operation import Operation, What
from models.store.codec import codec_of
from models.store.sent_form import check_field, check_first
from sync.known import Known, Version
from sync.server.shelf import Key, Shelf, address

_STANDS_UNTIL_AMENDED = (Merge.VISIBLE, Merge.WORDING, Merge.APPEND, Merge.SEALED)


def as_it_would_stand(op: Operation, version: Version, shelf: Shelf) -> Known | None:
    """The record with what an operation says, as ``version``; None where the rules have to be asked."""
    if op.kind not in KINDS or op.value is None or op.after:
        return None
    try:
        if op.what is What.CREATE:
            return _begun(op, op.value, version, shelf)
        return _amended(op, op.value, version, shelf) if op.what is What.SET else None
    except RuleBroken:
        return None


def _begun(op: Operation, value: str, version: Version, shelf: Shelf) -> Known | None:
    """A first record: the office does not have it yet, and all that it names is in use."""
    if shelf.known(op.kind, op.record_id) is not None:
        return None
    above: Key | None = None
    for key, needed in shelf.named_at_all(op).items():
        named = shelf.known(*key)
        if (named is None and needed) or (named is not None and not named.in_use):
            return None
        above = above or key
    check_first(op.kind, value)
    known = Known(
        kind=op.kind,
        record_id=op.record_id,
        scope=shelf.scope_of(op.kind, op.record_id, above),
        created=version,
        above=address(above) if above is not None else "",
    )
    if above is not None:
        shelf.belongs(known.above, version)
    return known


def _amended(op: Operation, value: str, version: Version, shelf: Shelf) -> Known | None:
    """A field of a record in use, by somebody who had seen what stands."""
    known = shelf.known(op.kind, op.record_id)
    if known is None or not known.in_use or known.sealed is not None or op.earlier is not None:
        return None
    if codec_of(KINDS[op.kind]).policies.get(op.field) not in _STANDS_UNTIL_AMENDED:
        return None
    if known.amended.get(op.field, known.created).seq > op.base_seq:
        return None
    check_field(op.kind, op.field, value)
    amended = known.copy()
    amended.amended[op.field] = version
    return amended
