"""Which cases are open, and how many: all that the first page has to know of them."""

from models.kinds import KINDS
from models.store.store import Store

# A record that was put aside meanwhile needs no decision, unless somebody wants it back.
_PUT_ASIDE = " UNION ALL ".join(
    f'SELECT id FROM "{kind}" WHERE id = record_id AND removed_at IS NOT NULL'  # noqa: S608 - names of our own
    for kind in KINDS
)
IS_OPEN = f"closed = 0 AND (what = 'create' OR NOT EXISTS ({_PUT_ASIDE}))"
"""What holds of each row of an open case, in SQL."""
_COUNT = f"SELECT count(DISTINCT record_id || txn) FROM disagreement WHERE {IS_OPEN}"  # noqa: S608 - as above


def to_decide(store: Store) -> int:
    """How many cases there are."""
    return int(store.value(_COUNT))
