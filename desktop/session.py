"""One run of the window on one profile: what is made, what is wired to what, and how it all ends."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.courier import Courier
from desktop.desk import Station, Workroom
from desktop.desks import STATIONS
from desktop.introduction import Known, introduce, who_is_known
from desktop.look_settings import take_look
from desktop.main_window import MainWindow
from desktop.photo_arrivals import PhotoArrivals
from desktop.problems import Problems
from desktop.settings import LAST_PLACE, DeviceSettings
from desktop.unlocking import Unlocking
from models.errors import NotFound
from models.people import Member
from models.ports import Clock, Disk, Ids
from models.store.keys import KeyKeeper
from models.store.profile import Profile, open_profile

if TYPE_CHECKING:
    from views.screens.beginning import Introduction


class Session(QObject):
    """Everything that lives as long as the window does."""

    ended = Signal()

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock,
        ids: Ids,
        disk: Disk,
        problems: Problems,
        stations: Sequence[Station] = STATIONS,
        background: Background | None = None,
    ) -> None:
        super().__init__()
        self._clock = clock
        self.settings = DeviceSettings(folder)
        take_look(self.settings)
        self.background = background or Background()
        self.photos = PhotoArrivals(self.background)
        self.courier = Courier(self.background, clock, self)
        self.window = MainWindow(self.background, stations)
        opening = partial(_open, folder, clock=clock, ids=ids, disk=disk)
        self.unlocking = Unlocking(self.window.unlock_screen, self.background, folder, opening)
        self._wire(problems)

    def begin(self, keeper: KeyKeeper | None = None) -> None:
        """Show the window and open the records; ``keeper`` where their key is known already."""
        self.window.show()
        if keeper is None:
            self.unlocking.begin()
        else:
            self.unlocking.begin_with(keeper)

    def end(self) -> None:
        """Keep where the person was, wait for every write, and let go of the records."""
        if self.window.place:
            self.settings.choose(LAST_PLACE, self.window.place)
            with suppress(OSError):  # a full disk must not keep the records open
                self.settings.save()
        self.photos.close()
        self.background.stop()
        self.courier.close()

    def _wire(self, problems: Problems) -> None:
        problems.arose.connect(self.window.show_problem)
        self.background.failed.connect(problems.tell)
        self.unlocking.close_wanted.connect(self.window.close)
        self.unlocking.print_wanted.connect(self._on_print_wanted)
        self.window.introduced.connect(self._on_introduced)
        self.window.closing.connect(self.ended)
        self.window.leaving.connect(self.courier.halt)
        self.courier.moved.connect(self.window.show_sending)
        self.unlocking.unlocked.connect(self._on_unlocked)

    def _on_unlocked(self) -> None:
        self.background.ask(who_is_known, then=self._on_known)

    def _on_known(self, known: Known) -> None:
        if known.landlord and known.member is not None:
            self._settle_in(known.member)
        else:
            self.window.ask_introduction(landlord=not known.landlord)

    def _on_introduced(self, given: "Introduction") -> None:
        wish = partial(introduce, given.landlord, given.name, given.post)
        self.background.write(wish, then=self._settle_in, otherwise=self.window.tell)

    def _settle_in(self, member: Member) -> None:
        """Everything is known: the day's work can begin."""
        workroom = Workroom(
            background=self.background,
            frame=self.window,
            clock=self._clock,
            photos=self.photos,
            settings=self.settings,
            member=member,
            courier=self.courier,
        )
        self.window.begin(workroom, self.settings.value(LAST_PLACE))
        self.courier.start()

    def _on_print_wanted(self, recovery_key: str) -> None:
        from desktop import printing  # noqa: PLC0415 - printing is loaded when something is printed

        if not printing.has_printer():
            self.window.tell(NotFound("No printer is set up on this computer. Write the key down instead."))
            return
        choice = printing.PrinterChoice(self.window, "Recovery key")
        words = ["Recovery key of Walkabout", recovery_key, "Keep it with other keys, not with the device."]
        choice.printer_chosen.connect(partial(printing.print_words, words))
        choice.show_over()


def _open(folder: Path, keeper: KeyKeeper, *, clock: Clock, ids: Ids, disk: Disk) -> Profile:
    return open_profile(folder, keeper=keeper, clock=clock, ids=ids, disk=disk)
