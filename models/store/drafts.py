"""Half-written findings, kept as they are typed so that a crash loses nothing. They are never sent."""

import json
from dataclasses import asdict, fields
from typing import Any

from models.changes import Changes
from models.people import Member
from models.photo import Photo
from models.store.codec import to_json
from models.store.store import Store
from models.store.transaction import Transaction
from models.walkabout import AgreedAction, Finding, FindingDraft, Land, Route, is_empty

DRAFT = "draft"

_KEEP = """
    INSERT INTO draft (finding_id, walkabout_id, content, kept_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (finding_id) DO UPDATE SET content = excluded.content, kept_at = excluded.kept_at
"""
_LATEST = "SELECT content FROM draft WHERE walkabout_id = ? ORDER BY kept_at DESC, finding_id DESC LIMIT 1"
_FORGET = "DELETE FROM draft WHERE finding_id = ?"


def keep_draft(store: Store, draft: FindingDraft, *, by: Member) -> Changes:
    """Keep what stands in the form; an empty form is forgotten. On the disk when this returns."""
    with store.transaction(by=by.person_id) as transaction:
        if is_empty(draft):
            transaction.execute(_FORGET, (draft.finding_id,))
        else:
            row = (draft.finding_id, draft.walkabout_id, to_json(asdict(draft)), transaction.at)
            transaction.execute(_KEEP, row)
    return Changes.of(DRAFT, [draft.finding_id])


def draft_of(store: Store, walkabout_id: str) -> FindingDraft | None:
    """The form last written on this walkabout and neither saved nor thrown away, or None."""
    content = store.value(_LATEST, (walkabout_id,))
    return _read(json.loads(content)) if content else None


def discard(store: Store, finding_id: str, *, by: Member) -> Changes:
    """Throw a form away. Where its finding was never saved, its pictures are removed with it."""
    with store.transaction(by=by.person_id) as transaction:
        forget(transaction, finding_id)
        if store.find(Finding, finding_id) is None:
            for photo in store.select(Photo, "finding_id = ? AND finding_id <> ''", (finding_id,)):
                transaction.remove(Photo, photo.id)
    return transaction.changes | Changes.of(DRAFT, [finding_id])


def forget(transaction: Transaction, finding_id: str) -> None:
    """Part of another wish: the form has become a finding, or is no longer wanted."""
    transaction.execute(_FORGET, (finding_id,))


def _read(content: dict[str, Any]) -> FindingDraft:
    """A draft as it was kept; what another version of the program kept beside it is left out."""
    known = {field.name for field in fields(FindingDraft)}
    kept = {name: value for name, value in content.items() if name in known}
    kept["land"], kept["route"] = Land(kept["land"]), Route(kept["route"])
    kept["photo_ids"] = tuple(kept["photo_ids"])
    kept["actions"] = tuple(_agreed(action) for action in kept["actions"])
    return FindingDraft(**kept)


def _agreed(kept: dict[str, Any]) -> AgreedAction:
    """An action of a draft; one kept by a version that knew no service goes to the usual one."""
    return AgreedAction(
        wording=kept["wording"],
        leads=tuple(kept["leads"]),
        target=kept["target"],
        service=kept.get("service", ""),
    )
