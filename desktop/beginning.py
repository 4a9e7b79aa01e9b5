"""The first start: which way to begin, what comes from the office, and who is there.

Connecting writes nothing of this device's own, no landlord and no person, until everything that the office
has is here. So two new devices of one landlord never meet as two versions of its settings.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.introduction import Known, introduce, who_is_known
from desktop.joining import Joining
from models.errors import WalkaboutError
from models.people import Member
from models.waiting import Sending
from sync.trouble import OfficeAway

if TYPE_CHECKING:
    from desktop.courier import Courier
    from desktop.main_window import MainWindow
    from views.screens.beginning import BeginningScreen, Introduction

AWAY = "The office cannot be reached just now, or is busy. It is asked again by itself."


class Beginning(QObject):
    """Between the records that are open and the day's work; ``settled`` says who works.

    The exchange is the courier's, so that it tries again by itself and the window never waits.
    """

    settled = Signal(Member)

    def __init__(
        self,
        window: "MainWindow",
        background: Background,
        call_courier: "Callable[[], Courier]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._background = background
        self._call_courier = call_courier
        self._joining: Joining | None = None
        self._follows = False
        self._awaits = False
        self._known = Known(landlord=False, member=None)

    def begin(self, known: Known) -> None:
        """Ask for what is not known yet, one thing at a time."""
        self._known = known
        if known.office:
            self._fetch()
        elif known.landlord:
            self._screen().ask(landlord=False)
        else:
            self._screen().offer_ways()

    def _screen(self) -> "BeginningScreen":
        """The screen, made and wired when there is first something to ask."""
        screen = self._window.beginning
        if self._joining is None:
            self._joining = Joining(screen.office.form, self._background, self)
            self._joining.joined.connect(self._on_joined)
            screen.introduced.connect(self._on_introduced)
            screen.again_wanted.connect(self._fetch)
            screen.carry_on_wanted.connect(self._on_carry_on)
            screen.close_wanted.connect(self._window.close)
        return screen

    def _on_joined(self) -> None:
        self._background.ask(who_is_known, then=self.begin)

    def _fetch(self) -> None:
        """Bring what the office has, from where it stopped the last time."""
        self._awaits = True
        self._screen().show_coming(self._known.office)
        courier = self._call_courier()
        if not self._follows:
            self._follows = True
            courier.moved.connect(self._on_moved)
            courier.ended.connect(self._on_ended)
            courier.stopped.connect(self._on_stopped)
        courier.joined()

    def _on_moved(self, sending: Sending | None) -> None:
        if not self._awaits or sending is None:
            return
        if sending.words_sent:
            self._look()
        else:
            self._screen().coming.show_progress(sending.receiving)

    def _on_ended(self, _done: object) -> None:
        if self._awaits:
            self._look()

    def _on_stopped(self, trouble: WalkaboutError | None) -> None:
        """Looked at again, as enough may have come to go on with."""
        if self._awaits and trouble is not None:
            telling = partial(self._tell_trouble, trouble)
            self._background.ask(who_is_known, then=telling)

    def _tell_trouble(self, trouble: WalkaboutError, known: Known) -> None:
        if self._awaits:
            words = AWAY if isinstance(trouble, OfficeAway) else str(trouble)
            self._screen().coming.show_trouble(words, carry_on=known.landlord)

    def _look(self) -> None:
        """All words are here: the photos follow while somebody works."""
        self._awaits = False
        self._background.ask(who_is_known, then=self._on_come)

    def _on_come(self, known: Known) -> None:
        self._known = known
        office = known.office
        if known.landlord:
            self._screen().ask(
                landlord=False,
                note=f"Everything written is here from {office}. Photos follow while you work.",
            )
        else:
            self._screen().ask(
                landlord=True, note=f"Connected to {office}. Nobody has begun there yet, so you do."
            )

    def _on_carry_on(self) -> None:
        self._awaits = False
        note = f"The rest comes from {self._known.office} by itself, once it can be reached."
        self._screen().ask(landlord=False, note=note)

    def _on_introduced(self, given: "Introduction") -> None:
        wish = partial(introduce, given.landlord, given.name, given.post)
        self._background.write(wish, then=self._on_introduction_kept, otherwise=self._window.tell)

    def _on_introduction_kept(self, member: Member) -> None:
        self.settled.emit(member)
