"""The frame: desks made when first gone to, the way back, the toast, where things stand, and a safe end."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.desk import WAITING, YOU, Station, Workroom
from desktop.main_window import FINISHING, FURTHEST_BACK, MainWindow
from desktop.problems import Problem
from models.changes import Changes
from models.errors import StorageFull
from models.people import Member
from models.store.device_settings import MEMBER
from models.store.profile import Profile
from tests.accessibility_walk import faults
from tests.builders import a_finding, a_walkabout, found_maunside, keep
from tests.desktop.a_workroom import a_workroom
from views.look.theme import theme
from views.parts.dialog import Dialog
from views.parts.pages import ReadingPage
from views.parts.rail import Place, RailForm

PLACES = (
    Place(key="today", text="Today", icon="house"),
    Place(key="plan", text="Action plan", icon="list-checks"),
)


class NotingDesk:
    """A desk that notes what the window asks of it."""

    made: list[str] = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, name: str, workroom: Workroom) -> None:
        self.made.append(name)
        self.workroom = workroom
        self.page = ReadingPage(name.capitalize(), back=True)
        self.asked: list[object] = []

    @property
    def widget(self) -> ReadingPage:
        return self.page

    def arrived(self, about: str) -> None:
        self.asked.append(f"arrived {about}".strip())

    def left(self) -> None:
        self.asked.append("left")

    def refresh(self, changes: Changes) -> None:
        self.asked.append(changes)


def stations(*names: str) -> list[Station]:
    places = {place.key: place for place in PLACES}

    def making(name: str) -> Callable[[Workroom], NotingDesk]:
        return lambda workroom: NotingDesk(name, workroom)

    return [
        Station(
            name=name, make=making(name), place=places.get(name), under="today" if name == WAITING else ""
        )
        for name in names
    ]


@pytest.fixture
def window(immediately: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(NotingDesk, "made", [])
    theme.dress(QApplication.instance())  # type: ignore[arg-type]  # qtbot has made one
    window = MainWindow(immediately, stations("today", "plan", WAITING, YOU))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.hide()


@pytest.fixture
def begun(window: MainWindow, immediately: Background, tmp_path: Path) -> MainWindow:
    """The window with the records open."""
    workroom, _ = a_workroom(immediately, tmp_path)
    workroom.frame = window
    window.begin(workroom, "today")
    return window


def at(window: MainWindow, name: str) -> NotingDesk:
    desk = window._desks[name]
    assert isinstance(desk, NotingDesk)
    return desk


def test_while_locked_only_the_unlock_screen_is_there(window: MainWindow) -> None:
    assert (window.here, window.place) == ("", "")
    assert window.unlock.isVisible()
    with pytest.raises(RuntimeError):
        window.go_to("today")
    with pytest.raises(RuntimeError):
        _ = window.frame
    window._background.store_changed.emit(Changes.of("finding", ["1"]))  # nobody is there to be told
    assert NotingDesk.made == []


def test_a_desk_is_made_when_it_is_first_gone_to_and_only_once(begun: MainWindow) -> None:
    assert NotingDesk.made == ["today"]
    begun.frame.rail.button("plan").click()
    begun.frame.rail.button("today").click()
    begun.go_to("plan", "action 204")
    assert NotingDesk.made == ["today", "plan"]
    assert begun.here == begun.place == "plan"
    assert at(begun, "today").asked == ["arrived", "left", "arrived", "left"]
    assert at(begun, "plan").asked == ["arrived", "left", "arrived action 204"]
    assert begun.windowTitle() == "Plan – Walkabout"


def test_a_place_that_is_gone_leads_to_the_first(
    window: MainWindow, immediately: Background, tmp_path: Path
) -> None:
    workroom, _ = a_workroom(immediately, tmp_path)
    window.begin(workroom, "no longer there")
    assert window.here == "today"


def test_back_leads_the_way_one_came(begun: MainWindow) -> None:
    begun.go_to("plan")
    begun.go_to("plan", "action 204")
    begun.go_to("plan", "action 204")  # staying is not going
    at(begun, "plan").page.back_wanted.emit()
    assert begun.here == "plan"
    begun.go_back()
    assert begun.here == "today"
    begun.go_back()
    assert begun.here == "today"
    for number in range(100):
        begun.go_to("plan", str(number))
    assert len(begun._been) == FURTHEST_BACK


def test_only_the_desk_in_sight_is_told_what_changed(begun: MainWindow, immediately: Background) -> None:
    begun.go_to("plan")
    changes = Changes.of("action", ["1"])
    immediately.store_changed.emit(changes)
    assert at(begun, "plan").asked[-1] == changes
    assert changes not in at(begun, "today").asked


def test_where_things_stand_is_said_on_every_page_and_leads_to_what_waits(
    begun: MainWindow, immediately: Background
) -> None:
    assert at(begun, "today").page.head.standing.stand.state == "All saved"

    def found(profile: Profile) -> Changes:
        found_maunside(profile.store)
        keep(profile.store, a_walkabout(), a_finding())
        return Changes.of("finding", ["1"])

    immediately.write(found)
    assert at(begun, "today").page.head.standing.stand.state == "On this tablet only"
    assert "1 finding" in at(begun, "today").page.head.standing.stand.amount
    at(begun, "today").page.standing_wanted.emit()
    assert begun.here == WAITING
    assert begun.place == ""  # not somewhere to begin the next day


def test_a_toast_can_be_taken_back_once(begun: MainWindow) -> None:
    undone: list[bool] = []
    begun.report("Finding 3 removed", undo=lambda: undone.append(True))
    assert begun.frame.toast.text() == "Finding 3 removed"
    begun.frame.toast.undo.click()
    begun.frame.toast.undone.emit("undo")
    assert undone == [True]
    begun.report("Saved")
    assert begun.frame.toast.undo.isHidden()


def test_the_persons_name_stands_in_the_rail_and_follows_a_change(
    begun: MainWindow, immediately: Background
) -> None:
    assert begun.frame.rail.button(YOU).text() == "Gwen"
    assert begun._workroom is not None
    begun._workroom.member = Member(person_id="colin", name="Colin Threlfall", post="")
    immediately.store_changed.emit(Changes.of(MEMBER, ["colin"]))
    assert begun.frame.rail.button(YOU).text() == "Colin"


def test_trouble_is_said_over_whatever_is_in_sight(begun: MainWindow) -> None:
    begun.tell(StorageFull("There is no room left on the disk."))
    dialog = begun.findChild(Dialog)
    assert isinstance(dialog, Dialog)
    assert dialog.windowTitle() == "There is no room left"
    dialog.button("on").click()
    begun.show_problem(Problem(title="Something went wrong", words="The fault is ours."))
    for each in begun.findChildren(Dialog):
        each.close()


def test_there_is_one_focus_ring_and_it_is_round_what_the_keyboard_is_on(
    begun: MainWindow, qtbot: QtBot
) -> None:
    begun.activateWindow()
    qtbot.waitUntil(begun.isActiveWindow, timeout=2_000)
    begun.frame.rail.button("today").setFocus(Qt.FocusReason.TabFocusReason)
    begun.frame.rail.button("plan").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: begun._ring.target is begun.frame.rail.button("plan"), timeout=2_000)
    assert begun.frame.ring.target is None


@pytest.mark.parametrize(("size", "form"), [((1280, 800), RailForm.RAIL), ((800, 1280), RailForm.BAR)])
def test_nothing_in_the_frame_is_cut_off_or_nameless(
    begun: MainWindow, size: tuple[int, int], form: RailForm
) -> None:
    begun.resize(*size)
    QTest.qWait(20)
    assert begun.frame.rail.form is form
    assert faults(begun.frame) == []


def test_the_window_comes_to_the_front_when_started_again(window: MainWindow) -> None:
    window.showMinimized()
    window.come_to_front()
    assert not window.isMinimized()
    assert window.isVisible()


def test_closing_keeps_what_is_half_written(begun: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(begun.closing):
        begun.close()
    assert at(begun, "today").asked[-1] == "left"


def test_closing_waits_for_what_is_under_way(
    opening: Callable[[], Profile], qtbot: QtBot, tmp_path: Path
) -> None:
    background = Background()
    window = MainWindow(background, stations("today"))
    qtbot.addWidget(window)
    background.open_store(opening, then=lambda: None)
    qtbot.waitUntil(lambda: not background.busy)
    workroom, _ = a_workroom(background, tmp_path)
    window.begin(workroom, "today")
    window.show()
    written: list[bool] = []
    seen = threading.Event()

    def slowly(_profile: Profile) -> Changes:
        written.append(seen.wait(timeout=30))
        return Changes()

    background.write(slowly)
    with qtbot.waitSignal(window.closing, timeout=30_000):
        assert not window.close()
        assert window.frame.toast.text() == FINISHING
        assert not written
        seen.set()
    assert written == [True]
    background.stop()


def test_pressing_close_twice_does_not_wait(
    opening: Callable[[], Profile], qtbot: QtBot, tmp_path: Path
) -> None:
    background = Background()
    window = MainWindow(background, stations("today"))
    qtbot.addWidget(window)
    background.open_store(opening, then=lambda: None)
    qtbot.waitUntil(lambda: not background.busy)
    workroom, _ = a_workroom(background, tmp_path)
    window.begin(workroom, "today")
    window.show()
    background.write(lambda _profile: QTest.qSleep(100) or Changes())  # type: ignore[func-returns-value]  # sleeps
    assert not window.close()
    assert window.close()
    background.stop()


def test_whoever_is_there_is_asked_for_their_name(window: MainWindow) -> None:
    window.ask_introduction(landlord=False)
    assert window.beginning.isVisible()
    assert window.beginning.landlord.isHidden()
