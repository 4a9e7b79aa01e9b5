"""One flipped bit anywhere in a file is noticed, in records and in photos, and never passed off as sound."""

import random
import shutil
from pathlib import Path

import pytest

from models.errors import StoreDamaged, StoreLocked, StoreTrouble
from models.places import Estate
from models.ports import TimeOrderedIds
from models.store.checking import check
from models.store.profile import Profile, open_profile
from models.store.profile_files import PHOTOS_FILE, RECORDS_FILE, ProfileFile, reading
from models.store.soundness import file_troubles
from tests.builders import TEST_KEY, RoomyDisk, SetClock, TestKeeper
from tests.generate.sample_store import fill

SEED = 20260324
FLIPS = 60
FILES = pytest.mark.parametrize("file", [RECORDS_FILE, PHOTOS_FILE], ids=lambda file: file.name)


def opened(folder: Path, clock: SetClock, ids: TimeOrderedIds) -> Profile:
    return open_profile(folder, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk())


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed profile with something of everything."""
    clock = SetClock()
    folder = tmp_path_factory.mktemp("sound")
    with opened(folder, clock, TimeOrderedIds(clock)) as profile:
        fill(profile)
    return folder


def flip(file: Path, bit: int) -> None:
    data = bytearray(file.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    file.write_bytes(data)


@FILES
def test_every_flipped_bit_is_noticed_by_a_check(sound: Path, tmp_path: Path, file: ProfileFile) -> None:
    bits = random.Random(SEED).sample(range(8 * (sound / file.name).stat().st_size), FLIPS)
    missed = []
    for bit in bits:
        shutil.copy(sound / file.name, tmp_path / file.name)
        flip(tmp_path / file.name, bit)
        try:
            with reading(file, tmp_path, TEST_KEY) as connection:
                if not file_troubles(connection, "records"):
                    missed.append(bit)
        except (StoreDamaged, StoreLocked):
            pass
    assert not missed, f"flips of these bits were not noticed (seed {SEED}): {missed}"


def test_a_record_on_a_damaged_page_is_not_read_as_if_it_were_sound(
    sound: Path, tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    folder = tmp_path / "profile"
    shutil.copytree(sound, folder)
    with opened(folder, clock, ids) as profile:
        page = profile.store.value("SELECT rootpage FROM sqlite_master WHERE name = 'estate'")
    flip(folder / RECORDS_FILE.name, 8 * ((page - 1) * RECORDS_FILE.page_size + 100))
    with opened(folder, clock, ids) as profile:
        with pytest.raises(StoreDamaged, match="not what was written"):
            profile.store.select(Estate)
        report = check(profile)
    assert report.exit_status == 1
    assert any("file with the records" in trouble for trouble in report.troubles)


def test_a_photo_on_a_damaged_page_is_not_given_out(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    with opened(tmp_path, clock, ids) as profile:
        name = profile.blobs.put(random.Random(SEED).randbytes(300_000))
    flip(tmp_path / PHOTOS_FILE.name, 8 * (tmp_path / PHOTOS_FILE.name).stat().st_size // 2)
    with opened(tmp_path, clock, ids) as profile:
        with pytest.raises(StoreDamaged):
            profile.blobs.get(name)
        assert check(profile).exit_status == 1


def test_a_file_cut_short_is_noticed(
    sound: Path, tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    folder = tmp_path / "profile"
    shutil.copytree(sound, folder)
    records = folder / RECORDS_FILE.name
    records.write_bytes(records.read_bytes()[: records.stat().st_size // 2 // 4096 * 4096])
    with pytest.raises(StoreTrouble), opened(folder, clock, ids) as profile:
        raise StoreDamaged(" ".join(check(profile).troubles))
