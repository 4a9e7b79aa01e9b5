"""The sample's office: a central store on this computer, and a colleague's device that works beside ours."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.demonstration.sample import OFFICER
from models.action_plan import Action, ActionState
from models.errors import WalkaboutError
from models.people import Member, Person, Role
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from models.store.actions import amend_action
from models.store.device_settings import use_as
from models.store.disagreements import open_cases
from models.store.keys import PassphraseKeeper
from models.store.office import belong_to, office_of
from models.store.profile import Profile, open_profile
from models.words import count_words
from sync.enrolling import enrol, enrol_request
from sync.exchange import exchange
from sync.server.central import Central
from sync.server.devices import new_code
from sync.transport import Transport
from sync.turns import Done, carry_through

NAME = "Maunside District Council"
_NO_OFFICE = "The sample's central store did not begin to answer on this computer."
_WHERE = re.compile(r"(http://\S+:\d+)\.")


@dataclass(slots=True)
class SampleOffice:
    """The sample's central store: where it keeps its records, and the process it runs in."""

    folder: Path
    _serving: "subprocess.Popen[str]"
    _address: str = ""

    @property
    def address(self) -> str:
        """Where it answers; waits until it does. Raises ``WalkaboutError`` where it does not begin to."""
        if not self._address:
            said = self._serving.stdout.readline() if self._serving.stdout is not None else ""
            found = _WHERE.search(said)
            if found is None:
                raise WalkaboutError(_NO_OFFICE)
            self._address = found[1]
        return self._address

    def close(self) -> None:
        """Have it end, without waiting for it."""
        self._serving.terminate()


@contextmanager
def sample_office(folder: Path) -> Iterator[SampleOffice]:
    """A central store in a process of its own, on loopback, for as long as the block lasts.

    It is not waited for until somebody asks where it answers.
    """
    command = [sys.executable, "-m", "sync.server.command", "serve", "--folder", str(folder)]
    with subprocess.Popen(  # noqa: S603 - a command of our own
        [*command, "--port", "0", "--name", NAME], stdout=subprocess.PIPE, text=True
    ) as serving:
        office = SampleOffice(folder, serving)
        try:
            yield office
        finally:
            office.close()


def work_side_by_side(ours: Profile, theirs: Path, passphrase: str, office: SampleOffice) -> list[str]:
    """Two devices join the office, work without it, and send: says what came of it."""
    with ThreadPoolExecutor(1) as aside:
        opening = aside.submit(_opened, theirs, passphrase)
        _join(ours, office, "Gwen’s tablet")
        sent = send(ours)
    with opening.result() as colleague:
        _join(colleague, office, "Office computer")
        came = send(colleague)
        by = _a_colleague(colleague)
        use_as(colleague.store, by)
        action = _an_open_action(ours)
        wording = action.wording.rstrip(".")
        _amend(ours, action, OFFICER, wording=f"{wording}, and tell the block when.")
        _amend(colleague, action, by, wording=f"{wording}, once the scaffold is down.")
        send(colleague)
        send(ours)
        send(colleague)
        cases = len(open_cases(colleague.store))
    carried = f"{count_words(sent.findings, 'finding')} and {count_words(sent.photos, 'photo')}"
    told = (
        f"Two devices and a central store on this computer: {carried} went from one to the other in "
        f"{count_words(came.received, 'change')}. Both then changed the wording of one action: neither is "
        f"lost, and {count_words(cases, 'case')} stands on both for a person to decide."
    )
    return [told]


def send(profile: Profile) -> Done:
    """One exchange. Raises ``ExchangeStopped``."""
    office = office_of(profile.store)
    if office is None:
        raise WalkaboutError(_NO_OFFICE)
    with Transport(office.address, office.token) as net:
        return carry_through(exchange(profile.store, profile.blobs), net)


def _opened(folder: Path, passphrase: str) -> Profile:
    """The records of another device, made where there are none."""
    clock = SystemClock()
    return open_profile(
        folder,
        keeper=PassphraseKeeper(passphrase),
        clock=clock,
        ids=TimeOrderedIds(clock),
        disk=SystemDisk(),
    )


def _join(profile: Profile, office: SampleOffice, name: str) -> None:
    clock = SystemClock()
    central = Central(office.folder, clock=clock, ids=TimeOrderedIds(clock))
    with central.transaction() as connection:
        code = new_code(connection, clock, name)
    central.close()
    with Transport(office.address) as net:
        given = enrol(net, enrol_request(profile.store.device.device, code=code, name=name))
    belong_to(
        profile.store,
        address=office.address,
        name=given.office,
        device_name=given.device,
        token=given.token,
    )


def _an_open_action(profile: Profile) -> Action:
    found = profile.store.select(Action, "state = ?", (ActionState.AGREED.value,), order="id LIMIT 1")
    return found[0]


def _a_colleague(profile: Profile) -> Member:
    """Another officer of the sample."""
    found = profile.store.select(Person, "role = ? AND name <> ?", (Role.OFFICER.value, OFFICER.name), "name")
    return Member(person_id=found[0].id, name=found[0].name, post=found[0].post)


def _amend(profile: Profile, action: Action, by: Member, *, wording: str) -> None:
    shown = profile.store.get(Action, action.id)
    amend_action(profile.store, shown, replace(shown, wording=wording), by=by)
