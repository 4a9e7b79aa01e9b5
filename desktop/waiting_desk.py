"""Behind "What is only on this tablet": what waits, what is on its way, and why something is not."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from desktop.desk import DECIDING, ENROLLING, WALKABOUT, Workroom
from desktop.pictures import Pictures
from models.changes import Changes
from models.errors import WalkaboutError
from models.photo import Photo
from models.store.profile import Profile
from models.store.waiting_findings import waiting
from models.waiting import Sending
from models.waiting_findings import Waiting
from models.walkabout import Finding
from views.screens.waiting import TRY_AGAIN, WaitingScreen

STOPPED = "Sending has stopped for now"


class WaitingDesk(QObject):
    """Asks again whenever anything was written, as everything written waits."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = WaitingScreen()
        self._pictures = Pictures(workroom.background, self)
        self._pictures.arrived.connect(self._screen.show_thumbnail)
        courier = workroom.courier
        screen = self._screen
        screen.finding_wanted.connect(self._on_finding_wanted)
        screen.photo_again_wanted.connect(self._on_photo_again_wanted)
        screen.pictures_wanted.connect(self._on_pictures_wanted)
        screen.send_wanted.connect(courier.resume)
        screen.pause_wanted.connect(courier.pause)
        screen.resume_wanted.connect(courier.resume)
        screen.connect_wanted.connect(partial(workroom.frame.go_to, ENROLLING))
        screen.decide_wanted.connect(partial(workroom.frame.go_to, DECIDING))
        courier.moved.connect(self._on_moved)
        courier.paused_changed.connect(self._on_paused_changed)
        courier.stopped.connect(self._on_stopped)

    @property
    def widget(self) -> WaitingScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Ask for everything the page shows."""
        del about
        courier = self._workroom.courier
        self._screen.show_sending(courier.sending, courier.paused)
        self._on_stopped(courier.trouble)
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

    def _on_pictures_wanted(self, names: list[str]) -> None:
        for name in names:
            self._pictures.want(name)

    def _on_moved(self, sending: Sending | None) -> None:
        self._screen.show_sending(sending, self._workroom.courier.paused)

    def _on_paused_changed(self, paused: bool) -> None:
        self._screen.show_sending(self._workroom.courier.sending, paused)

    def _on_stopped(self, error: WalkaboutError | None) -> None:
        if error is None:
            self._screen.hide_trouble()
        else:
            self._screen.show_trouble(STOPPED, str(error), TRY_AGAIN)

    def _on_finding_wanted(self, walkabout_id: str, finding_id: str) -> None:
        self._workroom.frame.go_to(WALKABOUT, f"{walkabout_id}/{finding_id}")

    def _on_photo_again_wanted(self, photo_id: str) -> None:
        """A damaged photo is taken again where its finding is."""
        where = partial(_finding_of, photo_id)
        self._workroom.background.ask(where, then=self._on_photo_found)

    def _on_photo_found(self, where: tuple[str, str] | None) -> None:
        if where is not None:
            self._on_finding_wanted(*where)


def _all_of_it(profile: Profile) -> Waiting:
    """What waits, and how much room there is."""
    return replace(waiting(profile.store), free_bytes=profile.disk.free_bytes(profile.folder))


def _finding_of(photo_id: str, profile: Profile) -> tuple[str, str] | None:
    """The walkabout and the finding a photo belongs to, where there is one."""
    photo = profile.store.find(Photo, photo_id)
    finding = profile.store.find(Finding, photo.finding_id) if photo is not None else None
    return (finding.walkabout_id, finding.id) if finding is not None else None
