"""What the first page shows a member of staff, and the day it was asked on."""

from dataclasses import dataclass
from datetime import date

from models.people import Member
from models.store.landlord import as_of_today
from models.store.profile import Profile
from models.store.today import needs
from models.store.waiting import newest_pictures
from models.today import Today

PICTURES = 4
"""How many of the pictures that are only on this device the page has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThisDay:
    """What needs the member today, and the names of the newest pictures that wait."""

    today: Today
    day: date
    pictures: tuple[str, ...]


def this_day(member: Member, profile: Profile) -> ThisDay:
    """Everything the first page shows."""
    as_of = as_of_today(profile.store)
    return ThisDay(
        today=needs(profile.store, member, as_of),
        day=as_of.today,
        pictures=newest_pictures(profile.store, PICTURES),
    )
