"""The landlord itself put into a profile: settings, estates, blocks, people and closure days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from desktop.demonstration.diary import DiaryClock, keeping_time
from desktop.demonstration.sample_days import SampleDays
from desktop.demonstration.story import Council, EstateStory, PersonStory, council
from models.landlord import Landlord, default_landlord
from models.people import Member, Person
from models.places import Block, Estate
from models.store import landlord, people, places
from models.store.store import Store

OFFICER = Member(
    person_id="019d0000-0000-7000-8000-000000000001", name="Gwen Hartnoll", post="Housing Officer"
)
"""The member of staff who uses the sample's device, unless another is named."""

_SET_UP_ON = -400


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCouncil:
    """The identities of the sample's estates and people by their keys; blocks by estate's key and name."""

    estates: Mapping[str, str]
    blocks: Mapping[tuple[str, str], str]
    people: Mapping[str, Member]


def set_up(store: Store, days: SampleDays, by: Member) -> SampleCouncil:
    """Set Maunside District Council up, as if more than a year ago.

    Raises ``RuleBroken`` where a landlord is set up already.
    """
    told = council()
    with keeping_time(store, DiaryClock(days.at(_SET_UP_ON, time(9, 0)))):
        landlord.found(store, _landlord(told), by=by)
        for day in told.closed_days:
            landlord.close_on(store, days.last(day), told.closed_name, by=by)
        members = {person.key: _member(store, person, by) for person in told.people}
        newcomers = [
            _person(person, members[person.key])
            for person in told.people
            if members[person.key].person_id != by.person_id
        ]
        people.bring_in(store, newcomers, by=by)
        estates = {estate.key: store.ids.new() for estate in told.estates}
        blocks = {
            (estate.key, block.name): store.ids.new() for estate in told.estates for block in estate.blocks
        }
        places.bring_in(
            store,
            [Estate(id=estates[estate.key], name=estate.name, area=estate.area) for estate in told.estates],
            [block for estate in told.estates for block in _blocks(estate, estates[estate.key], blocks)],
            by=by,
        )
    return SampleCouncil(estates=estates, blocks=blocks, people=members)


def _landlord(told: Council) -> Landlord:
    shipped = default_landlord(told.name)
    return replace(
        shipped,
        accent=told.accent,
        telephone=told.telephone,
        services=(*shipped.services, *told.more_services),
    )


def _member(store: Store, person: PersonStory, by: Member) -> Member:
    """Who a person is; ``by`` keeps its own identity, as it is in the store already."""
    if person.name == by.name:
        return by
    return Member(person_id=store.ids.new(), name=person.name, post=person.post)


def _person(person: PersonStory, member: Member) -> Person:
    return Person(id=member.person_id, name=person.name, role=person.role, post=person.post)


def _blocks(estate: EstateStory, estate_id: str, ids: Mapping[tuple[str, str], str]) -> list[Block]:
    return [
        Block(
            id=ids[estate.key, block.name],
            estate_id=estate_id,
            name=block.name,
            stairs=block.stairs,
            landings=block.landings,
            position=number,
        )
        for number, block in enumerate(estate.blocks, start=1)
    ]
