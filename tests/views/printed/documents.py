"""Made-up reports and action lists, and the papers made of them."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from models.action_list import ActionList, ListedAction
from models.action_plan import Action, ActionState
from models.arrangement import Arrangement
from models.landlord import Landlord
from models.photo import Photo
from models.plan import PlanRow
from models.promise import Promise
from models.report import PutRight, ReportEntry, WalkaboutReport
from models.standing import where_it_stands
from models.walkabout import Land
from tests.builders import a_landlord, a_photo, an_action, as_of
from tests.photographs import photograph
from tests.views.printed.papers import MADE
from tests.views.printed.reading import ReadPdf
from views.printed.action_list import action_list
from views.printed.walkabout_report import walkabout_report

TODAY = date(2026, 6, 4)
PICTURE = photograph(1, size=(480, 360))
KEPT = Promise(kept=True, headline="Promise kept.", words="Sent Thursday 4 June 2026.", by=TODAY)
SERVICES = ("Repairs and Maintenance", "Grounds Maintenance", "Caretaking and Cleaning")
WAYS = [
    {"state": ActionState.AGREED, "target": "24 May", "due_on": "2026-05-24"},
    {"state": ActionState.IN_HAND, "target": "9 June", "due_on": "2026-06-09"},
    {"state": ActionState.REFERRED, "target": "Ongoing", "check_on": "2026-06-30"},
    {"state": ActionState.AGREED, "target": "Autumn 2026", "due_on": "2026-11-30"},
    {"state": ActionState.CLAIMED, "state_on": "2026-06-01"},
    {"state": ActionState.VERIFIED, "state_on": "2026-06-02"},
    {"state": ActionState.WILL_NOT, "state_on": "2026-06-02", "reason": "The stairs would be too narrow."},
]
"""One action of each standing."""


def a_row(action: Action, number: str = "104", estate: str = "Hallgate") -> PlanRow:
    """An action as it stands on 4 June 2026."""
    when = as_of(TODAY)
    stands = where_it_stands(action, when.today, when.days, when.due_soon)
    leads = ", ".join(action.leads) or "No lead yet"
    return PlanRow(action=action, number=number, estate=estate, leads=leads, stands=stands, chase=False)


def listed(number: int = 0, **fields: Any) -> ListedAction:
    """One action of a list, each number standing differently."""
    known = {
        "id": f"a-{number}",
        "wording": f"Refix handrail {number}",
        "place": f"Kiln Court, stair {number}",
        "service": SERVICES[number % len(SERVICES)],
        "leads": ("Ravi Lindqvist",),
        "priority": number % 3,
    }
    action = an_action(**known | WAYS[number % len(WAYS)] | fields)
    due, check = (date.fromisoformat(day) if day else None for day in (action.due_on, action.check_on))
    return ListedAction(row=a_row(action, f"{number:03d}"), outside=False, due_on=due, check_on=check)


def a_list(*actions: ListedAction, about: str = "Hallgate", landlord: Landlord | None = None) -> ActionList:
    """A list of the sample council."""
    return ActionList(landlord=landlord or a_landlord(), about=about, as_of=TODAY, actions=actions)


def entry(
    number: int = 1, *, photos: int = 1, actions: tuple[PlanRow, ...] = (), **fields: Any
) -> ReportEntry:
    """One finding with so many photographs."""
    known: dict[str, Any] = {
        "number": number,
        "place": f"Rear garden path {number}",
        "words": "One slab stands 4 cm proud.",
        "category": "Paths",
        "grade": "C, poor",
        "land": Land.OURS,
        "hazard": False,
        "already_on_list": False,
        "photos": tuple(
            a_photo(id=f"{number}-{each}", taken="2026-05-21T10:40:00") for each in range(photos)
        ),
        "actions": actions,
    }
    return ReportEntry(**known | fields)


def put_right(*, before: Photo | None, after: Photo | None, **fields: Any) -> PutRight:
    """Something put right on 12 May."""
    known = {"wording": "Paint the cycle store door", "place": "Weir House", "state": ActionState.VERIFIED}
    row = a_row(an_action(**known | fields))
    return PutRight(row=row, done_on=date(2026, 5, 12), before=before, after=after)


def a_report(*entries: ReportEntry, **fields: Any) -> WalkaboutReport:
    """A walkabout of Hallgate on 21 May 2026."""
    begun = datetime(2026, 5, 21, 10, 30, tzinfo=UTC)
    known: dict[str, Any] = {
        "landlord": a_landlord(),
        "estate": "Hallgate",
        "walked_on": begun.date(),
        "walked_from": begun,
        "walked_to": begun + timedelta(minutes=70),
        "company": ("9 tenants", "Oonagh Cassidy, Neighbourhood Manager"),
        "promise": KEPT,
        "entries": entries,
        "put_right": (),
        "next_at": begun + timedelta(days=91),
        "as_of": TODAY,
    }
    return WalkaboutReport(**known | fields)


def found(name: str) -> bytes | None:
    """Every picture is there."""
    return PICTURE


def paper_of(content: WalkaboutReport | Arrangement, about: ActionList | None = None, **how: Any) -> ReadPdf:
    """The paper of a report, or of a list in an arrangement, read back."""
    if isinstance(content, WalkaboutReport):
        return ReadPdf(walkabout_report(content, how.pop("picture_of", found), made=MADE, **how))
    assert about is not None
    return ReadPdf(action_list(about, content, made=MADE, **how))


def shown(paper: ReadPdf) -> str:
    """What another reader shows, on one line."""
    pages = pypdfium2.PdfDocument(BytesIO(paper.data))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def sizes(paper: ReadPdf) -> set[float]:
    """Every type size on the paper, in points; the lines are set without scaling."""
    return {
        float(operands[1])
        for page in paper.pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "Tf"
    }
