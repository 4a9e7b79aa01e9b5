"""The undoing of the last removal, for as long as removed records are kept aside."""

from datetime import datetime, timedelta
from itertools import groupby

from models.changes import Changes
from models.errors import RuleBroken
from models.kinds import KINDS
from models.people import Member
from models.store.store import Store

KEPT_ASIDE = timedelta(days=30)

_LATEST = """
    SELECT txn, at, kind, record_id FROM operation WHERE what = 'delete' ORDER BY device_seq DESC LIMIT 1000
"""
_ASIDE = {
    kind: f'SELECT count(*) FROM "{kind}" WHERE id = ? AND removed_at IS NOT NULL'  # noqa: S608 - names of ours
    for kind in KINDS
}


def undo_last_removal(store: Store, *, by: Member) -> Changes:
    """Bring back all that the last removal on this device took away; once more, what the one before took.

    Raises ``RuleBroken`` where nothing was removed in the last 30 days.
    """
    records = last_removed(store)
    if not records:
        raise RuleBroken("Nothing was removed in the last 30 days, so there is nothing to bring back.")
    with store.transaction(by=by.person_id) as transaction:
        for kind, record_id in reversed(records):
            transaction.bring_back(KINDS[kind], record_id)
    return transaction.changes


def last_removed(store: Store) -> tuple[tuple[str, str], ...]:
    """The kind and identity of each record the last removal took away and nobody has brought back yet."""
    oldest = store.clock.now() - KEPT_ASIDE
    for (_, at), rows in groupby(store.rows(_LATEST), key=lambda row: (row[0], row[1])):
        if datetime.fromisoformat(at) < oldest:
            break
        aside = tuple((kind, found) for _, _, kind, found in rows if store.value(_ASIDE[kind], (found,)))
        if aside:
            return aside
    return ()
