"""A restore that is killed at any moment: the store is the old one or the new one, and nothing is lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.ports import TimeOrderedIds
from models.store.driver import connect_open
from sync.server.blob_folder import BlobFolder
from sync.server.central import DATABASE, Central
from sync.server.command import main
from sync.server.keeping import BLOBS, RESTORING, back_up, finish_restore, restore
from sync.server.verifying import verify
from tests.builders import SetClock
from tests.sync.devices import an_office
from tests.sync.operations import a_set
from tests.sync.server.by_hand import Hand

PROJECT = Path(__file__).parents[3]
OLD, NEW = 4, 3
"""How many lines the store had that is put aside, and how many the copy that comes back."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows starts no process in the middle")


@pytest.fixture
def copy(central: Central, tablet: Hand, tmp_path: Path) -> Path:
    """A copy of an office with a picture, which has gone on since: its last line stands in the WAL only."""
    BlobFolder(central.folder / BLOBS).put_many([b"a picture"])
    back_up(central, tmp_path / "copy")
    tablet.push(a_set("grade", "A", base_seq=3))
    return tmp_path / "copy"


def left_by_killed(copy: Path, store: Path, where: Path) -> list[Path]:
    """What restores leave that were killed before each of their steps, and at the end one that was not."""
    program = [sys.executable, "-m", "tests.sync.server.killed_restores"]
    where.mkdir()
    subprocess.run([*program, str(copy), str(store), str(where)], cwd=PROJECT, check=True)
    left = sorted(where.iterdir(), key=lambda folder: int(folder.name))
    assert len(left) > 15
    return left


def lines_in(folder: Path) -> int:
    connection = connect_open(folder / DATABASE)
    (lines,) = connection.execute("SELECT n FROM office").fetchone()
    connection.close()
    return int(lines)


def is_the_new_one(folder: Path, copy: Path, clock: SetClock) -> bool:
    """Whether it is; and that either is whole."""
    central = an_office(folder, clock)
    assert verify(central, BlobFolder(copy / BLOBS)).troubles == ()
    lives = len(central.connection.execute("SELECT epoch FROM epoch").fetchall())
    assert (central.last_number, lives) in ((OLD, 1), (NEW, 2))
    central.close()
    if lives == 2:
        (picture,) = (folder / BLOBS).glob("*/*")
        assert picture.read_bytes() == b"a picture"
    return lives == 2


def aside(folder: Path) -> list[int]:
    """How many lines each store has that was put aside."""
    return [lines_in(each) for each in sorted(folder.glob("replaced-*"))]


@pytest.fixture
def left(central: Central, copy: Path, tmp_path: Path) -> list[Path]:
    (tmp_path / "killed").mkdir()
    for file in central.folder.glob(f"{DATABASE}*"):  # as a program leaves them that was killed itself
        shutil.copyfile(file, tmp_path / "killed" / file.name)
    return left_by_killed(copy, tmp_path / "killed", tmp_path / "left")


def test_killed_at_any_moment_it_is_finished_later_and_the_old_store_is_never_lost(
    left: list[Path], copy: Path, clock: SetClock
) -> None:
    came = []
    for folder in left:
        finish_restore(folder, clock)
        came.append(is_the_new_one(folder, copy, clock))
        assert aside(folder) == ([OLD] if came[-1] else [])
        assert not (folder / RESTORING).exists()
    assert came == sorted(came)
    assert set(came) == {False, True}
    assert came.count(True) > 5, "several were killed on the last steps"


def test_the_next_command_finishes_it(
    left: list[Path], copy: Path, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in left:
        assert main(["devices", "--folder", str(folder)]) == 0
        assert "Gwen's tablet" in capsys.readouterr().out
        assert aside(folder) == ([OLD] if is_the_new_one(folder, copy, clock) else [])


def test_it_may_be_begun_again(left: list[Path], copy: Path, clock: SetClock) -> None:
    for folder in left:
        restore(copy, folder, clock=clock, ids=TimeOrderedIds(clock), replace=True)
        assert is_the_new_one(folder, copy, clock)
        assert aside(folder) in ([OLD], [OLD, NEW])
        assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_into_an_empty_folder_there_is_no_store_or_a_whole_one(
    copy: Path, tmp_path: Path, clock: SetClock
) -> None:
    for folder in left_by_killed(copy, tmp_path / "nothing", tmp_path / "left"):
        finish_restore(folder, clock)
        assert aside(folder) == []
        if (folder / DATABASE).exists():
            assert is_the_new_one(folder, copy, clock)
    assert (folder / DATABASE).exists()
