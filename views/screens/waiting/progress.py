"""How much of what waits is safe by now, and the same after one more step of one photo."""

from dataclasses import dataclass, replace

from models.waiting_findings import PhotoStanding, Waiting, WaitingFinding, WaitingPhoto


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeByNow:
    """Of how many findings the office has the words, and how many photos it has, of how many in all."""

    words: int
    findings: int
    photos: int
    photos_in_all: int


def safe_by_now(waiting: Waiting) -> SafeByNow:
    """Count what is safe; the photos in all are those and the ones that wait, wherever they belong."""
    photos = sum(
        photo.standing is PhotoStanding.SAFE for finding in waiting.findings for photo in finding.photos
    )
    return SafeByNow(
        words=sum(not finding.words_wait for finding in waiting.findings),
        findings=len(waiting.findings),
        photos=photos,
        photos_in_all=photos + waiting.counts.photos,
    )


def with_photo(waiting: Waiting, photo_id: str, standing: PhotoStanding, sent: int, why: str) -> Waiting:
    """The same after this photo has got so far; one that no finding shows changes nothing."""
    before = finding_of(waiting, photo_id)
    if before is None:
        return waiting
    photos = tuple(
        replace(photo, standing=standing, sent=sent, why=why) if photo.photo.id == photo_id else photo
        for photo in before.photos
    )
    after = replace(before, photos=photos)
    counts = waiting.counts
    made_safe = _safe(after) - _safe(before)
    counts = replace(
        counts,
        findings=max(0, counts.findings - (after.safe - before.safe)),
        photos=max(0, counts.photos - made_safe),
        photo_bytes=max(0, counts.photo_bytes - (before.photo_bytes - after.photo_bytes)),
    )
    findings = tuple(after if finding is before else finding for finding in waiting.findings)
    return replace(waiting, counts=counts, findings=findings)


def finding_of(waiting: Waiting, photo_id: str) -> WaitingFinding | None:
    """The finding this photo belongs to, or None where none that is shown has it."""
    return next(
        (each for each in waiting.findings if any(photo.photo.id == photo_id for photo in each.photos)), None
    )


def needing_you(waiting: Waiting) -> list[tuple[WaitingFinding, WaitingPhoto]]:
    """The photos the office could not take, each with its finding."""
    return [
        (finding, photo)
        for finding in waiting.findings
        for photo in finding.photos
        if photo.standing is PhotoStanding.NEEDS_YOU
    ]


def _safe(finding: WaitingFinding) -> int:
    return sum(photo.standing is PhotoStanding.SAFE for photo in finding.photos)
