"""Joining an office: asks it with the code, and remembers it. Nothing else is written."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.errands import Errand
from models.changes import Changes
from models.errors import RuleBroken, WalkaboutError
from models.store.office import belong_to
from models.store.profile import Profile
from sync.enrolling import check_may_join, enrol, enrol_request
from sync.messages import Enrolled
from sync.net import Request
from sync.transport import Transport, office_address
from sync.trouble import OfficeAway
from views.screens.enrolling_form import EnrollingForm, Enrolment

AWAY = "The office cannot be reached just now. Look at the address, or try again later"
"""Said while nothing goes by itself yet."""


class Joining(QObject):
    """Behind a form: it keeps what was typed until the office has taken the device on.

    A no of the office is said beside the code, an office that does not answer beside the address, and a no of
    this device, which belongs elsewhere, over the form.
    """

    joined = Signal()

    def __init__(self, form: EnrollingForm, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._background = background
        self._address = ""
        form.enrol_wanted.connect(self._on_enrol_wanted)

    def _on_enrol_wanted(self, wish: Enrolment) -> None:
        try:
            self._address = office_address(wish.address)
        except RuleBroken as error:
            self._form.show_error("address", str(error))
            return
        self._form.show_busy(True)
        asking = partial(_request, self._address, wish)
        self._background.ask(asking, then=self._on_request, otherwise=self._on_refused_here)

    def _on_request(self, request: Request) -> None:
        asking = partial(_enrol, self._address, request)
        self._background.run(asking, then=self._on_enrolled, otherwise=self._on_refused)

    def _on_enrolled(self, given: Enrolled) -> None:
        wish = partial(_belong, self._address, given)
        self._background.write(wish, then=self._on_belonging, otherwise=self._on_refused_here)

    def _on_belonging(self) -> None:
        self._form.show_busy(False)
        self.joined.emit()

    def _on_refused_here(self, error: WalkaboutError) -> None:
        self._form.show_error("", str(error))

    def _on_refused(self, error: WalkaboutError) -> None:
        words = AWAY if isinstance(error, OfficeAway) else str(error)
        self._form.show_error("code" if isinstance(error, RuleBroken) else "address", words)


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
