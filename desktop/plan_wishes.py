"""What the action plan's desk asks of the store, each as one piece of work for the background."""

from models.changes import Changes
from models.people import Member
from models.photo import Photo
from models.photo_prepared import Prepared
from models.plan import ActionDetail, PlanRow
from models.store import actions, people, photos, places, plan
from models.store.landlord import as_of_today, settings
from models.store.profile import Profile
from models.store.removals import undo_last_removal
from views.screens.plan import Addition, Amendment, Note, PlanChoices, PlanInSight, PlanQuestion, Step
from views.tables.plan_table import PAGE


def choices(profile: Profile) -> PlanChoices:
    """What can be chosen: the estates, services and priorities, the leads in use and those who may lead."""
    store = profile.store
    landlord = settings(store)
    in_use = plan.leads_in_use(store)
    staff = [person.name for person in people.officers(store)]
    return PlanChoices(
        estates=tuple(places.estates(store)),
        services=tuple(service.name for service in landlord.services),
        priorities=landlord.priorities,
        leads_in_use=tuple(in_use),
        leads=tuple(dict.fromkeys((*staff, *in_use))),
        today=store.clock.now().date(),
    )


def in_sight(question: PlanQuestion, open_id: str, profile: Profile) -> PlanInSight:
    """The answer to a question; ``open_id`` is the action that is open, or ""."""
    store, wanted, order = profile.store, question.wanted, question.order
    as_of = as_of_today(store)
    counts = plan.counts(store, wanted, as_of)
    return PlanInSight(
        counts=counts,
        total=counts.of(wanted.show),
        first_page=tuple(plan.page(store, wanted, order, as_of, limit=PAGE)),
        chosen_row=plan.position_of(store, open_id, wanted, order, as_of) if open_id else None,
    )


def page_from(question: PlanQuestion, first: int, profile: Profile) -> tuple[PlanRow, ...]:
    """The page of the plan that begins with row ``first``."""
    store = profile.store
    rows = plan.page(store, question.wanted, question.order, as_of_today(store), offset=first, limit=PAGE)
    return tuple(rows)


def detail(action_id: str, profile: Profile) -> ActionDetail:
    """All that is known of one action. Raises ``NotFound``."""
    return actions.action_detail(profile.store, action_id, as_of_today(profile.store))


def take_step(step: Step, by: Member, profile: Profile) -> Changes:
    """Move an action on. Raises ``RuleBroken``."""
    return actions.move_on(
        profile.store,
        step.action_id,
        step.wanted,
        words=step.words,
        reason=step.reason,
        told=step.told,
        by=by,
    )


def add_note(note: Note, by: Member, profile: Profile) -> tuple[str, Changes]:
    """Note what happened to an action."""
    return actions.note_progress(profile.store, note.action_id, note.words, by=by)


def amend(amendment: Amendment, by: Member, profile: Profile) -> Changes:
    """Keep what differs about an action."""
    return actions.amend_action(profile.store, amendment.before, amendment.after, by=by)


def add(addition: Addition, by: Member, profile: Profile) -> tuple[str, Changes]:
    """Put an action on the plan."""
    return actions.add_action(
        profile.store,
        addition.agreed,
        estate_id=addition.estate_id,
        place=addition.place,
        service=addition.service,
        priority=addition.priority,
        measure=addition.measure,
        by=by,
    )


def add_photo(action_id: str, prepared: Prepared, by: Member, profile: Profile) -> tuple[str, Changes]:
    """Keep a photo of an action, as it looks now."""
    return photos.add_photo(profile.store, profile.blobs, prepared, action_id=action_id, by=by)


def describe_photo(photo: Photo, words: str, by: Member, profile: Profile) -> Changes:
    """Say what a photo shows."""
    return photos.describe_photo(profile.store, photo, words, by=by)


def remove_photo(photo_id: str, by: Member, profile: Profile) -> Changes:
    """Take a photo away."""
    return photos.remove_photo(profile.store, photo_id, by=by)


def undo(by: Member, profile: Profile) -> Changes:
    """Bring back what the last removal took away."""
    return undo_last_removal(profile.store, by=by)
