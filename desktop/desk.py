"""What a desk is: the place behind a page, where wishes go to the store and answers come back.

A page says what the person wants and shows what it is given; its desk asks the store in the background, and
asks again when something was changed. Only desks and the main window connect signals.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from desktop.background import Background
from desktop.photo_arrivals import PhotoArrivals
from desktop.settings import DeviceSettings
from desktop.this_day import ThisDay
from models.changes import Changes
from models.people import Member
from models.ports import Clock

if TYPE_CHECKING:
    from desktop.courier import Courier
    from desktop.papers import Paper
    from views.parts.pages import Page
    from views.parts.rail import Place

TODAY = "today"
"""The name of the desk a day begins at."""
WALKABOUTS = "walkabouts"
"""The name of the desk that lists the walkabouts."""
PLAN_WALKABOUT = "plan walkabout"
"""The name of the desk with the form that plans one."""
WALKABOUT = "walkabout"
"""The name of the desk a walkabout is held at; gone to about ``walkabout`` or ``walkabout/finding``."""
ACTION_PLAN = "action_plan"
"""The name of the desk that shows the action plan; gone to about an action it opens that one."""
PAPER = "paper"
"""The name of the desk that shows a finished paper."""
CAMERA = "camera"
"""The name of the desk that takes photos of the finding or action it is gone to about."""
WAITING = "waiting"
"""The name of the desk that shows what is only on this device; where things stand leads to it."""
DECIDING = "deciding"
"""The name of the desk where a person decides between two versions."""
ENROLLING = "enrolling"
"""The name of the desk that connects this device to the office."""
YOU = "you"
"""The name of the desk behind the person's own name, at the foot of the navigation."""


class Frame(Protocol):
    """What the window does for the desks."""

    def go_to(self, name: str, about: str = "") -> None:
        """Bring the desk of that name into sight; ``about`` is the record it is to show, if it shows one."""
        ...

    def go_back(self) -> None:
        """Bring back the desk that was in sight before this one."""
        ...

    def report(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say in a toast what is on the disk already; with ``undo``, offer to take it back."""
        ...

    def tell(self, error: Exception) -> None:
        """Tell the person of trouble."""
        ...


class Desk(Protocol):
    """What the window asks of a desk."""

    @property
    def widget(self) -> "Page":
        """The page it stands behind."""
        ...

    def arrived(self, about: str) -> None:
        """The page has come into sight: ask for everything it shows. ``about`` as in ``Frame.go_to``."""
        ...

    def left(self) -> None:
        """The page goes out of sight, or the window closes: keep what is half written."""
        ...

    def refresh(self, changes: Changes) -> None:
        """Records were changed while the page is in sight: ask again for those it shows."""
        ...


@dataclass(slots=True)
class PaperTray:
    """Holds the paper that is to be looked at; the next one takes its place."""

    paper: "Paper | None" = None


@dataclass(slots=True, kw_only=True)
class Workroom:
    """What every desk is given to work with. ``member`` is whoever uses the device now.

    ``day`` is what the first page shows, where it was read when the records were opened; shown once.
    """

    background: Background
    frame: Frame
    clock: Clock
    photos: PhotoArrivals
    settings: DeviceSettings
    member: Member
    call_courier: "Callable[[], Courier]"
    day: ThisDay | None = None
    tray: PaperTray = field(default_factory=PaperTray)

    @property
    def courier(self) -> "Courier":
        """Carries what was written to the office; loaded when somebody asks for it."""
        return self.call_courier()

    def show_paper(self, paper: "Paper") -> None:
        """Bring a finished paper into sight, to be printed or saved."""
        self.tray.paper = paper
        self.frame.go_to(PAPER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One desk the window knows of, before it is made: it is made when it is first gone to.

    ``place`` is its place in the navigation; one without a place stands ``under`` the place of that name.
    """

    name: str
    make: Callable[[Workroom], Desk]
    place: "Place | None" = None
    under: str = ""
