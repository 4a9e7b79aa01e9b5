"""One person's records on one device: a folder with two encrypted files, wrapped keys and a lock.

::

    records.db   the records, the outbox and the drafts
    photos.db    the bytes of photos, named by their SHA-256; the same key
    key.json     the key, wrapped; never the key itself
    in-use       held while a program has the profile open
    backups/     safe copies, encrypted with the same key
"""

from dataclasses import dataclass, field
from pathlib import Path

from models.ports import Clock, Disk, Ids
from models.store.blobs import Blobs
from models.store.disk_words import disk_in_plain_words
from models.store.keys import KeyKeeper
from models.store.profile_files import RECORDS_FILE, open_files
from models.store.profile_lock import ProfileLock
from models.store.putting_in_place import finish_restoring
from models.store.store import Store
from models.store.transaction import SCHEMA_REVISION

_PARKED = "SELECT EXISTS (SELECT 1 FROM parked WHERE revision < ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An open profile. ``close`` it, or use it in a ``with`` block."""

    folder: Path
    store: Store
    blobs: Blobs
    key: bytes = field(repr=False)
    lock: ProfileLock
    disk: Disk

    def close(self) -> None:
        """Let go of both files, and then of the lock."""
        self.blobs.close()
        self.store.close()
        self.lock.let_go()

    def __enter__(self) -> "Profile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_profile(folder: Path, *, keeper: KeyKeeper, clock: Clock, ids: Ids, disk: Disk) -> Profile:
    """The profile in ``folder``, made there on first use and brought up to date with a safe copy first.

    Raises ``StoreInUse``, ``StoreLocked``, ``StoreTooNew``, ``StoreDamaged`` or ``StorageFull``.
    """
    with disk_in_plain_words():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = ProfileLock(folder)
    try:
        finish_restoring(folder)
        key = keeper.key_of(folder, new=not (folder / RECORDS_FILE.name).exists())
        records, photos = open_files(folder, key, clock=clock, disk=disk)
        store = Store(records, clock=clock, ids=ids)
        _take_in_what_waited(store)
        return Profile(
            folder=folder,
            store=store,
            blobs=Blobs(photos),
            key=key,
            lock=lock,
            disk=disk,
        )
    except BaseException:
        lock.let_go()
        raise


def _take_in_what_waited(store: Store) -> None:
    """What came from colleagues with a newer program is taken in once this one knows it too."""
    if store.value(_PARKED, (SCHEMA_REVISION,)):
        from models.store.incoming import take_parked  # noqa: PLC0415 - its reader is slow to import

        take_parked(store)
