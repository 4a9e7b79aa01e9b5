"""A second start raises the first window instead of opening another."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop import single_instance
from desktop.single_instance import SingleInstance, door_name

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.single_instance import SingleInstance
app = QCoreApplication([])
print("first" if SingleInstance(Path(sys.argv[1])).first() else "second")
"""

KILLED = SECOND_START + "import os, signal; sys.stdout.flush(); os.kill(os.getpid(), signal.SIGKILL)"


def start(folder: Path, code: str = SECOND_START) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)


def test_the_second_start_says_so_and_raises_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.first()
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        second = start(tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0] == "second\n"
    first.close()
    assert start(tmp_path).communicate(timeout=30)[0] == "first\n"


def test_a_first_window_too_busy_to_answer_is_not_waited_for_for_ever(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE", 50)
    first = SingleInstance(tmp_path)
    assert first.first()
    assert not SingleInstance(tmp_path).first()
    with qtbot.waitSignal(first.raise_wanted, timeout=2_000):
        pass
    first.close()


def test_another_profile_is_another_door(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.first()
    assert start(tmp_path / "other").communicate(timeout=30)[0] == "first\n"
    first.close()


def test_a_door_left_by_a_killed_program_is_taken_over(tmp_path: Path, qtbot: QtBot) -> None:
    assert start(tmp_path, KILLED).communicate(timeout=30)[0] == "first\n"
    again = SingleInstance(tmp_path)
    assert again.first()
    with qtbot.waitSignal(again.raise_wanted, timeout=20_000):
        second = start(tmp_path)
    second.communicate(timeout=30)
    again.close()


def test_a_stranger_at_the_door_raises_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    first, raised = SingleInstance(tmp_path), []
    assert first.first()
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
