"""Buttons: pressed by mouse, Space and Enter, said aloud, never cut."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.button_base import PaintedButton
from views.parts.buttons import (
    DangerButton,
    IconButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SoftButton,
)
from views.parts.menu import Menu, MenuItem
from views.parts.photos import PhotoThumbnail, PhotoTile
from views.parts.standing import ThingsStand, WhereThingsStand

MAKERS: dict[str, Callable[[], PaintedButton]] = {
    "primary": lambda: PrimaryButton("Save finding 15", "check"),
    "secondary": lambda: SecondaryButton("Finish it later", icon_after="arrow-right"),
    "small": lambda: SecondaryButton("Reword", small=True),
    "danger": lambda: DangerButton("Hazard", "siren"),
    "soft": lambda: SoftButton("Action plan", "list-checks"),
    "quiet": lambda: QuietButton("Link to it", "history"),
    "icon": lambda: IconButton("arrow-left", "Back"),
    "standing": lambda: WhereThingsStand(ThingsStand(state="On this tablet only", amount="3 findings")),
    "tile": PhotoTile,
    "thumbnail": lambda: PhotoThumbnail("A cracked lamp"),
}


@pytest.fixture(params=MAKERS)
def button(request: pytest.FixtureRequest, qtbot: QtBot) -> PaintedButton:
    made = MAKERS[request.param]()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_presses_it_once(button: PaintedButton, key: Qt.Key, qtbot: QtBot) -> None:
    times: list[str] = []
    button.clicked.connect(lambda: times.append("pressed"))
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
    assert times == ["pressed"]


def test_the_mouse_presses_it(button: PaintedButton, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_what_it_is(button: PaintedButton) -> None:
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard.role() == QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name)


@pytest.mark.parametrize("factor", [1.0, 1.25, 2.0])
def test_it_is_large_enough_for_a_thumb(button: PaintedButton, factor: float) -> None:
    theme.choose_text_factor(factor)
    least = theme.look.target("minimum")
    assert button.sizeHint().width() >= least
    assert button.sizeHint().height() >= least


@pytest.mark.parametrize("palette", list(PaletteName))
def test_it_looks_pressed_while_it_is(button: PaintedButton, palette: PaletteName) -> None:
    theme.choose_palette(palette)
    before = button.grab().toImage()
    button.setDown(True)
    down = button.grab().toImage()
    assert down != before


def test_it_is_painted_anew_in_another_palette(button: PaintedButton) -> None:
    light = button.grab().toImage()
    theme.choose_palette(PaletteName.DARK)
    assert button.grab().toImage() != light


def test_its_width_follows_its_words(qtbot: QtBot) -> None:
    made = PrimaryButton("Save", least=168)
    qtbot.addWidget(made)
    assert made.sizeHint().width() == 168
    made.setText("Save finding 15 and go to the next one")
    assert made.sizeHint().width() > 300


def test_an_icon_alone_has_a_name_and_a_tooltip(qtbot: QtBot) -> None:
    pin = IconButton("map-pin", "Show it on the plan", size=52)
    qtbot.addWidget(pin)
    assert (pin.accessibleName(), pin.toolTip()) == ("Show it on the plan", "Show it on the plan")
    assert pin.sizeHint().width() == pin.sizeHint().height() == 52


def test_a_soft_button_opens_its_menu_and_says_what_was_chosen(qtbot: QtBot) -> None:
    soft = SoftButton("Action plan", "list-checks")
    qtbot.addWidget(soft)
    narrow = soft.sizeHint().width()
    soft.set_choices(
        [MenuItem(key="plan", text="Action plan"), MenuItem(key="private", text="One household", icon="lock")]
    )
    assert soft.sizeHint().width() > narrow
    with qtbot.waitSignal(soft.chosen) as chosen:
        soft.menu().actions()[1].trigger()
    assert chosen.args == ["private"]


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_the_rows_of_a_menu_are_large_enough(qtbot: QtBot, factor: float) -> None:
    theme.choose_text_factor(factor)
    menu = Menu(
        [MenuItem(key="a", text="Action plan", icon="list-checks"), MenuItem(key="b", text="Complaint")]
    )
    qtbot.addWidget(menu)
    menu.show()
    assert all(
        menu.actionGeometry(action).height() >= theme.look.target("minimum") for action in menu.actions()
    )
    assert menu.font().pixelSize() == round(17 * factor)


def test_a_menu_works_by_keyboard(qtbot: QtBot) -> None:
    menu = Menu([MenuItem(key="a", text="Action plan"), MenuItem(key="b", text="Complaint")])
    qtbot.addWidget(menu)
    menu.popup(menu.pos())
    with qtbot.waitSignal(menu.chosen) as chosen:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args == ["b"]


def test_where_things_stand_says_state_and_amount(qtbot: QtBot) -> None:
    stand = WhereThingsStand()
    qtbot.addWidget(stand)
    stand.show_standing(ThingsStand(state="Safe at the office", amount="2.02 pm today", icon="cloud-check"))
    assert stand.accessibleName() == "Safe at the office: 2.02 pm today"
    assert stand.sizeHint().height() == 52
    stand.show_standing(ThingsStand(state="Safe at the office", amount=""))
    assert stand.accessibleName() == "Safe at the office"


def test_no_button_can_be_reached_by_the_mouse_only(button: PaintedButton) -> None:
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert button.isEnabled()
