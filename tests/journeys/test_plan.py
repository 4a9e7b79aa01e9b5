"""The action plan as a person goes through it, with the real threads: find, open, check, tell, and go on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.plan_desk import PlanDesk
from models.action_plan import ActionState
from models.ports import TimeOrderedIds
from models.store.profile import Profile, open_profile
from tests.builders import RoomyDisk, SetClock, TestKeeper, an_action, found_maunside, keep
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from views.look.theme import theme
from views.screens.plan import PlanScreen

MANY = 1500


@pytest.fixture
def frame() -> list[RememberingFrame]:
    return []


@pytest.fixture
def screen(tmp_path: Path, frame: list[RememberingFrame], qtbot: QtBot) -> Iterator[PlanScreen]:
    """The page with 1,500 actions behind it, one of them claimed done."""
    theme.reduce_motion = True
    background = Background()
    workroom, remembered = a_workroom(background, tmp_path)
    frame.append(remembered)
    background.open_store(lambda: _opened(tmp_path), then=lambda: None)
    desk = PlanDesk(workroom)
    background.store_changed.connect(desk.refresh)
    desk.widget.resize(1172, 800)
    desk.widget.show()
    desk.arrived("")
    qtbot.waitUntil(lambda: desk.widget.plan.table.rowCount() == MANY + 1, timeout=30_000)
    qtbot.waitUntil(lambda: not background.busy, timeout=30_000)
    yield desk.widget
    desk.left()
    qtbot.waitUntil(lambda: not background.busy, timeout=30_000)
    workroom.photos.close()
    background.stop()
    desk.widget.close()


def _opened(folder: Path) -> Profile:
    clock = SetClock()
    profile = open_profile(
        folder / "profile", keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk()
    )
    found_maunside(profile.store)
    many = (an_action(id=f"path{number:05}", wording=f"Sweep path {number}") for number in range(MANY))
    bins = an_action(
        id="bins",
        wording="Clear and lock the bin store",
        place="Osier House",
        state=ActionState.CLAIMED,
        state_on="2026-03-19",
    )
    keep(profile.store, bins, *many)
    return profile


def test_what_is_claimed_done_is_found_checked_and_told(
    screen: PlanScreen, frame: list[RememberingFrame], qtbot: QtBot
) -> None:
    table = screen.plan.table
    qtbot.keyClicks(screen.asking.search, "bin sto")
    qtbot.waitUntil(lambda: table.rowCount() == 1, timeout=30_000)
    screen.plan.list.setFocus()
    qtbot.keyClick(screen.plan.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.plan.list, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: screen.beside.detail.wording.text() == "Clear and lock the bin store", timeout=30_000
    )
    qtbot.mouseClick(screen.beside.detail.steps.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(screen.beside.step.told.editor, "Both who asked, by phone today")
    qtbot.mouseClick(screen.beside.step.answer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.beside.detail.badge.text() == "Verified done", timeout=30_000)
    assert frame[0].reported == ["Now verified done. Saved on this tablet"]
    assert screen.beside.detail.isVisible()


def test_the_end_of_a_long_plan_is_one_key_away(screen: PlanScreen, qtbot: QtBot) -> None:
    rows, table = screen.plan.list, screen.plan.table
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_End)
    assert rows.currentIndex().row() == MANY
    qtbot.waitUntil(lambda: table.action_id(table.index(MANY)) != "", timeout=30_000)
    last = table.action_id(table.index(MANY))
    qtbot.waitUntil(lambda: _open_id(screen) == last, timeout=30_000)
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    # The row above may stand on a page that is still on its way.
    qtbot.waitUntil(lambda: table.action_id(table.index(MANY - 1)) != "", timeout=30_000)
    above = table.action_id(table.index(MANY - 1))
    qtbot.waitUntil(lambda: _open_id(screen) == above, timeout=30_000)


def _open_id(screen: PlanScreen) -> str:
    """The action whose detail is in sight."""
    detail = screen.beside.detail.detail
    return detail.row.action.id if detail else ""
