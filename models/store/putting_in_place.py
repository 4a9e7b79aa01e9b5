"""The last step of a restore: checked files take the place of the old ones, which are put aside, never lost.

A restore is decided at one moment, when its checked files get a folder called ``restored-…``. From then on it
is finished, by the restore itself or by the next start of the program, however often it is interrupted.
"""

from itertools import count
from pathlib import Path

from models.ports import settle
from models.store.disk_words import disk_in_plain_words
from models.store.upgrade import SAFE_COPIES

RESTORED = "restored-"
REPLACED = "replaced-"

# The files of the old set that belong to each file of the new one. A log left by a crash belongs to the old
# file, and must never meet the new one.
_SETS = {
    "records.db": ("records.db-wal", "records.db-shm", "records.db"),
    "photos.db": ("photos.db-wal", "photos.db-shm", "photos.db"),
    "key.json": ("key.json",),
}


def finish_restoring(folder: Path) -> Path | None:
    """Finish what a restore of the profile in ``folder`` had decided; the folder the old files are in now.

    None where nothing was decided, or where there were no old files.
    """
    with disk_in_plain_words():
        asides = [_finish(folder, restored) for restored in sorted(folder.glob(f"{RESTORED}*"))]
    return asides[-1] if asides else None


def decided_name(folder: Path, moment: str) -> Path:
    """A name for the checked files of a restore, under which nothing was ever restored or put aside."""
    numbers = (f"{moment}-{number}" for number in count(1))
    free = (n for n in numbers if not (folder / SAFE_COPIES / f"{REPLACED}{n}").exists())
    return folder / f"{RESTORED}{next(free)}"


def _finish(folder: Path, restored: Path) -> Path | None:
    aside = folder / SAFE_COPIES / restored.name.replace(RESTORED, REPLACED, 1)
    aside.mkdir(parents=True, exist_ok=True)
    for new, old_set in _SETS.items():
        if (restored / new).exists():
            for old in old_set:
                if (folder / old).exists():
                    (folder / old).replace(aside / old)
            settle(aside)
            (restored / new).replace(folder / new)
            settle(folder)
    restored.rmdir()
    if any(aside.iterdir()):
        return aside
    aside.rmdir()
    return None
