"""Widgets in cycles end on the window's thread, also while other threads are busy making objects."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.errands import Errand
from desktop.tidying import BETWEEN, Tidying


class InACycle(QObject):
    """Something of Qt's that only the collector can end; says on which thread it did."""

    ended_on: list[str] = []  # noqa: RUF012 - emptied by the test

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        self.ended_on.append(threading.current_thread().name)


def many_objects(_errand: Errand) -> int:
    """Makes the collector run many times over, where it may."""
    kept = [[number] for number in range(200_000)]
    return len(kept)


def test_nothing_of_qts_ends_on_another_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InACycle, "ended_on", [])
    background = Background()
    for _ in range(50):
        InACycle()
    counted: list[int] = []
    background.run(many_objects, then=counted.append)
    qtbot.waitUntil(lambda: bool(counted), timeout=10_000)
    assert InACycle.ended_on == []
    gc.collect()
    assert set(InACycle.ended_on) == {"MainThread"}
    background.stop()


def test_the_window_collects_in_its_own_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InACycle, "ended_on", [])
    tidying = Tidying()
    for _ in range(50):
        InACycle()
    kept = [[number] for number in range(5_000)]
    assert InACycle.ended_on == []
    qtbot.waitUntil(lambda: len(InACycle.ended_on) == 50, timeout=BETWEEN * 20)
    assert kept
    tidying.stop()


def test_collecting_by_chance_comes_back_when_the_last_has_stopped(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tidying, "_at_work", 0)  # as in a new program, whatever other tests left at work
    gc.collect()
    first, second = Tidying(), Tidying()
    assert not gc.isenabled()
    first.tidy()  # there is nothing to collect
    first.stop()
    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled()
