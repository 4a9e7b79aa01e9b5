"""Actions: agreeing one, amending it, moving it on with the people told, and noting what happened."""

from dataclasses import replace
from datetime import date

from models.action_plan import Action, ActionState, Progress, why_not
from models.as_of import AsOf
from models.changes import Changes
from models.errors import RuleBroken
from models.landlord import is_outside
from models.people import Member
from models.photo import Photo, PhotoMoment
from models.places import Estate
from models.plan import ActionDetail
from models.store.landlord import settings
from models.store.photos import photos_of_action, photos_of_finding
from models.store.plan import rows_of
from models.store.store import Store
from models.store.transaction import Transaction
from models.target import read_target
from models.walkabout import AgreedAction, Finding
from models.words import capitalised

_WAITING = "SELECT count(*) FROM operation WHERE state = 'waiting' AND kind = 'action' AND record_id = ?"


def add_action(
    store: Store,
    agreed: AgreedAction,
    *,
    estate_id: str,
    place: str = "",
    service: str = "",
    priority: int = 0,
    measure: str = "",
    by: Member,
) -> tuple[str, Changes]:
    """Add an action that comes from no finding, agreed today. Raises ``RuleBroken`` without a wording."""
    store.get(Estate, estate_id)
    with store.transaction(by=by.person_id) as transaction:
        action = agree(
            transaction,
            agreed,
            Action(
                id=store.ids.new(),
                wording="",
                estate_id=estate_id,
                agreed_on=transaction.at[:10],
                place=place.strip(),
                service=service,
                priority=priority,
                measure=measure.strip(),
            ),
        )
    return action.id, transaction.changes


def agree(transaction: Transaction, agreed: AgreedAction, blank: Action) -> Action:
    """Part of a wish: ``blank`` with the wording, leads and target that were agreed, and written."""
    if not agreed.wording.strip():
        raise RuleBroken("Say what will be done. An action needs its wording.")
    leads = tuple(lead.strip() for lead in agreed.leads if lead.strip())
    action = replace(blank, wording=agreed.wording.strip(), leads=leads, state_on=blank.agreed_on)
    action = with_target(action, agreed.target, date.fromisoformat(blank.agreed_on))
    transaction.create(action)
    return action


def amend_action(store: Store, before: Action, after: Action, *, by: Member, reason: str = "") -> Changes:
    """Keep what differs about an action. A new target is read from today; its state moves by ``move_on``."""
    if before.state is not after.state:
        raise ValueError("an action moves on by move_on")
    if not after.wording.strip():
        raise RuleBroken("Say what will be done. An action needs its wording.")
    if before.target != after.target:
        after = with_target(after, after.target, store.clock.now().date())
    with store.transaction(by=by.person_id) as transaction:
        transaction.amend(before, after, reason)
    return transaction.changes


def move_on(
    store: Store,
    action_id: str,
    wanted: ActionState,
    *,
    words: str = "",
    reason: str = "",
    told: str = "",
    by: Member,
) -> Changes:
    """An action takes a step, and a note says so with ``words`` of what happened.

    ``reason`` is why it will not be done, ``told`` is who was told, how and when. Raises ``RuleBroken`` where
    the rules do not allow the step (``models.action_plan.why_not``).
    """
    action = store.get(Action, action_id)
    refusal = why_not(action, wanted, reason=reason, told=told)
    if refusal:
        raise RuleBroken(refusal)
    with store.transaction(by=by.person_id) as transaction:
        moved = replace(
            action, state=wanted, state_on=transaction.at[:10], reason=reason.strip(), told=told.strip()
        )
        transaction.amend(action, moved, reason.strip())
        note = " ".join(_sentence(part) for part in (wanted.value, words, reason, told) if part.strip())
        _note(store, transaction, action_id, note, by)
    return transaction.changes


def note_progress(store: Store, action_id: str, words: str, *, by: Member) -> tuple[str, Changes]:
    """Add a note of what happened. Notes are added, never rewritten."""
    if not words.strip():
        raise RuleBroken("Write what happened. An empty note helps nobody.")
    store.get(Action, action_id)
    with store.transaction(by=by.person_id) as transaction:
        note_id = _note(store, transaction, action_id, words.strip(), by)
    return note_id, transaction.changes


def action_detail(store: Store, action_id: str, as_of: AsOf) -> ActionDetail:
    """All that is known of one action. Raises ``NotFound``."""
    action = store.get(Action, action_id)
    finding = store.find(Finding, action.finding_id)
    own = photos_of_action(store, action_id)
    before = (*photos_of_finding(store, action.finding_id), *_of(own, PhotoMoment.FOUND))
    return ActionDetail(
        row=rows_of(store, [action], as_of)[0],
        outside=is_outside(settings(store), action.service),
        progress=tuple(store.select(Progress, "action_id = ?", (action_id,), order="at DESC, id DESC")),
        before=before,
        after=_of(own, PhotoMoment.AFTER),
        raised_by=finding.raised_by if finding else "",
        seen_on=finding.seen_at[:10] if finding else "",
        only_here=bool(store.value(_WAITING, (action_id,))),
    )


def with_target(action: Action, words: str, today: date) -> Action:
    """An action with a target as agreed, and the two dates that follow from the words."""
    target = read_target(words, agreed_on=today)
    return replace(
        action,
        target=target.words,
        due_on=target.due_on.isoformat() if target.due_on else "",
        check_on=target.check_on.isoformat() if target.check_on else "",
    )


def _note(store: Store, transaction: Transaction, action_id: str, words: str, by: Member) -> str:
    note = Progress(id=store.ids.new(), action_id=action_id, at=transaction.at, by=by.name, words=words)
    transaction.create(note)
    return note.id


def _sentence(part: str) -> str:
    """A part of a note as a sentence of its own."""
    words = capitalised(part.strip())
    return words if words[-1] in ".!?…" else f"{words}."


def _of(photos: tuple[Photo, ...], moment: PhotoMoment) -> tuple[Photo, ...]:
    return tuple(photo for photo in photos if photo.moment is moment)
