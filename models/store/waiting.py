"""What is only on this device: changes the office has not taken yet, and pictures it gave no receipt for."""

from collections import defaultdict
from collections.abc import Sequence

from models.photo import Photo
from models.store.codec import to_json
from models.store.disagreements import to_decide
from models.store.office import office_of
from models.store.store import Store
from models.waiting import (
    Exchanged,
    PhotoStanding,
    Waiting,
    WaitingCounts,
    WaitingFinding,
    WaitingPhoto,
)
from models.walkabout import Finding, headline, place_of

REMEMBERED = 6
"""How many exchanges are told of."""

_WAITS = "SELECT record_id FROM operation WHERE state = 'waiting' AND kind = ?"
# A picture is safe when its record and both its sizes are at the office, and not before.
_PHOTOS = """
    SELECT id FROM photo WHERE removed_at IS NULL AND id IN (
        SELECT record_id FROM operation WHERE state = 'waiting' AND kind = 'photo'
        UNION SELECT photo.id FROM blob_leaving JOIN photo ON photo."full" = name
        UNION SELECT photo.id FROM blob_leaving JOIN photo ON photo.thumbnail = name
    )
"""
_FINDINGS = f"""
    SELECT id FROM finding WHERE removed_at IS NULL AND id IN (
        SELECT record_id FROM operation WHERE state = 'waiting' AND kind = 'finding'
        UNION SELECT finding_id FROM photo WHERE id IN ({_PHOTOS})
    )
"""  # noqa: S608 - constants of ours
_OTHERS = """
    SELECT count(*) FROM operation WHERE state = 'waiting'
    AND NOT (kind = 'finding' AND record_id IN (SELECT id FROM finding WHERE removed_at IS NULL))
    AND NOT (kind = 'photo' AND record_id IN (SELECT id FROM photo WHERE removed_at IS NULL))
"""
_COUNT_PHOTOS = f"SELECT count(*), coalesce(sum(size), 0) FROM photo WHERE id IN ({_PHOTOS})"  # noqa: S608 - as above
_COUNT_FINDINGS = f"SELECT count(*) FROM ({_FINDINGS})"  # noqa: S608 - as above
_OF_THESE = f"{_WAITS} AND record_id IN (SELECT value FROM json_each(?))"  # noqa: S608 - as above
_LEAVING = """
    SELECT name, sent, upload, why FROM blob_leaving WHERE name IN (SELECT value FROM json_each(?))
"""
_PLACES = """
    SELECT finding.id, coalesce(block.name, '') FROM finding LEFT JOIN block ON block.id = finding.block_id
    WHERE finding.id IN (SELECT value FROM json_each(?))
"""
_EXCHANGED = "SELECT at, findings, photos, others FROM exchanged ORDER BY at DESC LIMIT ?"


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


def waiting(store: Store) -> Waiting:
    """How much waits, with each finding of which something does: its words, or some of its pictures."""
    words = {record_id for (record_id,) in store.rows(_WAITS, ("finding",))}
    found = store.select(Finding, f"id IN ({_FINDINGS})", order="seen_at DESC, id DESC")
    concerned = to_json([finding.id for finding in found])
    photos = _photos_of(store, concerned)
    blocks = dict(store.rows(_PLACES, (concerned,)))
    findings = (
        WaitingFinding(
            finding_id=finding.id,
            walkabout_id=finding.walkabout_id,
            position=finding.position,
            headline=headline(finding.words),
            place=place_of(finding, blocks[finding.id]),
            words_wait=finding.id in words,
            photos=tuple(photos[finding.id]),
        )
        for finding in found
    )
    before = (
        Exchanged(at=at, findings=of_findings, photos=of_photos, others=others)
        for at, of_findings, of_photos, others in store.rows(_EXCHANGED, (REMEMBERED,))
    )
    return Waiting(counts=waiting_counts(store), findings=tuple(findings), before=tuple(before))


def newest_pictures(store: Store, most: int) -> tuple[str, ...]:
    """The names of the small pictures that came last and wait, newest first."""
    photos = store.select(Photo, f"id IN ({_PHOTOS})", order=f"added_at DESC, id DESC LIMIT {most:d}")
    return tuple(photo.thumbnail for photo in photos)


def waiting_ids(store: Store, kind: str, ids: Sequence[str]) -> frozenset[str]:
    """Which of these records wait."""
    return frozenset(found for (found,) in store.rows(_OF_THESE, (kind, to_json(list(ids)))))


def _photos_of(store: Store, finding_ids: str) -> dict[str, list[WaitingPhoto]]:
    """Every picture of these findings with where it is on its way, in the order they were added."""
    photos = store.select(
        Photo, "finding_id IN (SELECT value FROM json_each(?))", (finding_ids,), order="added_at, id"
    )
    waits = {photo_id for (photo_id,) in store.rows(_PHOTOS)}
    names = to_json([name for photo in photos for name in (photo.full, photo.thumbnail)])
    leaving = {name: (sent, upload, why) for name, sent, upload, why in store.rows(_LEAVING, (names,))}
    grouped: dict[str, list[WaitingPhoto]] = defaultdict(list)
    for photo in photos:
        sent, upload, why = leaving.get(photo.full, (0, "", ""))
        why = why or leaving.get(photo.thumbnail, (0, "", ""))[2]
        grouped[photo.finding_id].append(
            WaitingPhoto(photo=photo, standing=_standing(photo.id in waits, upload, why), sent=sent, why=why)
        )
    return grouped


def _standing(waits: bool, upload: str, why: str) -> PhotoStanding:
    if why:
        return PhotoStanding.NEEDS_YOU
    if not waits:
        return PhotoStanding.SAFE
    return PhotoStanding.SENDING if upload else PhotoStanding.WAITING
