"""What a field of a record says, from its JSON, as a person reads it on a screen."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from models.action_plan import number_words
from models.field_words import SUBJECTS
from models.kinds import KINDS
from models.landlord import LANDLORD_ID, Category, Grade, Landlord, Priority, Service
from models.merge import Record
from models.places import Block
from models.store.codec import codec_of
from models.store.statements import statements_of
from models.store.store import Store
from models.words import capitalised, date_words, time_words

SOMEBODY = "Somebody"
NOTHING = "Nothing"
_PEOPLE = ("officer_ids", "companion_ids")
_DAYS_AND_TIMES = (
    "planned_for", "started_at", "ended_at", "reported_on", "next_planned_for", "hazard_since",
    "due_on", "check_on", "state_on", "day",
)  # fmt: skip


def in_words(store: Store, kind: str, field: str, value: str | None) -> str:
    """A field's JSON value as a person reads it."""
    plain: Any = None if value is None else codec_of(KINDS[kind]).received(field, value)
    if plain in (None, "", ()) or (field == "priority" and not plain):
        return NOTHING
    match plain:
        case bool():
            return "Yes" if plain else "No"
        case tuple() if field in _PEOPLE:
            return ", ".join(who_words(store, person) for person in plain)
        case tuple():
            return ", ".join(_member_words(member) for member in plain)
        case StrEnum():
            return capitalised(plain.value)
        case str() if field in _DAYS_AND_TIMES:
            return _when_words(plain)
    return _named(store, field, plain)


def who_words(store: Store, person_id: str) -> str:
    """Somebody's name, as far as it is known here."""
    return store.value("SELECT name FROM person WHERE id = ?", (person_id,)) or SOMEBODY


def record_of(store: Store, kind: str, record_id: str) -> Record | None:
    """The record, removed or not; None where it never came, or only a newer program knows its kind."""
    if kind not in KINDS:
        return None
    found = statements_of(KINDS[kind]).by_id.replace("removed_at IS NULL AND ", "")
    rows = store.rows(found, (record_id,))
    return codec_of(KINDS[kind]).record(rows[0]) if rows else None


def _named(store: Store, field: str, plain: Any) -> str:  # noqa: ANN401 - any field's value
    """What names another record says what that is called."""
    match field:
        case "block_id":
            block = record_of(store, "block", plain)
            return block.name if isinstance(block, Block) else SUBJECTS["block"]
        case "earlier_action_id":
            action = record_of(store, "action", plain)
            return f"action {number_words(getattr(action, 'number', None), plain)}"
        case "priority":
            landlord = store.find(Landlord, LANDLORD_ID)
            known = landlord.priorities if landlord is not None else ()
            return next((_member_words(each) for each in known if each.number == plain), str(plain))
    return str(plain)


def _member_words(member: Any) -> str:  # noqa: ANN401 - a member of any list
    match member:
        case Category() if member.service:
            return f"{member.name} (for {member.service})"
        case Grade():
            return f"{member.mark}, {member.word.lower()}" + (
                "" if member.acceptable else " (not acceptable)"
            )
        case Service() if member.outside:
            return f"{member.name} (outside)"
        case Priority():
            return f"{member.number}. {member.name}"
    return str(getattr(member, "name", member))


def _when_words(words: str) -> str:
    """A day, or a day and a time; whatever else somebody's device wrote stands as it is."""
    try:
        if len(words) == len("2026-03-24"):
            return date_words(date.fromisoformat(words))
        moment = datetime.fromisoformat(words)
    except ValueError:
        return words
    return f"{date_words(moment.date())} at {time_words(moment)}"
