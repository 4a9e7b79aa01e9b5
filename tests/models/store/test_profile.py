"""A profile: made on first use, opened by one program at a time, and let go of however that program ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import StoreInUse, StoreLocked, StoreTrouble
from models.places import Estate
from models.ports import TimeOrderedIds
from models.store.profile import Profile, open_profile
from models.store.profile_lock import ProfileLock
from tests.builders import TEST_KEY, RoomyDisk, SetClock, TestKeeper

PROJECT = Path(__file__).parents[3]

HOLD = """
import sys
from pathlib import Path
from models.ports import TimeOrderedIds
from models.store.profile import open_profile
from tests.builders import RoomyDisk, SetClock, TestKeeper

clock = SetClock()
with open_profile(
    Path(sys.argv[1]), keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk()
):
    print("open", flush=True)
    sys.stdin.read()
"""


def opened(folder: Path, clock: SetClock, ids: TimeOrderedIds, key: bytes = TEST_KEY) -> Profile:
    return open_profile(folder, keeper=TestKeeper(key), clock=clock, ids=ids, disk=RoomyDisk())


def another_program(folder: Path) -> subprocess.Popen[str]:
    """Another process that has the profile open, until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.communicate("")


def test_a_profile_is_made_on_first_use_and_for_its_owner_alone(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    folder = tmp_path / "new" / "profile"
    opened(folder, clock, ids).close()
    assert {file.name for file in folder.iterdir()} == {"records.db", "photos.db", "in-use"}
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0


def test_what_was_saved_is_there_next_time(tmp_path: Path, clock: SetClock, ids: TimeOrderedIds) -> None:
    with opened(tmp_path, clock, ids) as profile:
        name = profile.blobs.put(b"a picture")
        with profile.store.transaction(by="gwen") as transaction:
            transaction.create(Estate(id="larkfield", name="Larkfield"))
    with opened(tmp_path, clock, ids) as profile:
        assert profile.store.get(Estate, "larkfield").name == "Larkfield"
        assert profile.blobs.get(name) == b"a picture"


def test_a_wrong_key_is_refused_and_the_profile_is_let_go_of(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    opened(tmp_path, clock, ids).close()
    before = (tmp_path / "records.db").read_bytes()
    with pytest.raises(StoreLocked):
        opened(tmp_path, clock, ids, key=bytes(32))
    assert (tmp_path / "records.db").read_bytes() == before
    opened(tmp_path, clock, ids).close()


def test_the_key_is_not_shown_where_the_profile_is(profile: Profile) -> None:
    assert repr(TEST_KEY) not in repr(profile)


def test_the_same_program_cannot_open_it_twice(
    profile: Profile, clock: SetClock, ids: TimeOrderedIds
) -> None:
    with pytest.raises(StoreInUse, match="already open"):
        opened(profile.folder, clock, ids)


def test_the_second_of_two_programs_is_told(tmp_path: Path, clock: SetClock, ids: TimeOrderedIds) -> None:
    first = another_program(tmp_path)
    try:
        with pytest.raises(StoreInUse, match="Use that window"):
            opened(tmp_path, clock, ids)
    finally:
        end(first)
    opened(tmp_path, clock, ids).close()


def test_a_program_that_was_killed_does_not_keep_the_profile(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    first = another_program(tmp_path)
    first.kill()
    end(first)
    opened(tmp_path, clock, ids).close()


def test_a_lock_that_was_let_go_of_can_be_had_again(tmp_path: Path) -> None:
    ProfileLock(tmp_path).let_go()
    ProfileLock(tmp_path).let_go()


def test_a_place_where_no_folder_can_be_is_trouble_in_words(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreTrouble, match="of the other sort"):
        opened(tmp_path / "file" / "profile", clock, ids)
