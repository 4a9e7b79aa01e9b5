"""A case in words: what there is to decide, between whom, and what each choice is called."""

import unicodedata
from datetime import datetime

from models.disagreement import Choice, Disagreement, Matter, Side
from models.field_words import SUBJECTS
from models.words import capitalised, list_words, moment_words
from views.look.marks import MARKS, Mark

_ICONS = (("tablet", "tablet"), ("phone", "phone"), ("laptop", "laptop"))
_CHOICES = {
    Matter.STEP: {Choice.LATE: "Take the step", Choice.STANDING: "Leave it as it is"},
    Matter.REMOVAL: {Choice.LATE: "Remove it", Choice.STANDING: "Keep it"},
    Matter.REFUSED: {Choice.LATE: "Try again", Choice.STANDING: "Let it go"},
}
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_LONG = 40
"""From how many letters on a field's words stand under its name, not beside it."""


def title_of(case: Disagreement) -> str:
    """The title of the page: "Two versions of an action"."""
    subject = SUBJECTS.get(case.kind, "one thing")
    return {
        Matter.TWO_VERSIONS: f"Two versions of {subject}",
        Matter.STEP: "A step to decide",
        Matter.REMOVAL: "Keep it, or remove it",
        Matter.REFUSED: "The office would not take this",
    }[case.matter]


def row_title(case: Disagreement) -> str:
    """The title of the case in a list: "Two versions of action 198"."""
    title = case.title
    return {
        Matter.TWO_VERSIONS: f"Two versions of {title}",
        Matter.STEP: f"A step of {title} to decide",
        Matter.REMOVAL: f"{capitalised(title)} was removed while somebody wrote it",
        Matter.REFUSED: f"Not taken by the office: {title}",
    }[case.matter]


def subtitle_of(case: Disagreement) -> str:
    """Which record it is, and that nothing is lost."""
    name = capitalised(case.title)
    if case.matter is Matter.TWO_VERSIONS:
        return f"{name}. Both stay in its history, whatever you choose."
    if case.matter is Matter.REFUSED:
        return f"{name}. It is kept on this tablet until you choose."
    return f"{name}. What you choose stands in its history."


def sentence_of(case: Disagreement) -> str:
    """What happened, in a sentence."""
    late = "You" if case.late.mine else _name(case.late.who)
    other = _whom(case.standing)
    if case.matter is Matter.TWO_VERSIONS:
        return f"{capitalised(_both(case))} changed it without having seen the other version."
    if case.matter is Matter.STEP:
        return f"{late} moved it on without having seen what {other} had done."
    if case.matter is Matter.REMOVAL:
        were = "were" if other == "you" else "was"
        return f"{late} removed it while {other} {were} still writing it."
    return f"The office would not take what {'you' if case.late.mine else late} wrote."


def between(case: Disagreement, now: datetime) -> str:
    """Who against whom, and when: "You and Colin Threlfall, today at 11.20 am"."""
    return f"{capitalised(_both(case))}, {moment_words(datetime.fromisoformat(case.late.at), now)}"


def mark_of(case: Disagreement) -> Mark:
    """The badge of a case in a list."""
    return MARKS["Needs you"] if case.matter is Matter.REFUSED else MARKS["You decide"]


def whose(case: Disagreement, choice: Choice) -> str:
    """Whose version it is: "Yours", "Colin’s"; where that does not tell them apart, which came first."""
    side, other = sides_of(case, choice)
    name = _owner(side, other)
    if other is not None and name == _owner(other, side):
        return f"{name}, {'came later' if choice is Choice.LATE else 'came first'}"
    return name


def heading_of(case: Disagreement, choice: Choice) -> str:
    """The head of one version's card."""
    side, _ = sides_of(case, choice)
    by = "you" if side.mine else _name(side.who)
    if case.matter is Matter.STEP:
        step = "Your step" if side.mine else f"{_first_name(side.who)}’s step"
        return step if choice is Choice.LATE else "As it stands"
    if case.matter is Matter.REMOVAL:
        return f"Removed by {by}" if choice is Choice.LATE else f"Still written by {by}"
    if case.matter is Matter.REFUSED:
        return f"What {by} wrote"
    return whose(case, choice)


def keep_words(case: Disagreement, choice: Choice) -> str:
    """What it is called to choose this one: "Keep Colin’s"."""
    known = _CHOICES.get(case.matter)
    if known is not None:
        return known[choice]
    name = whose(case, choice)
    return f"Keep {name[0].lower()}{name[1:]}" if name.startswith("Yours") else f"Keep {name}"


def told_of(side: Side, now: datetime) -> str:
    """Who, when and on which device: "Gwen Hartnoll, today at 11.20 am, on this tablet"."""
    device = "on this tablet" if side.mine else side.device
    when = moment_words(datetime.fromisoformat(side.at), now)
    return ", ".join(filter(None, (_name(side.who), when, device)))


def device_icon(side: Side) -> str:
    """The icon of the device it was written on."""
    if side.mine:
        return "tablet"
    called = side.device.casefold()
    return next((icon for word, icon in _ICONS if word in called), "monitor")


def who_is_told(case: Disagreement) -> str:
    """Who will be shown what was chosen."""
    others = dict.fromkeys(
        _first_name(side.who) for side in (case.late, case.standing) if side is not None and not side.mine
    )
    if not others:
        return "What you choose stands in its history, with your reason"
    return f"{list_words(list(others))} will be shown what you chose and why"


def is_long(*versions: str) -> bool:
    """Whether words need a line of their own."""
    return any(len(words) > _LONG or "\n" in words for words in versions)


def sides_of(case: Disagreement, choice: Choice) -> tuple[Side, Side | None]:
    """The side of this choice, and the other."""
    if choice is Choice.LATE or case.standing is None:
        return case.late, case.standing
    return case.standing, case.late


def _both(case: Disagreement) -> str:
    sides = [case.late, case.standing] if case.standing is not None else [case.late]
    mine_first = sorted(sides, key=lambda side: not side.mine)
    return list_words(list(dict.fromkeys("you" if side.mine else _name(side.who) for side in mine_first)))


def _whom(side: Side | None) -> str:
    if side is None:
        return "the office"
    return "you" if side.mine else _name(side.who)


def _owner(side: Side, other: Side | None) -> str:
    if side.mine:
        return "Yours"
    name = _first_name(side.who)
    alike = other is not None and not other.mine and _first_name(other.who) == name
    return f"{_name(side.who) if alike else name}’s"


def _first_name(who: str) -> str:
    return _name(next(iter(who.split()), who))


def _name(who: str) -> str:
    """A name as part of an English sentence; one written from right to left turns only itself round."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in who)
    return f"{_ISOLATE}{who}{_END_OF_ISOLATE}" if turns else who
