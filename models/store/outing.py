"""One walkabout as the capture screen opens it, and last time's actions to look at on the way."""

from collections import defaultdict

from models.as_of import AsOf
from models.landlord import grade_words
from models.overview import FindingSummary, ToCheck, WalkaboutInProgress
from models.places import Estate
from models.plan import PlanFilter, PlanOrder
from models.store.drafts import draft_of
from models.store.findings import next_position
from models.store.landlord import settings
from models.store.people import people_named
from models.store.photos import first_thumbnails
from models.store.places import block_names, blocks_of
from models.store.plan import counts, page
from models.store.store import Store
from models.store.to_check import how_many_to_check
from models.store.waiting import waiting_ids
from models.walkabout import Finding, Walkabout, headline, missing, place_of

MOST_TO_CHECK = 500

_PHOTOS = """
    SELECT photo.finding_id, photo.id, photo.thumbnail FROM finding
    JOIN photo ON photo.finding_id = finding.id AND photo.removed_at IS NULL AND photo.finding_id <> ''
    WHERE finding.walkabout_id = ? AND finding.removed_at IS NULL ORDER BY photo.added_at, photo.id
"""
_ACTIONS = """
    SELECT finding.id, count(*) FROM finding
    JOIN action ON action.finding_id = finding.id AND action.removed_at IS NULL AND action.finding_id <> ''
    WHERE finding.walkabout_id = ? AND finding.removed_at IS NULL GROUP BY finding.id
"""


def open_walkabout(store: Store, walkabout_id: str, as_of: AsOf) -> WalkaboutInProgress:
    """All that the capture screen shows of a walkabout. Raises ``NotFound``."""
    walkabout = store.get(Walkabout, walkabout_id)
    return WalkaboutInProgress(
        walkabout=walkabout,
        estate=store.get(Estate, walkabout.estate_id),
        blocks=tuple(blocks_of(store, walkabout.estate_id)),
        officers=people_named(store, walkabout.officer_ids),
        companions=people_named(store, walkabout.companion_ids),
        findings=findings_so_far(store, walkabout),
        next_position=next_position(store, walkabout_id),
        to_check=how_many_to_check(store, walkabout, as_of),
        draft=draft_of(store, walkabout_id),
    )


def findings_so_far(store: Store, walkabout: Walkabout) -> tuple[FindingSummary, ...]:
    """The findings of a walkabout in walking order, each as a list shows it."""
    findings = store.select(Finding, "walkabout_id = ?", (walkabout.id,), order="position, id")
    landlord = settings(store)
    blocks = block_names(store, walkabout.estate_id)
    photos: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for finding_id, photo_id, thumbnail in store.rows(_PHOTOS, (walkabout.id,)):
        photos[finding_id].append((photo_id, thumbnail))
    actions: dict[str, int] = dict(store.rows(_ACTIONS, (walkabout.id,)))
    waiting = waiting_ids(store, "finding", [finding.id for finding in findings])
    waiting |= waiting_ids(store, "photo", [photo_id for taken in photos.values() for photo_id, _ in taken])
    return tuple(
        FindingSummary(
            finding=finding,
            headline=headline(finding.words),
            place=place_of(finding, blocks.get(finding.block_id, "")),
            grade=grade_words(landlord, finding.grade),
            missing=missing(finding),
            thumbnails=tuple(thumbnail for _, thumbnail in photos[finding.id]),
            actions=actions.get(finding.id, 0),
            only_here=not waiting.isdisjoint([finding.id, *(photo_id for photo_id, _ in photos[finding.id])]),
        )
        for finding in findings
    )


def last_time(store: Store, walkabout_id: str, as_of: AsOf) -> tuple[ToCheck, ...]:
    """The actions of the estate, agreed before this walkabout, that are open or claimed done.

    In the standing order, at most 500: what presses most comes first.
    """
    walkabout = store.get(Walkabout, walkabout_id)
    of_estate = PlanFilter(estate_id=walkabout.estate_id)
    number = counts(store, of_estate, as_of)
    limit = min(number.still_open + number.to_check, MOST_TO_CHECK)
    rows = page(store, of_estate, PlanOrder.STANDING, as_of, limit=limit)
    earlier = [row for row in rows if row.action.walkabout_id != walkabout_id]
    thumbnails = first_thumbnails(store, (row.action.finding_id for row in earlier))
    return tuple(ToCheck(row=row, thumbnail=thumbnails.get(row.action.finding_id, "")) for row in earlier)
