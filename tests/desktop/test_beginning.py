"""The first start against a real office: a second device ends with the landlord's records, and no case."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.desk import YOU, Station
from desktop.problem_reports import ReportFolder
from desktop.problems import Problems
from desktop.session import Session
from desktop.you_desk import YouDesk
from models.landlord import Landlord
from models.ports import SystemClock, TimeOrderedIds
from models.store.disagreements import open_cases
from models.store.landlord import settings
from models.store.outgoing import waiting_operations
from models.store.people import officers
from models.store.profile import Profile
from models.walkabout import Finding
from tests.builders import RoomyDisk, TestKeeper, a_finding, a_person, a_walkabout, found_maunside, keep
from tests.sync.devices import a_device
from tests.sync.office_process import OfficeProcess, free_port, send, served
from tests.views.screens.beginnings import write_in
from views.parts.rail import Place

STATIONS = (Station(name=YOU, make=YouDesk, place=Place(key="you", text="You", icon="user")),)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeProcess]:
    with served(tmp_path / "office") as serving:
        yield serving


@pytest.fixture
def used(office: OfficeProcess, tmp_path: Path) -> OfficeProcess:
    """An office to which a first device has sent a landlord, an officer and a finding."""
    with a_device(tmp_path / "theirs", SystemClock()) as theirs:
        found_maunside(theirs.store)
        keep(theirs.store, a_person("Colin Threlfall"), a_walkabout(), a_finding())
        office.take_on(theirs, "Theirs")
        send(theirs)
    return office


class Tablet:
    """A new device, started for the first time and again."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder, self.qtbot = folder, qtbot
        self.session = self.start()

    def start(self) -> Session:
        clock = SystemClock()
        reports = ReportFolder(folder=self.folder / "problems", clock=clock, versions=lambda: "these")
        self.problems = Problems(reports)
        session = Session(
            self.folder,
            clock=clock,
            ids=TimeOrderedIds(clock),
            disk=RoomyDisk(),
            problems=self.problems,
            stations=STATIONS,
        )
        session.begin(TestKeeper())
        self.session = session
        self.settle()
        return session

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.background.busy, timeout=10_000)

    def stop(self) -> None:
        self.session.window.close()
        self.session.end()

    def connect(self, office: OfficeProcess, code: str, address: str = "") -> None:
        """Choose the first way, fill in the form, and press Connect."""
        screen = self.session.window.beginning
        if screen.page is screen.ways:
            screen.ways.connect_office.click()
        form = screen.office.form
        form.address.setText(address or office.address)
        form.code.setText(code)
        form.device_name.setText("New tablet")
        screen.office.connect_office.click()

    def introduce(self, name: str, landlord: str = "") -> None:
        page = self.session.window.beginning.who
        self.qtbot.waitUntil(lambda: self.session.window.beginning.page is page, timeout=30_000)
        if landlord:
            write_in(page.landlord, landlord)
        write_in(page.name, name)
        page.begin.click()
        self.qtbot.waitUntil(lambda: self.session.window.here == YOU)


@pytest.fixture
def tablet(tmp_path: Path, qtbot: QtBot) -> Iterator[Tablet]:
    tablet = Tablet(tmp_path / "new", qtbot)
    yield tablet
    tablet.stop()


def code_of(office: OfficeProcess) -> str:
    code: str = office.says("enrol", "New tablet")["code"]
    return code


def kept_in(folder: Path) -> Profile:
    """The records of the tablet once it is closed, by the same key."""
    return a_device(folder, SystemClock())


def test_a_second_device_gets_everything_and_meets_no_case(used: OfficeProcess, tablet: Tablet) -> None:
    tablet.connect(used, code_of(used))
    tablet.introduce("colin threlfall")
    courier = tablet.session.courier
    with tablet.qtbot.waitSignal(courier.ended, timeout=30_000):
        courier.send_now()
    tablet.settle()
    known: list[object] = []
    for query in (_landlord, _officers, _findings, _cases, _waits):
        tablet.session.background.ask(query, then=known.append)
    tablet.settle()
    landlord, staff, findings, cases, waits = known
    assert (landlord, findings, cases) == ("Maunside District Council", 1, 0)
    assert staff == ["Colin Threlfall", "Gwen Hartnoll", "Ravi Sandhu"], (
        "whoever is on the staff is nobody new"
    )
    assert waits == 0
    note = tablet.session.window.beginning.who.note
    assert note.isVisibleTo(note.parentWidget())


def test_connecting_writes_nothing_of_its_own(used: OfficeProcess, tablet: Tablet) -> None:
    written: list[object] = []
    tablet.connect(used, code_of(used))
    who = tablet.session.window.beginning.who
    tablet.qtbot.waitUntil(lambda: tablet.session.window.beginning.page is who, timeout=30_000)
    tablet.session.background.ask(_waits, then=written.append)
    tablet.settle()
    assert written == [0]


def test_the_window_goes_on_while_everything_comes(used: OfficeProcess, tablet: Tablet) -> None:
    ticks: list[bool] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(partial(ticks.append, True))
    timer.start()
    tablet.connect(used, code_of(used))
    coming = tablet.session.window.beginning.coming
    tablet.qtbot.waitUntil(lambda: not coming.isHidden(), timeout=30_000)
    tablet.introduce("Gwen Hartnoll")
    assert len(ticks) > 5


def test_a_wrong_code_and_an_office_away_are_said_beside_what_was_typed(
    used: OfficeProcess, tablet: Tablet
) -> None:
    form = tablet.session.window.beginning.office.form
    tablet.connect(used, "AAAA2222", f"http://127.0.0.1:{free_port()}")
    tablet.qtbot.waitUntil(lambda: "cannot be reached" in form.fields["address"].error, timeout=30_000)
    tablet.connect(used, "AAAA2222")
    tablet.qtbot.waitUntil(lambda: bool(form.fields["code"].error), timeout=30_000)
    assert form.address.text() == used.address
    tablet.connect(used, code_of(used))
    tablet.introduce("Gwen Hartnoll")


def test_an_office_that_goes_away_half_way_is_said_and_tried_again(
    used: OfficeProcess, tmp_path: Path, qtbot: QtBot
) -> None:
    with kept_in(tmp_path / "new") as profile:
        used.take_on(profile, "New tablet")  # by the command, before the window was ever opened
    used.kill()
    tablet = Tablet(tmp_path / "new", qtbot)
    screen = tablet.session.window.beginning
    assert screen.page is screen.coming
    qtbot.waitUntil(screen.coming.trouble.isVisible, timeout=30_000)
    assert screen.coming.carry_on.isHidden(), "nothing has come to go on with"
    used.start()
    screen.coming.again.click()
    tablet.introduce("Gwen Hartnoll")
    tablet.stop()
    with kept_in(tmp_path / "new") as profile:
        assert settings(profile.store).name == "Maunside District Council"
        assert open_cases(profile.store) == ()


def test_stopped_half_way_it_goes_on_the_next_time(used: OfficeProcess, tablet: Tablet) -> None:
    screen = tablet.session.window.beginning
    tablet.connect(used, code_of(used))
    tablet.qtbot.waitUntil(lambda: screen.page is screen.coming, timeout=30_000)
    screen.coming.progress.stop.click()
    assert not tablet.session.window.isVisible()
    tablet.session.end()
    tablet.start()
    tablet.introduce("Gwen Hartnoll")


def test_with_the_landlord_here_one_can_go_on_without_the_rest(
    used: OfficeProcess, tmp_path: Path, qtbot: QtBot
) -> None:
    with kept_in(tmp_path / "new") as profile:
        used.take_on(profile, "New tablet")
        send(profile)
    used.kill()
    tablet = Tablet(tmp_path / "new", qtbot)
    screen = tablet.session.window.beginning
    qtbot.waitUntil(screen.coming.carry_on.isVisible, timeout=30_000)
    screen.coming.carry_on.click()
    tablet.introduce("Gwen Hartnoll")
    tablet.stop()


def test_at_an_office_where_nobody_has_begun_the_landlord_is_asked_for(
    office: OfficeProcess, tablet: Tablet
) -> None:
    tablet.connect(office, code_of(office))
    tablet.introduce("Gwen Hartnoll", "Maunside District Council")
    tablet.settle()
    asked: list[object] = []
    tablet.session.background.ask(_landlord, then=asked.append)
    tablet.settle()
    assert asked == ["Maunside District Council"]


def test_records_with_a_landlord_and_no_office_ask_only_who_is_there(tmp_path: Path, qtbot: QtBot) -> None:
    with kept_in(tmp_path / "new") as profile:
        found_maunside(profile.store)
    tablet = Tablet(tmp_path / "new", qtbot)
    screen = tablet.session.window.beginning
    assert screen.page is screen.who
    assert screen.who.landlord.isHidden()
    tablet.stop()


def _landlord(profile: Profile) -> str:
    return profile.store.get(Landlord, "landlord").name


def _officers(profile: Profile) -> list[str]:
    return [each.name for each in officers(profile.store)]


def _findings(profile: Profile) -> int:
    return len(profile.store.select(Finding))


def _cases(profile: Profile) -> int:
    return len(open_cases(profile.store))


def _waits(profile: Profile) -> int:
    return len(waiting_operations(profile.store, most=10))
