"""Behind "Connect to the office": the form until the office has taken the device on, then which one it is."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.desk import WAITING, Workroom
from desktop.joining import Joining
from models.changes import Changes
from models.store.office import OFFICE, OfficeKnown, office_of
from models.store.profile import Profile
from views.screens.enrolling import EnrollingScreen


class EnrollingDesk(QObject):
    """The form keeps what was typed until the office has taken the device on."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = EnrollingScreen()
        self._joining = Joining(self._screen.form, workroom.background, self)
        self._joining.joined.connect(self._on_joined)
        self._screen.left_undone.connect(workroom.frame.go_back)
        self._screen.waiting_wanted.connect(partial(workroom.frame.go_to, WAITING))

    @property
    def widget(self) -> EnrollingScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Say which office it is, where there is one."""
        del about
        self._ask()

    def left(self) -> None:
        """The form keeps what was typed while the program runs."""

    def refresh(self, changes: Changes) -> None:
        """The office has taken the device on, or is called something else."""
        if changes.touches(OFFICE):
            self._ask()

    def _ask(self) -> None:
        self._workroom.background.ask(_office, then=self._on_office, latest="the office's name")

    def _on_office(self, office: OfficeKnown | None) -> None:
        if office is None:
            self._screen.show_form()
        else:
            self._screen.show_connected(office.name, office.device_name, office.enrolled_at)

    def _on_joined(self) -> None:
        self._workroom.courier.joined()


def _office(profile: Profile) -> OfficeKnown | None:
    return office_of(profile.store)
