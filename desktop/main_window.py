"""The window: who is in sight, the way between them, the toast, and where things stand. Frame only.

What the pages say and show is their desks' business; a desk is made when it is first gone to.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop.background import Background
from desktop.desk import DECIDING, WAITING, YOU, Desk, Station, Workroom
from desktop.problems import Problem, in_words
from desktop.standing import standing_of
from models.changes import Changes
from models.people import Member
from models.store.device_settings import MEMBER
from models.store.profile import Profile
from models.store.waiting import waiting_counts
from models.waiting import Sending, WaitingCounts
from views.parts.focus import FocusRing
from views.parts.frame import NavigationFrame
from views.parts.pages import Page
from views.parts.rail import you
from views.parts.standing import ThingsStand

if TYPE_CHECKING:
    from views.screens.beginning import BeginningScreen
    from views.screens.unlock import UnlockScreen

W = TypeVar("W", bound=QWidget)

SIZE = (1280, 800)
FURTHEST_BACK = 20
FINISHING = "Finishing what is under way. The window closes by itself."


class MainWindow(QMainWindow):
    """Shows the unlock screen until ``begin`` is called, and then one desk at a time."""

    introduced = Signal(object)
    """Somebody has said who they are: an ``Introduction``."""
    leaving = Signal()
    """Somebody wants to close the window: what can be broken off is to be."""
    closing = Signal()
    """The window is about to close; nothing is under way any more."""

    def __init__(self, background: Background, stations: Sequence[Station]) -> None:
        super().__init__()
        self._background = background
        self._stations = {station.name: station for station in stations}
        self._workroom: Workroom | None = None
        self._desks: dict[str, Desk] = {}
        self._been: list[tuple[str, str]] = []
        self._here = ("", "")
        self._undo: Callable[[], None] | None = None
        self._counts = WaitingCounts()
        self._sending: Sending | None = None
        self._finishing = False
        self._frame: NavigationFrame | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._ring = FocusRing(self)
        self.setWindowTitle("Walkabout")
        self.resize(*SIZE)
        background.store_changed.connect(self._on_store_changed)
        background.busy_changed.connect(self._on_busy_changed)

    @cached_property
    def unlock(self) -> "UnlockScreen":
        """What is shown while the records are locked; made and shown when it is first asked for."""
        from views.screens.unlock import UnlockScreen  # noqa: PLC0415 - most starts need no word

        return self._shown(UnlockScreen())

    @cached_property
    def beginning(self) -> "BeginningScreen":
        """What asks who is there; made and shown when it is first asked for."""
        from views.screens.beginning import BeginningScreen  # noqa: PLC0415 - only the first start needs it

        screen = self._shown(BeginningScreen())
        screen.introduced.connect(self.introduced)
        return screen

    def ask_introduction(self, *, landlord: bool) -> None:
        """The records are open: ask who is using them, and whose they are where no ``landlord`` is known."""
        self._stack.setCurrentWidget(self.beginning)
        self.beginning.ask(landlord=landlord)

    def begin(self, workroom: Workroom, name: str) -> None:
        """The records are open: show the desk of that name, or the first where there is none such."""
        self._workroom = workroom
        if workroom.day is None:
            self._ask_standing()
        else:
            self._on_counts(workroom.day.today.waiting)
        places = [station.place for station in self._stations.values() if station.place]
        foot = [you(_first_name(workroom.member))] if YOU in self._stations else []
        self._frame = self._shown(NavigationFrame(places, foot))
        self._frame.place_chosen.connect(self.go_to)
        self._frame.toast.undone.connect(self._on_undone)
        self.go_to(name if name in self._stations else next(iter(self._stations)))

    @property
    def frame(self) -> NavigationFrame:
        """The navigation and the pages. Raises ``RuntimeError`` while the records are locked."""
        if self._frame is None:
            raise RuntimeError("the window was asked for its pages before the records were open")
        return self._frame

    @property
    def here(self) -> str:
        """The name of the desk in sight, or "" while locked."""
        return self._here[0]

    @property
    def page(self) -> Page:
        """The page in sight. Raises ``KeyError`` while the records are locked."""
        return self._desks[self._here[0]].widget

    @property
    def place(self) -> str:
        """The desk in sight, where it can be gone to by itself; otherwise ""."""
        station = self._stations.get(self._here[0])
        return station.name if station and station.place else ""

    def go_to(self, name: str, about: str = "") -> None:
        """Bring a desk into sight (see ``Frame``)."""
        if self._here[0] and self._here != (name, about):
            self._been = [*self._been, self._here][-FURTHEST_BACK:]
        self._turn_to(name, about)

    def go_back(self) -> None:
        """Bring back the desk before this one, or else the first."""
        name, about = self._been.pop() if self._been else (next(iter(self._stations)), "")
        self._turn_to(name, about)

    def report(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say in a toast what is on the disk already (see ``Frame``)."""
        self._undo = undo
        self.frame.report(text, undo="undo" if undo else "")

    def tell(self, error: Exception) -> None:
        """Tell the person of trouble (see ``Frame``)."""
        self.show_problem(in_words(error))

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong over whatever is in sight."""
        from views.parts.dialog import Answer, AnswerKind, Dialog  # noqa: PLC0415 - most days need none

        answer = Answer(key="on", text="Carry on", kind=AnswerKind.PRIMARY)
        Dialog(self, problem.title, problem.words, [answer], safe="on").open()

    def come_to_front(self) -> None:
        """Somebody started the program again: be seen."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _shown(self, widget: W) -> W:
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        return widget

    def _turn_to(self, name: str, about: str) -> None:
        self._leave()
        desk = self._desk(name)
        self._here = (name, about)
        self.frame.show_page(name, self._stations[name].under or name)
        self.setWindowTitle(f"{desk.widget.head.title.text()} – Walkabout")
        desk.widget.show_standing(self._stand_at(name))
        desk.arrived(about)

    def _desk(self, name: str) -> Desk:
        if self._workroom is None:
            raise RuntimeError("a desk was wanted before the records were open")
        if name not in self._desks:
            desk = self._stations[name].make(self._workroom)
            self._desks[name] = desk
            self.frame.add_page(name, desk.widget)
            desk.widget.back_wanted.connect(self.go_back)
            desk.widget.standing_wanted.connect(self._on_standing_wanted)
        return self._desks[name]

    def _leave(self) -> None:
        if self._here[0]:
            self._desks[self._here[0]].left()

    def _on_undone(self, _key: str) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _on_standing_wanted(self) -> None:
        if WAITING in self._stations:
            self.go_to(WAITING)

    def _on_store_changed(self, changes: Changes) -> None:
        if self._workroom is None:
            return
        if changes.touches(MEMBER) and YOU in self._stations:
            self.frame.rail.button(YOU).setText(_first_name(self._workroom.member))
        self._desks[self._here[0]].refresh(changes)
        self._ask_standing()

    def _ask_standing(self) -> None:
        self._background.ask(_waiting_counts, then=self._on_counts, latest="where things stand")

    def show_sending(self, sending: Sending | None) -> None:
        """Say at the top right how an exchange with the office goes; None when none is under way."""
        if (sending is None) != (self._sending is None):
            self._sending = sending
            self._show_standing()

    def _on_counts(self, counts: WaitingCounts) -> None:
        self._counts = counts
        self._show_standing()

    def _show_standing(self) -> None:
        for name, desk in self._desks.items():
            desk.widget.show_standing(self._stand_at(name))

    def _stand_at(self, name: str) -> ThingsStand:
        """How things stand, as the page of that desk says it: one where versions are compared says theirs."""
        if self._workroom is None:
            return ThingsStand(state="", amount="")
        now = self._workroom.clock.now()
        return standing_of(self._counts, now, self._sending, comparing=name == DECIDING)

    def _on_busy_changed(self, busy: bool) -> None:
        if self._finishing and not busy:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half written, and let what is under way be finished first (Qt)."""
        if not self._finishing:
            self._leave()
            self.leaving.emit()
        if self._background.busy and not self._finishing and self._workroom is not None:
            self._finishing = True
            self.report(FINISHING)
            event.ignore()
            return
        event.accept()
        self.closing.emit()


def _first_name(member: Member) -> str:
    return next(iter(member.name.split()), "You")


def _waiting_counts(profile: Profile) -> WaitingCounts:
    return waiting_counts(profile.store)
