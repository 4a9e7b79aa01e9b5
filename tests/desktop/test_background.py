"""Work away from the window: in order, told on the window's thread, never lost, never to the dead."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.errands import Errand
from models.changes import Changes
from models.errors import NotFound, RuleBroken, StorageFull
from models.store.profile import Profile
from tests.immediately import Immediately

Opening = Callable[[], Profile]

CHANGED = Changes.of("finding", ["1"])


@pytest.fixture
def background(opening: Opening, qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    with qtbot.waitSignal(background.busy_changed, check_params_cb=lambda busy: not busy):
        background.open_store(opening, then=lambda: None)
    yield background
    background.stop()


class Listener(QObject):
    """Somebody who asks, and may be gone when the answer comes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard: list[Any] = []

    def hear(self, answer: Any = "done") -> None:
        self.heard.append(answer)


def idle(background: Background, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not background.busy, timeout=5_000)


def test_writes_are_done_and_told_in_the_order_they_were_asked(background: Background, qtbot: QtBot) -> None:
    listener, done = Listener(), []

    def command(number: int, _profile: Profile) -> tuple[int, Changes]:
        done.append(number)
        return number, CHANGED

    for number in range(50):
        background.write(partial(command, number), then=listener.hear)
    idle(background, qtbot)
    assert done == listener.heard == list(range(50))


def test_work_is_done_elsewhere_and_told_on_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    listener = Listener()
    told_on: list[QThread] = []

    def told(_thread: int) -> None:
        told_on.append(QThread.currentThread())

    def where_am_i(_given: object) -> int:
        return threading.get_ident()

    background.ask(where_am_i, then=listener.hear)
    background.run(where_am_i, then=listener.hear)
    background.run(where_am_i, then=told)
    idle(background, qtbot)
    assert threading.get_ident() not in listener.heard
    assert len(listener.heard) == 2
    assert told_on == [QApplication.instance().thread()]


def test_the_store_is_always_asked_on_one_and_the_same_thread(background: Background, qtbot: QtBot) -> None:
    listener = Listener()
    for _ in range(20):
        background.ask(lambda _profile: threading.get_ident(), then=listener.hear)
    idle(background, qtbot)
    assert len(set(listener.heard)) == 1


def test_whoever_wrote_hears_before_those_who_show_what_changed(background: Background, qtbot: QtBot) -> None:
    listener = Listener()
    background.store_changed.connect(listener.hear)
    background.write(lambda _profile: ("made", CHANGED), then=listener.hear)
    background.write(lambda _profile: CHANGED, then=partial(listener.hear, "saved"))
    background.write(lambda _profile: CHANGED)
    idle(background, qtbot)
    assert listener.heard == ["made", CHANGED, "saved", CHANGED, CHANGED]


def test_a_sentence_goes_to_whoever_asked_and_a_fault_of_ours_to_everybody(
    background: Background, qtbot: QtBot
) -> None:
    asker, everybody = Listener(), Listener()
    background.failed.connect(everybody.hear)

    def refuse(_profile: Profile) -> Changes:
        raise RuleBroken("Say why it will not be done.")

    def stumble(_profile: Profile) -> Changes:
        raise ZeroDivisionError

    background.write(refuse, otherwise=asker.hear)
    background.write(refuse)
    background.write(stumble, otherwise=asker.hear)
    idle(background, qtbot)
    assert [type(error) for error in asker.heard] == [RuleBroken]
    assert [type(error) for error in everybody.heard] == [RuleBroken, ZeroDivisionError]


def test_work_goes_on_after_a_failure(background: Background, qtbot: QtBot) -> None:
    listener = Listener()

    def stumble(_given: object) -> None:
        raise NotFound("It is not here.")

    background.ask(stumble, then=listener.hear, otherwise=listener.hear)
    background.run(stumble, then=listener.hear, otherwise=listener.hear)
    background.ask(lambda _profile: "still here", then=listener.hear)
    idle(background, qtbot)
    assert sorted(map(str, listener.heard)) == ["It is not here.", "It is not here.", "still here"]


def test_an_answer_for_a_widget_that_is_gone_is_dropped(background: Background, qtbot: QtBot) -> None:
    parent = QObject()
    gone = Listener(parent)
    everybody = Listener()
    background.failed.connect(everybody.hear)
    background.store_changed.connect(everybody.hear)

    def full(_profile: Profile) -> Changes:
        raise StorageFull("There is no room left.")

    background.ask(lambda _profile: 1, then=partial(gone.hear))
    background.write(lambda _profile: CHANGED, then=gone.hear)
    background.write(full, otherwise=gone.hear)
    shiboken6.delete(parent)
    idle(background, qtbot)
    assert gone.heard == []
    # What was written still shows elsewhere, and trouble nobody is left to hear is told to everybody.
    assert everybody.heard[0] == CHANGED
    assert isinstance(everybody.heard[1], StorageFull)


def test_only_the_newest_of_the_same_question_is_answered(background: Background, qtbot: QtBot) -> None:
    listener, asked = Listener(), []
    gate = threading.Event()
    background.ask(lambda _profile: gate.wait(5), then=listener.hear)
    for words in ("l", "li", "lig", "light"):

        def search(words: str, _profile: Profile) -> str:
            asked.append(words)
            return words

        background.ask(partial(search, words), then=listener.hear, latest="search")
    gate.set()
    idle(background, qtbot)
    assert listener.heard == [True, "light"]
    assert asked == ["light"]


def test_long_work_says_how_far_it_is_and_can_be_called_back(background: Background, qtbot: QtBot) -> None:
    listener, steps = Listener(), Listener()
    begun = threading.Event()

    def count(errand: Errand) -> str:
        for done in range(1, 4):
            errand.step(done, 3)
        return "counted"

    def wait_for_ever(errand: Errand) -> str:
        while True:
            begun.set()
            errand.step(0, 1)

    background.run(count, then=listener.hear, progress=lambda done, total: steps.hear((done, total)))
    idle(background, qtbot)
    assert steps.heard == [(1, 3), (2, 3), (3, 3)]
    errand = background.run(wait_for_ever, then=listener.hear, otherwise=listener.hear)
    begun.wait(5)
    errand.call_back()
    idle(background, qtbot)
    assert listener.heard == ["counted"]


def test_busy_is_told_once_each_way(background: Background, qtbot: QtBot) -> None:
    listener = Listener()
    background.busy_changed.connect(listener.hear)
    for _ in range(5):
        background.ask(lambda _profile: None, then=lambda _answer: None)
    idle(background, qtbot)
    assert listener.heard == [True, False]


def test_stop_waits_for_every_write_and_drops_questions(opening: Opening, qtbot: QtBot) -> None:
    background, listener, written = Background(), Listener(), []
    background.open_store(opening, then=lambda: None)
    background.failed.connect(listener.hear)

    def slowly(number: int, _profile: Profile) -> tuple[int, Changes]:
        threading.Event().wait(0.01)
        written.append(number)
        return number, CHANGED

    def full(_profile: Profile) -> Changes:
        raise StorageFull("There is no room left.")

    for number in range(10):
        background.write(partial(slowly, number), then=listener.hear)
    background.write(full)
    background.ask(lambda _profile: written.append(-1), then=listener.hear)
    background.stop()
    assert written == list(range(10))
    # Nobody is called any more, but a write that failed at the very end is still told.
    assert [type(heard) for heard in listener.heard] == [StorageFull]
    assert not background.busy
    background.stop()
    qtbot.wait(20)
    assert len(listener.heard) == 1


def test_stop_closes_the_profile_on_the_stores_thread(
    opening: Opening, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []
    close = Profile.close

    def watched(profile: Profile) -> None:
        closed.append(threading.current_thread().name)
        close(profile)

    monkeypatch.setattr(Profile, "close", watched)
    background = Background()
    background.open_store(opening, then=lambda: None)
    idle(background, qtbot)
    background.stop()
    assert closed == ["store_0"]


def test_the_store_is_not_to_be_asked_before_it_is_open(qtbot: QtBot) -> None:
    background, listener = Background(), Listener()
    background.failed.connect(listener.hear)
    background.ask(lambda _profile: None, then=listener.hear)
    idle(background, qtbot)
    assert [type(heard) for heard in listener.heard] == [RuntimeError]
    background.stop()


def test_a_stumble_in_a_screen_does_not_hide_what_changed(background: Background, qtbot: QtBot) -> None:
    listener = Listener()
    background.store_changed.connect(listener.hear)

    def stumble() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        background.write(lambda _profile: CHANGED, then=stumble)
        idle(background, qtbot)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert listener.heard == [CHANGED]


def test_immediately_does_the_same_at_once(opening: Opening, qapp: QApplication) -> None:
    background, listener = Immediately(), Listener()
    background.store_changed.connect(listener.hear)
    background.failed.connect(listener.hear)
    background.open_store(opening, then=listener.hear)
    background.write(lambda _profile: ("made", CHANGED), then=listener.hear)
    background.ask(lambda _profile: "answer", then=listener.hear)
    background.run(lambda _errand: "paper", then=listener.hear)
    assert listener.heard == ["done", "made", CHANGED, "answer", "paper"]
    assert not background.busy
    background.stop()
