"""An office that is busy or asks to be left alone: the courier waits as it is asked, within reason."""

from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import courier
from models.changes import Changes
from models.ports import SystemClock
from models.store.profile import Profile
from sync.messages import Refusal, encode
from sync.replies import BUSY, FULL
from sync.trouble import OfficeAway
from tests.builders import SetClock, a_finding, a_walkabout, found_maunside, keep
from tests.desktop.a_courier import Room
from tests.journeys.exchanging import reaches_through
from tests.sync.devices import a_device
from tests.sync.in_front import Asked, InFront, Said, in_front_of
from tests.sync.office_process import OfficeProcess, served

Headers = Mapping[str, str]
UNASKED: Headers = {}
EARLY, LATE = 0.94, 1.06
"""Qt lets a timer go off five per cent too early or too late."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeProcess]:
    with served(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.fixture
def front(office: OfficeProcess) -> Iterator[InFront]:
    with in_front_of(office.port) as standing:
        yield standing


@pytest.fixture
def room(
    qtbot: QtBot, tmp_path: Path, clock: SetClock, office: OfficeProcess, front: InFront
) -> Iterator[Room]:
    """The records of a device that has something to send, through that network."""
    with a_device(tmp_path / "ours", clock) as profile:
        found_maunside(profile.store)
        keep(profile.store, a_walkabout(), a_finding())
        office.take_on(profile, "Ours")
        reaches_through(profile, front.address)
    opened = Room(tmp_path / "ours", qtbot)
    yield opened
    opened.end()


def refused(status: int, headers: Headers = UNASKED) -> Said:
    return Said(status, encode(Refusal("Not now.")), headers)


def in_seconds(seconds: float) -> str:
    """That moment, as a header names it."""
    return format_datetime(SystemClock().now().astimezone(UTC) + timedelta(seconds=seconds), usegmt=True)


def gaps(front: InFront) -> list[float]:
    """How many seconds lie between the requests that were refused and the next ones."""
    refusals = [said.status >= 429 for said in front.said]
    times = [asked.when for asked in front.asked]
    return [after - before for was, before, after in zip(refusals, times, times[1:], strict=False) if was]


@pytest.mark.parametrize(("status", "asked"), [(429, "1"), (503, "2"), (503, "a moment")])
def test_it_waits_as_it_is_asked_and_then_goes_through(
    qtbot: QtBot, room: Room, front: InFront, status: int, asked: str
) -> None:
    times = iter([True])

    def instead(_: Asked) -> Said | None:
        header = in_seconds(3) if asked == "a moment" else asked
        return refused(status, {"retry-after": header}) if next(times, False) else None

    front.instead = instead
    with qtbot.waitSignal(room.courier.ended, timeout=60_000):
        room.courier.start()
    (first, last) = room.stopped
    assert isinstance(first, OfficeAway)
    assert (str(first), last) == (BUSY, None)
    (gap,) = gaps(front)
    least = 1.9 if asked == "a moment" else float(asked)
    assert gap >= least * EARLY
    assert room.counts(qtbot).nothing


def test_what_is_asked_is_bounded_and_nonsense_is_as_if_nothing_was(
    qtbot: QtBot, room: Room, front: InFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "LONGEST_PATIENCE", courier.FIRST_PATIENCE)
    front.instead = lambda _: refused(503)
    with qtbot.waitSignal(room.courier.stopped, timeout=30_000):
        room.courier.start()
    for header, least, most in (
        ("1000000000", 3_500, 3_600),
        (in_seconds(10**8), 3_500, 3_600),
        ("0", 0.5, 1),
        (in_seconds(-(10**8)), 0.5, 1),
        ("-5", 5, 12.5),
        ("1e9", 5, 12.5),
        ("in a while", 5, 12.5),
        ("", 5, 12.5),
    ):
        front.instead = lambda _, header=header: refused(503, {"retry-after": header})  # type: ignore[misc] # a default holds this one
        with qtbot.waitSignal(room.courier.stopped, timeout=30_000):
            room.courier.send_now()
        seconds = room.courier._timer.remainingTime() / 1000
        assert least <= seconds <= most * LATE, header
    front.instead = lambda _: None
    with qtbot.waitSignal(room.courier.ended, timeout=30_000):
        room.courier.send_now()
    assert room.counts(qtbot).nothing


def test_unasked_it_waits_twice_as_long_each_time_and_not_for_ever(
    qtbot: QtBot, room: Room, front: InFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "LONGEST_PATIENCE", 0.8)
    room.courier._patience = 0.2
    refusals = iter((500, 502, 503, 507, 500))

    def instead(_: Asked) -> Said | None:
        status = next(refusals, None)
        return None if status is None else refused(status)

    front.instead = instead
    waits: list[float] = []
    room.courier._timer.timeout.connect(lambda: waits.append(room.courier._timer.interval() / 1000))
    with qtbot.waitSignal(room.courier.ended, timeout=60_000):
        room.courier.start()
    assert len(waits) == 5
    for wait, patience in zip(waits, (0.2, 0.4, 0.8, 0.8, 0.8), strict=True):
        assert patience * 0.74 <= wait <= patience * 1.25
    assert all(gap >= wait * EARLY for gap, wait in zip(gaps(front), waits, strict=True))
    assert [str(trouble) for trouble in room.stopped] == [BUSY, BUSY, BUSY, FULL, BUSY, "None"]
    assert room.courier._patience == courier.FIRST_PATIENCE
    assert room.counts(qtbot).nothing


@pytest.mark.parametrize(("headers", "soon"), [({"retry-after": "1800"}, False), (UNASKED, True)])
def test_what_is_written_does_not_cut_short_the_rest_an_office_asked_for(
    qtbot: QtBot, room: Room, front: InFront, headers: Headers, soon: bool
) -> None:
    front.instead = lambda _: refused(429, headers)
    with qtbot.waitSignal(room.courier.stopped, timeout=30_000):
        room.courier.start()
    with qtbot.waitSignal(room.background.store_changed, timeout=30_000):
        room.background.write(write_another)
    assert (room.courier._timer.remainingTime() / 1000 <= courier.SOON * LATE) == soon
    front.instead = lambda _: None
    with qtbot.waitSignal(room.courier.ended, timeout=30_000):
        room.courier.send_now()  # a person does
    assert room.counts(qtbot).nothing


def write_another(profile: Profile) -> Changes:
    keep(profile.store, a_finding(id=profile.store.ids.new(), position=9))
    return Changes.of("finding", ["another"])
