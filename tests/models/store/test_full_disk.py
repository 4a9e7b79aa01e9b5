"""A disk without room: the person is told, nothing that was called saved is lost, and work goes on after."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.errors import StorageFull
from models.places import Estate
from models.store.checking import check
from models.store.profile import Profile
from models.walkabout import Finding
from tests.models.store.writer import open_for_writing, save_one

PROJECT = Path(__file__).parents[3]

UNTIL_THE_LIMIT = """
import resource
import sys
from pathlib import Path
from tests.models.store.test_full_disk import until_full
from tests.models.store.writer import open_for_writing, save_one

profile = open_for_writing(Path(sys.argv[1]))
limit = 600_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
saved = until_full(profile)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
saved.append(save_one(profile))
profile.close()
print(" ".join(saved))
"""


def until_full(profile: Profile) -> list[str]:
    """Save until there is no room, three times over; the identities of what was called saved."""
    saved: list[str] = []
    for _ in range(3):
        with pytest.raises(StorageFull, match="Everything that was saved before is still there"):
            go_on(lambda: saved.append(save_one(profile)))
    return saved


def go_on(saving: Callable[[], None]) -> None:
    """Save again and again, longer than there can be room for."""
    for _ in range(5_000):
        saving()


def findings(profile: Profile) -> set[str]:
    return {finding.id for finding in profile.store.select(Finding)}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, mounted for this test."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this computer does not let a small disk be mounted")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def test_on_a_full_disk_what_was_called_saved_is_what_is_there(small_disk: Path) -> None:
    with open_for_writing(small_disk) as profile:
        saved = until_full(profile)
        assert saved, "there was room for some"
        assert findings(profile) == set(saved)
        assert profile.store.get(Estate, "larkfield").name == "Larkfield", "reading goes on"
        subprocess.run(["mount", "-o", "remount,size=12m", str(small_disk)], check=True)
        saved.append(save_one(profile))
        assert check(profile).troubles == ()
    with open_for_writing(small_disk) as profile:
        assert findings(profile) == set(saved)
        assert profile.store.value("SELECT count(*) FROM operation") == 2 + 2 * len(saved)


def test_records_alone_on_a_full_disk(small_disk: Path) -> None:
    told: list[str] = []

    def add_an_estate() -> None:
        with profile.store.transaction(by="gwen") as transaction:
            transaction.create(Estate(id=f"e{len(told)}", name="Larkfield" * 40))
        told.append(f"e{len(told)}")

    with open_for_writing(small_disk) as profile:
        (small_disk / "filler").write_bytes(bytes(1 << 20))
        with pytest.raises(StorageFull):
            go_on(add_an_estate)
        assert not profile.store.connection.in_transaction
        (small_disk / "filler").unlink()
        with profile.store.transaction(by="gwen") as transaction:
            transaction.create(Estate(id="after", name="Maun Rise"))
    with open_for_writing(small_disk) as profile:
        present = {estate.id for estate in profile.store.select(Estate)}
        assert present == {*told, "after", "larkfield"}
        assert check(profile).troubles == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_at_a_limit_on_the_size_of_a_file_what_was_called_saved_is_what_is_there(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", UNTIL_THE_LIMIT, str(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    saved = child.stdout.split()
    assert len(saved) > 1
    with open_for_writing(tmp_path) as profile:
        assert findings(profile) == set(saved)
        assert check(profile).troubles == ()
