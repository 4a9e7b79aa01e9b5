"""The courier: sends by itself, never in the way, and says in words why it cannot."""

from collections.abc import Iterator
from pathlib import Path
from threading import current_thread

import pytest
from pytestqt.qtbot import QtBot

from desktop import courier
from models.changes import Changes
from models.ports import SystemClock
from models.store.profile import Profile
from models.waiting import Sending
from models.walkabout import Finding
from sync.transport import Transport
from sync.trouble import NotWelcome, OfficeAway
from sync.turns import Turn
from tests.builders import SetClock, a_finding, a_walkabout, found_maunside, keep
from tests.desktop.a_courier import Room
from tests.simulation.world import small_pages
from tests.sync.devices import a_device
from tests.sync.office_process import OfficeProcess, send, served


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeProcess]:
    with served(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock) -> Path:
    """Records of a walkabout with one finding, of a device that belongs to no office."""
    with a_device(tmp_path / "ours", clock) as profile:
        found_maunside(profile.store)
        keep(profile.store, a_walkabout(), a_finding())
    return tmp_path / "ours"


@pytest.fixture
def joined(folder: Path, clock: SetClock, office: OfficeProcess) -> Path:
    """The same, belonging to the office."""
    with a_device(folder, clock) as profile:
        office.take_on(profile, "Ours")
    return folder


def test_what_waits_goes_by_itself_and_news_come(
    qtbot: QtBot, joined: Path, office: OfficeProcess, tmp_path: Path, clock: SetClock
) -> None:
    with a_device(tmp_path / "theirs", clock) as theirs:
        office.take_on(theirs, "Theirs")
        room = Room(joined, qtbot)
        changed: list[Changes] = []
        room.background.store_changed.connect(changed.append)
        with qtbot.waitSignal(room.courier.ended, timeout=30_000):
            room.courier.start()
        assert room.counts(qtbot).nothing
        assert isinstance(room.moved[0], Sending)
        assert room.moved[-1] is None
        send(theirs)
        keep(theirs.store, a_finding(id="gate", position=2))
        send(theirs)
        with qtbot.waitSignal(room.courier.ended, timeout=30_000):
            room.courier.send_now()
        assert any("gate" in changes.ids("finding") for changes in changed)
        room.end()


def test_what_is_written_goes_soon_after(qtbot: QtBot, joined: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.courier.SOON", 0.05)
    room = Room(joined, qtbot)
    with qtbot.waitSignal(room.courier.ended, timeout=30_000):
        room.courier.start()

    def write(profile: Profile) -> Changes:
        keep(profile.store, a_finding(id="fence", position=2))  # another test's device has sent a gate
        return Changes.of("finding", ["fence"])

    with qtbot.waitSignal(room.courier.ended, timeout=30_000):
        room.background.write(write)
    assert room.counts(qtbot).nothing
    room.end()


def test_while_the_network_is_busy_the_next_is_made_ready_on_the_store_s_thread(
    qtbot: QtBot, joined: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def step(turn: Turn, profile: Profile) -> bool:
        taken.append(current_thread().name)
        return step_of(turn, profile)

    step_of = courier._step_of
    monkeypatch.setattr(courier, "_step_of", step)
    room = Room(joined, qtbot)
    with small_pages(2_000, 1), qtbot.waitSignal(room.courier.ended, timeout=30_000):
        room.courier.start()
    assert len(taken) > 2
    assert all(name.startswith("store") for name in taken)
    assert room.counts(qtbot).nothing
    room.end()


def test_without_an_office_nothing_is_tried(qtbot: QtBot, folder: Path) -> None:
    room = Room(folder, qtbot)
    room.courier.start()
    assert room.counts(qtbot).findings == 1
    assert room.moved == []
    room.end()


def test_an_office_that_is_away_is_said_and_tried_again(
    qtbot: QtBot, tmp_path: Path, folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.courier.FIRST_PATIENCE", 0.05)
    with served(tmp_path / "another") as another:
        with a_device(folder, clock) as profile:
            another.take_on(profile, "Ours")
        another.kill()
        room = Room(folder, qtbot)
        with qtbot.waitSignal(room.courier.stopped, timeout=30_000):
            room.courier.start()
        assert isinstance(room.courier.trouble, OfficeAway)
        assert room.counts(qtbot).findings == 1
        another.start()
        with qtbot.waitSignal(room.courier.ended, timeout=30_000):
            pass
        assert room.courier.trouble is None
        assert room.counts(qtbot).nothing
        room.end()


def test_who_is_turned_away_does_not_go_on_knocking(
    qtbot: QtBot, joined: Path, office: OfficeProcess
) -> None:
    for device in office.says("devices"):
        if device["name"] == "Ours" and not device["revoked_at"]:
            office.says("revoke", device["device"])
    room = Room(joined, qtbot)
    with qtbot.waitSignal(room.courier.stopped, timeout=30_000):
        room.courier.start()
    assert isinstance(room.courier.trouble, NotWelcome)
    room.stopped.clear()
    room.courier.send_now()
    room.counts(qtbot)
    assert room.stopped == []
    with qtbot.waitSignal(room.courier.stopped, timeout=30_000):
        room.courier.resume()  # somebody pressed: it is asked once more
    room.end()


def test_paused_sends_nothing_until_it_goes_on(qtbot: QtBot, joined: Path) -> None:
    room = Room(joined, qtbot)
    room.courier.pause()
    room.courier.start()
    assert room.counts(qtbot).findings == 1
    assert room.moved == []
    with qtbot.waitSignal(room.courier.ended, timeout=30_000):
        room.courier.resume()
    assert room.counts(qtbot).nothing
    room.end()


def test_closing_gives_up_what_is_under_way_and_loses_nothing(qtbot: QtBot, joined: Path) -> None:
    room = Room(joined, qtbot)
    with qtbot.waitSignal(room.courier.moved, timeout=30_000):
        room.courier.start()
    room.end()
    with a_device(joined, SystemClock()) as profile:
        assert profile.store.get(Finding, "light").position == 1


def test_connections_are_let_go_of_even_where_the_window_closes_first(
    qtbot: QtBot, joined: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Transport] = []
    close = Transport.close

    def closing(net: Transport) -> None:
        close(net)
        closed.append(net)

    monkeypatch.setattr(Transport, "close", closing)
    room = Room(joined, qtbot)
    with qtbot.waitSignal(room.courier.ended, timeout=30_000):
        room.courier.start()
    room.background.run = lambda *_, **__: None  # type: ignore[method-assign] # the pool never gets to it
    room.courier._on_trouble(OfficeAway("The office is away."))
    assert closed == []
    room.end()
    assert len(closed) == 1
