"""Connecting to a real office, and deciding a case, through the desks behind the pages."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.deciding_desk import DECIDED, DecidingDesk
from desktop.enrolling_desk import EnrollingDesk
from models.changes import Changes
from models.disagreement import Choice, Decision
from models.ports import SystemClock
from models.store.cases import CASES
from models.store.disagreements import open_cases
from models.store.office import OFFICE, office_of
from models.walkabout import Finding
from tests.builders import SetClock, a_finding, a_walkabout, found_maunside, keep
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from tests.sync.devices import a_device
from tests.sync.office_process import OfficeProcess, free_port, send, served
from views.screens.enrolling import Enrolment


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeProcess]:
    with served(tmp_path_factory.mktemp("office")) as serving:
        yield serving


def opened(background: Background, folder: Path, qtbot: QtBot) -> None:
    done: list[bool] = []
    background.open_store(partial(a_device, folder, SystemClock()), partial(done.append, True))
    qtbot.waitUntil(lambda: bool(done))


def test_a_tablet_is_connected(qtbot: QtBot, tmp_path: Path, office: OfficeProcess) -> None:
    background = Background()
    workroom, _ = a_workroom(background, tmp_path)
    opened(background, tmp_path / "ours", qtbot)
    desk = EnrollingDesk(workroom)
    qtbot.addWidget(desk.widget)
    desk.arrived("")
    desk.widget.enrol_wanted.emit(Enrolment(address="ftp://x", code="AAAA2222", device_name="T"))
    for address in (f"http://127.0.0.1:{free_port()}", office.address):
        desk.widget.enrol_wanted.emit(Enrolment(address=address, code="AAAA2222", device_name="T"))
        qtbot.waitUntil(lambda: not background.busy)
    code = office.says("enrol", "Gwen")["code"]
    desk.widget.enrol_wanted.emit(Enrolment(address=office.address, code=code, device_name="T"))
    known: list[object] = []
    qtbot.waitUntil(lambda: not background.busy)
    background.ask(lambda profile: office_of(profile.store), then=known.append)
    qtbot.waitUntil(lambda: bool(known) and known[0] is not None)
    desk.refresh(Changes.of(OFFICE, [OFFICE]))
    desk.refresh(Changes())
    qtbot.waitUntil(lambda: not background.busy)
    assert "Connected" in desk.widget._connected_title.text()
    desk.left()
    workroom.courier.halt()
    background.stop()
    workroom.courier.close()


def a_case(folder: Path, office: OfficeProcess) -> None:
    """Two devices that wrote different words about one finding."""
    clock = SetClock()
    with a_device(folder / "ours", clock) as ours, a_device(folder / "theirs", clock) as theirs:
        found_maunside(ours.store)
        keep(ours.store, a_walkabout(), a_finding())
        office.take_on(ours, "Ours")
        office.take_on(theirs, "Theirs")
        send(ours)
        send(theirs)
        for profile, words in ((theirs, "It flickers."), (ours, "It is out.")):
            shown = profile.store.get(Finding, "light")
            with profile.store.transaction(by="gwen") as transaction:
                transaction.amend(shown, replace(shown, words=words))
            send(profile)


def test_a_case_is_decided_once(qtbot: QtBot, tmp_path: Path, office: OfficeProcess) -> None:
    a_case(tmp_path, office)
    background = Background()
    workroom, frame = a_workroom(background, tmp_path)
    opened(background, tmp_path / "ours", qtbot)
    desk = DecidingDesk(workroom)
    qtbot.addWidget(desk.widget)
    desk.arrived("")
    quiet: Callable[[], bool] = lambda: not background.busy  # noqa: E731 - said four times below
    qtbot.waitUntil(quiet)
    case = desk.widget.case
    assert case is not None
    decision = Decision(case_id=case.case.case_id, choice=Choice.LATE)
    desk.widget.decided.emit(decision)
    qtbot.waitUntil(quiet)
    assert frame.reported == [DECIDED]
    desk.widget.decided.emit(decision)
    qtbot.waitUntil(quiet)
    assert isinstance(frame, RememberingFrame)
    assert len(frame.told) == 1
    desk.refresh(Changes.of(CASES, ["x"]))
    desk.refresh(Changes())
    desk.left()
    left: list[object] = []
    background.ask(lambda profile: open_cases(profile.store), then=left.append)
    qtbot.waitUntil(lambda: bool(left))
    assert left == [()]
    background.stop()
