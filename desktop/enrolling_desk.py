"""Behind "Connect to the office": asks the office with the code, and remembers it."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.desk import WAITING, Workroom
from desktop.errands import Errand
from models.changes import Changes
from models.errors import RuleBroken, WalkaboutError
from models.store.office import OFFICE, OfficeKnown, belong_to, office_of
from models.store.profile import Profile
from sync.enrolling import check_may_join, enrol, enrol_request
from sync.messages import Enrolled
from sync.net import Request
from sync.transport import Transport, office_address
from views.screens.enrolling import EnrollingScreen, Enrolment


class EnrollingDesk(QObject):
    """The form keeps what was typed until the office has taken the device on."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = EnrollingScreen()
        self._address = ""
        self._screen.enrol_wanted.connect(self._on_enrol_wanted)
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

    def _on_enrol_wanted(self, wish: Enrolment) -> None:
        try:
            self._address = office_address(wish.address)
        except RuleBroken as error:
            self._screen.show_error("address", str(error))
            return
        self._screen.show_busy(True)
        asking = partial(_request, self._address, wish)
        self._workroom.background.ask(asking, then=self._on_request, otherwise=self._on_refused)

    def _on_request(self, request: Request) -> None:
        asking = partial(_enrol, self._address, request)
        self._workroom.background.run(asking, then=self._on_enrolled, otherwise=self._on_refused)

    def _on_enrolled(self, given: Enrolled) -> None:
        wish = partial(_belong, self._address, given)
        self._workroom.background.write(wish, then=self._on_belonging, otherwise=self._on_refused)

    def _on_belonging(self) -> None:
        self._screen.show_busy(False)
        self._workroom.courier.joined()

    def _on_refused(self, error: WalkaboutError) -> None:
        """A no of the office is said beside the code, everything else beside the address."""
        self._screen.show_busy(False)
        self._screen.show_error("code" if isinstance(error, RuleBroken) else "address", str(error))


def _office(profile: Profile) -> OfficeKnown | None:
    return office_of(profile.store)


def _request(address: str, wish: Enrolment, profile: Profile) -> Request:
    check_may_join(profile.store, address)
    return enrol_request(profile.store.device.device, code=wish.code, name=wish.device_name)


def _enrol(address: str, request: Request, _errand: Errand) -> Enrolled:
    with Transport(address) as net:
        return enrol(net, request)


def _belong(address: str, given: Enrolled, profile: Profile) -> Changes:
    return belong_to(
        profile.store, address=address, name=given.office, device_name=given.device, token=given.token
    )
