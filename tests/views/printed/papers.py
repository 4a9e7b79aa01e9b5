"""Small papers for tests: one flowable or a whole sample with every part of the house style."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from reportlab.platypus import Flowable, KeepTogether

from tests.photographs import photograph
from tests.views.printed.reading import ReadPdf
from views.printed.catalogue import About
from views.printed.flowables import Beside, Counts, Rule, bullets, fact, marked, promise_line, prose
from views.printed.house_style import INK, HouseStyle
from views.printed.marks import Mark
from views.printed.page import Furniture, Paper
from views.printed.photos import Photo
from views.printed.prose import Hanging, Label, Prose
from views.printed.table_tags import Row
from views.printed.tables import cell, house_table
from views.printed.wording import wording

ACCENT = "#0B4A5E"
MADE = datetime(2026, 6, 4, 12, 30, tzinfo=timezone(timedelta(hours=1)))
ABOUT = About(title="Walkabout report, Hallgate, 21 May 2026", author="Maunside District Council", made=MADE)
FURNITURE = Furniture(
    landlord="Maunside District Council",
    kind="Walkabout report",
    short_title="Walkabout report: Hallgate, 21 May 2026",
    footer="Large print, audio or another language: 01632 960 114",
)
COLUMNS = ("No.", "Action and place", "Lead and target", "Where it stands")
WIDTHS = (36.0, 212.0, 122.0, 126.0)


def house(**settings: object) -> HouseStyle:
    """The sample landlord's style."""
    return HouseStyle(accent=ACCENT, **settings)  # type: ignore[arg-type] # settings are named at the call


def pdf_of(style: HouseStyle, story: Sequence[Flowable], about: About = ABOUT) -> bytes:
    """A paper of the sample landlord."""
    return Paper(style, FURNITURE, about).build(story)


def read(style: HouseStyle, *story: Flowable) -> ReadPdf:
    """A paper, built and read back."""
    return ReadPdf(pdf_of(style, story))


def action_row(style: HouseStyle, number: int, words: str = "Refix handrail, front steps") -> Row:
    """One row of an action list."""
    mark = Hanging(mark=list(Mark)[number % len(Mark)], size=13, width=19)
    return Row(
        [
            cell(style, wording(f"{number:03d}", "bold")),
            cell(style, wording(words, "bold"), wording("Kiln Court, stair B")),
            cell(style, wording("Ravi Lindqvist"), wording("24 April", "bold")),
            cell(style, wording("Overdue", "bold"), wording("9 working days late"), hanging=mark),
        ]
    )


def finding(style: HouseStyle, number: int, words: str = "One slab stands 4 cm proud.") -> Beside:
    """One finding of a report, its photograph beside it."""
    place = f"Rear garden path {number}"
    number_label = Label(words=wording(str(number)), style=style.type.item_number, width=26)
    heading = Prose(wording(place), style.type.item, style.compositor, label=number_label)
    status = marked(style, Mark.TRIANGLE, wording("Due soon.", "bold") + wording(" New date 12 June"))
    return Beside(
        Photo(photograph(number), f"{place}: a raised slab", style),
        [heading, prose(style, wording(words), style.type.body), status],
    )


def sample(style: HouseStyle) -> list[Flowable]:
    """A story with every part, long enough for several pages."""
    text = style.type
    counts = [(place, mark, mark.value) for place, mark in enumerate(Mark)]
    return [
        prose(style, wording("Hallgate estate walkabout"), text.title),
        fact(style, "Walked", wording("Thursday 21 May 2026, 10.30 am to 11.40 am"), text.key_fact),
        fact(style, "With", wording("9 tenants; Oonagh Cassidy, Neighbourhood Manager; نورجہاں بیگم")),
        *promise_line(style, "Reported back", Mark.TICKED_DISC, "Promise kept.", "Sent Thursday 4 June."),
        Counts(style, counts),
        prose(style, wording("What we saw, in walking order"), text.section),
        Rule(1.5, INK, after=7, keep=True),
        *(KeepTogether([finding(style, number), Rule(before=6, after=7)]) for number in range(1, 6)),
        prose(style, wording("What happens next"), text.section),
        *bullets(style, [wording("We mend it"), wording("We tell you")], text.body),
        house_table(
            style, COLUMNS, [action_row(style, number) for number in range(30)], WIDTHS, bar="Repairs"
        ),
    ]
