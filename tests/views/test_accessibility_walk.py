"""The walk itself: it passes the parts in every palette and size, and it bites."""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.accessibility_walk import accessible_name, faults
from tests.gallery.pages_screen import KINDS, SIZES, framed
from tests.gallery.parts_screen import parts_screen
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.buttons import PrimaryButton
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.scrolling import ScrollBody

# The parts stand in three columns, so they are only for a wide window.
SHOWN = [*product(KINDS, SIZES), *(("parts", size) for size, (wide, _, _) in SIZES.items() if wide > 1000)]


def settled(qtbot: QtBot, widget: QWidget, wide: int, tall: int) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(wide, tall)
    widget.show()
    qtbot.waitExposed(widget)
    qtbot.wait(10)
    return widget


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize(("kind", "size"), SHOWN)
def test_the_parts_pass_in_every_palette_and_size(
    qtbot: QtBot, kind: str, size: str, palette: PaletteName
) -> None:
    wide, tall, factor = SIZES[size]
    theme.choose_palette(palette)
    theme.choose_text_factor(factor)
    screen = settled(qtbot, parts_screen() if kind == "parts" else framed(kind), wide, tall)
    assert (screen.width(), screen.height()) == (wide, tall)
    assert faults(screen) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_was_small_is_right_when_it_has_grown(qtbot: QtBot, kind: str) -> None:
    screen = settled(qtbot, framed(kind), 1280, 800)
    theme.choose_text_factor(2.0)
    qtbot.wait(10)
    assert faults(screen) == []
    theme.choose_text_factor(1.0)
    screen.resize(800, 1280)
    qtbot.wait(10)
    assert faults(screen) == []


def inside(child: QWidget, *, at: tuple[int, int, int, int] = (20, 20, 120, 60)) -> QWidget:
    root = QWidget()
    child.setParent(root)
    child.setGeometry(*at)
    return root


def a_list_with_low_rows() -> QWidget:
    rows = QListView()
    rows.setModel(QStringListModel(["Gate off its hinge"]))
    rows.setAccessibleName("Findings")
    return inside(rows, at=(0, 0, 300, 200))


def a_wide_thing_in_a_scroll_area() -> QWidget:
    body = ScrollBody()
    wide = LineEdit("Name")
    wide.setMinimumWidth(900)
    body.add(wide)
    return inside(body, at=(0, 0, 400, 300))


def two_targets_in_one_place() -> QWidget:
    root = inside(PrimaryButton("Save finding 15"), at=(10, 10, 200, 56))
    PrimaryButton("Finish it later", parent=root).setGeometry(150, 10, 200, 56)
    return root


def an_unnamed_editor(editor: QWidget) -> QWidget:
    editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return inside(editor)


def low_tabs() -> QWidget:
    tabs = QTabBar()
    tabs.addTab("So far")
    tabs.setAccessibleName("Tabs")
    return inside(tabs)


def a_combo_box_with_only_a_value() -> QWidget:
    box = QComboBox()
    box.addItem("Linden Court")
    return inside(box)


BROKEN: dict[str, tuple[Callable[[], QWidget], str]] = {
    "a label too narrow": (
        lambda: inside(Words("Larkfield Green", wrap=False), at=(0, 0, 40, 30)),
        "its text needs",
    ),
    "a wrapped label too low": (
        lambda: inside(Words("Repair the drying area lights " * 4), at=(0, 0, 150, 24)),
        "its text needs",
    ),
    "a button too narrow": (
        lambda: inside(PrimaryButton("Save finding 15"), at=(0, 0, 90, 56)),
        "its text needs",
    ),
    "a widget outside its parent": (lambda: inside(QLabel("Where"), at=(350, 20, 120, 30)), "sticks out"),
    "a scroll area that hides a side": (a_wide_thing_in_a_scroll_area, "wide in a view of"),
    "a target too small": (lambda: inside(QPushButton("OK"), at=(0, 0, 80, 24)), "a target of 80 × 24"),
    "tabs too low": (low_tabs, "a target of"),
    "rows too low": (a_list_with_low_rows, "a target of"),
    "a line nobody named": (lambda: an_unnamed_editor(QLineEdit()), "has no accessible name"),
    "an icon button nobody named": (
        lambda: inside(QToolButton(), at=(0, 0, 48, 48)),
        "has no accessible name",
    ),
    "a value is not a name": (a_combo_box_with_only_a_value, "has no accessible name"),
    "targets over each other": (two_targets_in_one_place, "lie over each other"),
}


@pytest.mark.parametrize("broken", list(BROKEN))
def test_the_walk_catches(qtbot: QtBot, broken: str) -> None:
    make, words = BROKEN[broken]
    screen = settled(qtbot, make(), 400, 300)
    assert any(words in fault for fault in faults(screen)), faults(screen)


def test_the_least_target_grows_with_the_text(qtbot: QtBot) -> None:
    button = QPushButton("OK")
    screen = settled(qtbot, inside(button, at=(0, 0, 80, 60)), 400, 300)
    assert faults(screen) == []
    theme.choose_text_factor(2.0)
    assert any("under 88" in fault for fault in faults(screen))


def test_what_is_hidden_is_not_walked(qtbot: QtBot) -> None:
    root = inside(QPushButton("OK"), at=(0, 0, 10, 10))
    root.findChildren(QPushButton)[0].hide()
    assert faults(settled(qtbot, root, 400, 300)) == []


def test_a_buddy_label_is_a_name(qtbot: QtBot) -> None:
    line = QLineEdit()
    root = inside(line, at=(0, 50, 200, 48))
    label = QLabel("Your name", root)
    label.setBuddy(line)
    settled(qtbot, root, 400, 300)
    assert accessible_name(line) == "Your name"
