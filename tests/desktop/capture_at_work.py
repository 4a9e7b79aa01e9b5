"""The walkabout's desk at work on a real profile, everything done before a call returns."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop.background import Background
from desktop.photo_arrivals import PhotoArrivals
from desktop.walkabout_desk import WalkaboutDesk
from models.action_plan import Action
from models.changes import Changes
from models.photo_intake import prepare
from models.photo_prepared import Prepared
from models.store import drafts
from models.store.profile import Profile
from models.store.store import Store
from models.walkabout import Finding, FindingDraft
from tests.builders import (
    SetClock,
    a_finding,
    a_person,
    a_walkabout,
    an_action,
    found_maunside,
    keep,
)
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from views.screens.capture import CapturePage, PhotosBrought

T = TypeVar("T")


class HereAndNow:
    """Opens photos in this process: the child is proved elsewhere."""

    def prepare(self, data: bytes) -> Prepared:
        return prepare(data)

    def close(self) -> None:
        """There is no process."""


@dataclass(slots=True)
class Capture:
    """The desk at work on an open walkabout."""

    desk: WalkaboutDesk
    page: CapturePage
    frame: RememberingFrame
    background: Background
    clock: SetClock
    arrivals: PhotoArrivals

    def asked(self, query: Callable[[Store], T]) -> T:
        answers: list[T] = []
        self.background.ask(lambda profile: query(profile.store), then=answers.append)
        return answers[0]

    def findings(self) -> list[Finding]:
        return self.asked(lambda store: store.select(Finding, "walkabout_id = 'today'", order="position"))

    def draft(self) -> FindingDraft | None:
        return self.asked(lambda store: drafts.draft_of(store, "today"))

    def write(self, words: str) -> None:
        self.page.form.words.setPlainText(words)
        self.page.form.keep_now()

    def fill_in(self, words: str = "Gate off its hinge.") -> None:
        """Everything a whole finding needs."""
        self.write(words)
        self.page.form.kinds.chips.button("Repairs").click()
        where = self.page.form.where
        where.block.setCurrentIndex(where.block.findData("weir-point"))
        where.block.activated.emit(where.block.currentIndex())

    def bring(self, *sources: Path | bytes, about: str = "") -> None:
        about = about or self.page.draft.finding_id
        self.page.photos_brought.emit(PhotosBrought(about=about, sources=sources))


def last_time(profile: Profile) -> Changes:
    """A walkabout in December whose landing light is still open, and one under way today."""
    store = profile.store
    found_maunside(store)
    keep(store, a_person("Tom Price"))
    keep(
        store,
        a_walkabout(id="before", planned_for="2025-12-09T14:00+00:00"),
        a_walkabout(companion_ids=("ashdown",), officer_ids=("gwen",), started_at="2026-03-24T14:04+00:00"),
        a_finding(walkabout_id="before", seen_at="2025-12-09T14:20:00+00:00", words="Light flickering."),
        an_action(finding_id="light", walkabout_id="before", wording="Repair the light", due_on="2026-03-01"),
    )
    return Changes()


def kept(profile: Profile, action: Action) -> Changes:
    keep(profile.store, action)
    return Changes.of("action", [action.id])


def open_capture(immediately: Background, folder: Path) -> Capture:
    immediately.write(last_time)
    workroom, frame = a_workroom(immediately, folder)
    workroom.photos = PhotoArrivals(immediately, HereAndNow())  # type: ignore[arg-type] # stands in for the child
    desk = WalkaboutDesk(workroom)
    immediately.store_changed.connect(desk.refresh)
    clock = workroom.clock
    assert isinstance(clock, SetClock)
    at_work = Capture(
        desk=desk,
        page=desk.widget,
        frame=frame,
        background=immediately,
        clock=clock,
        arrivals=workroom.photos,
    )
    desk.arrived("today")
    return at_work
