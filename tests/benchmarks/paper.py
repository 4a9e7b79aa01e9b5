"""Our tagged action list of 200 rows with 40 photographs, beside the same by stock ReportLab, untagged.

The photographs are as the store keeps them, 1600 pixels wide. Stock ReportLab runs with its default settings
and its default fonts, which it does not embed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Table

from models.action_list import ActionGroup, ActionList, ListedAction
from models.action_plan import ActionState
from models.paper_words import LIST_COLUMNS, list_intro, list_name, list_target, list_title, status_of
from models.plan import PlanRow
from models.standing import where_it_stands
from tests.benchmarks.figure import Figure, ratio, times_beside
from tests.builders import a_landlord, an_action, as_of
from tests.photographs import scene
from views.printed.action_list import list_in_tables
from views.printed.document import bound, house_of
from views.printed.flowables import prose
from views.printed.photos import HEIGHT, WIDTH, Photo
from views.printed.wording import wording

ROWS, PHOTOS, SCENES = 200, 40, 4
TODAY = date(2026, 6, 4)
MADE = datetime(2026, 6, 4, 12, 0, tzinfo=UTC)
SERVICES = ("Repairs and Maintenance", "Grounds Maintenance", "Caretaking and Cleaning", "Housing Management")
STATES = (ActionState.AGREED, ActionState.IN_HAND, ActionState.CLAIMED, ActionState.VERIFIED)
THINGS = (
    "Refix handrail, front steps",
    "Renew entrance light",
    "Cut back hedge over the path",
    "Clear gutters",
)
PLACES = ("Kiln Court, stair {}", "Weir House, main door {}", "Tanner Street footpath {}", "Priory Rise {}")
LEADS = ("Ravi Lindqvist", "Asha Coyle", "Ellis Marrow", "Jo Merriman", "Oonagh Cassidy")
WIDTHS = (36, 212, 122, 126)


def figures() -> Iterator[Figure]:
    assert rl_config.useA85, "the floor is ReportLab as it comes"
    content, photos = _content(), _photos()
    ours, floor = times_beside(lambda: _ours(content, photos), lambda: _stock(content, photos), rounds=5)
    yield ratio("paper-200-rows-40-photos", 0.6, ours, floor)


def _ours(content: ActionList, photos: list[bytes]) -> bytes:
    house = house_of(content.landlord)
    story: list[Flowable] = [*list_in_tables(house, content, content.by_service())]
    for place, data in enumerate(photos):
        words = _caption(content, place)
        story += [Photo(data, words, house), prose(house, wording(words), house.type.small)]
    return bound(
        house, content.landlord, story, kind="Action list by service", name=list_name(content), made=MADE
    )


def _stock(content: ActionList, photos: list[bytes]) -> bytes:
    """As the manual of ReportLab does it: paragraphs in tables, pictures as flowables."""
    styles = getSampleStyleSheet()
    story: list[Flowable] = [Paragraph(escape(list_title(content)), styles["Title"])]
    story.append(Paragraph(escape(list_intro(content)), styles["Normal"]))
    for group in content.by_service():
        story += [Paragraph(escape(group.name), styles["Heading2"]), _stock_table(group, styles["Normal"])]
    for place, data in enumerate(photos):
        story.append(Image(BytesIO(data), WIDTH, HEIGHT))
        story.append(Paragraph(escape(_caption(content, place)), styles["Normal"]))
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4, title=list_name(content)).build(story)
    return out.getvalue()


def _stock_table(group: ActionGroup, style: object) -> Table:
    rows = [[Paragraph(f"<b>{head}</b>", style) for head in LIST_COLUMNS]]
    for listed in group.actions:
        row, (target, follows) = listed.row, list_target(listed, TODAY)
        status = status_of(row)
        cells = (
            f"<b>{row.number}</b>",
            f"<b>{escape(row.action.wording)}</b><br/>{escape(row.action.place)}",
            f"{escape(row.leads)}<br/><b>{escape(target)}</b><br/>{escape(follows)}",
            f"<b>{status.word}</b><br/>{escape(status.detail)}",
        )
        rows.append([Paragraph(cell, style) for cell in cells])
    return Table(
        rows, WIDTHS, repeatRows=1,
        style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )  # fmt: skip


def _caption(content: ActionList, place: int) -> str:
    action = content.actions[place].row.action
    return f"{action.place}: {action.wording}"


def _content() -> ActionList:
    actions = tuple(_listed(number) for number in range(ROWS))
    return ActionList(landlord=a_landlord(), about="Hallgate", as_of=TODAY, actions=actions)


def _listed(number: int) -> ListedAction:
    due = date(2026, 5 + number % 5, 1 + number % 28)
    action = an_action(
        id=str(number),
        wording=f"{THINGS[number % len(THINGS)]} {number}",
        place=PLACES[number % len(PLACES)].format(number),
        service=SERVICES[number * 7 % len(SERVICES)],
        leads=(LEADS[number % len(LEADS)],),
        target=f"{due:%B %Y}",
        due_on=due.isoformat(),
        state=STATES[number // 3 % len(STATES)],
    )
    when = as_of(TODAY)
    stands = where_it_stands(action, when.today, when.days, when.due_soon)
    row = PlanRow(
        action=action,
        number=f"{number:03d}",
        estate="Hallgate",
        leads=action.leads[0],
        stands=stands,
        chase=False,
    )
    return ListedAction(row=row, outside=False, due_on=due, check_on=due)


def _photos() -> list[bytes]:
    """Pictures as they are kept; every file is another, though some show the same scene."""
    scenes = [scene(seed, (1600, 1200)) for seed in range(SCENES)]
    files = []
    for number in range(PHOTOS):
        file = BytesIO()
        scenes[number % SCENES].save(file, "JPEG", quality=74 + number // SCENES)
        files.append(file.getvalue())
    return files
