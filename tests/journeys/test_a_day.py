"""A day by the keyboard: Today, set out, back, the action plan, what is only here, a walkabout planned."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.desk import ACTION_PLAN, PLAN_WALKABOUT, TODAY, WAITING, WALKABOUT, WALKABOUTS
from desktop.desks import STATIONS
from desktop.main_window import MainWindow
from models.people import Member
from models.photo_intake import prepare
from models.ports import TimeOrderedIds
from models.store.photos import add_photo
from models.store.profile import Profile, open_profile
from models.walkabout import Walkabout, WalkaboutState
from tests.builders import (
    RoomyDisk,
    SetClock,
    TestKeeper,
    a_finding,
    a_person,
    a_walkabout,
    an_action,
    found_maunside,
    keep,
)
from tests.desktop.a_workroom import a_workroom
from tests.photographs import photograph
from views.look.theme import theme
from views.screens.plan_walkabout import PlanWalkaboutScreen

GWEN = Member(person_id="hartnoll", name="Gwen Hartnoll", post="Housing officer")
HELD = "2026-03-10T14:00+00:00"


def opened(folder: Path) -> Profile:
    """A profile with a day's records: a walkabout to come, one held, an action late, a photo."""
    clock = SetClock()
    profile = open_profile(
        folder / "profile", keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk()
    )
    found_maunside(profile.store)
    keep(
        profile.store,
        a_person("Gwen Hartnoll", post="Housing officer"),
        a_walkabout(id="afternoon", officer_ids=("hartnoll",)),
        a_walkabout(id="held", planned_for=HELD, started_at=HELD, ended_at=HELD, state=WalkaboutState.HELD),
        a_finding(walkabout_id="held"),
        an_action(
            id="late",
            walkabout_id="held",
            finding_id="light",
            wording="Repair the light",
            leads=("Gwen Hartnoll",),
            due_on="2026-03-10",
        ),
    )
    picture = prepare(photograph(size=(160, 120)))
    add_photo(profile.store, profile.blobs, picture, finding_id="light", by=GWEN)
    return profile


class Day:
    """The window at work, used by the keyboard alone."""

    def __init__(self, window: MainWindow, background: Background, qtbot: QtBot) -> None:
        self.window, self.background, self._qtbot = window, background, qtbot

    @property
    def page(self) -> QWidget:
        page = self.window.frame.page
        assert isinstance(page, QWidget)
        return page

    def arrive(self, name: str, words: str) -> None:
        """Wait until that desk is in sight and says these words."""
        self._qtbot.waitUntil(lambda: self.window.here == name, timeout=5_000)
        self._qtbot.waitUntil(lambda: words in self.words(), timeout=5_000)
        self._qtbot.waitUntil(lambda: not self.background.busy, timeout=5_000)

    def words(self) -> str:
        labels = self.page.findChildren(QLabel)
        return " | ".join(each.text() for each in labels if each.isVisibleTo(self.page))

    def tab_to(self, name: str) -> QWidget:
        """Go on with Tab until the focus is on what has that object or accessible name."""
        seen: list[str] = []
        for _ in range(80):
            at = QApplication.focusWidget()
            if at is not None and name in (at.objectName(), at.accessibleName(), _text(at)):
                return at
            seen.append(_text(at) if at is not None else "nothing")
            QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}; it came to {seen}")

    def press(self, name: str) -> None:
        self.tab_to(name)
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Return)


def _text(widget: QWidget) -> str:
    return str(widget.property("text") or widget.accessibleName() or type(widget).__name__)


@pytest.fixture
def day(tmp_path: Path, qtbot: QtBot) -> Iterator[Day]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.dress(app)
    theme.reduce_motion = True
    background = Background()
    window = MainWindow(background, STATIONS)
    qtbot.addWidget(window)
    background.open_store(lambda: opened(tmp_path), then=lambda: None)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
    workroom, _ = a_workroom(background, tmp_path)
    workroom.frame, workroom.member = window, GWEN
    window.begin(workroom, TODAY)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Day(window, background, qtbot)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
    workroom.photos.close()
    background.stop()
    window.hide()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_day_by_the_keyboard_alone(day: Day, qtbot: QtBot) -> None:
    day.arrive(TODAY, "Larkfield estate walkabout")
    assert "Repair the light" in day.words()

    day.press("afternoon")
    day.arrive(WALKABOUT, "Larkfield estate walkabout")
    states: list[WalkaboutState] = []
    day.background.ask(lambda profile: profile.store.get(Walkabout, "afternoon").state, then=states.append)
    qtbot.waitUntil(lambda: bool(states))
    assert states == [WalkaboutState.UNDER_WAY]

    day.press("Back")
    day.arrive(TODAY, "Under way")
    day.press("See the action plan")
    day.arrive(ACTION_PLAN, "Action plan")

    day.press("Today")
    day.arrive(TODAY, "Under way")
    day.press("See what is waiting")
    day.arrive(WAITING, "Finding 1, Landing light out")
    assert "1.1 TB free on this tablet" in day.words()
    day.press("Back")
    day.arrive(TODAY, "Under way")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_walkabout_is_planned_by_the_keyboard_alone(day: Day) -> None:
    day.arrive(TODAY, "Larkfield estate walkabout")
    day.press("Walkabouts")
    day.arrive(WALKABOUTS, "Tuesday 24 March, 2 pm")
    day.press("Plan a walkabout")
    day.arrive(PLAN_WALKABOUT, "Where to meet")
    form = day.page
    assert isinstance(form, PlanWalkaboutScreen)

    day.press("Plan the walkabout")
    assert form.errors.hasFocus()
    assert form.fields["start"].error == "Enter the start time, like 2 pm or 14:00"

    keyboard = day.window.windowHandle()
    day.tab_to("Estate")
    QTest.keyClick(keyboard, Qt.Key.Key_Down)
    for box, typed in (
        ("Day, Date of the walkabout", "21"),
        ("Month, Date of the walkabout", "4"),
        ("Start time", "10.30 am"),
    ):
        field = day.tab_to(box)
        QTest.keyClicks(field, typed)
    day.press("Plan the walkabout")
    day.arrive(WALKABOUTS, "Tuesday 21 April, 10.30 am")
    assert day.window.frame.toast.text() == "The walkabout is planned"
