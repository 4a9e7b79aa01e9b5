"""Every part on one screen, the same as the design's picture of the parts, for looking at and for walking.

``python -m tests.gallery.parts_screen FOLDER`` writes it in each palette and at 200 %.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from views.look.marks import MARKS
from views.look.theme import theme
from views.look.tokens import Ink, PaletteName, Tone, Type
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import DangerButton, Deed, PrimaryButton, QuietButton, SecondaryButton, SoftButton
from views.parts.chips import Chip, Option
from views.parts.combo import ComboBox
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.focus import FocusRing
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.menu import MenuItem
from views.parts.option_rows import ChoiceRow, GradeRow
from views.parts.progress import Progress
from views.parts.scrolling import ScrollBody
from views.parts.standing import ThingsStand, WhereThingsStand
from views.parts.surfaces import Badge, Card, Nameplate
from views.parts.tabs import TabBar
from views.parts.toast import Toast

_BADGES = (
    ("Overdue", "Amber", "On track"),
    ("Claimed done", "Verified done"),
    ("Half finished", "Will not do"),
    ("Waiting", "Sending", "Needs you"),
)


def parts_screen() -> QWidget:
    """The parts in three columns, in one column where that is too narrow; it scrolls."""
    screen = QWidget()
    body = ScrollBody(spacing=16, margins=(22, 16, 22, 16))
    whole = Column(screen, spacing=0)
    whole.add(body)
    columns = QWidget()
    across = Row(columns, spacing=16) if theme.look.text_factor < 1.5 else Column(columns, spacing=16)
    across.addWidget(_buttons_and_picks(), 7, Qt.AlignmentFlag.AlignTop)
    across.addWidget(_fields_and_marks(), 6, Qt.AlignmentFlag.AlignTop)
    across.addWidget(_banners(), 6, Qt.AlignmentFlag.AlignTop)
    body.add(columns)
    FocusRing(screen)
    return screen


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setMinimumWidth(0)
    column = Column(holder, spacing=12)
    column.add(*parts)
    column.addStretch(1)
    return holder


def _row(*parts: QWidget, spacing: int = 12) -> QWidget:
    holder = QWidget()
    Flow(holder, spacing=spacing).add(*parts)
    return holder


def _buttons_and_picks() -> QWidget:
    buttons = Card("Buttons", spacing=9)
    soft = SoftButton("Action plan", "list-checks")
    soft.set_choices([MenuItem(key="plan", text="Action plan"), MenuItem(key="complaint", text="Complaint")])
    buttons.add(
        PrimaryButton("Save finding 15", "check"),
        _row(SecondaryButton("Secondary"), SecondaryButton("Focus"), spacing=18),
        _row(DangerButton("Hazard", "siren"), soft),
        _row(QuietButton("Quiet link"), QuietButton("With an icon", "mic"), spacing=20),
    )
    picks = Card("Chips, choices, grades", spacing=10)
    on = Chip("On")
    on.setChecked(True)
    answers = ChoiceRow(
        "Shall we tell you?", [Option(key="yes", text="Yes please"), Option(key="no", text="No thank you")]
    )
    answers.choose("yes")
    grades = GradeRow(
        "Grade", [Option(key="B", letter="B", text="Good"), Option(key="C", letter="C", text="Poor")]
    )
    grades.choose("C")
    picks.add(
        _row(Chip("Off"), on, Chip("Focus"), Chip("Overdue", "alarm-clock", count=2, tone=Tone.RED)),
        answers,
        grades,
    )
    tabs = TabBar("So far or last time")
    tabs.add("So far", 14)
    tabs.add("Last time", 5)
    progress = Progress("Sending photos")
    progress.show_progress(15, 26, "15 of 26 MB sent")
    moving = Card("Tabs and progress", spacing=6)
    moving.add(tabs, progress)
    return _column(buttons, picks, moving)


def _fields_and_marks() -> QWidget:
    fields = Card("Fields", spacing=14)
    mobile = Field("Mobile number", LineEdit(text="07700 90"))
    mobile.set_error("A mobile number has 11 digits")
    place = ComboBox("Place", [("linden", "Linden Court"), ("weir", "Weir Point")], icon="building-2")
    place.choose("linden")
    fields.add(
        Field("Where to meet", LineEdit(text="Community room"), hint="Said on the leaflet"),
        Field("In focus", LineEdit(text="Larkfield")),
        mobile,
        place,
    )
    marks = Card("Badges: icon and word", spacing=8)
    for names in _BADGES:
        marks.add(_row(*(Badge(MARKS[name]) for name in names)))
    plates = _row(
        *(Nameplate(place) for place in ("Linden Court", "Weir Point", "Larkfield Green")), spacing=8
    )
    marks.add(Words("Places are nameplates", Type.SMALL_LABEL), plates)
    return _column(fields, marks)


def _banners() -> QWidget:
    holder = QWidget()
    column = Column(holder, spacing=8)
    column.add(
        Words("Banners", Type.SECTION),
        Banner(BannerKind.HINT, "Seen before here, 9 December"),
        Banner(
            BannerKind.PRIVATE, "May be one household’s business", deeds=[Deed(key="reword", text="Reword")]
        ),
        Banner(BannerKind.NEEDS_YOU, "1 photo is damaged", deeds=[Deed(key="again", text="Take again")]),
        Words("Toast", Type.SECTION),
        _toast(),
        Words("Dialog", Type.SECTION),
        _dialog(),
        Words("Where things stand", Type.SECTION),
        WhereThingsStand(ThingsStand(state="On this tablet only", amount="3 findings, 11 photos")),
        WhereThingsStand(
            ThingsStand(
                state="Sending to the office",
                amount="4 of 11 photos safe",
                icon="cloud-upload",
                tone=Tone.PETROL,
            )
        ),
        WhereThingsStand(
            ThingsStand(
                state="Safe at the office", amount="2.02 pm today", icon="cloud-check", tone=Tone.GREEN
            )
        ),
    )
    column.addStretch(1)
    return holder


def _toast() -> QWidget:
    holder = QWidget()
    holder.setMinimumHeight(theme.look.px(96))
    toast = Toast(holder)
    toast.report("Finding 15 saved on this tablet", undo="finding")
    return holder


def _dialog() -> QWidget:
    card = Card("Leave finding 15 half finished?", tone=Tone.QUIET)
    answers = Row(spacing=10)
    answers.add(PrimaryButton("Leave it", tall=52), SecondaryButton("Go on writing", tall=52))
    answers.addStretch(1)
    card.add(
        Words("It stays on this tablet with its 2 photos. Come back to it from the list.", ink=Ink.INK2),
        answers,
    )
    return card


def main(folder: Path) -> None:
    """Write the pictures."""
    app = QApplication.instance() or QApplication([])
    theme.dress(app)
    folder.mkdir(parents=True, exist_ok=True)
    for palette in PaletteName:
        for factor in (1.0, 2.0):
            theme.choose_palette(palette)
            theme.choose_text_factor(factor)
            screen = parts_screen()
            screen.resize(1280, 800)
            screen.show()
            QTest.qWait(20)
            screen.findChildren(SecondaryButton)[1].setFocus(Qt.FocusReason.TabFocusReason)
            QTest.qWait(20)
            screen.grab().save(str(folder / f"parts-{palette}-{round(factor * 100)}.png"))
            screen.close()
            screen.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
