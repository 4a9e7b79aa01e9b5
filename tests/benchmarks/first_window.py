"""``python -m tests.benchmarks.first_window FOLDER``: opens the window, ends once its page is filled."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from desktop.application import qt_application
from desktop.problem_reports import ReportFolder, system_versions
from desktop.problems import Problems
from desktop.session import Session
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from tests.builders import TestKeeper
from views.parts.buttons import SecondaryButton

MANY = 10
"""How many rows with something to do the page of so many actions has at least."""


def main(folder: Path) -> None:
    app = qt_application()
    clock = SystemClock()
    problems = Problems(ReportFolder(folder=folder, clock=clock, versions=system_versions("", "")))
    session = Session(folder, clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk(), problems=problems)
    session.begin(TestKeeper())
    watch = _Watch(session)
    watch.seen.connect(app.quit)
    app.exec()
    rows = session.window.page.findChildren(SecondaryButton)
    session.end()
    if len(rows) < MANY:
        sys.exit("the first page was not filled from the records")


class _Watch(QObject):
    """Emits ``seen`` when the window has been painted after everything its page asked for has come."""

    seen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._filled = False
        self._timer = QTimer(self, interval=2)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        window = self._session.window
        if window.here and not self._session.background.busy:
            self._timer.stop()
            self._filled = True
            window.installEventFilter(self)
            window.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The update that is asked for above paints the whole window; what it queues then comes after it."""
        if self._filled and event.type() == QEvent.Type.UpdateRequest:
            self._filled = False
            QTimer.singleShot(0, self, self.seen.emit)
        return super().eventFilter(watched, event)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
