"""First records that nothing stands in the way of, as almost all of a first push are."""

from models.errors import RuleBroken
from models.kinds import KINDS
from models.operation import Operation, What
from models.store.sent_form import check_first
from sync.known import Known, Version
from sync.server.shelf import Key, Shelf, address


def simply_new(op: Operation, version: Version, shelf: Shelf) -> Known | None:
    """The record that an operation begins, as ``version``; None where the rules have to be asked.

    The office does not have it yet, and all that it names is in use: then the rules take it, and ask more.
    """
    if op.what is not What.CREATE or op.value is None or op.after:
        return None
    if op.kind not in KINDS or shelf.known(op.kind, op.record_id) is not None:
        return None
    above: Key | None = None
    for key, needed in shelf.named_at_all(op).items():
        named = shelf.known(*key)
        if (named is None and needed) or (named is not None and not named.in_use):
            return None
        above = above or key
    try:
        check_first(op.kind, op.value)
    except RuleBroken:
        return None
    return Known(
        kind=op.kind,
        record_id=op.record_id,
        scope=shelf.scope_of(op.kind, op.record_id, above),
        created=version,
        above=address(above) if above is not None else "",
    )
