"""A profile with a day's records, and a workroom on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.desk import Workroom
from desktop.plan_walkabout_desk import PlanWalkaboutDesk
from desktop.today_desk import TodayDesk
from desktop.waiting_desk import WaitingDesk
from desktop.walkabouts_desk import WalkaboutsDesk
from models.changes import Changes
from models.people import Member
from models.photo_intake import prepare
from models.store.photos import add_photo
from models.store.profile import Profile
from models.store.store import Store
from models.walkabout import WalkaboutState
from tests.builders import (
    GWEN,
    a_finding,
    a_person,
    a_photo,
    a_walkabout,
    an_action,
    found_maunside,
    keep,
)
from tests.desktop.a_workroom import RememberingFrame
from tests.photographs import photograph

T = TypeVar("T")
MEMBER = Member(person_id="hartnoll", name="Gwen Hartnoll", post="Housing officer")


@dataclass(slots=True)
class Office:
    """A profile with a day's records, and a workroom on it."""

    background: Background
    workroom: Workroom
    frame: RememberingFrame
    desks: list[object] = field(default_factory=list)

    def asked(self, query: Callable[[Store], T]) -> T:
        answers: list[T] = []
        self.background.ask(lambda profile: query(profile.store), then=answers.append)
        return answers[0]

    def keep(self, *records: object) -> None:
        def kept(profile: Profile) -> Changes:
            keep(profile.store, *records)
            return Changes.of("action", ["new"])

        self.background.write(kept)


def a_day(profile: Profile) -> Changes:
    """A walkabout for this afternoon and one held, an action late, a photo with its bytes and one without."""
    found_maunside(profile.store)
    held = "2026-03-10T14:00+00:00"
    keep(
        profile.store,
        a_person("Gwen Hartnoll", post="Housing officer"),
        a_walkabout(),
        a_walkabout(
            id="held", planned_for=held, started_at=held, ended_at=held, state=WalkaboutState.HELD, tenants=3
        ),
        a_finding(walkabout_id="held"),
        a_finding(id="half", walkabout_id="held", position=2, category="", words="Water by the ramp"),
        an_action(
            id="late",
            walkabout_id="held",
            finding_id="light",
            wording="Repair the light",
            leads=("Gwen Hartnoll",),
            due_on="2026-03-10",
        ),
        a_photo(id="bare", finding_id="half", full="8" * 64, thumbnail="9" * 64),
    )
    picture = prepare(photograph(size=(160, 120)))
    add_photo(profile.store, profile.blobs, picture, finding_id="light", by=GWEN)
    return Changes()


def at_work(office: Office, desk: T, qtbot: QtBot) -> T:
    """The desk in sight, told of every change."""
    assert isinstance(desk, (TodayDesk, WalkaboutsDesk, PlanWalkaboutDesk, WaitingDesk))
    office.desks.append(desk)
    office.background.store_changed.connect(desk.refresh)
    qtbot.addWidget(desk.widget)
    desk.widget.show()
    desk.arrived("")
    return desk


def press(screen: QWidget, name: str) -> None:
    """Press what has that object name, by the keyboard."""
    button = screen.findChild(QWidget, name)
    assert isinstance(button, QWidget), name
    QTest.keyClick(button, Qt.Key.Key_Return)


def words_on(screen: QWidget) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel)]
