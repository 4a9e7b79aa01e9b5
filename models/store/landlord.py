"""The landlord's settings, its closure days, and the working days that follow from them."""

from datetime import date

from models.as_of import AsOf
from models.changes import Changes
from models.errors import NotFound, RuleBroken
from models.landlord import LANDLORD_ID, ClosureDay, Landlord
from models.people import Member, Person, Role
from models.store.store import Store
from models.working_days import WorkingDays, working_days_of


def is_set_up(store: Store) -> bool:
    """Whether this profile knows its landlord."""
    return store.find(Landlord, LANDLORD_ID) is not None


def settings(store: Store) -> Landlord:
    """The landlord's settings. Raises ``NotFound`` before the first set-up."""
    known = store.find(Landlord, LANDLORD_ID)
    if known is None:
        raise NotFound("No landlord is set up on this device yet.")
    return known


def found(store: Store, landlord: Landlord, *, by: Member) -> Changes:
    """The first set-up: the landlord, and the member of staff who does it, if not known already.

    Raises ``RuleBroken`` where a landlord is set up already.
    """
    if is_set_up(store):
        raise RuleBroken("A landlord is set up on this device already. Change its settings instead.")
    with store.transaction(by=by.person_id) as transaction:
        transaction.create(landlord)
        if store.find(Person, by.person_id) is None:
            transaction.create(Person(id=by.person_id, name=by.name, role=Role.OFFICER, post=by.post))
    return transaction.changes


def amend_settings(store: Store, before: Landlord, after: Landlord, *, by: Member) -> Changes:
    """Keep the settings that differ."""
    with store.transaction(by=by.person_id) as transaction:
        transaction.amend(before, after)
    return transaction.changes


def closure_days(store: Store) -> list[ClosureDay]:
    """The days on which the council is shut, earliest first."""
    return store.select(ClosureDay, order="day, id")


def close_on(store: Store, day: date, name: str, *, by: Member) -> tuple[str, Changes]:
    """Name a day on which the council is shut. Raises ``RuleBroken`` where it is named already."""
    if not name.strip():
        raise RuleBroken("Say why the council is shut that day. The name is printed beside the count.")
    if any(known.day == day.isoformat() for known in closure_days(store)):
        raise RuleBroken("That day is a closure day already.")
    closure = ClosureDay(id=store.ids.new(), day=day.isoformat(), name=name.strip())
    with store.transaction(by=by.person_id) as transaction:
        transaction.create(closure)
    return closure.id, transaction.changes


def open_again_on(store: Store, closure_id: str, *, by: Member) -> Changes:
    """Take a closure day off the list."""
    with store.transaction(by=by.person_id) as transaction:
        transaction.remove(ClosureDay, closure_id)
    return transaction.changes


def working_days(store: Store) -> WorkingDays:
    """The working days of the landlord: its division's, less its closure days."""
    named = {date.fromisoformat(closure.day): closure.name for closure in closure_days(store)}
    return working_days_of(settings(store).division, named)


def as_of_today(store: Store) -> AsOf:
    """Today, with the landlord's working days and its limit for what is due soon."""
    return AsOf(
        today=store.clock.now().date(),
        days=working_days(store),
        due_soon=settings(store).due_soon_working_days,
    )
