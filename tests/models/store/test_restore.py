"""A restore: proved before anything is touched, the old files put aside, and finished whatever happens."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from models.errors import RuleBroken, StorageFull, StoreDamaged, StoreInUse, StoreLocked, StoreTooNew
from models.places import Estate
from models.store import putting_in_place
from models.store.backup import ABOUT, back_up
from models.store.checking import check
from models.store.keys import PassphraseKeeper, RecoveryKeeper, make_recovery_key
from models.store.profile import Profile
from models.store.putting_in_place import finish_restoring
from models.store.restore import Restored
from tests.models.store.two_computers import TwoComputers, add_estate


def contents(profile: Profile) -> dict[str, object]:
    """What a profile holds, but for which life of the device it is."""
    return {
        "estates": profile.store.select(Estate, order="id"),
        "operations": profile.store.rows("SELECT * FROM operation ORDER BY device_seq"),
        "drafts": profile.store.rows("SELECT * FROM draft"),
        "pictures": {name: profile.blobs.get(name) for name in profile.blobs.names()},
    }


def incarnation(profile: Profile) -> str:
    return str(profile.store.value("SELECT incarnation FROM device"))


def rewrite(
    file: Path, change: Callable[[dict[str, bytes]], None], compression: int = zipfile.ZIP_STORED
) -> None:
    """Write a backup again with other things in it."""
    with zipfile.ZipFile(file) as members:
        content = {name: members.read(name) for name in members.namelist()}
    change(content)
    with zipfile.ZipFile(file, "w", compression) as members:
        for name, data in content.items():
            members.writestr(name, data)


def test_what_was_backed_up_is_what_is_restored_elsewhere(here: TwoComputers) -> None:
    with here.open() as profile:
        back_up(profile, here.file)
        held, life = contents(profile), incarnation(profile)
    restored = here.restore(here.other)
    assert restored == Restored(made_at="2026-03-24T14:04:00+00:00", put_aside=None)
    with here.open(here.other) as profile:
        assert contents(profile) == held
        assert incarnation(profile) != life
        assert check(profile).troubles == ()
    assert sorted(file.name for file in here.other.iterdir()) == [
        "backups",
        "in-use",
        "key.json",
        "photos.db",
        "records.db",
    ]


def test_what_is_written_after_a_restore_is_of_another_life(here: TwoComputers) -> None:
    here.restore(here.other)
    with here.open(here.other) as profile:
        device, life = profile.store.rows("SELECT device, incarnation FROM device")[0]
        add_estate(profile, "later")
        rows = profile.store.rows("SELECT device, incarnation FROM operation ORDER BY device_seq")
    assert rows[-1] == (device, life)
    assert rows[0][0] == device
    assert rows[0][1] != life


def test_the_recovery_key_restores_a_backup_too(here: TwoComputers) -> None:
    with here.open() as profile:
        printed = make_recovery_key(profile.folder, profile.key)
        back_up(profile, here.file)
    here.restore(here.other, keeper=RecoveryKeeper(printed))
    with here.open(here.other) as profile:
        assert profile.store.find(Estate, "since") is not None


def test_records_that_are_there_are_not_replaced_unasked(here: TwoComputers) -> None:
    with pytest.raises(RuleBroken, match="records here already"):
        here.restore(here.profile_folder)
    with here.open() as profile:
        assert profile.store.find(Estate, "since") is not None


def test_what_is_replaced_is_put_aside_and_can_be_opened_still(here: TwoComputers) -> None:
    aside = here.restore(here.profile_folder, replace=True).put_aside
    assert aside == here.profile_folder / "backups" / "replaced-20260324T140400-1"
    with here.open() as profile:
        assert profile.store.find(Estate, "since") is None
        assert check(profile).troubles == ()
    with here.open(aside) as profile:
        assert profile.store.find(Estate, "since") is not None


def test_two_restores_in_one_second_put_two_sets_aside(here: TwoComputers) -> None:
    asides = {here.restore(here.profile_folder, replace=True).put_aside for _ in range(2)}
    assert len(asides) == 2


def test_an_open_profile_is_not_replaced(here: TwoComputers) -> None:
    with here.open(), pytest.raises(StoreInUse):
        here.restore(here.profile_folder, replace=True)


def test_a_wrong_passphrase_leaves_everything_as_it_was(here: TwoComputers) -> None:
    before = sorted(here.profile_folder.rglob("*"))
    with pytest.raises(StoreLocked):
        here.restore(here.profile_folder, replace=True, keeper=PassphraseKeeper("another passphrase"))
    assert sorted(here.profile_folder.rglob("*")) == before


def test_without_room_for_what_it_holds_nothing_is_restored(here: TwoComputers) -> None:
    here.disk.free = 100_000
    with pytest.raises(StorageFull, match="what the backup holds"):
        here.restore(here.other)
    assert [file.name for file in here.other.iterdir()] == ["in-use"]


FLAWS: dict[str, Callable[[dict[str, bytes]], None]] = {
    "a member too many": lambda content: content.update({"../../evil": b"x"}),
    "a member missing": lambda content: content.pop("photos.db"),
    "nothing about it": lambda content: content.update({ABOUT: b""}),
    "nonsense about it": lambda content: content.update({ABOUT: b'{"format": "x", "made_at": 1}'}),
    "another sort of JSON": lambda content: content.update({ABOUT: b"[1]"}),
    "deep JSON": lambda content: content.update({ABOUT: b"[" * 100_000}),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_file_that_is_not_a_backup_is_refused(here: TwoComputers, flaw: str) -> None:
    rewrite(here.file, FLAWS[flaw])
    with pytest.raises(StoreDamaged, match="not a backup of Walkabout"):
        here.restore(here.other)
    assert not here.other.exists()


def test_a_compressed_file_is_not_one_of_ours(here: TwoComputers) -> None:
    rewrite(here.file, lambda content: content.update({"photos.db": bytes(10_000_000)}), zipfile.ZIP_DEFLATED)
    with pytest.raises(StoreDamaged):
        here.restore(here.other)


def test_a_backup_of_a_newer_program_is_refused_kindly(here: TwoComputers) -> None:
    newer = json.dumps({"format": 2, "made_at": ""}).encode()
    rewrite(here.file, lambda content: content.update({ABOUT: newer}))
    with pytest.raises(StoreTooNew, match="Update the program"):
        here.restore(here.other)


def test_a_backup_with_one_flipped_bit_is_refused_and_nothing_is_replaced(here: TwoComputers) -> None:
    data = bytearray(here.file.read_bytes())
    data[len(data) // 2] ^= 1
    here.file.write_bytes(data)
    with pytest.raises(StoreDamaged):
        here.restore(here.profile_folder, replace=True)
    with here.open() as profile:
        assert profile.store.find(Estate, "since") is not None


def test_a_backup_with_damage_that_zip_does_not_see_is_refused(here: TwoComputers) -> None:
    def damage(content: dict[str, bytes]) -> None:
        data = bytearray(content["records.db"])
        data[len(data) // 2] ^= 1
        content["records.db"] = bytes(data)

    rewrite(here.file, damage)
    with pytest.raises(StoreDamaged, match="file with the records"):
        here.restore(here.other)


@pytest.mark.parametrize("stop", range(12))
def test_a_restore_that_was_interrupted_is_finished_by_the_next_start(
    here: TwoComputers, stop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program dies at the ``stop``-th step of putting the files in place."""
    steps = 0
    settle = putting_in_place.settle

    def die_at_last(folder: Path) -> None:
        nonlocal steps
        steps += 1
        if steps > stop:
            raise KeyboardInterrupt
        settle(folder)

    (here.profile_folder / "records.db-wal").write_bytes(b"a log of the old file")
    with monkeypatch.context() as dying:
        dying.setattr(putting_in_place, "settle", die_at_last)
        try:
            here.restore(here.profile_folder, replace=True)
        except KeyboardInterrupt:
            assert stop < 6
    with here.open() as profile:
        assert profile.store.find(Estate, "since") is None
        assert check(profile).troubles == ()
    (aside,) = (here.profile_folder / "backups").iterdir()
    assert (aside / "records.db-wal").read_bytes() == b"a log of the old file"
    (aside / "records.db-wal").unlink()
    with here.open(aside) as profile:
        assert profile.store.find(Estate, "since") is not None
    assert finish_restoring(here.profile_folder) is None


def test_what_an_interrupted_restore_left_undecided_is_cleared_away(here: TwoComputers) -> None:
    shutil.copytree(here.profile_folder, here.other / "restoring")
    here.restore(here.other)
    assert not (here.other / "restoring").exists()
    with here.open(here.other) as profile:
        assert profile.store.find(Estate, "since") is None
