"""A frame with a page to write in and one to read, for trying the parts of a page."""

from PySide6.QtTest import QTest

from views.look.theme import theme
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.frame import NavigationFrame
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.pages import ReadingPage, WorkingPage
from views.parts.rail import HELP, PLACES, you
from views.parts.standing import ThingsStand

STAND = ThingsStand(state="On this tablet only", amount="3 findings, 11 photos")


def working() -> WorkingPage:
    page = WorkingPage("Larkfield estate walkabout", "6 tenants, 2 officers", work="Finding 15")
    page.add(*(LineEdit(f"Line {number}") for number in range(30)))
    page.add_to_bar(PrimaryButton("Save finding 15"), SecondaryButton("Finish it later"))
    page.add_side("so_far", "So far", Words("Fourteen"), 14)
    page.add_side("last_time", "Last time", Words("Five"), 5)
    page.show_standing(STAND)
    return page


def framed_pages() -> NavigationFrame:
    """The frame, 1280 × 800, on the page to write in."""
    made = NavigationFrame(PLACES, [HELP, you("Gwen")])
    made.add_page("capture", working())
    made.add_page("today", ReadingPage("Tuesday 24 March", "Gwen Hartnoll, housing officer"))
    made.resize(1280, 800)
    made.show_page("capture", "walkabouts")
    return made


def resize(frame: NavigationFrame, wide: int, tall: int, factor: float = 1.0) -> None:
    """Another size, and every layout settled."""
    theme.choose_text_factor(factor)
    frame.resize(wide, tall)
    QTest.qWait(10)


def page_of(frame: NavigationFrame) -> WorkingPage:
    page = frame.page
    assert isinstance(page, WorkingPage)
    return page
