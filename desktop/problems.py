"""What goes wrong while the program runs, said once, in plain words, on the window's thread.

Trouble of the person's (``WalkaboutError``) brings its own sentence. Everything else is a fault of ours: a
report without anybody's data is kept, and the person is told so.
"""

import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.problem_reports import ReportFolder, places
from models import errors
from models.errors import WalkaboutError

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from threading import ExceptHookArgs

OURS = (
    "The fault is ours, not yours. Everything the screen called saved is still saved. A report for whoever "
    "looks after Walkabout has been kept; it holds no names and nothing that was typed."
)
OURS_UNKEPT = "The fault is ours, not yours. Everything the screen called saved is still saved."
OUT_OF_MEMORY = (
    "The computer has run out of memory. Everything the screen called saved is still saved. Close other "
    "programs, then try again."
)

_TITLES: dict[type[WalkaboutError], str] = {
    errors.RuleBroken: "That cannot be done",
    errors.NotFound: "That is no longer here",
    errors.StorageFull: "There is no room left",
    errors.StoreDamaged: "Something kept here is damaged",
    errors.StoreLocked: "This cannot be unlocked",
    errors.StoreInUse: "Walkabout is already open",
    errors.StoreTooNew: "A newer Walkabout is needed",
    errors.StoreTrouble: "The disk could not do its work",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What the person is told, and the report that was kept, if any."""

    title: str
    words: str
    report: Path | None = None


def in_words(error: BaseException, report: Path | None = None) -> Problem:
    """The problem as the person is told it."""
    if isinstance(error, WalkaboutError):
        titles = (title for kind, title in _TITLES.items() if isinstance(error, kind))
        return Problem(title=next(titles, "That did not work"), words=str(error))
    if isinstance(error, MemoryError):
        return Problem(title="There is not enough memory", words=OUT_OF_MEMORY, report=report)
    words = OURS if report else OURS_UNKEPT
    return Problem(title="Something went wrong in Walkabout", words=words, report=report)


class Problems(QObject):
    """Takes in every error nobody else took, on any thread."""

    arose = Signal(Problem)
    """Something the person has to be told; connected to a window's slot it arrives on the window's thread."""

    def __init__(self, reports: ReportFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports = reports
        self._already_told: set[tuple[str, ...]] = set()
        self._hooks_before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def tell(self, error: BaseException) -> None:
        """Tell the person; a fault of ours is reported as well, and told once however often it comes."""
        if isinstance(error, WalkaboutError):
            self.arose.emit(in_words(error))
            return
        fingerprint = (type(error).__qualname__, *places(error)[-1:])
        if fingerprint not in self._already_told:
            self._already_told.add(fingerprint)
            self.arose.emit(in_words(error, self._reports.write(error)))

    def install(self) -> None:
        """Take over what is raised and caught by nobody: in the window, in Qt's slots and in threads."""
        self._hooks_before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._uncaught_by_python
        self._reports.watch_for_crashes()

    def uninstall(self) -> None:
        """Give everything back, at the end of the program or of a test."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks_before
        self._reports.stop_watching()

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks_before[0](kind, error, trace)
        else:
            self.tell(error.with_traceback(trace))

    def _uncaught_in_thread(self, caught: "ExceptHookArgs") -> None:
        if caught.exc_value is not None:
            self.tell(caught.exc_value)

    def _uncaught_by_python(self, caught: "UnraisableHookArgs") -> None:
        if caught.exc_value is not None:
            self.tell(caught.exc_value)
