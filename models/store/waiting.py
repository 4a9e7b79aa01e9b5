"""What is only on this device, read from the outbox: operations that the office has not taken yet."""

from collections import defaultdict
from collections.abc import Sequence

from models.photo import Photo
from models.store.codec import to_json
from models.store.store import Store
from models.waiting import Waiting, WaitingCounts, WaitingFinding, WaitingPhoto
from models.walkabout import Finding, headline, place_of

_WAITS = "SELECT record_id FROM operation WHERE state = 'waiting' AND kind = ?"
_ALL = "SELECT count(*) FROM operation WHERE state = 'waiting'"
_FINDINGS = """
    SELECT count(*), count(DISTINCT record_id) FROM operation
    JOIN finding ON finding.id = record_id AND removed_at IS NULL
    WHERE operation.state = 'waiting' AND kind = 'finding'
"""
_PHOTOS = """
    SELECT count(*), count(DISTINCT record_id) FROM operation
    JOIN photo ON photo.id = record_id AND removed_at IS NULL
    WHERE state = 'waiting' AND kind = 'photo'
"""
_BYTES = f"SELECT coalesce(sum(size), 0) FROM photo WHERE removed_at IS NULL AND id IN ({_WAITS})"  # noqa: S608 - constants of ours
_OF_THESE = f"{_WAITS} AND record_id IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants of ours
_PLACES = """
    SELECT finding.id, coalesce(block.name, '') FROM finding LEFT JOIN block ON block.id = finding.block_id
    WHERE finding.id IN (SELECT value FROM json_each(?))
"""


def waiting_counts(store: Store) -> WaitingCounts:
    """How many findings and pictures wait, how much the pictures weigh, and how many other changes wait.

    A removal that waits counts with the others: what it removed is no finding and no picture any more.
    """
    ((of_findings, findings),) = store.rows(_FINDINGS)
    ((of_photos, photos),) = store.rows(_PHOTOS)
    return WaitingCounts(
        findings=findings,
        photos=photos,
        others=int(store.value(_ALL)) - of_findings - of_photos,
        photo_bytes=int(store.value(_BYTES, ("photo",))),
    )


def waiting(store: Store) -> Waiting:
    """How much waits, with each finding of which something does: its words, or some of its pictures."""
    words = {record_id for (record_id,) in store.rows(_WAITS, ("finding",))}
    photos = _by_finding(store.select(Photo, f"id IN ({_WAITS})", ("photo",), order="added_at, id"))
    concerned = to_json(sorted(words | photos.keys()))
    found = store.select(
        Finding, "id IN (SELECT value FROM json_each(?))", (concerned,), order="seen_at DESC, id DESC"
    )
    blocks = dict(store.rows(_PLACES, (concerned,)))
    findings = (
        WaitingFinding(
            finding_id=finding.id,
            walkabout_id=finding.walkabout_id,
            position=finding.position,
            headline=headline(finding.words),
            place=place_of(finding, blocks[finding.id]),
            words_wait=finding.id in words,
            photos=tuple(WaitingPhoto(photo=photo) for photo in photos[finding.id]),
        )
        for finding in found
    )
    return Waiting(counts=waiting_counts(store), findings=tuple(findings))


def newest_pictures(store: Store, most: int) -> tuple[str, ...]:
    """The names of the small pictures that came last and wait, newest first."""
    photos = store.select(
        Photo, f"id IN ({_WAITS})", ("photo",), order=f"added_at DESC, id DESC LIMIT {most:d}"
    )
    return tuple(photo.thumbnail for photo in photos)


def waiting_ids(store: Store, kind: str, ids: Sequence[str]) -> frozenset[str]:
    """Which of these records wait."""
    return frozenset(found for (found,) in store.rows(_OF_THESE, (kind, to_json(list(ids)))))


def _by_finding(photos: Sequence[Photo]) -> dict[str, list[Photo]]:
    grouped: dict[str, list[Photo]] = defaultdict(list)
    for photo in photos:
        if photo.finding_id:
            grouped[photo.finding_id].append(photo)
    return grouped
