"""One run of the window on one profile: what is made, what is wired to what, and how it all ends."""

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Background
from desktop.desk import TODAY, Station, Workroom
from desktop.first_look import FirstLook
from desktop.introduction import Known, introduce, who_is_known
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
    from desktop.courier import Courier
    from desktop.main_window import MainWindow
    from views.screens.beginning import Introduction
    from views.screens.unlock import UnlockScreen

SOON_AFTER = 200
"""How long after the first page the courier is called, in milliseconds: the page comes first."""


class Session(QObject):
    """Everything that lives as long as the window does.

    The records are opened, and looked at, while the window is loaded and made.
    """

    ended = Signal()

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock,
        ids: Ids,
        disk: Disk,
        problems: Problems,
        stations: Sequence[Station] | None = None,
        background: Background | None = None,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._problems = problems
        self._stations = stations
        self.settings = DeviceSettings(folder)
        self.background = background or Background()
        self.photos = PhotoArrivals(self.background)
        self._look = FirstLook(day=self.settings.value(LAST_PLACE) == TODAY)
        opening = partial(_open, self._look, folder, clock=clock, ids=ids, disk=disk)
        self.unlocking = Unlocking(self._unlock_screen, self.background, folder, opening)
        self.background.failed.connect(problems.tell)
        self.unlocking.print_wanted.connect(self._on_print_wanted)
        self.unlocking.unlocked.connect(self._on_unlocked)

    @cached_property
    def window(self) -> "MainWindow":
        """The window, loaded, dressed and made when it is first asked for."""
        from desktop.desks import STATIONS  # noqa: PLC0415 - see the head of the class
        from desktop.look_settings import dress, take_look  # noqa: PLC0415 - as above
        from desktop.main_window import MainWindow  # noqa: PLC0415 - as above

        dress()
        take_look(self.settings)
        window = MainWindow(self.background, STATIONS if self._stations is None else self._stations)
        self._problems.arose.connect(window.show_problem)
        self.unlocking.close_wanted.connect(window.close)
        window.introduced.connect(self._on_introduced)
        window.closing.connect(self.ended)
        return window

    def begin(self, keeper: KeyKeeper | None = None) -> None:
        """Open the records and show the window; ``keeper`` where their key is known already."""
        if keeper is None:
            self.unlocking.begin()
        else:
            self.unlocking.begin_with(keeper)
        self.window.show()

    def end(self) -> None:
        """Keep where the person was, wait for every write, and let go of the records."""
        if self.window.place:
            self.settings.choose(LAST_PLACE, self.window.place)
            with suppress(OSError):  # a full disk must not keep the records open
                self.settings.save()
        self.photos.close()
        self.background.stop()
        if "courier" in self.__dict__:  # it was asked for
            self.courier.close()

    @cached_property
    def courier(self) -> "Courier":
        """Carries what was written to the office, from when the records are open."""
        from desktop.courier import Courier  # noqa: PLC0415 - the first page need not wait for it

        courier = Courier(self.background, self._clock, self)
        self.window.leaving.connect(courier.halt)
        courier.moved.connect(self.window.show_sending)
        return courier

    def _unlock_screen(self) -> "UnlockScreen":
        return self.window.unlock

    def _on_unlocked(self) -> None:
        if self._look.known is None:
            self.background.ask(who_is_known, then=self._on_known)
        else:
            self._on_known(self._look.known)

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
            call_courier=self._courier,
            day=self._look.day,
        )
        self.window.begin(workroom, self.settings.value(LAST_PLACE))
        QTimer.singleShot(SOON_AFTER, self, self._start_courier)

    def _courier(self) -> "Courier":
        return self.courier

    def _start_courier(self) -> None:
        if not self.background.stopped:
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


def _open(look: FirstLook, folder: Path, keeper: KeyKeeper, *, clock: Clock, ids: Ids, disk: Disk) -> Profile:
    profile = open_profile(folder, keeper=keeper, clock=clock, ids=ids, disk=disk)
    look.take(profile)
    return profile
