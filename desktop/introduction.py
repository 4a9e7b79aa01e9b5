"""Who is using the device: asked once, and kept inside the store."""

from dataclasses import dataclass

from models.changes import Changes
from models.landlord import default_landlord
from models.people import Member, Role
from models.store import device_settings, landlord, people
from models.store.office import office_of
from models.store.profile import Profile
from models.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a profile knows of its people when it is opened; ``office`` is the office's name, "" for none."""

    landlord: bool
    member: Member | None
    office: str = ""


def who_is_known(profile: Profile) -> Known:
    """Whether there is a landlord, who used the device last, and to which office it belongs."""
    office = office_of(profile.store)
    return Known(
        landlord=landlord.is_set_up(profile.store),
        member=device_settings.member_using(profile.store),
        office=office.name if office is not None else "",
    )


def introduce(landlord_name: str, name: str, post: str, profile: Profile) -> tuple[Member, Changes]:
    """Let somebody use the device: found the landlord first where there is none.

    Somebody of that name on the landlord's staff is that person; anybody else joins it.
    """
    store = profile.store
    if landlord.is_set_up(store):
        member, changes = _known_or_new(store, name, post)
    else:
        member = Member(person_id=store.ids.new(), name=name, post=post)
        changes = landlord.found(store, default_landlord(landlord_name), by=member)
    return member, changes | device_settings.use_as(store, member)


def _known_or_new(store: Store, name: str, post: str) -> tuple[Member, Changes]:
    for officer in people.officers(store):
        if officer.name.casefold() == name.casefold():
            return Member(person_id=officer.id, name=officer.name, post=post or officer.post), Changes()
    newcomer = Member(person_id=store.ids.new(), name=name, post=post)
    person_id, changes = people.add(store, name=name, role=Role.OFFICER, post=post, by=newcomer)
    return Member(person_id=person_id, name=name, post=post), changes
