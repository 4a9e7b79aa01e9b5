"""What the walkabout's desk asks of the store, each as one piece of work for the background."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.action_plan import Action, ActionState
from models.changes import Changes
from models.finishing import FinishForm, next_of, tenants_of
from models.landlord import Landlord
from models.overview import SeenBefore, ToCheck, WalkaboutInProgress
from models.people import Member
from models.photo import Photo
from models.photo_prepared import Prepared
from models.store import actions, drafts, findings, outing, people, photos, removals, walkabouts
from models.store.landlord import as_of_today, settings
from models.store.plan import rows_of
from models.store.profile import Profile
from models.store.store import Store
from models.walkabout import Finding, FindingDraft, Route, Walkabout, WalkaboutState, draft_of
from views.screens.capture import FindingInForm

STILL_OPEN = "Looked at on the walkabout: still open."
NOT_DONE = "Looked at on the walkabout: not done."
SEEN_DONE = "Seen done on the walkabout."


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A walkabout as its page opens it; ``leads`` are the people and services that may lead an action."""

    outing: WalkaboutInProgress
    landlord: Landlord
    leads: tuple[str, ...]
    form: FindingInForm
    now: datetime


def opened(walkabout_id: str, profile: Profile) -> Opened:
    """A walkabout with the finding that is half written on it, or a blank one. Raises ``NotFound``."""
    store = profile.store
    found = outing.open_walkabout(store, walkabout_id, as_of_today(store))
    named = [*(person.name for person in found.officers), *(each.name for each in people.officers(store))]
    return Opened(
        outing=found,
        landlord=settings(store),
        leads=tuple(dict.fromkeys(named)),
        form=next_form(walkabout_id, profile),
        now=store.clock.now(),
    )


def outing_now(walkabout_id: str, profile: Profile) -> tuple[WalkaboutInProgress, datetime]:
    """The walkabout as it stands now."""
    store = profile.store
    return outing.open_walkabout(store, walkabout_id, as_of_today(store)), store.clock.now()


def next_form(walkabout_id: str, profile: Profile) -> FindingInForm:
    """The finding that is half written, or else a new one."""
    store = profile.store
    draft = drafts.draft_of(store, walkabout_id)
    return _form(store, draft or FindingDraft(finding_id=store.ids.new(), walkabout_id=walkabout_id))


def saved_form(finding_id: str, profile: Profile) -> FindingInForm:
    """A saved finding, to be gone on with. Raises ``NotFound``."""
    return _form(profile.store, draft_of(profile.store.get(Finding, finding_id)))


def seen(draft: FindingDraft, profile: Profile) -> SeenBefore | None:
    """What was seen before at the place of a draft, of its kind."""
    return _seen(profile.store, draft)


def photos_and_plan(finding_id: str, profile: Profile) -> FindingInForm:
    """The photos and actions that a finding in the form has now; its words are the form's own."""
    return _form(profile.store, FindingDraft(finding_id=finding_id, walkabout_id=""))


def to_check(walkabout_id: str, profile: Profile) -> tuple[ToCheck, ...]:
    """Last time's actions."""
    return outing.last_time(profile.store, walkabout_id, as_of_today(profile.store))


def keep(draft: FindingDraft, by: Member, profile: Profile) -> Changes:
    """Keep what stands in the form."""
    return drafts.keep_draft(profile.store, draft, by=by)


def save(draft: FindingDraft, by: Member, profile: Profile) -> tuple[int, Changes]:
    """Make the form a finding; says which number it has got.

    What is found is found on the way: the first finding sets a planned walkabout out by itself.
    """
    finding_id, changes = findings.save_finding(profile.store, draft, by=by)
    if profile.store.get(Walkabout, draft.walkabout_id).state is WalkaboutState.PLANNED:
        changes |= walkabouts.set_out(profile.store, draft.walkabout_id, by=by)
    return profile.store.get(Finding, finding_id).position, changes


def finish(form: FinishForm, by: Member, profile: Profile) -> tuple[WalkaboutInProgress, Changes]:
    """A walkabout is over, by a form without fault; says how it stands now."""
    store = profile.store
    changes = walkabouts.finish(
        store,
        form.walkabout_id,
        tenants=tenants_of(form),
        next_planned_for=next_of(form, store.clock.now().tzinfo),
        by=by,
    )
    return outing.open_walkabout(store, form.walkabout_id, as_of_today(store)), changes


def remove(finding_id: str, by: Member, profile: Profile) -> tuple[int, Changes]:
    """Put a finding aside; says which number it had."""
    number = profile.store.get(Finding, finding_id).position
    return number, findings.remove_finding(profile.store, finding_id, by=by)


def throw_away(draft: FindingDraft, by: Member, profile: Profile) -> Changes:
    """Throw a form away that was never saved."""
    return drafts.discard(profile.store, draft.finding_id, by=by)


def write_again(draft: FindingDraft, by: Member, profile: Profile) -> Changes:
    """Take a form up again that was thrown away, with the photos that went with it."""
    if draft.photo_ids:
        undo(by, profile)
    return drafts.keep_draft(profile.store, draft, by=by) | Changes.of("photo", draft.photo_ids)


def undo(by: Member, profile: Profile) -> Changes:
    """Bring back what was removed last."""
    return removals.undo_last_removal(profile.store, by=by)


def remove_photo(photo_id: str, by: Member, profile: Profile) -> Changes:
    """Take a photo out; it can be brought back."""
    return photos.remove_photo(profile.store, photo_id, by=by)


def describe(photo: Photo, words: str, by: Member, profile: Profile) -> Changes:
    """Say what a photo shows."""
    return photos.describe_photo(profile.store, photo, words, by=by)


def add_photo(
    about: str, prepared: Prepared, draft: FindingDraft | None, by: Member, profile: Profile
) -> tuple[str, Changes]:
    """Keep a photo of a finding; the ``draft`` of a form that is still open is kept with it."""
    photo_id, changes = photos.add_photo(profile.store, profile.blobs, prepared, finding_id=about, by=by)
    if draft is not None:
        ids = (*draft.photo_ids, photo_id)
        changes |= drafts.keep_draft(profile.store, replace(draft, photo_ids=ids), by=by)
    return about, changes


def add_after_photo(action_id: str, prepared: Prepared, by: Member, profile: Profile) -> tuple[str, Changes]:
    """Keep a photo of how an action looks once done."""
    _, changes = photos.add_photo(profile.store, profile.blobs, prepared, action_id=action_id, by=by)
    return action_id, changes


def not_done(action_id: str, by: Member, profile: Profile) -> tuple[str, Changes]:
    """An action was looked at and is not done: one that was claimed done is in hand again."""
    action = profile.store.get(Action, action_id)
    if action.state is ActionState.CLAIMED:
        changes = actions.move_on(profile.store, action_id, ActionState.IN_HAND, words=NOT_DONE, by=by)
    else:
        _, changes = actions.note_progress(profile.store, action_id, STILL_OPEN, by=by)
    return action_id, changes


def done(action_id: str, told: str, by: Member, profile: Profile) -> tuple[str, Changes]:
    """An action was looked at and is done; nothing closes without someone being told."""
    changes = Changes()
    if profile.store.get(Action, action_id).state is not ActionState.CLAIMED:
        changes = actions.move_on(profile.store, action_id, ActionState.CLAIMED, words=SEEN_DONE, by=by)
    changes |= actions.move_on(profile.store, action_id, ActionState.VERIFIED, told=told, by=by)
    return action_id, changes


def _form(store: Store, draft: FindingDraft) -> FindingInForm:
    """A form with its number, the photos that are there, and what is on the plan."""
    saved = store.find(Finding, draft.finding_id)
    shown = photos.photos_of_finding(store, draft.finding_id)
    agreed = findings.actions_of(store, draft.finding_id)
    return FindingInForm(
        draft=replace(draft, photo_ids=tuple(photo.id for photo in shown)),
        number=saved.position if saved else findings.next_position(store, draft.walkabout_id),
        saved=saved is not None,
        photos=shown,
        on_plan=tuple(rows_of(store, agreed, as_of_today(store))),
        seen=_seen(store, draft),
    )


def _seen(store: Store, draft: FindingDraft) -> SeenBefore | None:
    if not (draft.block_id and draft.category and draft.route is Route.ACTION_PLAN):
        return None
    return findings.seen_before(
        store,
        walkabout_id=draft.walkabout_id,
        block_id=draft.block_id,
        category=draft.category,
        as_of=as_of_today(store),
    )
