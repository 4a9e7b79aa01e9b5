"""Every schema that was ever released: its golden text, and a real store that must still open."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from models.kinds import KINDS
from models.landlord import LANDLORD_ID, Landlord
from models.photo import Photo
from models.ports import TimeOrderedIds
from models.store import migrations
from models.store.carriage import LARGE, SMALL, Leaving, leaving
from models.store.checking import check
from models.store.office import office_of
from models.store.outgoing import waiting_operations
from models.store.profile import open_profile
from models.store.profile_files import PHOTOS_FILE, RECORDS_FILE, ProfileFile, reading
from models.store.soundness import schema_of
from models.store.store import Store
from models.store.transaction import SCHEMA_REVISION
from models.store.upgrade import new_schema
from tests.builders import START, TEST_KEY, RoomyDisk, SetClock, TestKeeper, a_landlord
from tests.generate.sample_store import EPOCH, PICTURES, STORES, golden_of

RELEASES = range(1, len(RECORDS_FILE.history.released) + 1)
FILES = pytest.mark.parametrize("file", [RECORDS_FILE, PHOTOS_FILE], ids=lambda file: file.name)

# Columns besides the record's fields: the number of the row, whether it is removed, what is worked out.
OF_THE_STORE = {"entry", "removed_at", "plan_order"}


@FILES
def test_the_golden_text_is_the_schema_of_a_new_store(file: ProfileFile) -> None:
    assert golden_of(file).read_text(encoding="utf-8") == new_schema(file.history), (
        "The schema has changed: add a migration, then run python -m tests.generate.sample_store."
    )


@FILES
def test_the_names_by_which_a_file_is_recognised_are_those_of_its_migrations(file: ProfileFile) -> None:
    (known,) = (found for found in (migrations.RECORDS, migrations.PHOTOS) if found.name == file.history.name)
    assert [migration.name for migration in known._migrations] == list(file.history.released)


def test_an_operation_names_the_newest_schema() -> None:
    assert len(RECORDS_FILE.history.released) == SCHEMA_REVISION


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_s_table_has_a_column_for_each_field_and_no_other(store: Store, kind: str) -> None:
    columns = {name for (name,) in store.rows("SELECT name FROM pragma_table_xinfo(?)", (kind,))}
    assert columns - OF_THE_STORE == {declared.name for declared in fields(KINDS[kind])}


@pytest.mark.parametrize("release", RELEASES)
def test_a_store_of_that_release_opens_and_is_sound(
    release: int, tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    folder = tmp_path / "profile"
    shutil.copytree(STORES / f"store-{release}", folder)
    with open_profile(folder, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk()) as profile:
        assert check(profile).troubles == ()
        store = profile.store
        assert store.get(Landlord, LANDLORD_ID) == a_landlord()
        assert all(store.value(f'SELECT count(*) FROM "{kind}"') == 1 for kind in KINDS)
        assert [
            profile.blobs.get(name) for name in sorted(profile.blobs.names(), key=profile.blobs.size)
        ] == sorted(PICTURES, key=len)
        assert store.value("SELECT count(*) FROM action_search WHERE action_search MATCH 'sian'") == 1
    for file in (RECORDS_FILE, PHOTOS_FILE):
        with reading(file, folder, TEST_KEY) as connection:
            assert schema_of(connection) == new_schema(file.history)


def test_every_picture_of_a_store_from_before_the_exchange_is_still_to_be_sent(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    folder = tmp_path / "profile"
    shutil.copytree(STORES / "store-1", folder)
    with open_profile(folder, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk()) as profile:
        (photo,) = profile.store.select(Photo)
        assert leaving(profile.store, SMALL, 9) == [
            Leaving(name=photo.thumbnail, lane=SMALL, size=0, sent=0, upload="")
        ]
        assert leaving(profile.store, LARGE, 9) == [
            Leaving(name=photo.full, lane=LARGE, size=photo.size, sent=0, upload="")
        ]
        assert office_of(profile.store) is None
        assert {op.after for op in waiting_operations(profile.store)} == {""}


def test_what_an_exchange_left_behind_is_still_there(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    folder = tmp_path / "profile"
    shutil.copytree(STORES / "store-2", folder)
    with open_profile(folder, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk()) as profile:
        store = profile.store
        office = office_of(store)
        assert office is not None
        assert (office.epoch, office.cursor, office.last_safe) == (EPOCH, 42, START)
        assert store.rows("SELECT record_id, field, closed FROM disagreement ORDER BY seq") == [
            ("light", "words", 0),
            ("light", "colour", 0),
        ]
        for table in ("blob_leaving", "blob_coming", "receipt", "colleague", "exchanged", "parked"):
            assert store.value(f"SELECT count(*) FROM {table}") == 1
