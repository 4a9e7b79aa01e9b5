"""Copies of the central store, and putting one back, which begins another life of it (design: rule 7)."""

import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from models.errors import RuleBroken
from models.ports import Clock, Ids, settle, settle_file
from models.store.disk_words import disk_in_plain_words
from models.store.driver import in_plain_words
from sync.blob_name import is_name
from sync.server.central import DATABASE, Central

BLOBS = "blobs"
RESTORING = ".restoring"
"""A store that is ready to take the place of the one that is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How much a copy holds: the last number of the log, and how many pictures."""

    n: int
    pictures: int


def back_up(central: Central, folder: Path) -> Kept:
    """Copy everything into ``folder``, which must be empty or not there. Devices may go on meanwhile.

    The records are copied first: every picture they name was there before them. Raises ``RuleBroken``,
    ``StoreTrouble``.
    """
    with disk_in_plain_words():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise RuleBroken("There is something in that folder already. Name an empty one.")
        folder.mkdir(parents=True, exist_ok=True)
    connection = central.reading()
    try:
        with in_plain_words(writing=True):
            connection.execute("VACUUM INTO ?", (str(folder / DATABASE),))
    finally:
        connection.close()
    with disk_in_plain_words():
        settle_file(folder / DATABASE)
        pictures = _copy_pictures(central.folder / BLOBS, folder / BLOBS)
        settle(folder)
    return Kept(n=_last_number(folder, central), pictures=pictures)


def restore(folder: Path, into: Path, *, clock: Clock, ids: Ids, replace: bool = False) -> Kept:
    """Make the central store in ``into`` what the copy in ``folder`` holds; it begins another life.

    What was there is put aside beside it, not lost; pictures that are there stay. No program may be serving
    it meanwhile. Stopped at any moment, it leaves the store as it was, or one that ``finish_restore`` makes
    whole. Raises ``RuleBroken``, ``StoreTrouble``.
    """
    if not (folder / DATABASE).is_file():
        raise RuleBroken("There is no copy of a central store in that folder.")
    if folder.resolve() == into.resolve():
        raise RuleBroken("That folder is the central store itself. Name the folder of a copy.")
    with disk_in_plain_words():
        into.mkdir(parents=True, exist_ok=True)
    finish_restore(into, clock)
    if (into / DATABASE).exists() and not replace:
        raise RuleBroken("There is a central store here already. Say whether it may be put aside.")
    with disk_in_plain_words():
        coming = into / f"{RESTORING}.part"
        shutil.rmtree(coming, ignore_errors=True)
        coming.mkdir()
        for name in (DATABASE, f"{DATABASE}-wal"):
            if (folder / name).exists():
                shutil.copyfile(folder / name, coming / name)
    n = _begin_another_life(coming, clock, ids)
    with disk_in_plain_words():
        pictures = _copy_pictures(folder / BLOBS, into / BLOBS)
        settle_file(coming / DATABASE)
        settle(coming)
        coming.rename(into / RESTORING)
        settle(into)
    finish_restore(into, clock)
    return Kept(n=n, pictures=pictures)


def finish_restore(folder: Path, clock: Clock) -> None:
    """Where a restore was stopped on its last steps, take them. Raises ``StoreTrouble``."""
    coming = folder / RESTORING
    if not coming.is_dir():
        return
    aside = coming / "replaced"
    with disk_in_plain_words():
        if (coming / DATABASE).exists():
            aside.mkdir(exist_ok=True)
            for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
                if (folder / name).exists():
                    (folder / name).rename(aside / name)
            settle(aside)
            (coming / DATABASE).rename(folder / DATABASE)
            settle(folder)
        if aside.is_dir() and any(aside.iterdir()):
            aside.rename(_free_name(folder / f"replaced-{clock.now():%Y%m%dT%H%M%S}"))
        shutil.rmtree(coming)
        settle(folder)


def _free_name(wanted: Path) -> Path:
    """That name, or with a number where it is taken."""
    names = (wanted.with_name(f"{wanted.name}-{number}") for number in count(2))
    return wanted if not wanted.exists() else next(name for name in names if not name.exists())


def _begin_another_life(folder: Path, clock: Clock, ids: Ids) -> int:
    """The last number of the log up to which the new life's is that of the one before."""
    central = Central(folder, clock=clock, ids=ids)
    try:
        n = central.last_number
        central.begin_epoch(n)
        with in_plain_words(writing=True):  # from here on the one file says all
            central.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        central.close()
    return n


def _copy_pictures(source: Path, target: Path) -> int:
    """Copy the pictures that are not there yet, each whole or not at all; how many there are."""
    # An earlier program kept them one folder deeper.
    found = {path.name: path for path in (*source.glob("*/*/*"), *source.glob("*/*")) if is_name(path.name)}
    homes: set[Path] = set()
    for name, picture in sorted(found.items()):
        copy = target / name[:2] / name
        if copy.exists():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        homes.update((copy.parent, copy.parent.parent))
        part = copy.with_name(f".{copy.name}.part")
        shutil.copyfile(picture, part)
        settle_file(part)
        part.rename(copy)
    for home in homes:
        settle(home)
    return len(found)


def _last_number(folder: Path, central: Central) -> int:
    copy = Central(folder, clock=central.clock, ids=central.ids)
    try:
        return copy.last_number
    finally:
        copy.close()
