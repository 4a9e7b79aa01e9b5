"""Behind "What is only on this tablet": what the outbox holds, and the room left on the disk."""

from dataclasses import replace

from PySide6.QtCore import QObject

from desktop.desk import WALKABOUT, Workroom
from desktop.pictures import Pictures
from models.changes import Changes
from models.store.profile import Profile
from models.store.waiting import waiting
from models.waiting import Waiting
from views.screens.waiting import WaitingScreen


class WaitingDesk(QObject):
    """Asks again whenever anything was written, as everything written waits."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = WaitingScreen()
        self._pictures = Pictures(workroom.background, self)
        self._pictures.arrived.connect(self._screen.show_thumbnail)
        self._screen.finding_wanted.connect(self._on_finding_wanted)

    @property
    def widget(self) -> WaitingScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Ask for everything the page shows."""
        del about
        self._ask()

    def left(self) -> None:
        """Nothing here is ever half written."""

    def refresh(self, changes: Changes) -> None:
        """Whatever was written waits."""
        del changes
        self._ask()

    def _ask(self) -> None:
        self._workroom.background.ask(_all_of_it, then=self._on_waiting, latest="waiting")

    def _on_waiting(self, answer: Waiting) -> None:
        self._screen.show_waiting(answer, self._workroom.clock.now())
        for name in self._screen.thumbnails:
            self._pictures.want(name)

    def _on_finding_wanted(self, walkabout_id: str, finding_id: str) -> None:
        self._workroom.frame.go_to(WALKABOUT, f"{walkabout_id}/{finding_id}")


def _all_of_it(profile: Profile) -> Waiting:
    """What waits, and how much room there is."""
    return replace(waiting(profile.store), free_bytes=profile.disk.free_bytes(profile.folder))
