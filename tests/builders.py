"""Made-up things for tests, in words. No Qt here: every room's tests may use it."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from models.action_plan import Action
from models.as_of import AsOf
from models.landlord import Landlord, default_landlord
from models.people import Member, Person, Role
from models.photo import Photo
from models.photo_prepared import Prepared
from models.places import Block, Estate
from models.store import landlord, people, places
from models.store.store import Store
from models.walkabout import Finding, FindingDraft, Walkabout
from models.working_days import working_days_of

TEST_KEY = bytes(range(32))
START = "2026-03-24T14:04:00+00:00"
TODAY = date(2026, 3, 24)
GWEN = Member(person_id="gwen", name="Gwen Hartnoll", post="Housing officer")


@dataclass(slots=True)
class SetClock:
    """A clock that stands where it is put."""

    time: datetime = field(default_factory=lambda: datetime.fromisoformat(START))

    def now(self) -> datetime:
        return self.time

    def goes_on(self, **by: float) -> None:
        """Move on by ``timedelta``'s arguments: ``clock.goes_on(minutes=5)``."""
        self.time += timedelta(**by)

    def set_to(self, words: str) -> None:
        """Put it to an ISO date-time with offset."""
        self.time = datetime.fromisoformat(words)


@dataclass(slots=True)
class RoomyDisk:
    """A disk with as much room as the test says."""

    free: int = 1 << 40

    def free_bytes(self, folder: Path) -> int:
        return self.free


@dataclass(frozen=True, slots=True)
class TestKeeper:
    """Keeps one known key, so that tests need neither a keyring nor 200 ms of argon2."""

    __test__ = False
    key: bytes = TEST_KEY

    def key_of(self, folder: Path, *, new: bool) -> bytes:
        return self.key


def a_landlord(**fields: Any) -> Landlord:
    """The sample council with the shipped settings."""
    known = replace(default_landlord("Maunside District Council"), telephone="01632 960 114")
    return replace(known, **fields)


def as_of(day: date = TODAY, *, due_soon: int = 10, closed: dict[date, str] | None = None) -> AsOf:
    """A day in England, with the council's closure days if any."""
    return AsOf(today=day, days=working_days_of("england-and-wales", closed or {}), due_soon=due_soon)


def an_estate(name: str = "Larkfield", **fields: Any) -> Estate:
    return Estate(**{"id": name.lower(), "name": name} | fields)


def a_block(name: str = "Linden Court", **fields: Any) -> Block:
    return Block(**{"id": name.lower().replace(" ", "-"), "estate_id": "larkfield", "name": name} | fields)


def a_person(name: str, role: Role = Role.OFFICER, post: str = "") -> Person:
    return Person(id=name.rpartition(" ")[2].lower(), name=name, role=role, post=post)


def a_walkabout(**fields: Any) -> Walkabout:
    """One planned on Larkfield for this afternoon."""
    known = {"id": "today", "estate_id": "larkfield", "planned_for": "2026-03-24T14:00+00:00"}
    return Walkabout(**known | fields)


def a_finding(**fields: Any) -> Finding:
    """One that is whole: a landing light out at Linden Court."""
    known = {
        "id": "light",
        "walkabout_id": "today",
        "position": 1,
        "seen_at": START,
        "words": "Landing light out. Cover is cracked.",
        "category": "Lighting",
        "grade": "C",
        "block_id": "linden-court",
        "stair": "stair B",
        "landing": "second landing",
    }
    return Finding(**known | fields)


def a_draft(**fields: Any) -> FindingDraft:
    """A form filled in about a gate at Weir Point."""
    known = {
        "finding_id": "gate",
        "walkabout_id": "today",
        "words": "Gate off its hinge.",
        "category": "Repairs",
        "grade": "C",
        "block_id": "weir-point",
        "spot": "back path",
    }
    return FindingDraft(**known | fields)


def an_action(**fields: Any) -> Action:
    """One agreed in December, without a target."""
    known = {
        "id": "a-0000",
        "wording": "Repair the drying area lights",
        "estate_id": "larkfield",
        "agreed_on": "2025-12-09",
        "state_on": "2025-12-09",
    }
    return Action(**known | fields)


def a_photo(**fields: Any) -> Photo:
    """One of the landing light; no bytes stand behind it."""
    known = {
        "id": "photo",
        "finding_id": "light",
        "full": "1" * 64,
        "thumbnail": "2" * 64,
        "size": 300_000,
        "width": 1600,
        "height": 1200,
        "added_at": START,
    }
    return Photo(**known | fields)


def a_prepared_photo(content: bytes = b"a picture", **fields: Any) -> Prepared:
    """Bytes that stand for a picture made ready to keep."""
    known = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "full": content,
        "thumbnail": content + b" made small",
        "width": 4032,
        "height": 3024,
        "full_width": 1600,
        "full_height": 1200,
    }
    return Prepared(**known | fields)


def keep(store: Store, *records: Any) -> None:
    """Put records into the store as they are."""
    with store.transaction(by=GWEN.person_id) as transaction:
        transaction.create_many(records)


def found_maunside(store: Store) -> None:
    """Set the sample council up: two estates with their blocks, and some people."""
    landlord.found(store, a_landlord(), by=GWEN)
    blocks = (
        a_block("Linden Court", stairs=("stair A", "stair B"), position=1),
        a_block("Osier House", position=2),
        a_block("Weir Point", position=3),
        a_block("Kiln Court", estate_id="hallgate", position=1),
    )
    places.bring_in(store, (an_estate("Larkfield"), an_estate("Hallgate")), blocks, by=GWEN)
    company = (
        a_person("Ravi Sandhu", post="Electrical"),
        a_person("Dot Bream", Role.COUNCILLOR),
        a_person("Imran Vale", Role.AGENCY, "Constable"),
        a_person("Maureen Ashdown", Role.TENANT),
    )
    people.bring_in(store, company, by=GWEN)
