"""Putting a backup back: into an empty profile, or in place of one whose files are put aside."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from models.errors import RuleBroken
from models.ports import Clock, Disk, Ids, settle, settle_file
from models.store.backup import MEMBERS, describe, prove, take_out
from models.store.disk_words import disk_in_plain_words
from models.store.driver import in_plain_words
from models.store.keys import KeyKeeper
from models.store.profile_files import open_files
from models.store.profile_lock import ProfileLock
from models.store.putting_in_place import decided_name, finish_restoring
from models.store.upgrade import SAFE_COPIES, stamp

_STAGE = "restoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """When the backup was made, and the folder the replaced files are in now (None where there were none)."""

    made_at: str
    put_aside: Path | None


def restore(
    file: Path,
    folder: Path,
    *,
    keeper: KeyKeeper,
    clock: Clock,
    ids: Ids,
    disk: Disk,
    replace: bool = False,
) -> Restored:
    """Make the profile in ``folder`` what the backup ``file`` holds.

    The backup is taken out beside the records, opened with the key ``keeper`` has for it, read to the end and
    brought up to date before anything is touched. A profile that is there is only replaced with ``replace``,
    and its files are put aside, not lost. What is restored starts a new incarnation of the device, so that
    the central store can tell it from the copy that went on.

    Raises ``RuleBroken`` (records are there), ``StoreInUse``, ``StoreLocked``, ``StoreDamaged``,
    ``StoreTooNew`` or ``StorageFull``; until the last step the profile is as it was.
    """
    about = describe(file)
    with disk_in_plain_words():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = ProfileLock(folder)
    try:
        finish_restoring(folder)
        there = any((folder / name).exists() for name in MEMBERS)
        if there and not replace:
            raise RuleBroken("There are records here already. Say whether they may be put aside.")
        with disk_in_plain_words():
            stage = _staged(file, folder, keeper=keeper, clock=clock, ids=ids, disk=disk)
            stage.replace(decided_name(folder, stamp(clock.now())))
            settle(folder)
        aside = finish_restoring(folder)
        return Restored(made_at=about.made_at, put_aside=aside)
    finally:
        lock.let_go()


def _staged(file: Path, folder: Path, *, keeper: KeyKeeper, clock: Clock, ids: Ids, disk: Disk) -> Path:
    """The files of the backup in a folder of their own: proved, up to date, and with a new incarnation."""
    stage = folder / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    try:
        take_out(file, stage, disk)
        key = keeper.key_of(stage, new=False)
        prove(stage, key)
        _start_another_life(stage, key, clock=clock, ids=ids, disk=disk)
        shutil.rmtree(stage / SAFE_COPIES, ignore_errors=True)  # the backup itself is the safe copy
        for name in MEMBERS:
            settle_file(stage / name)
        settle(stage)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    return stage


def _start_another_life(stage: Path, key: bytes, *, clock: Clock, ids: Ids, disk: Disk) -> None:
    records, photos = open_files(stage, key, clock=clock, disk=disk)
    try:
        with in_plain_words(writing=True):
            records.execute("UPDATE device SET incarnation = ?", (ids.new(),))
    finally:
        photos.close()
        records.close()
