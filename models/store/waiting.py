"""How much is only on this device: changes the office has not taken yet, pictures it gave no receipt for."""

from collections.abc import Sequence

from models.photo import Photo
from models.store.codec import to_json
from models.store.office import office_of
from models.store.open_cases import to_decide
from models.store.store import Store
from models.waiting import WaitingCounts

WAITS = "SELECT record_id FROM operation WHERE state = 'waiting' AND kind = ?"
# A picture is safe when its record and both its sizes are at the office, and not before.
PHOTOS = """
    SELECT id FROM photo WHERE removed_at IS NULL AND id IN (
        SELECT record_id FROM operation WHERE state = 'waiting' AND kind = 'photo'
        UNION SELECT photo.id FROM blob_leaving JOIN photo ON photo."full" = name
        UNION SELECT photo.id FROM blob_leaving JOIN photo ON photo.thumbnail = name
    )
"""
FINDINGS = f"""
    SELECT id FROM finding WHERE removed_at IS NULL AND id IN (
        SELECT record_id FROM operation WHERE state = 'waiting' AND kind = 'finding'
        UNION SELECT finding_id FROM photo WHERE id IN ({PHOTOS})
    )
"""  # noqa: S608 - constants of ours
# All that waits without the findings and pictures: counted so, only small indexes are read.
_OTHERS = """
    SELECT (SELECT count(*) FROM operation WHERE state = 'waiting')
    - (SELECT count(*) FROM operation WHERE state = 'waiting' AND kind = 'finding'
        AND record_id IN (SELECT id FROM finding WHERE removed_at IS NULL))
    - (SELECT count(*) FROM operation WHERE state = 'waiting' AND kind = 'photo'
        AND record_id IN (SELECT id FROM photo WHERE removed_at IS NULL))
"""
_COUNT_PHOTOS = f"SELECT count(*), coalesce(sum(size), 0) FROM photo WHERE id IN ({PHOTOS})"  # noqa: S608 - as above
_COUNT_FINDINGS = f"SELECT count(*) FROM ({FINDINGS})"  # noqa: S608 - as above
_OF_THESE = f"{WAITS} AND record_id IN (SELECT value FROM json_each(?))"  # noqa: S608 - as above


def waiting_counts(store: Store) -> WaitingCounts:
    """How many findings and pictures wait, how much the pictures weigh, and how many other changes wait.

    A removal that waits counts with the others: what it removed is no finding and no picture any more.
    """
    ((photos, photo_bytes),) = store.rows(_COUNT_PHOTOS)
    office = office_of(store)
    return WaitingCounts(
        findings=int(store.value(_COUNT_FINDINGS)),
        photos=int(photos),
        others=int(store.value(_OTHERS)),
        photo_bytes=int(photo_bytes),
        last_safe=office.last_safe or None if office is not None else None,
        to_decide=to_decide(store),
        enrolled=office is not None,
    )


def newest_pictures(store: Store, most: int) -> tuple[str, ...]:
    """The names of the small pictures that came last and wait, newest first."""
    photos = store.select(Photo, f"id IN ({PHOTOS})", order=f"added_at DESC, id DESC LIMIT {most:d}")
    return tuple(photo.thumbnail for photo in photos)


def waiting_ids(store: Store, kind: str, ids: Sequence[str]) -> frozenset[str]:
    """Which of these records wait."""
    return frozenset(found for (found,) in store.rows(_OF_THESE, (kind, to_json(list(ids)))))
