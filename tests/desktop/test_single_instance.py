"""A second start raises the first window instead of opening another."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop import single_instance
from desktop.application import ALREADY_OPEN, open_window, window_lock
from desktop.commands.answer import Status
from desktop.single_instance import SingleInstance, door_name, raise_the_other
from models.errors import StoreInUse
from models.store.profile_lock import ProfileLock

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.single_instance import raise_the_other
app = QCoreApplication([])
print("raised" if raise_the_other(Path(sys.argv[1])) else "nobody")
"""

KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.single_instance import SingleInstance
app = QCoreApplication([])
door = SingleInstance(Path(sys.argv[1]))
door.open()
os.kill(os.getpid(), signal.SIGKILL)
"""


def start(folder: Path, code: str = SECOND_START) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)


def test_the_second_start_says_so_and_raises_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    first.open()
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        second = start(tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0] == "raised\n"
    first.close()


def test_a_first_window_too_busy_to_answer_is_not_waited_for_for_ever(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE", 50)
    first = SingleInstance(tmp_path)
    first.open()
    assert raise_the_other(tmp_path)
    with qtbot.waitSignal(first.raise_wanted, timeout=2_000):
        pass
    first.close()


def test_where_nobody_opens_the_second_start_gives_up(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE", 120)
    assert not raise_the_other(tmp_path)


def test_a_first_start_that_is_only_just_beginning_is_knocked_at_again(tmp_path: Path, qtbot: QtBot) -> None:
    second = start(tmp_path)
    first = SingleInstance(tmp_path)
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        QTimer.singleShot(400, first.open)
    assert second.communicate(timeout=20)[0] == "raised\n"
    first.close()


def test_another_profile_is_another_door(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE", 50)
    first = SingleInstance(tmp_path)
    first.open()
    assert not raise_the_other(tmp_path / "other")
    first.close()


def test_a_door_left_by_a_killed_program_is_taken_over(tmp_path: Path, qtbot: QtBot) -> None:
    start(tmp_path, KILLED).communicate(timeout=30)
    again = SingleInstance(tmp_path)
    again.open()
    with qtbot.waitSignal(again.raise_wanted, timeout=20_000):
        second = start(tmp_path)
    second.communicate(timeout=30)
    again.close()


def test_a_stranger_at_the_door_raises_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    first, raised = SingleInstance(tmp_path), []
    first.open()
    first.raise_wanted.connect(lambda: raised.append(True))
    socket = QLocalSocket()
    socket.connectToServer(door_name(tmp_path))
    assert socket.waitForConnected(2_000)
    socket.write(b"open sesame and more\n")
    socket.flush()
    qtbot.wait(100)
    assert raised == []
    first.close()


def test_the_doors_name_tells_neither_who_nor_where(tmp_path: Path) -> None:
    name = door_name(tmp_path / "agnes.example")
    assert name != door_name(tmp_path / "another")
    assert "agnes" not in name
    assert len(name) < 40


def test_a_window_holds_its_lock_from_start_to_end(tmp_path: Path) -> None:
    lock = window_lock(tmp_path / "new")
    with pytest.raises(StoreInUse):
        window_lock(tmp_path / "new")
    ProfileLock(tmp_path / "new").let_go()  # the records themselves are not open yet
    lock.let_go()
    window_lock(tmp_path / "new").let_go()


def test_a_start_beside_another_window_raises_it_or_says_so(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE", 50)
    lock = window_lock(tmp_path)
    with pytest.raises(StoreInUse):  # nobody answers at the door
        open_window(tmp_path)
    first = SingleInstance(tmp_path)
    first.open()
    answer = open_window(tmp_path)
    assert (answer.words, answer.status) == (ALREADY_OPEN, Status.REFUSED)
    first.close()
    lock.let_go()
