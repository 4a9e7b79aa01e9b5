"""Bringing an older file up to date: a safe copy first, whole or not at all, never a newer program's file."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from models.errors import StorageFull, StoreDamaged, StoreTooNew
from models.places import Block, Estate
from models.ports import TimeOrderedIds
from models.store import driver, migrations, profile_files, upgrade
from models.store.profile import Profile, open_profile
from models.store.profile_files import PHOTOS_FILE, RECORDS_FILE, reading
from models.store.store import Store
from models.store.upgrade import History, applied, is_current
from tests.builders import TEST_KEY, RoomyDisk, SetClock, TestKeeper

LARKFIELD = Estate(id="larkfield", name="Larkfield")


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock, ids: TimeOrderedIds) -> Path:
    """A profile of today's program with one estate, closed."""
    with opened(tmp_path, clock, ids) as profile, profile.store.transaction(by="gwen") as transaction:
        transaction.create(LARKFIELD)
    return tmp_path


def opened(folder: Path, clock: SetClock, ids: TimeOrderedIds, disk: RoomyDisk | None = None) -> Profile:
    return open_profile(folder, keeper=TestKeeper(), clock=clock, ids=ids, disk=disk or RoomyDisk())


def tomorrow(monkeypatch: pytest.MonkeyPatch, *later: Callable[[Database], object]) -> None:
    """Make this the program of a later release, which has these migrations besides."""
    history = Migrations("walkabout")
    names = list(RECORDS_FILE.history.released)
    for name in names:
        history()(getattr(migrations, name))
    for number, migrate in enumerate(later, start=len(names) + 1):
        names.append(f"m{number:04}_later")
        history(name=names[-1])(migrate)
    monkeypatch.setattr(migrations, "RECORDS", history)
    released = History(name="walkabout", released=tuple(names))
    monkeypatch.setattr(profile_files, "RECORDS_FILE", replace(RECORDS_FILE, history=released))


def meetings(db: Database) -> None:
    """A migration of a later release."""
    db.execute("CREATE TABLE meeting (id TEXT)")


def digests(folder: Path) -> dict[str, str]:
    """Each file of a profile with the SHA-256 of its bytes."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def copies(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("*"))


def test_a_new_profile_needs_no_copy(folder: Path) -> None:
    assert not (folder / "backups").exists()


def test_an_older_store_is_copied_and_then_migrated(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(monkeypatch, meetings)
    with opened(folder, clock, ids) as profile:
        assert profile.store.value("SELECT count(*) FROM meeting") == 0
        assert profile.store.get(Estate, "larkfield") == LARKFIELD
    (copy,) = copies(folder)
    assert copy.name == "records-20260324T140400.db"
    connection = driver.connect(copy, TEST_KEY)
    assert applied(connection, RECORDS_FILE.history) == RECORDS_FILE.history.released
    assert connection.execute("SELECT name FROM estate").fetchall() == [("Larkfield",)]
    connection.close()
    assert not copy.read_bytes().startswith(b"SQLite")


def test_a_store_that_is_up_to_date_is_not_copied_again(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(monkeypatch, meetings)
    opened(folder, clock, ids).close()
    clock.goes_on(days=1)
    opened(folder, clock, ids).close()
    assert len(copies(folder)) == 1


def test_the_last_five_copies_are_kept(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    for count in range(1, 8):
        tomorrow(monkeypatch, *[lambda _: None] * count)
        clock.goes_on(days=1)
        opened(folder, clock, ids).close()
    assert [copy.name[8:16] for copy in copies(folder)] == [f"202603{day}" for day in range(27, 32)]


def test_what_a_crash_left_of_a_copy_is_not_taken_for_one(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / "records-20260324T140400.part").write_bytes(b"half of a copy")
    tomorrow(monkeypatch, meetings)
    opened(folder, clock, ids).close()
    assert [copy.name for copy in copies(folder)] == ["records-20260324T140400.db"]


def test_without_room_for_a_copy_nothing_is_migrated(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(monkeypatch, meetings)
    before = digests(folder)
    with pytest.raises(StorageFull, match="safe copy"):
        opened(folder, clock, ids, RoomyDisk(free=10_000))
    assert digests(folder) == before


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        tomorrow(later, meetings, lambda db: db.execute("INSERT INTO nowhere VALUES (1)"))
        with pytest.raises(driver.Error, match="nowhere"):
            opened(folder, clock, ids)
    with opened(folder, clock, ids) as profile:
        assert profile.store.value("SELECT count(*) FROM sqlite_master WHERE name = 'meeting'") == 0
        assert profile.store.get(Estate, "larkfield") == LARKFIELD


def test_a_migration_may_rebuild_a_table_that_others_refer_to(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder, clock, ids) as profile, profile.store.transaction(by="gwen") as transaction:
        transaction.create(Block(id="linden", estate_id="larkfield", name="Linden Court"))

    def rebuild(db: Database) -> None:
        db.table("estate").transform(defaults={"area": "north"})

    tomorrow(monkeypatch, rebuild)
    with opened(folder, clock, ids) as profile:
        assert profile.store.value("PRAGMA foreign_keys") == 1
        assert profile.store.get(Estate, "larkfield") == LARKFIELD
        assert "DEFAULT 'north'" in profile.store.value("SELECT sql FROM sqlite_master WHERE name = 'estate'")


def test_a_migration_that_leaves_loose_ends_is_undone(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def carelessly(db: Database) -> None:
        db.execute("INSERT INTO block VALUES (9, 'b', NULL, 'no such estate', 'Linden Court', '[]', '[]', 0)")

    with monkeypatch.context() as later:
        tomorrow(later, carelessly)
        with pytest.raises(StoreDamaged, match="refer to others"):
            opened(folder, clock, ids)
    with opened(folder, clock, ids) as profile:
        assert profile.store.find(Block, "b") is None


def test_a_store_of_a_newer_program_is_refused_and_left_as_it_is(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        tomorrow(later, meetings)
        opened(folder, clock, ids).close()
    before = digests(folder)
    with pytest.raises(StoreTooNew, match="newer version of the program"):
        opened(folder, clock, ids)
    assert digests(folder) == before


def test_photos_of_a_newer_program_are_refused_before_the_records_are_touched(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    with reading(PHOTOS_FILE, folder, TEST_KEY) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('walkabout-photos', 'p0002_later')"
        )
    tomorrow(monkeypatch, meetings)
    before = digests(folder)
    with pytest.raises(StoreTooNew):
        opened(folder, clock, ids)
    assert digests(folder) == before


def test_a_file_that_is_up_to_date_is_recognised_without_sqlite_utils(
    folder: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_slow(*_: object) -> None:
        raise AssertionError("nothing to migrate")

    monkeypatch.setattr(profile_files, "bring_up_to_date", too_slow)
    opened(folder, clock, ids).close()


def test_an_interrupted_beginning_is_begun_again(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    driver.connect(tmp_path / "records.db", TEST_KEY).close()
    with opened(tmp_path, clock, ids) as profile:
        assert is_current(profile.store.connection, RECORDS_FILE.history)
    assert not (tmp_path / "backups").exists()


def test_watching_of_references_is_on_again_after_a_failure(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> Iterator[None]:
        raise driver.Error("in a migration")

    monkeypatch.setattr(upgrade, "_migrations", fail)
    with pytest.raises(driver.Error, match="in a migration"):
        upgrade.bring_up_to_date(store.connection, RECORDS_FILE.history)
    assert store.value("PRAGMA foreign_keys") == 1
