"""A backup: one file, as encrypted as the records, only called one after it was opened and found whole."""

import zipfile
from pathlib import Path

import pytest

from models.errors import StorageFull, StoreDamaged, StoreLocked, StoreTrouble
from models.store import backup
from models.store.backup import ABOUT, MEMBERS, back_up, describe
from tests.models.store.two_computers import TwoComputers, add_estate


def test_a_backup_is_one_file_that_says_when_it_was_made(here: TwoComputers) -> None:
    about = describe(here.file)
    assert about.made_at == "2026-03-24T14:04:00+00:00"
    assert about.size == here.file.stat().st_size
    with zipfile.ZipFile(here.file) as members:
        assert sorted(members.namelist()) == sorted((ABOUT, *MEMBERS))
        assert not any(members.read(name).startswith(b"SQLite") for name in MEMBERS)
    assert sorted(file.name for file in here.file.parent.iterdir()) == ["profile", "tuesday.walkabout"]


def test_a_profile_without_a_key_file_cannot_be_backed_up(here: TwoComputers) -> None:
    with here.open() as profile:
        (profile.folder / "key.json").unlink()
        with pytest.raises(StoreLocked, match="missing"):
            back_up(profile, here.file)


def test_without_room_for_a_backup_the_last_one_stays(here: TwoComputers) -> None:
    before = here.file.read_bytes()
    with here.open() as profile:
        here.disk.free = 100_000
        with pytest.raises(StorageFull, match="no room there for a backup"):
            back_up(profile, here.file)
    assert here.file.read_bytes() == before


def test_a_backup_that_does_not_open_again_is_not_called_one(
    here: TwoComputers, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = here.file.read_bytes()

    def torn(folder: Path, key: bytes) -> None:
        file = folder / "photos.db"
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
        prove(folder, key)

    prove = backup.prove
    monkeypatch.setattr(backup, "prove", torn)
    with here.open() as profile, pytest.raises(StoreDamaged, match="file with the photos"):
        back_up(profile, here.file)
    assert here.file.read_bytes() == before
    assert sorted(file.name for file in here.file.parent.iterdir()) == ["profile", "tuesday.walkabout"]


def test_what_an_interrupted_backup_left_is_cleared_away(here: TwoComputers) -> None:
    left = here.file.with_name(".tuesday.walkabout.part")
    left.mkdir()
    (left / "records.db").write_bytes(b"half a copy")
    with here.open() as profile:
        back_up(profile, here.file)
    assert not left.exists()


def test_a_place_that_is_not_there_is_trouble_in_words(here: TwoComputers) -> None:
    with here.open() as profile, pytest.raises(StoreTrouble, match="no such file or folder"):
        back_up(profile, here.file.parent / "nowhere" / "backup")
    with pytest.raises(StoreTrouble, match="no such file or folder"):
        describe(here.file.parent / "nowhere")


def test_records_are_written_while_a_backup_is_made(
    here: TwoComputers, monkeypatch: pytest.MonkeyPatch
) -> None:
    with here.open() as profile:
        copy = backup.copy_database

        def meanwhile(*args: object, **kwargs: object) -> None:
            copy(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they are
            add_estate(profile, profile.store.ids.new())

        monkeypatch.setattr(backup, "copy_database", meanwhile)
        back_up(profile, here.file)
        assert profile.store.value("SELECT count(*) FROM estate") == 4
    here.restore(here.other)
    with here.open(here.other) as profile:
        assert profile.store.value("SELECT count(*) FROM estate") == 2


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_file_of_another_sort_is_refused(here: TwoComputers, content: bytes) -> None:
    here.file.write_bytes(content)
    with pytest.raises(StoreDamaged, match="not a backup"):
        describe(here.file)
