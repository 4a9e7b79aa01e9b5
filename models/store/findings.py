"""Findings: saving what a form says in one transaction, removing one, and what was seen there before."""

from dataclasses import replace

from models.action_plan import Action, ActionState, is_open
from models.as_of import AsOf
from models.changes import Changes
from models.errors import RuleBroken
from models.landlord import service_for
from models.overview import SeenBefore
from models.people import Member
from models.photo import Photo
from models.store.actions import agree
from models.store.drafts import DRAFT, forget
from models.store.landlord import settings
from models.store.places import block_names
from models.store.plan import rows_of
from models.store.store import Store
from models.store.transaction import Transaction
from models.walkabout import (
    Finding,
    FindingDraft,
    Route,
    Walkabout,
    WalkaboutState,
    amended_from,
    headline,
    is_empty,
    place_of,
    written_from,
)

_LAST_POSITION = "SELECT coalesce(max(position), 0) FROM finding WHERE walkabout_id = ?"
_PUT_ASIDE = "SELECT count(*) FROM finding WHERE id = ? AND removed_at IS NOT NULL"
_NOTES = "SELECT count(*) FROM progress WHERE action_id = ? AND removed_at IS NULL"
_EARLIER = """
    block_id = ? AND block_id <> '' AND category = ? AND walkabout_id <> ? AND route = 'action plan'
"""


def save_finding(store: Store, draft: FindingDraft, *, by: Member) -> tuple[str, Changes]:
    """Keep what the form says: the finding, new or amended, and the actions agreed; the draft is gone.

    All in one transaction. Pictures belong to the finding from the moment they are taken, so none is lost
    if one arrives meanwhile. Raises ``RuleBroken`` for an empty form, for a cancelled walkabout, and for
    actions on what does not go to the action plan.
    """
    walkabout = store.get(Walkabout, draft.walkabout_id)
    _check(draft, walkabout)
    with store.transaction(by=by.person_id) as transaction:
        if store.value(_PUT_ASIDE, (draft.finding_id,)):
            transaction.bring_back(Finding, draft.finding_id)
        names = block_names(store, walkabout.estate_id)
        before = store.find(Finding, draft.finding_id)
        if before is None:
            finding = written_from(draft, position=next_position(store, walkabout.id), seen_at=transaction.at)
            transaction.create(finding)
        else:
            finding = amended_from(before, draft)
            transaction.amend(before, finding)
            _move_actions(store, transaction, before, finding, names)
        _agree_all(store, transaction, draft, finding, place_of(finding, names.get(finding.block_id, "")))
        forget(transaction, draft.finding_id)
    return draft.finding_id, transaction.changes | Changes.of(DRAFT, [draft.finding_id])


def next_position(store: Store, walkabout_id: str) -> int:
    """The number the next finding of a walkabout gets; a removed one's is never given again."""
    return int(store.value(_LAST_POSITION, (walkabout_id,))) + 1


def remove_finding(store: Store, finding_id: str, *, by: Member) -> Changes:
    """Put a finding aside with its pictures, and with those of its actions that nobody has touched.

    An action that is still as it was agreed came and goes with its finding. One that somebody has taken in
    hand, or noted anything about, is work that people wait for: it stays on the plan.
    """
    with store.transaction(by=by.person_id) as transaction:
        for action in actions_of(store, finding_id):
            if action.state is ActionState.AGREED and not store.value(_NOTES, (action.id,)):
                transaction.remove(Action, action.id)
        for photo in store.select(Photo, "finding_id = ? AND finding_id <> ''", (finding_id,)):
            transaction.remove(Photo, photo.id)
        transaction.remove(Finding, finding_id)
        forget(transaction, finding_id)
    return transaction.changes | Changes.of(DRAFT, [finding_id])


def actions_of(store: Store, finding_id: str) -> list[Action]:
    """The actions agreed about one finding, in the order they were agreed."""
    return store.select(Action, "finding_id = ? AND finding_id <> ''", (finding_id,), order="entry")


def seen_before(
    store: Store, *, walkabout_id: str, block_id: str, category: str, as_of: AsOf
) -> SeenBefore | None:
    """The latest finding of this kind at this block, from another walkabout, whose work is not done; or None.

    It counts as not done while an action about it is open, or where none was ever agreed.
    """
    given = (block_id, category, walkabout_id)
    found = store.select(Finding, _EARLIER, given, order="seen_at DESC, id DESC LIMIT 50")
    for finding in found:
        actions = actions_of(store, finding.id)
        still_open = [action for action in actions if is_open(action)]
        if still_open or not actions:
            rows = rows_of(store, still_open[:1], as_of)
            return SeenBefore(
                finding_id=finding.id,
                headline=headline(finding.words),
                seen_on=finding.seen_at[:10],
                row=rows[0] if rows else None,
            )
    return None


def _check(draft: FindingDraft, walkabout: Walkabout) -> None:
    """Raise ``RuleBroken`` where this form cannot become a finding."""
    if is_empty(draft):
        raise RuleBroken("There is nothing to save yet. Take a photo or write what you see.")
    if walkabout.state is WalkaboutState.CANCELLED:
        raise RuleBroken("This walkabout was cancelled. Plan it again, then add findings.")
    if draft.route is not Route.ACTION_PLAN and any(agreed.wording.strip() for agreed in draft.actions):
        raise RuleBroken(
            "A complaint or one household’s business is passed on, not put on the action plan. "
            "Take the actions out, or send the finding to the action plan."
        )


def _agree_all(
    store: Store, transaction: Transaction, draft: FindingDraft, finding: Finding, place: str
) -> None:
    """Each action agreed about a finding, for its service or else the one that answers for the kind."""
    agreed = [action for action in draft.actions if action.wording.strip()]
    if not agreed:
        return
    walkabout = store.get(Walkabout, finding.walkabout_id)
    usual = service_for(settings(store), finding.category)
    for action in agreed:
        blank = Action(
            id=store.ids.new(),
            wording="",
            estate_id=walkabout.estate_id,
            agreed_on=transaction.at[:10],
            finding_id=finding.id,
            walkabout_id=walkabout.id,
            place=place,
            service=action.service or usual,
        )
        agree(transaction, action, blank)


def _move_actions(
    store: Store, transaction: Transaction, before: Finding, after: Finding, names: dict[str, str]
) -> None:
    """A finding's actions that stand at its old place go with it to the new one."""
    old, new = (place_of(finding, names.get(finding.block_id, "")) for finding in (before, after))
    if old == new:
        return
    for action in actions_of(store, after.id):
        if action.place == old:
            transaction.amend(action, replace(action, place=new))
