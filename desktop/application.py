"""Starting the window: one for each profile, dressed in our look, and ended safely however it is ended."""

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtWidgets import QApplication

from desktop.commands.answer import Answer, Status
from desktop.farewell import Farewell
from desktop.problem_reports import ReportFolder, system_versions
from desktop.problems import Problems
from desktop.session import Session
from desktop.single_instance import ALREADY_OPEN, SingleInstance
from desktop.version import program_version
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from models.store.keys import KeyKeeper
from views.look import icons
from views.look.theme import theme

REPORTS = "problems"
"""The folder of the profile that reports of our own faults are kept in."""


def open_window(folder: Path, keeper: KeyKeeper | None = None) -> Answer:
    """Show the window on a profile and stay until it is closed; ``keeper`` where the key is known already."""
    app = qt_application()
    door = SingleInstance(folder)
    if not door.first():
        return Answer(
            words=ALREADY_OPEN, data={"outcome": "failed", "reason": ALREADY_OPEN}, status=Status.REFUSED
        )
    clock = SystemClock()
    versions = system_versions(program_version(), qVersion())
    problems = Problems(ReportFolder(folder=folder / REPORTS, clock=clock, versions=versions))
    problems.install()
    try:
        session = Session(
            folder, clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk(), problems=problems
        )
        session.ended.connect(app.quit)
        door.raise_wanted.connect(session.window.come_to_front)
        session.begin(keeper)
        with Farewell() as farewell:
            farewell.asked.connect(session.window.close)
            app.exec()
        session.end()
    finally:
        problems.uninstall()
        door.close()
    return Answer(words="", data={"outcome": "closed"})


def qt_application() -> QApplication:
    """The one application object, dressed in our look."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Walkabout")
    app.setQuitOnLastWindowClosed(False)  # the session says when it is over
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme.dress(app)
    app.setWindowIcon(icons.icon("footprints", 64, theme.look.colours.brand))
    return app
