"""What backups are tested with: a profile here, a folder on another computer, and one backup file."""

from pathlib import Path

from models.places import Estate
from models.ports import TimeOrderedIds
from models.store.keys import KeyKeeper, PassphraseKeeper
from models.store.profile import Profile, open_profile
from models.store.restore import Restored, restore
from tests.builders import RoomyDisk, SetClock

WORDS = PassphraseKeeper("gate hinge lamp")


class TwoComputers:
    """Two folders, a backup file, and what every opening needs."""

    def __init__(self, folder: Path, clock: SetClock, ids: TimeOrderedIds) -> None:
        self.profile_folder = folder / "profile"
        self.other = folder / "another computer"
        self.file = folder / "tuesday.walkabout"
        self.clock = clock
        self.ids = ids
        self.disk = RoomyDisk()

    def open(self, folder: Path | None = None) -> Profile:
        folder = folder or self.profile_folder
        return open_profile(folder, keeper=WORDS, clock=self.clock, ids=self.ids, disk=self.disk)

    def restore(self, folder: Path, *, replace: bool = False, keeper: KeyKeeper = WORDS) -> Restored:
        return restore(
            self.file,
            folder,
            keeper=keeper,
            clock=self.clock,
            ids=self.ids,
            disk=self.disk,
            replace=replace,
        )


def add_estate(profile: Profile, name: str) -> None:
    """Write one record more."""
    with profile.store.transaction(by="gwen") as transaction:
        transaction.create(Estate(id=name, name=name))
