"""Pages put together from the parts as the design's pictures show them.

They carry no rules and no data of the program; they prove that the parts compose at every size.
``python -m tests.gallery.pages_screen FOLDER`` writes them.
"""

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gallery.page_to_write_in import capture_page, painted_photo
from views.look.marks import MARKS
from views.look.theme import theme
from views.look.tokens import Ink, PaletteName, Tone, Type
from views.parts.buttons import Deed, PrimaryButton, QuietButton, SecondaryButton
from views.parts.chips import Option
from views.parts.dates import DateBoxes
from views.parts.empty import EmptyState
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.folding import FoldingRow
from views.parts.frame import NavigationFrame
from views.parts.inputs import LineEdit
from views.parts.labels import Bold, Divider, MixedWords, StateLine, Words
from views.parts.layouts import Column, Row
from views.parts.option_rows import ChipRow
from views.parts.pages import ReadingPage, WorkingPage
from views.parts.panes import TwoPane
from views.parts.photos import PhotoThumbnail
from views.parts.rail import HELP, PLACES, you
from views.parts.standing import ThingsStand
from views.parts.surfaces import Badge, Card, Nameplate
from views.parts.tabs import TabBar


def framed(kind: str) -> NavigationFrame:
    """The frame with one of the pages below in it."""
    frame = NavigationFrame(PLACES, [HELP, you("Gwen")])
    frame.add_page("page", _PAGES[kind]())
    frame.show_page("page", "walkabouts")
    return frame


def reading_page() -> ReadingPage:
    """What needs you today, after the picture of the same."""
    page = ReadingPage("Tuesday 24 March", "Gwen Hartnoll, housing officer · Larkfield and Tannery Green")
    page.add_action(SecondaryButton("Find", "search", tall=52))
    page.show_standing(ThingsStand(state="No signal", amount="All saved on this tablet"))
    work = QWidget()
    left = Column(work, spacing=12)
    left.add(_next_walkabout())
    heading = Row()
    heading.add(Words("Needs you", Type.SECTION), stretch=1)
    heading.add(Words("4 things, most pressing first", Type.HINT, ink=Ink.INK2, wrap=False))
    left.add(heading)
    needs = Card(spacing=10)
    for title, mark, rest, what in (
        (
            "Tell Dot Farrow what happened about the Osier House door",
            "Overdue",
            "Raised on 11 February",
            "Reply",
        ),
        ("Two versions of an action, Weir Point gate", "You decide", "Both are kept", "Compare"),
    ):
        told = Column(spacing=6)
        line = QWidget()
        Flow(line, spacing=10).add(Badge(MARKS[mark]), Words(rest, Type.HINT, ink=Ink.INK2, wrap=False))
        told.add(Words(title, Type.LABEL), line)
        row = Row()
        row.add(told, stretch=1)
        row.add(SecondaryButton(what, small=True, least=150))
        needs.add(row, Divider())
    left.add(needs)
    left.addStretch(1)
    side = QWidget()
    right = Column(side, spacing=18)
    waiting = Card("Waiting for an answer")
    waiting.add(
        Words("Who has not heard back yet, counted in working days", Type.HINT, ink=Ink.INK2),
        MixedWords("Oldest: ", Bold("31 working days"), ". Drying area lights, Weir Point.", kind=Type.HINT),
        QuietButton("See all 11"),
    )
    right.add(waiting)
    right.addStretch(1)
    panes = TwoPane(work, "Needs you")
    panes.add_side("waiting", "Waiting", side, 11)
    page.add_action(panes.switcher)
    page.add(panes, stretch=1)
    return page


def _next_walkabout() -> Card:
    card = Card()
    told = Column(spacing=6)
    photo = PhotoThumbnail("The gate of Larkfield", size=(172, 190))
    photo.show_photo(painted_photo(3))
    told.add(
        StateLine("footprints", "This afternoon at 2 pm", Tone.PETROL, Type.LABEL),
        Words("Larkfield estate walkabout", Type.HEADLINE),
        Words("From the community room, Linden Court", ink=Ink.INK2),
        StateLine("flag", "5 things from last time to check", Tone.PETROL, Type.BODY, ink=Ink.INK),
        Nameplate("Linden Court"),
    )
    doing = Column(spacing=10)
    doing.add(PrimaryButton("Set out", tall=60, least=168), QuietButton("Print the leaflet"))
    words, deeds = QWidget(), QWidget()
    words.setLayout(told)
    deeds.setLayout(doing)
    row = FoldingRow(560, spacing=22)
    row.add(photo)
    row.add(words, stretch=1)
    row.add(deeds)
    card.add(row)
    return card


def form_page() -> WorkingPage:
    """A form with three things to put right, after the picture of the same."""
    page = WorkingPage("Plan a walkabout", "Step 2 of 3: when and who")
    page.show_standing(ThingsStand(state="On this tablet only", amount="Draft kept as you type"))
    date = Field("Date of the walkabout", DateBoxes(), hint="For example, 21 4 2026")
    if isinstance(date.editor, DateBoxes):
        date.editor.show_date("31", "4", "2026")
    start = Field("Start time", LineEdit(text="half two", wide=150))
    officers = Field(
        "Officers",
        ChipRow(
            "Officers",
            [Option(key=name, text=name) for name in ("Gwen Hartnoll", "Colin Threlfall", "Ravi Sandhu")],
        ),
        hint="Choose everyone who is coming",
    )
    agencies = Field(
        "Agencies and councillors", ChipRow("Agencies", [Option(key="police", text="Police")]), optional=True
    )
    summary = ErrorSummary()
    card = Card(spacing=18)
    card.add(date, start, officers, agencies)
    page.add(summary, card)
    page.add_to_bar(
        PrimaryButton("Carry on to the route", icon_after="arrow-right"),
        SecondaryButton("Leave it as a draft", tall=56),
    )
    summary.show_errors(
        [
            (date, "There is no 31 April. The month has 30 days"),
            (start, "Start time must be like 2 pm or 14:00"),
            (officers, "Choose at least one officer"),
        ]
    )
    if isinstance(date.editor, DateBoxes):
        date.editor.set_wrong_parts({"day", "month"})
    return page


def empty_page() -> ReadingPage:
    """Nothing yet, after the picture of the same."""
    page = ReadingPage("Walkabouts", "Four a year in each area, April to March")
    page.show_standing(
        ThingsStand(state="Safe at the office", amount="8.12 am", icon="cloud-check", tone=Tone.GREEN)
    )
    tabs = TabBar("Walkabouts by when")
    tabs.add("Coming up", 0)
    tabs.add("Held", 0)
    tabs.add("All areas")
    page.add(
        tabs,
        EmptyState(
            "No walkabouts planned yet",
            "Choose an estate, a date and a route. We make the leaflet, the calendar invitation and "
            "the list of things to check from last time.",
            Deed(key="plan", text="Plan a walkabout", icon="plus"),
            Deed(key="import", text="Bring in estates from a spreadsheet"),
        ),
    )
    return page


_PAGES = {"capture": capture_page, "reading": reading_page, "form": form_page, "empty": empty_page}
KINDS = tuple(_PAGES)
SIZES = {
    "wide": (1280, 800, 1.0),
    "portrait": (800, 1280, 1.0),
    "large": (1280, 800, 2.0),
    "bigger": (1280, 800, 1.25),
}


def main(folder: Path) -> None:
    """Write the pictures."""
    app = QApplication.instance() or QApplication([])
    theme.dress(app)
    folder.mkdir(parents=True, exist_ok=True)
    for palette in PaletteName:
        for size, (wide, tall, factor) in SIZES.items():
            if palette is not PaletteName.LIGHT and size != "wide":
                continue
            theme.choose_palette(palette)
            theme.choose_text_factor(factor)
            for kind in KINDS:
                frame = framed(kind)
                frame.resize(wide, tall)
                frame.show()
                QTest.qWait(40)
                frame.grab().save(str(folder / f"{kind}-{palette}-{size}.png"))
                frame.close()
                frame.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
