"""``python -m tests.benchmarks.first_window FOLDER``: opens the window and ends once its page is filled."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop.application import qt_application
from desktop.problem_reports import ReportFolder, system_versions
from desktop.problems import Problems
from desktop.session import Session
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from tests.builders import TestKeeper


def main(folder: Path) -> None:
    app = qt_application()
    clock = SystemClock()
    problems = Problems(ReportFolder(folder=folder, clock=clock, versions=system_versions("", "")))
    session = Session(folder, clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk(), problems=problems)
    session.begin(TestKeeper())
    timer = QTimer()
    timer.timeout.connect(partial(_look, session, app.quit))
    timer.start(2)
    app.exec()
    session.end()


def _look(session: Session, then: object) -> None:
    """The page is in sight, and everything it asked for has come."""
    if session.window.here and not session.background.busy and callable(then):
        then()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
