"""The sentences of the capture screen that are put together from records."""

from datetime import date, datetime

from models.landlord import Landlord, is_outside, service_for
from models.overview import WalkaboutInProgress
from models.people import Role
from models.target import month_end, read_target
from models.walkabout import AgreedAction, FindingDraft
from models.words import count_words, date_words, list_words, time_words

_ROLES = (
    (Role.OFFICER, "officer", "officers"),
    (Role.COUNCILLOR, "councillor", "councillors"),
    (Role.AGENCY, "from another body", "from other bodies"),
)


def walkabout_title(estate: str) -> str:
    """The heading: "Larkfield estate walkabout"."""
    named = estate if "estate" in estate.casefold() else f"{estate} estate"
    return f"{named} walkabout"


def outing_words(outing: WalkaboutInProgress) -> str:
    """When and who: "Tuesday 24 March, started 2.04 pm · 6 tenants, 2 officers"."""
    walkabout = outing.walkabout
    began = datetime.fromisoformat(walkabout.started_at or walkabout.planned_for)
    day = date_words(began.date(), with_weekday=True, with_year=False, tie=True)
    verb = "started" if walkabout.started_at else "planned for"
    company = company_words(outing)
    when = f"{day}, {verb} {time_words(began, tie=True)}"
    return f"{when} · {company}" if company else when


def company_words(outing: WalkaboutInProgress) -> str:
    """Who is walking: "6 tenants, 2 officers, 1 councillor"; nobody of a kind is not mentioned."""
    people = (*outing.officers, *outing.companions)
    tenants = max(outing.walkabout.tenants, sum(person.role is Role.TENANT for person in people))
    counted = [count_words(tenants, "tenant", tie=True)] if tenants else []
    for role, one, several in _ROLES:
        number = sum(person.role is role for person in people)
        if number:
            counted.append(count_words(number, one, several, tie=True))
    return ", ".join(counted)


def lacks(draft: FindingDraft) -> tuple[tuple[str, str], ...]:
    """What has to be put right before a finding is whole: the field, and the sentence that says how.

    An action with a lead, target or service but without its wording is one too: it could not be kept.
    """
    wrong = []
    if not draft.words.strip():
        wrong.append(("words", "Write what you see"))
    if not draft.category:
        wrong.append(("category", "Choose what kind of thing it is"))
    if not (draft.block_id or draft.spot.strip()):
        wrong.append(("where", "Choose a block, or say the place in words"))
    return (*wrong, *unworded(draft))


def unworded(draft: FindingDraft) -> tuple[tuple[str, str], ...]:
    """The same for actions alone, which are never kept without a wording."""
    bare = [
        number
        for number, action in enumerate(draft.actions, start=1)
        if not action.wording.strip() and has_more_than_wording(action)
    ]
    if not bare:
        return ()
    which = list_words([str(number) for number in bare])
    return (("actions", f"Say what will be done in action {which}, or take it out"),)


def has_more_than_wording(action: AgreedAction) -> bool:
    """Whether anything was entered about an action beside what will be done."""
    return bool(action.leads or action.target.strip() or action.service)


def chase_words(target: str, today: date) -> str:
    """What follows from a target in agreed words: when it is late, and when somebody looks at it again."""
    read = read_target(target, agreed_on=today)
    if not read.words:
        return "In the words used: “12 May”, “End of April”, “Ongoing”, “tbc”."
    if read.due_on is None:
        again = f" It is looked at again on {_day(read.check_on, today)}." if read.check_on else ""
        return f"That names no day, so it is never late.{again}"
    late = f"Late after {_day(read.due_on, today)}."
    if read.check_on is None or read.check_on == read.due_on:
        return late
    return f"{late} Looked at before that, on {_day(read.check_on, today)}."


def usual_targets(today: date) -> tuple[str, ...]:
    """Targets that are agreed most often, to be given with one press."""
    ends = (month_end(today.year, today.month), month_end(today.year, today.month + 1))
    months = (date_words(end, with_year=False).split()[1] for end in ends)
    return (*(f"End of {month}" for month in months), "Ongoing", "tbc")


def service_words(landlord: Landlord, category: str) -> str:
    """Who answers for this kind of thing: "Goes to Electrical, who answer for lighting."""
    service = service_for(landlord, category)
    if not service:
        return "No service is named for this kind yet." if category else ""
    if is_outside(landlord, service):
        return f"Goes to {service}, another body: it can only be asked."
    return f"Goes to {service}, which answers for {category.lower()}."


def _day(day: date | None, today: date) -> str:
    """A day without its year while the year is this one."""
    return date_words(day, with_year=day.year != today.year) if day else ""
