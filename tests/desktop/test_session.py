"""One run of the window, from the first start to the last word, on a real profile."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import keyring
import keyring.backends.null
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop import printing
from desktop.application import open_window, qt_application, window_lock
from desktop.commands.answer import Status
from desktop.desk import TODAY, YOU, Station
from desktop.farewell import Farewell
from desktop.first_look import FirstLook
from desktop.main_window import MainWindow
from desktop.problem_reports import ReportFolder
from desktop.problems import Problems
from desktop.session import Session
from desktop.settings import LAST_PLACE, PALETTE, TEXT_SIZE, DeviceSettings
from desktop.today_desk import TodayDesk
from desktop.you_desk import YouDesk
from models.ports import TimeOrderedIds
from models.store.profile_lock import ProfileLock
from tests.builders import RoomyDisk, SetClock, TestKeeper
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.dialog import Dialog
from views.parts.rail import Place

STATIONS = (Station(name=YOU, make=YouDesk, place=Place(key="you", text="You", icon="user")),)


class Run:
    """Starts of the program on one folder, one after the other."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.qtbot = qtbot
        self.sessions: list[Session] = []

    def start(
        self,
        keeper: TestKeeper | None = TestKeeper(),  # noqa: B008 - frozen
        stations: Sequence[Station] = STATIONS,
    ) -> Session:
        clock = SetClock()
        reports = ReportFolder(folder=self.folder / "problems", clock=clock, versions=lambda: "these")
        problems = Problems(reports)
        session = Session(
            self.folder,
            clock=clock,
            ids=TimeOrderedIds(clock),
            disk=RoomyDisk(),
            problems=problems,
            stations=stations,
        )
        session.told = problems  # type: ignore[attr-defined]  # kept alive as long as the session
        self.sessions.append(session)
        session.begin(keeper)
        self.settle(session)
        return session

    def settle(self, session: Session) -> None:
        self.qtbot.waitUntil(lambda: not session.background.busy, timeout=10_000)

    def introduce(self, session: Session) -> None:
        screen = session.window.beginning
        for field, words in ((screen.landlord, "Maunside District Council"), (screen.name, "Gwen Hartnoll")):
            assert isinstance(field.editor, QLineEdit)
            field.editor.setText(words)
        screen.begin.click()
        self.settle(session)


@pytest.fixture
def run(tmp_path: Path, qtbot: QtBot) -> Iterator[Run]:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.null.Keyring())  # type: ignore[no-untyped-call]  # untyped library
    qt_application()
    run = Run(tmp_path / "profile", qtbot)
    yield run
    for session in run.sessions:
        session.window.close()
        session.end()
    theme.choose_palette(PaletteName.LIGHT)
    theme.choose_text_factor(1.0)
    keyring.set_keyring(before)


def test_the_first_start_asks_who_is_there_and_the_second_knows(run: Run) -> None:
    first = run.start()
    assert first.window.beginning.isVisible()
    run.introduce(first)
    assert first.window.here == YOU
    assert first.window.frame.rail.button(YOU).text() == "Gwen"
    with run.qtbot.waitSignal(first.ended):
        first.window.close()
    first.end()
    second = run.start()
    assert second.window.here == YOU


def test_the_first_page_is_read_while_the_window_is_made(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stations = (Station(name=TODAY, make=TodayDesk), *STATIONS)
    first = run.start(stations=stations)
    run.introduce(first)
    first.window.close()
    first.end()
    asked: list[str] = []
    monkeypatch.setattr("desktop.today_desk.this_day", lambda *_: asked.append("the day"))
    second = run.start(stations=stations)
    assert second.window.page.head.title.text() == "Tuesday 24 March"
    assert second.window.page.head.standing.isVisible()
    assert not asked
    second.window.go_to(YOU)
    monkeypatch.undo()
    second.window.go_to(TODAY)  # and asked again from now on
    run.settle(second)
    assert second.window.page.head.title.text() == "Tuesday 24 March"


def test_what_could_not_be_read_at_once_is_asked_for_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.introduce(run.start())
    run.sessions[0].end()
    monkeypatch.setattr(FirstLook, "take", lambda *_: None)
    assert run.start().window.here == YOU


def test_with_no_keeper_given_the_person_is_asked(run: Run) -> None:
    session = run.start(keeper=None)
    assert session.window.unlock.page is session.window.unlock.new_passphrase
    assert session.window.place == ""


def test_the_look_that_is_chosen_holds_at_once_and_at_the_next_start(run: Run) -> None:
    first = run.start()
    run.introduce(first)
    desk = first.window._desks[YOU]
    assert isinstance(desk, YouDesk)
    desk.widget.palettes.button("dark").click()
    desk.widget.text_sizes.button("1.5").click()
    run.settle(first)
    assert (theme.look.palette, theme.look.text_factor) == (PaletteName.DARK, 1.5)
    kept = DeviceSettings(run.folder)
    assert (kept.value(PALETTE), kept.value(TEXT_SIZE)) == ("dark", 1.5)
    first.end()
    assert DeviceSettings(run.folder).value(LAST_PLACE) == YOU
    theme.choose_palette(PaletteName.LIGHT)
    run.start()
    assert theme.look.palette is PaletteName.DARK


def test_another_member_of_staff_takes_the_device_over(run: Run) -> None:
    session = run.start()
    run.introduce(session)
    desk = session.window._desks[YOU]
    assert isinstance(desk, YouDesk)
    desk.widget.name.setText("Colin Threlfall")
    desk.widget.post.setText("Caretaker")
    desk.widget.keep.click()
    run.settle(session)
    assert session.window.frame.rail.button(YOU).text() == "Colin"
    assert desk.widget.head.title.text() == "Colin Threlfall"
    assert session.window.frame.toast.text() == "This device is now used by Colin Threlfall"
    desk.left()


def test_the_recovery_key_is_printed_or_said_to_be_written_down(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = run.start()
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    session.unlocking.print_wanted.emit("7KQ2-ABCD")
    (dialog,) = session.window.findChildren(Dialog)
    assert "Write the key down" in dialog.accessibleDescription()
    dialog.close()
    shown: list[printing.PrinterChoice] = []

    def note(choice: printing.PrinterChoice) -> None:
        shown.append(choice)

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing.PrinterChoice, "show_over", note)
    session.unlocking.print_wanted.emit("7KQ2-ABCD")
    printer = shown[0].chosen
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "key.pdf"))
    shown[0].printer_chosen.emit(printer)
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF-")


def test_a_disk_that_will_not_keep_settings_does_not_keep_the_program_open(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = run.start()
    run.introduce(session)

    def full(_settings: DeviceSettings) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(DeviceSettings, "save", full)
    session.end()


def test_the_application_is_dressed_once(qapp: QApplication) -> None:
    assert qt_application() is qapp
    assert isinstance(qapp.windowIcon().pixmap(64).toImage(), QImage)
    assert not qapp.windowIcon().isNull()


def test_the_window_stays_until_it_is_closed(tmp_path: Path, qtbot: QtBot) -> None:
    def close_it() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow):
                widget.close()

    hook = sys.excepthook
    QTimer.singleShot(300, close_it)
    answer = open_window(tmp_path, TestKeeper())
    assert (answer.status, answer.data) == (Status.OK, {"outcome": "closed"})
    assert sys.excepthook is hook
    ProfileLock(tmp_path).let_go()  # nobody holds it any more
    window_lock(tmp_path).let_go()


def test_a_signal_from_outside_becomes_one_of_qts(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Farewell() as farewell, qtbot.waitSignal(farewell.asked, timeout=5_000):
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


ENVIRONMENT = os.environ | {
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
}


def started(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "desktop", "--profile", str(folder)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="ended by a signal")
def test_the_window_starts_once_a_second_start_raises_it_and_it_ends_when_asked(tmp_path: Path) -> None:
    first = started(tmp_path)
    try:
        lock = tmp_path / "window" / "in-use"
        until = time.monotonic() + 30
        while not lock.exists() and time.monotonic() < until:
            assert first.poll() is None, first.communicate()
            signal.sigtimedwait([], 0.05)
        second = started(tmp_path)
        words, _ = second.communicate(timeout=30)
        assert words == "Walkabout is already open. Its window has been brought to the front.\n"
        assert second.returncode == 1
        first.send_signal(signal.SIGTERM)
        _, trouble = first.communicate(timeout=30)
        assert first.returncode == 0, trouble
    finally:
        first.kill()
        first.communicate()
