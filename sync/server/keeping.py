"""Copies of the central store, and putting one back, which begins another life of it (design: rule 7)."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from models.errors import RuleBroken
from models.ports import Clock, Ids, settle, settle_file
from models.store.disk_words import disk_in_plain_words
from models.store.driver import in_plain_words
from sync.server.central import DATABASE, Central

BLOBS = "blobs"


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
    if folder.exists() and any(folder.iterdir()):
        raise RuleBroken("There is something in that folder already. Name an empty one.")
    with disk_in_plain_words():
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
    it meanwhile. Raises ``RuleBroken``, ``StoreTrouble``.
    """
    if not (folder / DATABASE).is_file():
        raise RuleBroken("There is no copy of a central store in that folder.")
    if folder.resolve() == into.resolve():
        raise RuleBroken("That is the central store itself, and no copy of it.")
    there = (into / DATABASE).exists()
    if there and not replace:
        raise RuleBroken("There is a central store here already. Say whether it may be put aside.")
    with disk_in_plain_words():
        into.mkdir(parents=True, exist_ok=True)
        pictures = _copy_pictures(folder / BLOBS, into / BLOBS)
        shutil.copyfile(folder / DATABASE, into / f".{DATABASE}.part")
        settle_file(into / f".{DATABASE}.part")
        if there:
            aside = into / f"replaced-{clock.now():%Y%m%dT%H%M%S}"
            aside.mkdir()
            for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
                if (into / name).exists():
                    (into / name).rename(aside / name)
        (into / f".{DATABASE}.part").rename(into / DATABASE)
        settle(into)
    central = Central(into, clock=clock, ids=ids)
    try:
        n = central.last_number
        central.begin_epoch(n)
    finally:
        central.close()
    return Kept(n=n, pictures=pictures)


def _copy_pictures(source: Path, target: Path) -> int:
    """Copy the pictures that are not there yet, each whole or not at all; how many there are."""
    count = 0
    for picture in sorted(source.glob("*/*/*")) if source.is_dir() else ():
        count += 1
        copy = target / picture.relative_to(source)
        if copy.exists():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        part = copy.with_name(f".{copy.name}.part")
        shutil.copyfile(picture, part)
        settle_file(part)
        part.rename(copy)
    return count


def _last_number(folder: Path, central: Central) -> int:
    copy = Central(folder, clock=central.clock, ids=central.ids)
    try:
        return copy.last_number
    finally:
        copy.close()
