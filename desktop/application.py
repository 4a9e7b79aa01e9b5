"""Starting the window: one for each profile, dressed in our look, and ended safely however it is ended."""

import gc
import sys
from functools import partial
from pathlib import Path

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.commands.answer import Answer, Status
from desktop.farewell import Farewell
from desktop.problem_reports import ReportFolder, system_versions
from desktop.problems import Problems
from desktop.session import Session
from desktop.version import program_version
from models.errors import StoreInUse
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from models.store.disk_words import disk_in_plain_words
from models.store.keys import KeyKeeper
from models.store.profile_lock import ProfileLock

ALREADY_OPEN = "Walkabout is already open. Its window has been brought to the front."
WINDOW = "window"
"""The folder of the profile in which the window keeps its lock."""
STYLE = ("-style", "fusion")
"""What Qt is started with. Were it told later, PySide6 would load all 600 names of styles for it."""
REPORTS = "problems"
"""The folder of the profile that reports of our own faults are kept in."""
DOOR_OPENS_AFTER = 500
"""Milliseconds. Later starts knock for longer (``single_instance.PATIENCE``); the first page comes first."""


def open_window(folder: Path, keeper: KeyKeeper | None = None) -> Answer:
    """Show the window on a profile and stay until it is closed; ``keeper`` where the key is known already."""
    app = _application()
    try:
        lock = window_lock(folder)
    except StoreInUse:
        if not _other_raised(folder):
            raise
        refusal = {"outcome": "failed", "reason": ALREADY_OPEN}
        return Answer(words=ALREADY_OPEN, data=refusal, status=Status.REFUSED)
    clock = SystemClock()
    versions = partial(system_versions, program_version(), PySide6.__version__)
    problems = Problems(ReportFolder(folder=folder / REPORTS, clock=clock, versions=versions))
    problems.install()
    try:
        session = Session(
            folder, clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk(), problems=problems
        )
        session.ended.connect(app.quit)
        session.begin(keeper)
        gc.freeze()  # what is loaded and made by now stays: the window need never look through it
        QTimer.singleShot(DOOR_OPENS_AFTER, session, partial(_open_door, session, folder))
        with Farewell() as farewell:
            farewell.asked.connect(session.window.close)
            app.exec()
        session.end()
    finally:
        problems.uninstall()
        lock.let_go()
    return Answer(words="", data={"outcome": "closed"})


def window_lock(folder: Path) -> ProfileLock:
    """Held by a window from its start to its end, also while the records are still locked.

    Raises ``StoreInUse`` where another window has it.
    """
    with disk_in_plain_words():
        (folder / WINDOW).mkdir(parents=True, exist_ok=True, mode=0o700)
    return ProfileLock(folder / WINDOW)


def _other_raised(folder: Path) -> bool:
    from desktop.single_instance import raise_the_other  # noqa: PLC0415 - loads QtNetwork, only needed here

    return raise_the_other(folder)


def _open_door(session: Session, folder: Path) -> None:
    from desktop.single_instance import SingleInstance  # noqa: PLC0415 - loads QtNetwork, once there is a window

    door = SingleInstance(folder, session)
    door.raise_wanted.connect(session.window.come_to_front)
    session.ended.connect(door.close)
    door.open()


def qt_application() -> QApplication:
    """The one application object, dressed in our look."""
    from desktop.look_settings import dress  # noqa: PLC0415 - the window dresses it once the records are opening

    app = _application()
    dress()
    return app


def _application() -> QApplication:
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("Walkabout")
    app.setQuitOnLastWindowClosed(False)  # the session says when it is over
    return app
