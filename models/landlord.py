"""The landlord: name, colours, and the standards it has set itself, as data.

Defaults are those of the tenant involvement strategy (S1) as read by the product's design; each is a setting.
"""

from dataclasses import dataclass

import resources
from models.merge import Merge, Record, kept

LANDLORD_ID = "landlord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of thing seen, with the service that usually answers for it."""

    name: str
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One step of the landlord's scale: a letter or number, and the word that goes with it."""

    mark: str
    word: str
    acceptable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A team that must act, or an outside body that can only be asked."""

    name: str
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A priority of the action plan (S2, appendix 2): "1. Everyone's voice is heard", and what it aims at."""

    number: int
    name: str
    aim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Landlord(Record):
    """The one record of settings that everybody on the landlord's devices shares."""

    name: str = kept(Merge.VISIBLE)
    accent: str = kept(Merge.VISIBLE, default="#0B4A5E")
    telephone: str = kept(Merge.VISIBLE, default="")
    division: str = kept(Merge.VISIBLE, default="england-and-wales")
    categories: tuple[Category, ...] = kept(Merge.SET, default=())
    grades: tuple[Grade, ...] = kept(Merge.VISIBLE, default=())
    services: tuple[Service, ...] = kept(Merge.SET, default=())
    priorities: tuple[Priority, ...] = kept(Merge.SET, default=())
    feedback_working_days: int = kept(Merge.VISIBLE, default=10)
    due_soon_working_days: int = kept(Merge.VISIBLE, default=10)
    walkabouts_a_year: int = kept(Merge.VISIBLE, default=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDay(Record):
    """A named day on which the council is shut, so that it is not a working day."""

    day: str = kept(Merge.FIXED)
    name: str = kept(Merge.VISIBLE)


def default_landlord(name: str) -> Landlord:
    """A landlord with the shipped categories, grades, services and priorities, ready to be changed."""
    shipped = resources.json_of("landlord_defaults.json")
    return Landlord(
        id=LANDLORD_ID,
        name=name,
        categories=tuple(Category(**row) for row in shipped["categories"]),
        grades=tuple(Grade(**row) for row in shipped["grades"]),
        services=tuple(Service(**row) for row in shipped["services"]),
        priorities=tuple(Priority(**row) for row in shipped["priorities"]),
    )


def is_outside(landlord: Landlord, service: str) -> bool:
    """Whether a service is an outside body, which the landlord can only ask."""
    return any(known.outside for known in landlord.services if known.name == service)


def grade_words(landlord: Landlord, mark: str) -> str:
    """A grade as written: "C, poor"; the bare mark where the scale no longer has it."""
    words = (f"{grade.mark}, {grade.word.lower()}" for grade in landlord.grades if grade.mark == mark)
    return next(words, mark)


def service_for(landlord: Landlord, category: str) -> str:
    """The service that usually answers for a kind of thing, or "" where none is named."""
    return next((kind.service for kind in landlord.categories if kind.name == category), "")
