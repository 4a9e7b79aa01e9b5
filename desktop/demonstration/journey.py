"""The demonstration: the sample landlord, its documents, and the window; or the journey without a display."""

import os
import shutil
import sys
from concurrent.futures import Executor
from functools import partial
from importlib import import_module
from pathlib import Path

from desktop.commands.answer import Answer, Status
from desktop.demonstration.documents import Documents
from desktop.demonstration.office import sample_office, work_side_by_side
from desktop.demonstration.sample import OFFICER, fill
from desktop.demonstration.workshop import PRINTING, get_ready
from desktop.report_papers import list_to_print, report_to_print
from desktop.start import load_window
from models.kinds import KINDS
from models.plan import PlanFilter
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from models.store.checking import check
from models.store.device_settings import use_as
from models.store.keys import KeyKeeper, PassphraseKeeper
from models.store.profile import Profile, open_profile
from models.walkabout import Walkabout
from models.words import count_words

PASSPHRASE = "maunside on foot"  # noqa: S105 - of records in which nobody is real
"""Opens the sample's records, so that IT staff can try the command line on them."""
PROFILE = "profile"
"""The folder under the output that holds the sample's records, unless another was asked for."""
OFFICE = "office"
"""The folder under the output that holds the sample's central store."""
COLLEAGUES = "colleague"
"""The folder under the output that holds the records of a colleague's device."""
TOLD = "demonstration.txt"
"""What the demonstration did, in words; also the sign that a folder is a demonstration's own."""

_COUNTED = ("estate", "block", "person", "walkabout", "finding", "photo", "action")
_CALLED = {"person": ("person", "people")}


class AskedOnce:
    """Remembers the key that another keeper gave: stretching a passphrase is slow on purpose."""

    def __init__(self, keeper: KeyKeeper) -> None:
        self._keeper = keeper
        self._key: bytes | None = None

    def key_of(self, folder: Path, *, new: bool) -> bytes:
        """The key of the one profile it is asked about."""
        if self._key is None:
            self._key = self._keeper.key_of(folder, new=new)
        return self._key


def demonstrate(*, output: Path, headless: bool, workers: Executor, folder: Path | None = None) -> Answer:
    """Make the sample landlord afresh in ``output``, write its documents, and show it.

    An earlier demonstration in ``output`` is replaced; a folder that holds anything else is refused. With no
    display, or when ``headless``, the whole journey is walked and its pictures are left beside the documents.
    ``workers`` are let go before the window opens (see ``workshop.py``).
    """
    refusal = _refusal(output, folder)
    if refusal:
        return Answer(words=refusal, data={"outcome": "failed", "reason": refusal}, status=Status.CANNOT)
    _cleared(output)
    profile_folder = folder or output / PROFILE
    shows = has_display() and not headless
    if not shows:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # It says of every window that it cannot tell a window manager about it, as there is none.
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    keeper = AskedOnce(PassphraseKeeper(PASSPHRASE))
    with sample_office(output / OFFICE) as office:
        told = _made(profile_folder, keeper, workers, shows=shows)
        get_ready(workers, PRINTING)
        documents = Documents(workers)
        with opened(profile_folder, keeper) as profile:
            told += work_side_by_side(profile, output / COLLEAGUES, PASSPHRASE, office)
        if not shows:
            # Only now, as Qt reads the platform when it is first loaded.
            from desktop.demonstration.walk import walk_through  # noqa: PLC0415 - see above

            told += walk_through(profile_folder, keeper, output, partial(_order, documents))
            office.close()
        with opened(profile_folder, keeper) as profile:
            if shows:
                _order(documents, profile)
            whole = _whole(profile)
        told.append(_printed(documents, output))
        workers.shutdown(wait=False)
        told.append(f"Checked the records and photos: {whole}.")
        told.append(f"The sample's records are in {profile_folder}; their passphrase is: {PASSPHRASE}")
        (output / TOLD).write_text("\n".join(told) + "\n", encoding="utf-8")
        files = sorted(path.name for path in output.iterdir() if path.is_file())
        answer = Answer(words="\n".join(told), data={"outcome": "shown", "told": told, "files": files})
        return _windowed(profile_folder, keeper, answer) if shows else answer


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def opened(folder: Path, keeper: KeyKeeper) -> Profile:
    """The sample's profile, made where there is none."""
    clock = SystemClock()
    return open_profile(
        folder,
        keeper=keeper,
        clock=clock,
        ids=TimeOrderedIds(clock),
        disk=SystemDisk(),
    )


def _refusal(output: Path, folder: Path | None) -> str:
    """Why nothing may be put there, or ""."""
    if output.exists() and (not output.is_dir() or (any(output.iterdir()) and not (output / TOLD).exists())):
        return f"{output} holds other files. Choose an empty folder, or one of an earlier demonstration."
    if folder is not None and folder.exists() and any(folder.iterdir()):
        return f"{folder} holds records already. Choose an empty folder for the sample's."
    return ""


def _cleared(output: Path) -> None:
    """An empty folder; what an earlier demonstration left there goes."""
    if output.exists():
        shutil.rmtree(output)
    output.mkdir(parents=True)
    (output / TOLD).touch()


def _made(folder: Path, keeper: KeyKeeper, workers: Executor, *, shows: bool) -> list[str]:
    """Fill a new profile, and say with what."""
    with opened(folder, keeper) as profile:
        fill(
            profile,
            profile.store.clock.now(),
            OFFICER,
            set_out=not shows,
            workers=workers,
            meanwhile=None if shows else _load_walk,
        )
        use_as(profile.store, OFFICER)
        counts = [_count(profile, kind) for kind in _COUNTED]
    return [f"Made Maunside District Council, an invented landlord: {', '.join(counts)}."]


def _load_walk() -> None:
    """Load the window and what walks through it, while others take the photographs in."""
    import_module("desktop.demonstration.walk")


def _count(profile: Profile, kind: str) -> str:
    number = len(profile.store.select(KINDS[kind]))
    one, many = _CALLED.get(kind, (kind, f"{kind}s"))
    return count_words(number, one, many)


def _order(documents: Documents, profile: Profile) -> None:
    """Have both documents of the sample set as its records stand now."""
    documents.order(report_to_print(_latest(profile), profile), list_to_print(PlanFilter(), profile))


def _whole(profile: Profile) -> str:
    """Whether everything in the store is whole, in words."""
    found = check(profile)
    return "everything is whole" if not found.troubles else "; ".join(found.troubles)


def _printed(documents: Documents, output: Path) -> str:
    written = count_words(len(documents.write(output)), "file")
    return f"Printed the walkabout report and the action list, standard and large print: {written}."


def _latest(profile: Profile) -> str:
    """The walkabout to report on: the one that is over or under way and was walked last."""
    walked = [each for each in profile.store.select(Walkabout) if each.started_at]
    return max(walked, key=lambda each: each.started_at).id


def _windowed(folder: Path, keeper: KeyKeeper, answer: Answer) -> Answer:
    """Show the window on the sample until it is closed."""
    sys.stdout.write(f"{answer.words}\n")
    sys.stdout.flush()
    open_window = load_window()
    closed = open_window(folder, keeper)
    return Answer(words=closed.words, data=answer.data, status=closed.status)
