"""A backup: one file with the records, the photos and the wrapped keys, all as encrypted as on the device.

The file is a ZIP without compression (what is encrypted cannot be made smaller). It is only called a backup
after it was opened again with the key and found whole. Records are copied before photos, and bytes are always
kept before the record that names them, so no record in a backup can name a photo that is not in it.
"""

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from models.errors import StorageFull, StoreDamaged, StoreTooNew
from models.ports import Disk, settle, settle_file
from models.store.disk_words import disk_in_plain_words
from models.store.key_file import KEY_FILE, read_key_file
from models.store.profile import Profile
from models.store.profile_files import PHOTOS_FILE, RECORDS_FILE, reading
from models.store.soundness import file_troubles
from models.store.upgrade import copy_database

ABOUT = "backup.json"
MEMBERS = (RECORDS_FILE.name, PHOTOS_FILE.name, KEY_FILE)

_FORMAT = 1
_PIECE = 1 << 20
_LARGEST_ABOUT = 4_096  # bytes
_NOT_A_BACKUP = "That file is not a backup of Walkabout, or it is damaged. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup file says of itself; ``made_at`` is a local time with offset."""

    made_at: str
    size: int


def back_up(profile: Profile, target: Path) -> Backup:
    """Write a backup of an open profile to ``target``; an earlier one is replaced once this is proved good.

    Nobody has to wait meanwhile. Raises ``StorageFull``, ``StoreDamaged`` or other ``StoreTrouble``, and then
    an earlier file of that name is as it was.
    """
    work = target.with_name(f".{target.name}.part")
    with disk_in_plain_words():
        _make_room(profile, target.parent)
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            return _written(profile, target, work)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def describe(file: Path) -> Backup:
    """What a backup file says of itself, without a key. Raises ``StoreDamaged`` or ``StoreTooNew``."""
    with disk_in_plain_words():
        return Backup(made_at=_made_at(file), size=file.stat().st_size)


def take_out(file: Path, folder: Path, disk: Disk) -> None:
    """Put the files of a backup into an empty ``folder``. Raises ``StoreDamaged`` or ``StorageFull``."""
    _made_at(file)
    with _zip(file) as members:
        if sum(member.file_size for member in members.infolist()) > disk.free_bytes(folder):
            raise StorageFull("There is no room on the disk for what the backup holds.")
        for name in MEMBERS:
            try:
                with members.open(name) as source, (folder / name).open("wb") as copy:
                    shutil.copyfileobj(source, copy, _PIECE)
            except (zipfile.BadZipFile, EOFError):
                raise StoreDamaged(_NOT_A_BACKUP) from None


def prove(folder: Path, key: bytes) -> None:
    """Read all of the files of a profile that nobody uses, and raise ``StoreDamaged`` for any flaw."""
    for file, what in ((RECORDS_FILE, "records"), (PHOTOS_FILE, "photos")):
        with reading(file, folder, key) as connection:
            troubles = file_troubles(connection, what)
        if troubles:
            raise StoreDamaged(" ".join(troubles))


def _written(profile: Profile, target: Path, work: Path) -> Backup:
    made_at = profile.store.clock.now().isoformat(timespec="seconds")
    read_key_file(profile.folder)
    for file in (RECORDS_FILE, PHOTOS_FILE):
        with reading(file, profile.folder, profile.key) as connection:
            copy_database(connection, work / file.name, profile.key, page_size=file.page_size)
    shutil.copyfile(profile.folder / KEY_FILE, work / KEY_FILE)
    part = work / "backup"
    _put_together(work, part, made_at)
    again = work / "again"
    again.mkdir()
    take_out(part, again, profile.disk)
    prove(again, profile.key)
    size = part.stat().st_size
    part.replace(target)
    settle(target.parent)
    return Backup(made_at=made_at, size=size)


def _put_together(work: Path, part: Path, made_at: str) -> None:
    """The one file from its pieces, which are removed on the way to spare the room."""
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as members:
        with members.open(zipfile.ZipInfo(ABOUT), "w") as about:
            about.write(json.dumps({"format": _FORMAT, "made_at": made_at}).encode())
        for name in MEMBERS:
            member = zipfile.ZipInfo(name)  # without a date: ZIP knows none before 1980, a wrong clock does
            with (work / name).open("rb") as source, members.open(member, "w", force_zip64=True) as copy:
                shutil.copyfileobj(source, copy, _PIECE)
            (work / name).unlink()
    settle_file(part)


def _make_room(profile: Profile, folder: Path) -> None:
    needed = sum((profile.folder / file.name).stat().st_size for file in (RECORDS_FILE, PHOTOS_FILE))
    if profile.disk.free_bytes(folder) < 2 * needed:
        raise StorageFull("There is no room there for a backup. Free some space, or choose another disk.")


def _made_at(file: Path) -> str:
    with _zip(file) as members:
        try:
            with members.open(ABOUT) as about:
                written = json.loads(about.read(_LARGEST_ABOUT))
            kept, made_at = int(written["format"]), str(written["made_at"])
        except (KeyError, TypeError, ValueError, RecursionError, zipfile.BadZipFile):
            raise StoreDamaged(_NOT_A_BACKUP) from None
        if kept > _FORMAT:
            raise StoreTooNew("That backup was made by a newer version of the program. Update the program.")
    return made_at


def _zip(file: Path) -> zipfile.ZipFile:
    """The file as a ZIP that holds what a backup holds and nothing else, uncompressed."""
    try:
        members = zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise StoreDamaged(_NOT_A_BACKUP) from None
    names = sorted(member.filename for member in members.infolist())
    stored = all(member.compress_type == zipfile.ZIP_STORED for member in members.infolist())
    if names != sorted((ABOUT, *MEMBERS)) or not stored:
        members.close()
        raise StoreDamaged(_NOT_A_BACKUP)
    return members
