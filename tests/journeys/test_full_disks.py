"""A disk without room, at the office and on a device: it is said, nothing is lost, and it goes on after."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.errors import StorageFull
from models.store.checking import check
from models.store.driver import connect_open
from models.store.office import office_of
from models.store.outgoing import waiting
from models.store.profile import Profile
from models.store.waiting import waiting_counts
from models.walkabout import Finding
from sync.blob_name import is_name
from sync.replies import FULL
from sync.server.central import DATABASE
from sync.trouble import OfficeAway
from tests.builders import SetClock, a_finding, a_walkabout, found_maunside, keep
from tests.journeys.exchanging import assert_alike, is_whole, reaches_through, take_photos, until_quiet
from tests.sync.devices import a_device
from tests.sync.in_front import in_front_of
from tests.sync.office_process import OfficeProcess, send, served

if sys.platform == "win32":
    pytest.skip("Windows has neither", allow_module_level=True)

from tests.journeys.tight import Tight, a_small_disk, small_files

FULL_HERE = (
    "The disk would not take another record: it is full or at its limit. "
    "Everything that was saved before is still there."
)
WORDS = "Landing light out, and the cover is cracked. " * 20


@pytest.fixture(params=["a full disk", "a limit on files"])
def tight(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tight]:
    if request.param == "a full disk":
        with a_small_disk(tmp_path / "tight", 80) as disk:
            yield disk
    else:
        with small_files(tmp_path / "tight") as files:
            yield files


def many_findings(profile: Profile, wish: str, count: int = 50) -> None:
    findings = [a_finding(id=f"{wish}-{place}", position=place, words=WORDS) for place in range(count)]
    keep(profile.store, *findings)


def pictures_at(office: OfficeProcess) -> set[str]:
    return {path.name for path in (office.folder / "blobs").glob("*/*") if is_name(path.name)}


def not_seen_for_hours(office: OfficeProcess) -> None:
    """The office will want to write down that a device was in contact."""
    connection = connect_open(office.folder / DATABASE)
    connection.execute("UPDATE device SET seen_at = '2026-01-01T00:00:00+00:00'")
    connection.close()


def receipts(profile: Profile) -> set[str]:
    return {name for (name,) in profile.store.rows("SELECT name FROM receipt")}


def test_an_office_without_room_says_so_stays_up_and_goes_on_once_there_is_some(
    tight: Tight, tmp_path: Path, clock: SetClock
) -> None:
    with (
        served(tight.folder / "office") as office,
        in_front_of(office.port) as front,
        a_device(tmp_path / "gwen", clock) as gwen,
        a_device(tmp_path / "colin", clock) as colin,
    ):
        assert office.process is not None
        found_maunside(gwen.store)
        keep(gwen.store, a_walkabout(), a_finding())
        for profile, name in ((gwen, "Gwen’s tablet"), (colin, "Office computer")):
            office.take_on(profile, name)
            reaches_through(profile, front.address)
        until_quiet(gwen, colin)

        not_seen_for_hours(office)
        tight.leave(250_000, office.process.pid)
        take_photos(gwen, 4, size=700_000)  # their words and small pictures still find room
        with pytest.raises(OfficeAway) as stopped:
            send(gwen)
        assert str(stopped.value) == FULL
        assert receipts(gwen) <= pictures_at(office)
        assert waiting_counts(gwen.store).photos > 0

        words_wait = False
        for wish in range(100):
            many_findings(gwen, f"wish{wish}")
            with pytest.raises(OfficeAway) as stopped:
                send(gwen)
            assert str(stopped.value) == FULL
            words_wait = waiting(gwen.store) > 0
            if words_wait:
                break
        assert words_wait, "it has room for so many words"
        tight.leave(0, office.process.pid)
        assert send(colin).received > 0, "who only takes in goes on"
        assert office.process.poll() is None
        found = office.says("verify")
        assert (found["outcome"], found["troubles"]) == ("whole", [])

        tight.clear(office.process.pid)
        until_quiet(gwen, colin)
        assert_alike(gwen, colin)
        assert is_whole(office)
        assert {said.status for said in front.said} <= {200, 201, 204, 409, 507}


def test_a_device_without_room_takes_in_what_it_can_and_nothing_half(
    tight: Tight, gwen: Profile, office: OfficeProcess, clock: SetClock
) -> None:
    with a_device(tight.folder / "colin", clock) as colin:
        office.take_on(colin, "Office computer")
        send(gwen)
        send(colin)
        for wish in range(45):
            many_findings(gwen, f"wish{wish}")
        take_photos(gwen, 40, size=200_000)
        send(gwen)

        told: set[str] = set()
        came: list[tuple[int, int]] = []
        for room in range(150_000, 20_000_000, 2_500_000):
            tight.leave(room)
            try:
                send(colin)
                break
            except StorageFull as full:
                told.add(str(full))
            assert_nothing_half(gwen, colin)
            came.append((len(colin.store.select(Finding)), len(colin.blobs.names())))
        assert came == sorted(came)
        assert came[0] == (1, 0), "there was no room for words"
        assert any(0 < pictures < 80 for _, pictures in came), (
            "there was some for words, and none for pictures"
        )
        assert {FULL_HERE} == told

        tight.clear()
        send(colin)
        assert_alike(gwen, colin)
        assert waiting_counts(colin.store).nothing
        assert check(colin).troubles == ()


def assert_nothing_half(sender: Profile, receiver: Profile) -> None:
    """The receiver has all up to its cursor and no more, and every picture is here or awaited."""
    known = office_of(receiver.store)
    assert known is not None
    sent = "SELECT record_id FROM operation WHERE kind = 'finding' AND what = 'create' AND seq <= ?"
    assert {found.id for found in receiver.store.select(Finding)} == {
        record_id for (record_id,) in sender.store.rows(sent, (known.cursor,))
    }
    awaited = {name for (name,) in receiver.store.rows("SELECT name FROM blob_coming")}
    here = set(receiver.blobs.names())
    for pair in receiver.store.rows('SELECT "full", thumbnail FROM photo'):
        assert set(pair) <= here | awaited
    for name in here:
        receiver.blobs.get(name)
