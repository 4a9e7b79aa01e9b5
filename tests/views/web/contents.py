"""A report and a list in which somebody's text stands wherever it may stand."""

from dataclasses import replace
from datetime import date, datetime

from models.action_list import ActionList, ListedAction
from models.action_plan import ActionState
from models.landlord import Landlord
from models.plan import PlanRow
from models.promise import Promise
from models.report import PutRight, ReportEntry, WalkaboutReport
from models.walkabout import Land
from tests.builders import TODAY, a_landlord, a_photo, an_action, as_of

PLAIN = "Landing light out"
MOMENT = datetime.fromisoformat("2026-03-24T14:04:00+00:00")
BEFORE = a_photo(id="before", full="b" * 64, taken="2026-02-19T10:00:00+00:00")
AFTER = a_photo(id="after", full="a" * 64)


def a_row(text: str = PLAIN, **fields: object) -> PlanRow:
    """An action in somebody's words."""
    said = {
        "wording": text,
        "place": text,
        "service": text,
        "leads": (text,),
        "target": text,
        "reason": text,
        "measure": text,
    }
    action = replace(an_action(), **said | fields)  # type: ignore[arg-type] # any field of an action
    stands = as_of().stands(action)
    return PlanRow(action=action, number="204", estate=text, leads=text, stands=stands, chase=False)


def a_listed(text: str = PLAIN, **fields: object) -> ListedAction:
    """An action of a list, to be looked at again in June."""
    return ListedAction(row=a_row(text, **fields), outside=False, due_on=None, check_on=date(2026, 6, 30))


def a_list(*actions: ListedAction, about: str = "Larkfield", landlord: Landlord | None = None) -> ActionList:
    """A list of Larkfield's on the day of the tests."""
    return ActionList(landlord=landlord or a_landlord(), about=about, as_of=TODAY, actions=actions)


def a_list_of(text: str) -> ActionList:
    """A list in which this text stands everywhere."""
    return a_list(a_listed(text), about=text, landlord=a_landlord(name=text))


def an_entry(text: str = PLAIN, **fields: object) -> ReportEntry:
    """One finding with two photos and one action."""
    entry = ReportEntry(
        number=1,
        place=text,
        words=text,
        category=text,
        grade=text,
        land=Land.OTHER,
        hazard=False,
        already_on_list=False,
        photos=(a_photo(words=text), a_photo(id="second", full="3" * 64)),
        actions=(a_row(text, state=ActionState.WILL_NOT, state_on="2026-03-20"),),
    )
    return replace(entry, **fields)  # type: ignore[arg-type] # any field of an entry


def a_report(*entries: ReportEntry, **fields: object) -> WalkaboutReport:
    """A walkabout held today, with one thing put right since the last."""
    done = a_row(state=ActionState.VERIFIED, state_on="2026-03-02")
    report = WalkaboutReport(
        landlord=a_landlord(),
        estate="Larkfield",
        walked_on=TODAY,
        walked_from=MOMENT,
        walked_to=None,
        company=("3 tenants", "Gwen Hartnoll, Housing officer"),
        promise=Promise(kept=True, headline="Promise kept.", words="Sent today.", by=None),
        entries=entries,
        put_right=(PutRight(row=done, done_on=date(2026, 3, 2), before=BEFORE, after=AFTER),),
        next_at=MOMENT,
        as_of=TODAY,
    )
    return replace(report, **fields)  # type: ignore[arg-type] # any field of a report


def a_report_of(text: str) -> WalkaboutReport:
    """A report in which this text stands everywhere."""
    done = PutRight(row=a_row(text), done_on=None, before=BEFORE, after=None)
    return a_report(
        an_entry(text),
        landlord=a_landlord(name=text, telephone=text),
        estate=text,
        company=(text, text),
        put_right=(done,),
        promise=Promise(kept=None, headline=text, words=text, by=None),
    )
