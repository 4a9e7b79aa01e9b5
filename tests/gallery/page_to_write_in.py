"""A page to write in, put together from the parts as the design's picture of capture shows it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from views.look.theme import theme
from views.look.tokens import Ink, Tone, Type
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import (
    DangerButton,
    Deed,
    IconButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SoftButton,
)
from views.parts.chips import Option
from views.parts.combo import ComboBox
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.inputs import TextArea
from views.parts.labels import Divider, StateLine, Words
from views.parts.layouts import Column, Row
from views.parts.menu import MenuItem
from views.parts.option_rows import ChipRow, GradeRow
from views.parts.pages import WorkingPage
from views.parts.photos import PhotoThumbnail, PhotoTile
from views.parts.scrolling import ScrollBody
from views.parts.standing import ThingsStand

_ONLY_HERE = ThingsStand(state="On this tablet only", amount="15 findings, 34 photos")
_SEEN = (
    (
        "14",
        "Bulky waste by bin store",
        "Osier House, bin store",
        "Grade D · saved 2.41 pm",
        "tablet",
        Tone.PLUM,
    ),
    (
        "13",
        "Loose handrail, stair A",
        "Linden Court, stair A",
        "Hazard · known since 2.36 pm",
        "siren",
        Tone.RED,
    ),
    ("12", "Gate off its hinge", "Weir Point, back path", "Grade C · saved 2.31 pm", "tablet", Tone.PLUM),
    (
        "11",
        "Standing water by ramp",
        "Place not chosen",
        "Half finished · no place yet",
        "pen-line",
        Tone.AMBER,
    ),
)


def painted_photo(seed: int = 0) -> QImage:
    """A painted stand-in for a photograph."""
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, 240)
    sky.setColorAt(0, QColor(90 + seed * 20, 96, 100))
    sky.setColorAt(1, QColor(50, 60 + seed * 15, 54))
    painter.fillRect(QRectF(0, 0, 320, 240), sky)
    painter.fillRect(QRectF(60, 80, 200, 90), QColor(150, 90 + seed * 10, 70))
    painter.end()
    return image


def capture_page() -> WorkingPage:
    """Writing a finding down, after the picture of the same."""
    page = WorkingPage(
        "Larkfield estate walkabout",
        "Tuesday 24 March, started 2.04 pm · 6 tenants, 2 officers, 1 councillor",
        work="Finding 15",
        spacing=12,
    )
    page.show_standing(_ONLY_HERE)
    page.add_action(DangerButton("Hazard", "siren", tall=52))
    raised = ComboBox("Raised by", [("maureen", "Maureen Ashdown"), ("group", "The group")], tall=44)
    raised.choose("maureen")
    top = Flow(spacing=14)
    holder = QWidget()
    holder.setLayout(top)
    top.add(
        Words("Finding 15", Type.SECTION, wrap=False),
        StateLine("check", "Saved as you type", Tone.QUIET, wrap=False),
        StateLine("user", "Raised by", Tone.QUIET, wrap=False),
        raised,
    )
    page.add(holder, _photos())
    said = TextArea(
        lines=3,
        text="Landing light out, second floor. Mrs Ashdown says it has been off for three weeks. "
        "Cover is cracked and there is water inside.",
    )
    page.add(Field("What did you see?", said, beside=QuietButton("Speak instead", "mic")))
    names = ("Lighting", "Repairs", "Fly-tipping", "Grounds", "Fire safety")
    kinds = ChipRow(
        "Kind of thing",
        [
            *(Option(key=name, text=name) for name in names),
            Option(key="more", text="More", icon="ellipsis", stays=False),
        ],
        one=True,
    )
    kinds.choose("Lighting")
    page.add(Field("Kind of thing", kinds))
    grades = GradeRow(
        "Grade",
        [
            Option(key=letter, letter=letter, text=text)
            for letter, text in (("A", "Excellent"), ("B", "Good"), ("C", "Poor"), ("D", "Unacceptable"))
        ],
    )
    grades.choose("C")
    page.add(Field("Grade of the lighting", grades))
    page.add(Field("Where", _where()))
    page.add_to_bar(PrimaryButton("Save finding 15", "check"), SecondaryButton("Finish it later", tall=56))
    goes = SoftButton("Action plan", "list-checks")
    goes.set_choices(
        [MenuItem(key="plan", text="Action plan"), MenuItem(key="private", text="One household")]
    )
    page.end_bar(goes)
    page.add_side("so_far", "So far", _so_far(), 14)
    page.add_side("last_time", "Last time, to check", _so_far(), 5)
    return page


def _photos() -> QWidget:
    row = QWidget()
    stairs = PhotoThumbnail("Stairs in the dark", tag="1 face covered", tag_icon="eye-off")
    stairs.show_photo(painted_photo(1))
    lamp = PhotoThumbnail("A cracked lamp", tag="Drawn on", tag_icon="pen-line")
    lamp.show_photo(painted_photo(2))
    seen = Banner(
        BannerKind.HINT,
        "Light flickering, 9 December. Still open.",
        title="Seen before here",
        icon="history",
        deeds=[Deed(key="link", text="Link to it")],
        stacked=True,
    )
    seen.setMinimumWidth(theme.look.px(240))
    Flow(row, spacing=12).add(PhotoTile(), stairs, lamp, seen)
    return row


def _where() -> QWidget:
    row = QWidget()
    places = Row(row, spacing=10)
    for name, text, icon in (
        ("Place", "Linden Court", "building-2"),
        ("Stair", "Stair B", None),
        ("Landing", "2nd landing", None),
    ):
        box = ComboBox(name, [("one", text)], icon=icon)
        box.choose("one")
        places.add(box, stretch=1)
    places.add(IconButton("map-pin", "Show it on the plan", size=48))
    return row


def _so_far() -> QWidget:
    side = ScrollBody(spacing=0, margins=(16, 8, 16, 8))
    for place, (number, title, where, state, icon, tone) in enumerate(_SEEN):
        line = Row(spacing=14, margins=(0, 12, 0, 12))
        photo = PhotoThumbnail(title, size=(76, 64), count=3 if place == 0 else None)
        photo.show_photo(painted_photo(place) if place != 1 else None)
        told = Column(spacing=1)
        told.add(
            Words(f"{number}  {title}", Type.LABEL),
            Words(where, Type.SECOND, ink=Ink.INK2),
            StateLine(icon, state, tone, Type.BADGE),
        )
        line.addWidget(photo, 0, Qt.AlignmentFlag.AlignTop)
        line.add(told, stretch=1)
        side.add(line, Divider())
    return side
