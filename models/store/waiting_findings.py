"""What is only on this device, finding by finding and picture by picture, and what was made safe before."""

from collections import defaultdict

from models.photo import Photo
from models.store.codec import to_json
from models.store.store import Store
from models.store.waiting import FINDINGS, PHOTOS, WAITS, waiting_counts
from models.waiting_findings import Exchanged, PhotoStanding, Waiting, WaitingFinding, WaitingPhoto
from models.walkabout import Finding, headline, place_of

REMEMBERED = 6
"""How many exchanges are told of."""

_LEAVING = """
    SELECT name, sent, upload, why FROM blob_leaving WHERE name IN (SELECT value FROM json_each(?))
"""
_PLACES = """
    SELECT finding.id, coalesce(block.name, '') FROM finding LEFT JOIN block ON block.id = finding.block_id
    WHERE finding.id IN (SELECT value FROM json_each(?))
"""
_EXCHANGED = "SELECT at, findings, photos, others FROM exchanged ORDER BY at DESC LIMIT ?"


def waiting(store: Store) -> Waiting:
    """How much waits, with each finding of which something does: its words, or some of its pictures."""
    words = {record_id for (record_id,) in store.rows(WAITS, ("finding",))}
    found = store.select(Finding, f"id IN ({FINDINGS})", order="seen_at DESC, id DESC")
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


def _photos_of(store: Store, finding_ids: str) -> dict[str, list[WaitingPhoto]]:
    """Every picture of these findings with where it is on its way, in the order they were added."""
    photos = store.select(
        Photo, "finding_id IN (SELECT value FROM json_each(?))", (finding_ids,), order="added_at, id"
    )
    waits = {photo_id for (photo_id,) in store.rows(PHOTOS)}
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
