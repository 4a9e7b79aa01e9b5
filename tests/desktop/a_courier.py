"""A background with the records open, and a courier."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.courier import Courier
from models.ports import SystemClock
from models.store.waiting import waiting_counts
from models.waiting import Sending, WaitingCounts
from tests.sync.devices import a_device


class Room:
    """A background with the records open, and a courier."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.background = Background()
        self.courier = Courier(self.background, SystemClock())
        self.moved: list[Sending | None] = []
        self.stopped: list[Exception | None] = []
        self.courier.moved.connect(self.moved.append)
        self.courier.stopped.connect(self.stopped.append)
        opened: list[bool] = []
        self.background.open_store(lambda: a_device(folder, SystemClock()), lambda: opened.append(True))
        qtbot.waitUntil(lambda: bool(opened))

    def counts(self, qtbot: QtBot) -> WaitingCounts:
        answers: list[WaitingCounts] = []
        self.background.ask(lambda profile: waiting_counts(profile.store), then=answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def end(self) -> None:
        self.courier.halt()
        self.background.stop()
        self.courier.close()
