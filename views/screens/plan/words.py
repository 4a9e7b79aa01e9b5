"""The sentences of the action plan's screen that are put together from records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.action_plan import Action, ActionState, Progress
from models.landlord import Priority
from models.photo import Photo
from models.plan import ActionDetail, PlanCounts
from models.words import capitalised, count_words, date_words

_NEARLY_A_YEAR = 330
_NOTE_ICONS = {
    ActionState.AGREED: "handshake",
    ActionState.IN_HAND: "wrench",
    ActionState.REFERRED: "forward",
    ActionState.CLAIMED: "flag",
    ActionState.VERIFIED: "badge-check",
    ActionState.WILL_NOT: "ban",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One entry of what happened to an action: its icon, when and by whom, and what."""

    icon: str
    head: str
    words: str


def plan_subtitle(counts: PlanCounts) -> str:
    """Under the title: "38 actions, 31 still open"."""
    if not counts.all:
        return "No actions"
    return f"{count_words(counts.all, 'action')}, {counts.still_open:,} still open"


def facts(detail: ActionDetail, priorities: Sequence[Priority], today: date) -> list[tuple[str, str]]:
    """What is known of an action, as (name, words); what is not known is left out."""
    action = detail.row.action
    known = [
        ("Lead", detail.row.leads),
        ("Target", target_sentence(action, today)),
        ("Service", _service_words(detail)),
        ("Place", ", ".join(filter(None, (action.place, detail.row.estate)))),
        ("Priority", _priority_words(action.priority, priorities)),
        ("Done when", action.measure),
        ("Raised by", _raised_words(detail, today)),
        ("Told", action.told),
        ("Reason", action.reason),
    ]
    return [(name, words) for name, words in known if words]


def target_sentence(action: Action, today: date) -> str:
    """The target as agreed, and what follows from it: "February 2026. Late after 28 February"."""
    if not action.target:
        return "No target yet"
    due, check = _iso(action.due_on), _iso(action.check_on)
    parts = [action.target]
    exact = due is not None and date_words(due, with_year=False).casefold() in action.target.casefold()
    if due is not None and not exact:
        parts.append(f"Late after {day_words(due, today)}")
    if check is not None and check != due:
        parts.append(f"Looked at again on {day_words(check, today)}")
    return ". ".join(part.rstrip(".") for part in parts)


def happenings(detail: ActionDetail, today: date) -> list[Happening]:
    """Everything that happened, the latest first; last of all how it was agreed."""
    notes = [_noted(note, today) for note in detail.progress]
    action = detail.row.action
    where = ", on a walkabout" if action.walkabout_id else ""
    agreed = day_words(date.fromisoformat(action.agreed_on), today)
    icon = "footprints" if action.walkabout_id else "handshake"
    begun = Happening(icon=icon, head=agreed, words=f"Agreed{where}.")
    return [*notes, begun]


def photo_caption(moment: str, photos: Sequence[Photo], today: date) -> str:
    """Over a photo: "Before, 9 December"; the year is named where that day will have come again since."""
    if not photos:
        return moment
    taken = date.fromisoformat((photos[0].taken or photos[0].added_at)[:10])
    day = date_words(taken, with_year=(today - taken).days > _NEARLY_A_YEAR, tie=True)
    return f"{moment}, {day}"


def day_words(day: date, today: date) -> str:
    """A day without its year while the year is this one."""
    return date_words(day, with_year=day.year != today.year, tie=True)


def _noted(note: Progress, today: date) -> Happening:
    first = note.words.split(".")[0].casefold()
    icon = next((icon for state, icon in _NOTE_ICONS.items() if first == state.value), "message-square")
    when = day_words(datetime.fromisoformat(note.at).date(), today)
    return Happening(icon=icon, head=", ".join(filter(None, (when, note.by))), words=note.words)


def _service_words(detail: ActionDetail) -> str:
    service = detail.row.action.service
    return f"{service}, another body: it can only be asked" if service and detail.outside else service


def _priority_words(number: int, priorities: Sequence[Priority]) -> str:
    return next((f"{each.number}. {each.name}" for each in priorities if each.number == number), "")


def _raised_words(detail: ActionDetail, today: date) -> str:
    seen = day_words(date.fromisoformat(detail.seen_on), today) if detail.seen_on else ""
    if not detail.raised_by:
        return ""
    return capitalised(", ".join(filter(None, (detail.raised_by, seen and f"seen on {seen}"))))


def _iso(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
