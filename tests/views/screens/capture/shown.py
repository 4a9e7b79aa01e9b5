"""What the walkabout's page is given to show in its tests."""

from datetime import UTC, datetime

from models.action_plan import Action
from models.overview import FindingSummary, WalkaboutInProgress
from models.people import Role
from models.plan import PlanRow
from models.standing import Standing, WhereItStands
from models.walkabout import AgreedAction
from tests.builders import (
    a_block,
    a_draft,
    a_finding,
    a_person,
    a_photo,
    a_walkabout,
    an_action,
    an_estate,
)
from views.screens.capture import FindingInForm

NOW = datetime(2026, 3, 24, 14, 43, tzinfo=UTC)
TODAY = NOW.date()
WELSH = "Rhodfa Gwaelod-y-Garth a Llwyn-y-Groes Isaf"


def a_row(**fields: object) -> PlanRow:
    action: Action = an_action(**fields)
    standing = Standing.TO_CHECK if action.state == "claimed done" else Standing.OVERDUE
    return PlanRow(
        action=action,
        number="204",
        estate="Larkfield",
        leads="Ravi Sandhu",
        stands=WhereItStands(standing=standing, words="12 working days late"),
        chase=False,
    )


def a_summary(position: int = 1, **fields: object) -> FindingSummary:
    given = {
        "finding": a_finding(id=f"f{position}", position=position),
        "headline": "Landing light out",
        "place": "Linden Court, stair B, second landing",
        "grade": "C, poor",
        "missing": (),
        "thumbnails": (),
        "actions": 0,
        "only_here": True,
    }
    return FindingSummary(**given | fields)


def an_outing(**fields: object) -> WalkaboutInProgress:
    given = {
        "walkabout": a_walkabout(started_at="2026-03-24T14:04+00:00", tenants=6),
        "estate": an_estate(),
        "blocks": (
            a_block("Linden Court", stairs=("stair A", "stair B"), landings=("second landing",)),
            a_block(WELSH, id="welsh"),
        ),
        "officers": (a_person("Gwen Hartnoll"), a_person("Ravi Sandhu")),
        "companions": (a_person("Dot Bream", Role.COUNCILLOR), a_person("Maureen Ashdown", Role.TENANT)),
        "findings": tuple(a_summary(position) for position in range(1, 4)),
        "next_position": 4,
        "to_check": 2,
        "draft": None,
    }
    return WalkaboutInProgress(**given | fields)


def a_form(**fields: object) -> FindingInForm:
    draft = a_draft(block_id="linden-court", stair="stair B", actions=(AgreedAction(wording="Rehang it"),))
    given = {"draft": draft, "number": 4, "saved": False, "photos": (a_photo(finding_id="gate"),)}
    return FindingInForm(**given | fields)
