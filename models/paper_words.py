"""The sentences that stand on paper and, word for word, in its web twin.

Status words are the same everywhere (print, section 7): what is claimed is "Reported done, to be checked".
"""

import re
from dataclasses import dataclass
from datetime import date

from models.action_list import ActionList, ListedAction
from models.action_plan import ActionState, is_open
from models.landlord import Landlord, Priority
from models.photo import Photo
from models.plan import PlanRow
from models.promise import Promise
from models.report import PutRight, ReportEntry, WalkaboutReport
from models.standing import Standing
from models.walkabout import Land
from models.words import capitalised, count_words, date_words, time_words

NO_DATE = "No date"
NO_MEASURE = "Not set yet"
NO_PLACE = "Place not named"
NO_WORDS = "No words yet"
OTHER_FORMATS = "Large print, audio or another language"
REPORT_KIND = "Walkabout report"
SEEN_HEADING = "What we saw, in walking order"
PUT_RIGHT_HEADING = "Put right since last time"
LATE_FIRST = "Late ones come first."
LIST_ORDER = f"{LATE_FIRST} Days are working days."
PLAN_COLUMNS = ("Priority", "Milestones/Objectives", "Target date", "Lead officer", "Performance measurement")
"""The five headings of the shared action plan, verbatim (S2, appendix 2)."""
LIST_COLUMNS = ("No.", "Action and place", "Lead and target", "Where it stands")

PLAIN_ACCENT = "#0B4A5E"

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAMED = {
    Standing.OVERDUE: "Overdue",
    Standing.DUE_SOON: "Due soon",
    Standing.AGREED: "Agreed",
    Standing.TO_CHECK: "Reported done",
    Standing.DONE: "Done, checked",
    Standing.WILL_NOT: "Will not do",
}
_SAYS_CHECK = frozenset({Standing.IN_HAND, Standing.AGREED})
_WHOSE_LAND = {
    Land.OURS: "",
    Land.OTHER: "This is not the council’s land.",
    Land.UNKNOWN: "Whose land this is, is not known yet.",
}
COUNTED = {
    Standing.OVERDUE: "overdue",
    Standing.DUE_SOON: "due soon",
    Standing.IN_HAND: "in hand",
    Standing.AGREED: "agreed",
    Standing.TO_CHECK: "to check",
    Standing.DONE: "done",
    Standing.WILL_NOT: "will not do",
}
"""What each count of the list is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where an action stands as paper says it: a word, set bold, and what follows it."""

    standing: Standing
    word: str
    detail: str

    @property
    def sentence(self) -> str:
        """Both as one sentence: "Overdue, 9 working days late"."""
        return f"{self.word}, {self.detail}" if self.detail else self.word


def status_of(row: PlanRow) -> Status:
    """Where an action stands, in the words of paper."""
    standing = row.stands.standing
    if standing is Standing.IN_HAND:
        word = "Referred" if row.action.state is ActionState.REFERRED else "In hand"
        return Status(standing=standing, word=word, detail=row.stands.words)
    if standing is Standing.TO_CHECK:
        return Status(standing=standing, word=_NAMED[standing], detail="to be checked")
    return Status(standing=standing, word=_NAMED[standing], detail=row.stands.words)


def accent_of(landlord: Landlord) -> str:
    """The landlord's colour where it is one, else the usual petrol: nothing else reaches a style."""
    return landlord.accent if _COLOUR.fullmatch(landlord.accent) else PLAIN_ACCENT


def short_days(words: str) -> str:
    """A count for a narrow column, on a page that says that days are working days."""
    return words.replace("working days", "days").replace("working day", "day")


def target_words(listed: ListedAction) -> tuple[str, str]:
    """The agreed words, and while it is open the day that follows: ("Ongoing", "next check 30 June 2026")."""
    target = listed.row.action.target.strip()
    if not target:
        return NO_DATE, ""
    if not is_open(listed.row.action):
        return target, ""
    check, due = listed.check_on, listed.due_on
    if check is not None and check != due:
        return target, f"next check {date_words(check)}"
    return target, f"by {date_words(due)}" if due is not None and not _says(target, due) else ""


def list_target(listed: ListedAction, as_of: date) -> tuple[str, str]:
    """The same for the narrow column of a list: the year is named when it is not this one.

    A next check that stands beside it, under where the action stands, is not said twice.
    """
    target, follows = target_words(listed)
    if _is_checked_apart(listed) and listed.row.stands.standing in _SAYS_CHECK:
        return target, ""
    return target, follows.removesuffix(f" {as_of.year}")


def _is_checked_apart(listed: ListedAction) -> bool:
    """Whether there is a day to look at it again that is not the day it is due."""
    return listed.check_on is not None and listed.check_on != listed.due_on


def _says(target: str, due: date) -> bool:
    """Whether the agreed words name that very day themselves."""
    return re.search(rf"\b{date_words(due, with_year=False)}\b", target, re.IGNORECASE) is not None


def list_title(content: ActionList) -> str:
    """In people's words: "Who is doing what at Hallgate"."""
    return f"Who is doing what at {content.about}" if content.about else "Who is doing what"


def plan_title(content: ActionList) -> str:
    """The title of the shared plan in five columns."""
    return f"{content.about}: our shared action plan" if content.about else "Our shared action plan"


def list_intro(content: ActionList) -> str:
    """How many, and on what day: a list is true only of its day."""
    day = date_words(content.as_of, with_weekday=True)
    if not content.actions:
        return f"No action stands on this list on {day}."
    return f"{count_words(len(content.actions), 'action')} from walkabouts and meetings, on {day}."


def counts_words(content: ActionList) -> str:
    """How many stand where, as a sentence: "3 overdue, 7 in hand."; what there is none of is left out."""
    counted = [f"{number} {COUNTED[standing]}" for standing, number in content.counts if number]
    return _sentence(", ".join(counted))


def plan_intro(content: ActionList) -> str:
    """What the reader finds where no date is fixed."""
    if not content.actions:
        return list_intro(content)
    return (
        f"As it stood on {date_words(content.as_of, with_weekday=True)}. Where a date is not fixed we print "
        "the words that were agreed and the day we will look at it again."
    )


def priority_words(priority: Priority) -> str:
    """A priority in its column: "1. Everyone's voice is heard"; work that serves none has no number."""
    return f"{priority.number}. {priority.name}" if priority.number else priority.name


def list_name(content: ActionList) -> str:
    """What a list is called in running heads and by a viewer: "Hallgate, 8 May 2026"."""
    return f"{content.about or content.landlord.name}, {date_words(content.as_of)}"


def report_name(report: WalkaboutReport) -> str:
    """What a report is called in running heads and by a viewer: "Hallgate, 21 May 2026"."""
    return f"{report.estate}, {date_words(report.walked_on)}"


def report_title(report: WalkaboutReport) -> str:
    """The estate and the word walkabout, without saying "estate" twice."""
    name = report.estate
    return f"{name} walkabout" if name.lower().endswith("estate") else f"{name} estate walkabout"


def walked_words(report: WalkaboutReport) -> str:
    """The day, and from when to when where that is known."""
    day = date_words(report.walked_on, with_weekday=True)
    if report.walked_from is None:
        return day
    begun = f"{day}, {time_words(report.walked_from.time())}"
    return f"{begun} to {time_words(report.walked_to.time())}" if report.walked_to else begun


def promise_label(promise: Promise) -> str:
    """What stands beside the promise: it says "Reported back" only where that has been kept."""
    return "Reported back" if promise.kept else "Reporting back"


def found_words(report: WalkaboutReport) -> str:
    """How much was found, new and old honestly apart."""
    if not report.found:
        return "Nothing that calls for action."
    things = count_words(report.found, "thing")
    if not report.already_on_list:
        return f"{things}, all new."
    if not report.new:
        return f"{things}, all on the list already."
    return f"{things}: {report.already_on_list} already on the list, {report.new} new."


def about_entry(entry: ReportEntry) -> str:
    """Kind, grade, whether it is a danger, and whose land it is, in one line."""
    parts = [entry.category, f"grade {entry.grade}" if entry.grade else ""]
    graded = _sentence(capitalised(", ".join(filter(None, parts))))
    danger = "Noted as a hazard." if entry.hazard else ""
    return " ".join(filter(None, (graded, danger, _WHOSE_LAND[entry.land])))


def entry_alt(entry: ReportEntry, number: int) -> str:
    """What a picture shows, for those who do not see it: its own words, or place and what was seen."""
    own = entry.photos[number].words
    return own or f"{entry.place or NO_PLACE}: {entry.words or NO_WORDS}"[:300]


def status_words(row: PlanRow) -> tuple[str, str]:
    """Where an action stands in running text: the bold word, then by how much, and the reason if any."""
    status = status_of(row)
    detail = f", {status.detail}" if status.detail else ""
    return status.word, " ".join(filter(None, (_sentence(detail) or ".", _sentence(row.action.reason))))


def action_words(row: PlanRow) -> str:
    """What was agreed, its number first: "Action 122. Clear the store. Jo Merriman. Target: 2 April"."""
    service = row.action.service if row.action.service not in row.leads else ""
    lead = ", ".join(filter(None, (row.leads, service)))
    target = row.action.target.strip()
    said = (f"Action {row.number}", row.action.wording, lead, f"Target: {target}" if target else NO_DATE)
    return " ".join(map(_sentence, said))


def put_right_words(done: PutRight, as_of: date) -> str:
    """What was put right, where, and when."""
    place = f"{done.row.action.place}: " if done.row.action.place else ""
    when = f", {date_words(done.done_on, with_year=done.done_on.year != as_of.year)}" if done.done_on else ""
    return _sentence(f"{place}{done.row.action.wording.strip().rstrip('.')}{when}")


def taken_words(photo: Photo, as_of: date) -> str:
    """When a picture was taken, as its caption says it: ", 19 February"; "" where that is not known."""
    if not photo.taken:
        return ""
    day = date.fromisoformat(photo.taken[:10])
    return f", {date_words(day, with_year=day.year != as_of.year)}"


def next_words(report: WalkaboutReport) -> str:
    """When the next walkabout is, and whom to ring."""
    telephone = report.landlord.telephone
    ring = f" Something missing? Ring {telephone}." if telephone else ""
    if report.next_at is None:
        return f"The next walkabout starts with this list.{ring}"
    when = f"{date_words(report.next_at.date(), with_weekday=True)} at {time_words(report.next_at.time())}"
    return f"The next walkabout, {when}, starts with this list.{ring}"


def other_formats(telephone: str) -> str:
    """The line at the foot of every page."""
    return f"{OTHER_FORMATS}: {telephone}" if telephone else f"{OTHER_FORMATS}: please ask us"


def _sentence(words: str) -> str:
    """Words with a full stop, unless they end in a mark of their own; nothing stays nothing."""
    said = words.strip()
    return said if not said or said.endswith((".", "!", "?", "…")) else f"{said}."
