"""Hands and eyes for the demonstration: press, type, wait until the window has settled, take its picture."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.session import Session
from models.store.profile import Profile

LOOKED_EVERY = 2
"""How often it is looked whether the window has settled, in milliseconds."""
QUIET, STILL = 5, 15
"""How often in turn it must have been quiet: to go on, and to take a picture."""
LONGEST_WAIT = 60_000
"""After this many milliseconds something is wrong, and the demonstration says so instead of hanging."""
QUICKLY = 85
"""Of a PNG, which loses nothing: how little time is spent on making it small."""


class NotSettled(Exception):
    """The window was still busy after the longest wait: a fault of ours."""


class Hands:
    """Works one window as a person would."""

    def __init__(self, session: Session, pictures: Path) -> None:
        self._session = session
        self._pictures = pictures
        self._keeping = ThreadPoolExecutor(1)
        self._kept: list[Future[bool]] = []
        self.taken: list[Path] = []

    def settle(self, looks: int = QUIET) -> None:
        """Wait until nothing is under way and everything that came home is shown."""
        loop = QEventLoop()
        quiet = 0
        waited = 0

        def look() -> None:
            nonlocal quiet, waited
            waited += LOOKED_EVERY
            quiet = 0 if self._session.background.busy else quiet + 1
            if quiet >= looks:
                loop.quit()
            elif waited > LONGEST_WAIT:
                loop.exit(1)

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(LOOKED_EVERY)
        if loop.exec():
            raise NotSettled("The window was still busy after a minute.")

    def wait_for(self, signal: SignalInstance, deed: Callable[[], None]) -> None:
        """Do something, and wait until it is said to be done."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(LONGEST_WAIT, lambda: loop.exit(1))
        deed()
        if loop.exec():
            raise NotSettled("What was to be done was not done after a minute.")
        self.settle()

    def press(self, button: QAbstractButton) -> None:
        """Press a button and wait for what comes of it."""
        button.click()
        self.settle()

    def type_into(self, box: QWidget, words: str) -> None:
        """Put the focus into a box and type, key by key."""
        box.setFocus()
        QTest.keyClicks(box, words)
        self.settle()

    @property
    def page(self) -> QWidget:
        """The page in sight."""
        return self._session.window.page

    def go_to(self, name: str, about: str = "") -> QWidget:
        """Go to a desk; gives its page."""
        self._session.window.go_to(name, about)
        self.settle()
        return self._session.window.page

    def picture(self, name: str) -> Path:
        """Take the picture of the window as it stands."""
        self.settle(STILL)
        path = self._pictures / f"screen-{len(self.taken) + 1:02d}-{name}.png"
        seen = self._session.window.grab().toImage()
        self._kept.append(self._keeping.submit(partial(seen.save, str(path), quality=QUICKLY)))
        self.taken.append(path)
        return path

    def ask(self, question: Callable[[Profile], None]) -> None:
        """Ask the records something, as a desk would, and wait until they have answered."""
        answered: list[None] = []
        self._session.background.ask(question, answered.append)
        self.settle()
        if not answered:
            raise NotSettled("The records did not answer.")

    def put_down(self) -> None:
        """Wait until every picture that was taken is on the disk."""
        self._keeping.shutdown()
        if not all(kept.result() for kept in self._kept):
            raise NotSettled("A picture could not be kept.")
