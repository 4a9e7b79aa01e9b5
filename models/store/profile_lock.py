"""One program at a time on one profile: a lock the system lets go of, however the program ends."""

import os
import sys
from pathlib import Path

from models.errors import StoreInUse

LOCK_FILE = "in-use"

if sys.platform == "win32":  # pragma: no cover - only on Windows
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProfileLock:
    """Held from the moment it is made until ``let_go``."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise StoreInUse("Walkabout is already open on these records. Use that window.") from None

    def let_go(self) -> None:
        """Let another program have the profile."""
        os.close(self._descriptor)
