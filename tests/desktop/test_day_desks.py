"""Today, planning a walkabout, and what waits, each on a real profile; and every station of the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop import desk as names
from desktop.background import Background
from desktop.desk import ACTION_PLAN, PAPER, PLAN_WALKABOUT, WAITING, WALKABOUT, WALKABOUTS, Workroom
from desktop.desks import STATIONS
from desktop.plan_walkabout_desk import PlanWalkaboutDesk
from desktop.report_papers import list_pdf, list_to_print, print_list, report_pdf, report_to_print
from desktop.today_desk import TodayDesk
from desktop.waiting_desk import WaitingDesk
from desktop.walkabouts_desk import WalkaboutsDesk
from models.arrangement import Arrangement
from models.changes import Changes
from models.errors import StorageFull
from models.people import Person, Role
from models.photo import PhotoMoment
from models.places import Estate
from models.plan import PlanFilter
from models.store import photos
from models.store.profile import Profile
from models.store.store import Store
from models.walkabout import Walkabout, WalkaboutState
from tests.builders import (
    GWEN,
    RoomyDisk,
    SetClock,
    a_finding,
    a_person,
    a_photo,
    a_prepared_photo,
    a_walkabout,
    an_action,
    found_maunside,
    keep,
)
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from tests.photographs import photograph
from views.parts.rail import PLACES

T = TypeVar("T")


@dataclass(slots=True)
class Office:
    """A profile with a day's records, and a workroom on it."""

    background: Background
    workroom: Workroom
    frame: RememberingFrame

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
    """One walkabout for this afternoon, one held; one action late; one photo with its bytes and one without."""
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
    prepared = a_prepared_photo(photograph(size=(160, 120)))
    photos.keep_photo(
        profile.store, profile.blobs, prepared, owner="light", moment=PhotoMoment.FINDING, by=GWEN
    ) if hasattr(photos, "keep_photo") else None
    return Changes()
