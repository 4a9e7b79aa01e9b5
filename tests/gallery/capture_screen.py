"""The walkabout's own page on the sample landlord, as its desk fills it.

``python -m tests.gallery.capture_screen FOLDER`` writes it in each palette and size, and its other faces.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from desktop.background import Background
from desktop.capture_wishes import keep
from desktop.courier import Courier
from desktop.demonstration import sample
from desktop.desk import Workroom
from desktop.photo_arrivals import PhotoArrivals
from desktop.settings import DeviceSettings
from desktop.standing import standing_of
from desktop.walkabout_desk import WalkaboutDesk
from models.photo_process import PhotoProcess
from models.places import Block
from models.ports import TimeOrderedIds
from models.store.profile import Profile, open_profile
from models.store.waiting import waiting_counts
from models.waiting import WaitingCounts
from tests.builders import RoomyDisk, SetClock, TestKeeper
from tests.immediately import Immediately
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.frame import NavigationFrame
from views.parts.rail import HELP, PLACES, you
from views.screens.capture.page import LAST_TIME, SO_FAR

WELSH_BLOCK = "Rhodfa Gwaelod-y-Garth a Llwyn-y-Groes Isaf"
SIZES = {"wide": (1280, 800, 1.0), "portrait": (800, 1280, 1.0), "large": (1280, 800, 2.0)}


class PictureFrame(NavigationFrame):
    """The window's inside, with what a desk asks of the window."""

    def __init__(self) -> None:
        super().__init__(PLACES, [HELP, you("Gwen")])

    def go_to(self, name: str, about: str = "") -> None:
        """Stay where we are: there is one page."""

    def go_back(self) -> None:
        """Stay where we are: there is one page."""

    def tell(self, error: Exception) -> None:
        """Nothing goes wrong in a picture unnoticed."""
        raise error


def _raised(error: Exception) -> None:
    raise error


class Darkened:
    """One page on an open sample profile, ready to be looked at."""

    def __init__(self, folder: Path) -> None:
        self.clock = SetClock(sample.PICTURE_TIME)
        self.background: Background = Immediately()
        self._folder = folder
        self.sample: sample.Sample | None = None
        self.background.failed.connect(_raised)
        self.background.open_store(self._opening, then=self._nothing)
        self.photos = PhotoArrivals(self.background, PhotoProcess())

    def _opening(self) -> Profile:
        profile = open_profile(
            self._folder,
            keeper=TestKeeper(),
            clock=self.clock,
            ids=TimeOrderedIds(self.clock),
            disk=RoomyDisk(),
        )
        self.sample = sample.fill(profile, sample.PICTURE_TIME)
        return profile

    def _nothing(self) -> None:
        """The profile is open."""

    def framed(self) -> tuple[PictureFrame, WalkaboutDesk]:
        """The frame with the walkabout of the sample in it."""
        frame = PictureFrame()
        courier = Courier(self.background, self.clock)
        room = Workroom(
            call_courier=lambda: courier,
            background=self.background,
            frame=frame,
            clock=self.clock,
            photos=self.photos,
            settings=DeviceSettings(self._folder),
            member=sample.OFFICER,
        )
        desk = WalkaboutDesk(room, frame)
        frame.add_page("walkabout", desk.widget)
        frame.show_page("walkabout", "walkabouts")
        counts: list[WaitingCounts] = []
        self.background.ask(lambda profile: waiting_counts(profile.store), then=counts.append)
        desk.widget.show_standing(standing_of(counts[0], self.clock.now()))
        desk.arrived(self.sample.this_walkabout_id if self.sample else "")
        return frame, desk

    def close(self) -> None:
        """Let go of the profile."""
        self.photos.close()
        self.background.stop()


def settle() -> None:
    """Let layouts come to rest and what was let go be gone."""
    for _ in range(6):
        QApplication.processEvents()  # noqa: TID251 - there is no event loop to wait for
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shoot(frame: PictureFrame, file: Path) -> None:
    """Write one picture."""
    settle()
    frame.grab().save(str(file))


Face = Callable[[WalkaboutDesk], None]


def _plain(desk: WalkaboutDesk) -> None:
    desk.widget.form.words.setFocus(Qt.FocusReason.TabFocusReason)


def _last_time(desk: WalkaboutDesk) -> None:
    desk.widget.panes.show_pane(LAST_TIME)
    desk.widget.pane_shown.emit(LAST_TIME)
    cards = list(desk.widget.last_time.cards.values())
    cards[1].done_button.click()


def _so_far(desk: WalkaboutDesk) -> None:
    desk.widget.panes.show_pane(SO_FAR)


def _lower(desk: WalkaboutDesk) -> None:
    form = desk.widget.form
    form.agreed.add_button.click()
    form.agreed.cards[-1].wording.setText("Renew the landing light and its cover")
    form.agreed.cards[-1].leads.setText("Ravi Sandhu, Caretaking team (vacant)")
    form.agreed.cards[-1].target.setText("End of April")
    form.agreed.cards[-1].show_known(form.agreed._leads, sample.PICTURE_TIME.date())
    settle()
    bar = desk.widget.body.verticalScrollBar()
    bar.setValue(bar.maximum())


def _wrong(desk: WalkaboutDesk) -> None:
    desk.widget.form.words.setPlainText("")
    desk.widget.form.kinds.choose("")
    desk.widget.save.click()


def _hazard(desk: WalkaboutDesk) -> None:
    desk.widget.hazard.click()
    desk.widget.show_refused("holiday.mov", "This is a film, not a photo. Choose a picture of the same.")
    desk.widget.show_progress(3, 20)


def _photo(desk: WalkaboutDesk) -> None:
    photos = desk.widget.form.photos
    photos.picture(photos.photos[0].id).click()


def _languages(desk: WalkaboutDesk) -> None:
    form = desk.widget.form
    blocks = [
        Block(
            id="1",
            estate_id="",
            name="Rhodfa Gwaelod-y-Garth a Llwyn-y-Groes Isaf",
            stairs=("grisiau gogleddol",),
        ),
        Block(id="2", estate_id="", name="بلاک نمبر ۷"),
    ]
    form.where.show_blocks(blocks)
    form.where.show_place(replace(desk.widget.draft, block_id="1", stair="grisiau gogleddol", landing=""))
    form.head.show_people(["Gwenllian Angharad Llewelyn-Fychan", "نازیہ پروین"])
    form.head.choose("Gwenllian Angharad Llewelyn-Fychan")
    form.words.setPlainText("لینڈنگ کی بتی تین ہفتوں سے بند ہے۔ Mae’r golau wedi torri ers tair wythnos.")
    form.where.spot.setText("wrth ymyl y gât gefn, بس اسٹاپ کے پاس")


FACES: dict[str, Face] = {
    "plain": _plain,
    "last-time": _last_time,
    "so-far": _so_far,
    "lower": _lower,
    "wrong": _wrong,
    "hazard": _hazard,
    "photo": _photo,
    "languages": _languages,
}


def main(folder: Path, only: str = "") -> None:
    """Write the pictures."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.dress(app)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        room = Darkened(Path(profile) / "profile")
        for palette in PaletteName:
            for size, (wide, tall, factor) in SIZES.items():
                for name, face in FACES.items():
                    if palette is not PaletteName.LIGHT and (
                        size != "wide" or name not in {"plain", "last-time"}
                    ):
                        continue
                    if only and only not in f"{name}-{palette}-{size}":
                        continue
                    theme.choose_palette(palette)
                    theme.choose_text_factor(factor)
                    frame, desk = room.framed()
                    frame.resize(wide, tall)
                    frame.show()
                    settle()
                    written = desk.widget.draft
                    face(desk)
                    shoot(frame, folder / f"capture-{name}-{palette}-{size}.png")
                    room.background.write(partial(keep, written, sample.OFFICER))
                    frame.close()
                    frame.deleteLater()
        room.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
