"""The walkabout's page with its desk, a real profile and real threads; as a program, one to be killed.

``python -m tests.journeys.capturing FOLDER`` half writes a finding, says so once it is kept, and waits.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.background import Background
from desktop.walkabout_desk import WalkaboutDesk
from models.ports import TimeOrderedIds
from models.store import landlord
from models.store.profile import Profile, open_profile
from tests.builders import RoomyDisk, SetClock, TestKeeper, a_walkabout, found_maunside, keep
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from views.screens.capture import CapturePage

T = TypeVar("T")
WORDS = "Landing light out, second floor. Off for three weeks."


class Outing:
    """An open walkabout on Larkfield."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.background = Background()
        self.workroom, frame = a_workroom(self.background, folder)
        self.frame: RememberingFrame = frame
        self.desk = WalkaboutDesk(self.workroom)
        self.background.store_changed.connect(self.desk.refresh)
        self.background.open_store(self._opened, then=self._ready)

    @property
    def page(self) -> CapturePage:
        """The page."""
        return self.desk.widget

    def asked(self, query: Callable[[Profile], T]) -> T:
        """What the store answers, waited for."""
        answers: list[T] = []
        loop = QEventLoop()

        def heard(answer: T) -> None:
            answers.append(answer)
            loop.quit()

        self.background.ask(query, then=heard)
        loop.exec()
        return answers[0]

    def settle(self) -> None:
        """Wait until nothing is under way."""
        loop = QEventLoop()
        timer = QTimer()
        timer.timeout.connect(lambda: None if self.background.busy else loop.quit())
        timer.start(5)
        loop.exec()

    def close(self) -> None:
        """Leave the page as the window does when it closes, and let go of the profile."""
        self.desk.left()
        self.settle()
        self.workroom.photos.close()
        self.background.stop()
        self.page.close()

    def _opened(self) -> Profile:
        clock = SetClock()
        profile = open_profile(
            self.folder / "profile",
            keeper=TestKeeper(),
            clock=clock,
            ids=TimeOrderedIds(clock),
            disk=RoomyDisk(),
        )
        if not landlord.is_set_up(profile.store):
            found_maunside(profile.store)
            keep(profile.store, a_walkabout(companion_ids=("ashdown",), started_at="2026-03-24T14:04+00:00"))
        return profile

    def _ready(self) -> None:
        self.desk.arrived("today")


@contextmanager
def outing(folder: Path) -> Iterator[Outing]:
    """An outing that is closed afterwards."""
    opened = Outing(folder)
    opened.settle()
    try:
        yield opened
    finally:
        opened.close()


def main(folder: Path) -> None:
    """Half write a finding, say so, and wait to be killed."""
    app = QApplication([])
    opened = Outing(folder)
    opened.settle()
    opened.page.form.words.insertPlainText(WORDS)
    opened.page.form.kinds.chips.button("Lighting").click()
    opened.settle()
    sys.stdout.write("kept\n")
    sys.stdout.flush()
    app.exec()
    QCoreApplication.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
