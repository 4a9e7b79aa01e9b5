"""Notes of our own faults that hold nobody's data: the kind of error and where in the program it arose.

No message and no value is ever written down, because either might hold what a person typed. Paths are cut to
what lies inside the program, because a home folder is often called after its owner.

What only a report needs is loaded with the first report, as every start would have to wait for it.
"""

import faulthandler
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from models.ports import Clock

KEPT_REPORTS = 20
MOST_FRAMES = 60
MOST_CAUSES = 5

_PROGRAM = Path(__file__).resolve().parent.parent


def report_words(error: BaseException, *, when: str, versions: str) -> str:
    """The whole report as text."""
    lines = ["Walkabout problem report", f"When: {when}", f"With: {versions}", ""]
    for number, cause in enumerate(_causes(error)):
        lines.append(f"{'Caused by' if number else 'Kind'}: {_kind(cause)}")
        lines.extend(f"  {place}" for place in places(cause))
    return "\n".join(lines) + "\n"


def places(error: BaseException) -> list[str]:
    """Where an error passed through, the place it arose last: "desktop/background.py, line 12, in _tell"."""
    import traceback  # noqa: PLC0415 - see the head of this module

    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    return [f"{_inside(frame.filename)}, line {frame.lineno}, in {frame.name}" for frame in frames]


def system_versions(walkabout: str, qt: str = "") -> str:
    """What the program runs with, for the top of a report; ``qt`` where there is a window."""
    import platform  # noqa: PLC0415 - see the head of this module

    running = f"Walkabout {walkabout}, Python {platform.python_version()}"
    window = f", Qt {qt}" if qt else ""
    return f"{running}{window}, {platform.system()} {platform.release()} {platform.machine()}"


@dataclass(slots=True)
class ReportFolder:
    """The folder the reports are kept in, newest ``KEPT_REPORTS`` only; ``versions`` is asked by each."""

    folder: Path
    clock: Clock
    versions: Callable[[], str]
    _crash_notes: IO[str] | None = field(default=None, init=False)

    def write(self, error: BaseException) -> Path | None:
        """Keep a report; None where the disk would not take it, since that must not hide the problem."""
        now = self.clock.now()
        path = self.folder / f"problem-{now:%Y-%m-%d-%H%M%S-%f}.txt"
        words = report_words(error, when=now.isoformat(timespec="seconds"), versions=self.versions())
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")
            for old in sorted(self.folder.glob("problem-*.txt"))[:-KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return None
        return path

    def watch_for_crashes(self) -> Path | None:
        """Have Python note in ``crash.txt`` where it was if the process is torn down.

        Gives the note of the last run's crash, set aside as a report, where there was one.
        """
        path = self.folder / "crash.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            last = self._set_aside(path)
            self._crash_notes = path.open("w", encoding="utf-8")
        except OSError:
            return None
        faulthandler.enable(self._crash_notes)
        return last

    def stop_watching(self) -> None:
        """Close the crash notes at an orderly end."""
        if self._crash_notes is not None:
            faulthandler.disable()
            self._crash_notes.close()
            self._crash_notes = None

    def _set_aside(self, path: Path) -> Path | None:
        if not path.exists() or not path.stat().st_size:
            return None
        kept = self.folder / f"problem-{self.clock.now():%Y-%m-%d-%H%M%S-%f}-crash.txt"
        return path.replace(kept)


def _causes(error: BaseException) -> list[BaseException]:
    """The error, then what it came from, oldest last."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain and len(chain) < MOST_CAUSES:
        chain.append(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return chain


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _inside(filename: str) -> str:
    """A file of the program by its place in it; of any other file only the last two names."""
    path = Path(filename)
    if path.is_relative_to(_PROGRAM):
        return path.relative_to(_PROGRAM).as_posix()
    return "/".join(path.parts[-2:])
