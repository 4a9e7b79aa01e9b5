"""A workroom whose window only remembers what it was asked to do."""

from collections.abc import Callable
from pathlib import Path

from desktop.background import Background
from desktop.courier import Courier
from desktop.desk import Workroom
from desktop.photo_arrivals import PhotoArrivals
from desktop.settings import DeviceSettings
from models.people import Member
from models.photo_process import PhotoProcess
from tests.builders import SetClock

GWEN = Member(person_id="gwen", name="Gwen Hartnoll", post="Housing officer")


class RememberingFrame:
    """Stands where the window stands."""

    def __init__(self) -> None:
        self.went: list[tuple[str, str]] = []
        self.reported: list[str] = []
        self.told: list[Exception] = []
        self.undo: Callable[[], None] | None = None

    def go_to(self, name: str, about: str = "") -> None:
        self.went.append((name, about))

    def go_back(self) -> None:
        self.went.append(("back", ""))

    def report(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.reported.append(text)
        self.undo = undo

    def tell(self, error: Exception) -> None:
        self.told.append(error)


def a_workroom(background: Background, folder: Path) -> tuple[Workroom, RememberingFrame]:
    """A workroom for Gwen Hartnoll, and the frame it was given."""
    frame = RememberingFrame()
    clock = SetClock()
    courier = Courier(background, clock)
    workroom = Workroom(
        background=background,
        frame=frame,
        clock=clock,
        call_courier=lambda: courier,
        photos=PhotoArrivals(background, PhotoProcess()),
        settings=DeviceSettings(folder),
        member=GWEN,
    )
    return workroom, frame
