"""The people who take part."""

from collections.abc import Sequence

from models.changes import Changes
from models.errors import RuleBroken
from models.people import Member, Person, Role
from models.store.codec import to_json
from models.store.store import Store

_BY_NAME = "name COLLATE NOCASE, id"


def everyone(store: Store) -> list[Person]:
    """All known people, by name."""
    return store.select(Person, order=_BY_NAME)


def officers(store: Store) -> list[Person]:
    """The landlord's own staff, by name."""
    return store.select(Person, "role = ?", (Role.OFFICER.value,), order=_BY_NAME)


def add(store: Store, *, name: str, role: Role, post: str = "", by: Member) -> tuple[str, Changes]:
    """Add a person. Raises ``RuleBroken`` without a name."""
    if not name.strip():
        raise RuleBroken("Enter the person’s name.")
    person = Person(id=store.ids.new(), name=name.strip(), role=role, post=post.strip())
    return person.id, bring_in(store, (person,), by=by)


def bring_in(store: Store, people: Sequence[Person], *, by: Member) -> Changes:
    """Take a whole list of people in, all or nothing."""
    with store.transaction(by=by.person_id) as transaction:
        transaction.create_many(people)
    return transaction.changes


def amend(store: Store, before: Person, after: Person, *, by: Member) -> Changes:
    """Keep what differs about a person."""
    with store.transaction(by=by.person_id) as transaction:
        transaction.amend(before, after)
    return transaction.changes


def people_named(store: Store, ids: Sequence[str]) -> tuple[Person, ...]:
    """The people of these identities in the order given; those not on this device are left out."""
    found = store.select(Person, "id IN (SELECT value FROM json_each(?))", (to_json(list(ids)),))
    by_id = {person.id: person for person in found}
    return tuple(by_id[person_id] for person_id in ids if person_id in by_id)
