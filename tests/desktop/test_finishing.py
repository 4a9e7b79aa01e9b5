"""Setting out, finishing and going on, on the walkabout's own page with a real profile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.desk import PAPER
from models.changes import Changes
from models.store import walkabouts
from models.walkabout import Walkabout, WalkaboutState
from tests.builders import GWEN
from tests.desktop.capture_at_work import Capture, open_capture
from views.screens.capture.page import SO_FAR


@pytest.fixture
def capture(immediately: Background, tmp_path: Path, qtbot: QtBot) -> Iterator[Capture]:
    """The page on a walkabout that is planned, shown in a window."""
    at_work = open_capture(immediately, tmp_path)
    qtbot.addWidget(at_work.page)
    at_work.page.resize(1200, 800)
    at_work.page.show()
    yield at_work
    at_work.arrivals.close()


def now(capture: Capture) -> Walkabout:
    return capture.asked(lambda store: store.get(Walkabout, "today"))


def press(capture: Capture, key: str) -> None:
    banner = capture.page.stage.planned if key == "set_out" else capture.page.stage.held
    button = banner.deed(key)
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_look_and_a_half_written_finding_start_nothing(capture: Capture) -> None:
    capture.write("Gate off its hinge")
    assert now(capture).state is WalkaboutState.PLANNED
    assert capture.page.stage.planned.isVisible()
    assert not capture.page.so_far.finish.isVisible()


def test_set_out_starts_it(capture: Capture) -> None:
    press(capture, "set_out")
    assert now(capture).state is WalkaboutState.UNDER_WAY
    assert capture.frame.reported == ["The walkabout has begun"]
    assert not capture.page.stage.isVisible()
    assert capture.page.so_far.finish.isVisible()


def test_the_first_finding_sets_it_out_by_itself(capture: Capture) -> None:
    capture.fill_in()
    capture.page.save.click()
    assert now(capture).state is WalkaboutState.UNDER_WAY
    assert not capture.page.stage.isVisible()


def finish(capture: Capture, tenants: str, *next_one: str) -> None:
    finishing = capture.page.so_far.finishing
    finishing.tenants.setText(tenants)
    if next_one:
        finishing.day.show_date(*next_one)
    QTest.keyClick(finishing.tenants, Qt.Key.Key_Return)


def test_it_is_finished_by_hand_with_what_is_half_finished_named(capture: Capture) -> None:
    press(capture, "set_out")
    capture.write("Light out")
    capture.page.later.click()
    capture.write("A second thing")
    capture.page.so_far.finish.click()
    finishing = capture.page.so_far.finishing
    assert finishing.isVisible()
    assert not capture.page.so_far.list.isVisible()
    told = finishing.half_finished.findChildren(type(finishing.fields["tenants"].label))
    words = " ".join(label.text() for label in told)
    assert "finding 1 (no kind yet and no place yet)" in words
    assert "not saved as a finding yet" in words

    finish(capture, "", "1", "1", "2020")
    assert finishing.fields["tenants"].error.startswith("Enter how many tenants came")
    assert finishing.fields["date"].error.startswith("That day is past")
    assert finishing.tenants.hasFocus()
    assert now(capture).state is WalkaboutState.UNDER_WAY

    finish(capture, "0", "20", "8", "2026")
    held = now(capture)
    assert (held.state, held.tenants, held.next_planned_for[:16]) == ("held", 0, "2026-08-20T14:00")
    assert capture.frame.reported[-1] == "The walkabout is finished"
    report = capture.page.stage.held.deed("report")
    assert report is not None
    assert report.hasFocus()
    assert not finishing.isVisible()


def test_not_yet_goes_back_to_the_list(capture: Capture) -> None:
    press(capture, "set_out")
    capture.page.so_far.finish.click()
    capture.page.so_far.finishing.leave.click()
    assert capture.page.so_far.list.isVisible()
    assert capture.page.so_far.finish.hasFocus()
    assert now(capture).state is WalkaboutState.UNDER_WAY


@pytest.mark.parametrize("size", [(800, 1196)])
def test_finishing_is_reached_in_portrait(capture: Capture, size: tuple[int, int]) -> None:
    press(capture, "set_out")
    capture.page.resize(*size)
    capture.page.panes.show_pane(SO_FAR)
    capture.page.so_far.finish.click()
    finish(capture, "4")
    assert capture.page.stage.held.isVisible()


def test_it_goes_on_after_all_and_its_report_is_printed(capture: Capture) -> None:
    press(capture, "set_out")
    capture.page.so_far.finish.click()
    finish(capture, "4")
    press(capture, "report")
    assert capture.frame.went[-1][0] == PAPER
    press(capture, "go_on")
    assert now(capture).state is WalkaboutState.UNDER_WAY
    assert capture.frame.reported[-1] == "The walkabout goes on"


def test_once_everyone_was_told_it_stays_and_a_late_press_says_why(capture: Capture) -> None:
    press(capture, "set_out")
    capture.page.so_far.finish.click()
    finish(capture, "4")
    day = capture.clock.now().date()

    def told(profile: object) -> Changes:
        return walkabouts.reported_back(profile.store, "today", day, by=GWEN)  # type: ignore[attr-defined] # a profile

    capture.background.write(told)
    assert capture.page.stage.held.deed("go_on") is None
    capture.page.stage.taken_up_again.emit("today")
    assert capture.page.form.trouble.isVisible()
    assert now(capture).state is WalkaboutState.HELD


def test_a_photo_is_pasted_while_a_single_line_has_the_focus(capture: Capture, qtbot: QtBot) -> None:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("green"))
    QGuiApplication.clipboard().setImage(picture)
    spot = capture.page.form.where.spot
    spot.setFocus()
    with qtbot.waitSignal(capture.page.photos_brought):
        QTest.keyClick(spot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert spot.text() == ""
    both = QMimeData()
    both.setText("bin store")
    both.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(both)
    QTest.keyClick(spot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert spot.text() == "bin store"
