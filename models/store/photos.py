"""Pictures of findings and of work done: bytes first, then the record that names them."""

from collections.abc import Iterable
from dataclasses import replace

from models.action_plan import Action
from models.changes import Changes
from models.errors import NotFound, StoreDamaged
from models.people import Member
from models.photo import Photo, PhotoMoment
from models.photo_prepared import Prepared
from models.store.blobs import Blobs
from models.store.codec import to_json
from models.store.store import Store

_ORDER = "added_at, id"
_THUMBNAILS = """
    SELECT finding_id, thumbnail FROM photo WHERE finding_id IN (SELECT value FROM json_each(?))
    AND finding_id <> '' AND removed_at IS NULL ORDER BY added_at, id
"""


def add_photo(
    store: Store,
    blobs: Blobs,
    prepared: Prepared,
    *,
    finding_id: str = "",
    action_id: str = "",
    by: Member,
) -> tuple[str, Changes]:
    """Keep a picture of a finding, or of an action once done: bytes on the disk first, then the record.

    The finding need not be saved yet: a picture may be taken while its form is still being filled in.
    Raises ``NotFound`` for an action that is not here.
    """
    if bool(finding_id) == bool(action_id):
        raise ValueError("a picture belongs to one finding or to one action")
    if action_id:
        store.get(Action, action_id)
    full, thumbnail = blobs.put_many((prepared.full, prepared.thumbnail))
    with store.transaction(by=by.person_id) as transaction:
        photo = Photo(
            id=store.ids.new(),
            finding_id=finding_id,
            action_id=action_id,
            moment=PhotoMoment.AFTER if action_id else PhotoMoment.FOUND,
            full=full,
            thumbnail=thumbnail,
            size=len(prepared.full) + len(prepared.thumbnail),
            width=prepared.full_width,
            height=prepared.full_height,
            added_at=transaction.at,
            taken=prepared.taken or "",
            offset=prepared.offset or "",
            latitude=prepared.latitude,
            longitude=prepared.longitude,
        )
        transaction.create(photo)
    return photo.id, transaction.changes


def describe_photo(store: Store, photo: Photo, words: str, *, by: Member) -> Changes:
    """Say what a picture shows, for those who do not see it."""
    with store.transaction(by=by.person_id) as transaction:
        transaction.amend(photo, replace(photo, words=words.strip()))
    return transaction.changes


def remove_photo(store: Store, photo_id: str, *, by: Member) -> Changes:
    """Take a picture away. Its bytes stay on this device, so that it can be brought back."""
    with store.transaction(by=by.person_id) as transaction:
        transaction.remove(Photo, photo_id)
    return transaction.changes


def photos_of_finding(store: Store, finding_id: str) -> tuple[Photo, ...]:
    """The pictures of a finding, saved or still being written, in the order they were added."""
    return tuple(store.select(Photo, "finding_id = ? AND finding_id <> ''", (finding_id,), order=_ORDER))


def photos_of_action(store: Store, action_id: str) -> tuple[Photo, ...]:
    """The pictures of an action itself, in the order they were added."""
    return tuple(store.select(Photo, "action_id = ? AND action_id <> ''", (action_id,), order=_ORDER))


def damaged(blobs: Blobs, photos: Iterable[Photo]) -> tuple[Photo, ...]:
    """The pictures whose bytes are missing or are not what was taken: asked before printing or sending."""
    return tuple(
        photo for photo in photos if not (_whole(blobs, photo.full) and _whole(blobs, photo.thumbnail))
    )


def first_thumbnails(store: Store, finding_ids: Iterable[str]) -> dict[str, str]:
    """The first small picture of each of these findings that has one."""
    given = (to_json(sorted(set(finding_ids) - {""})),)
    return dict(reversed(store.rows(_THUMBNAILS, given)))


def _whole(blobs: Blobs, name: str) -> bool:
    try:
        blobs.get(name)
    except (NotFound, StoreDamaged):
        return False
    return True
