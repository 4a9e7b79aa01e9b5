"""The screens before the day's work: unlocking and beginning; and those beside it: you, camera, paper."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.accessibility_walk import accessible_name, faults
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.chips import Option
from views.screens.camera import CameraScreen
from views.screens.paper import PaperScreen
from views.screens.unlock import UnlockScreen
from views.screens.you import YouScreen

KEY = "7KQ2-ABCD-EFGH-JKMN-PQRS-TUVW-XYZ2-3456-789A"


def unlock(show: Callable[[UnlockScreen], None]) -> Callable[[], QWidget]:
    def made() -> QWidget:
        screen = UnlockScreen()
        show(screen)
        return screen

    return made


def wrong_passphrase(screen: UnlockScreen) -> None:
    screen.ask_passphrase(recovery=True)
    screen.show_error("That passphrase does not open these records. Try again, or use the recovery key.")


def you() -> QWidget:
    screen = YouScreen()
    screen.show_member("Gwen Hartnoll", "Housing officer")
    screen.show_palettes(
        [Option(key="light", text="Light"), Option(key="dark", text="Dark")], "light", "A hint"
    )
    screen.show_text_sizes(
        [Option(key="1.0", text="Ordinary"), Option(key="2.0", text="Twice")], "2.0", "A hint"
    )
    return screen


def no_camera() -> QWidget:
    screen = CameraScreen()
    screen.show_no_camera("No camera was found on this device.")
    return screen


def camera() -> QWidget:
    screen = CameraScreen()
    screen.show_viewfinder(QWidget())
    screen.show_count(2)
    screen.show_hint("The camera has not sent a picture yet. Try again in a moment.")
    return screen


def paper() -> QWidget:
    screen = PaperScreen()
    screen.show_paper("Larkfield estate walkabout report")
    screen.show_page_count(2)
    screen.show_page(QImage(595, 842, QImage.Format.Format_RGB32))
    screen.show_saved("Larkfield.pdf")
    screen.show_printing(1, 2)
    return screen


SCREENS: dict[str, Callable[[], QWidget]] = {
    "opening": unlock(UnlockScreen.show_opening),
    "wrong passphrase": unlock(wrong_passphrase),
    "new passphrase": unlock(lambda screen: screen.choose_passphrase("This computer has no keyring.")),
    "recovery key": unlock(lambda screen: screen.show_recovery_key(KEY)),
    "recover": unlock(lambda screen: screen.ask_recovery_key(passphrase=True)),
    "trouble": unlock(
        lambda screen: screen.show_trouble("Something is damaged", "Check it, then restore it.")
    ),
    "you": you,
    "no camera": no_camera,
    "camera": camera,
    "paper": paper,
}


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize(
    ("palette", "factor", "size"),
    [
        (PaletteName.LIGHT, 1.0, (1280, 800)),
        (PaletteName.DARK, 1.0, (800, 1280)),
        (PaletteName.HIGH_CONTRAST, 2.0, (1280, 800)),
    ],
)
def test_nothing_is_cut_off_too_small_or_without_a_name(
    name: str, palette: PaletteName, factor: float, size: tuple[int, int], qtbot: QtBot
) -> None:
    theme.choose_palette(palette)
    theme.choose_text_factor(factor)
    screen = SCREENS[name]()
    qtbot.addWidget(screen)
    screen.resize(*size)
    with qtbot.waitExposed(screen):
        screen.show()
    QTest.qWait(20)
    assert faults(screen) == []


def test_an_error_leads_back_to_the_page_that_asked(qtbot: QtBot) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    assert screen.page is None
    screen.ask_recovery_key(passphrase=False)
    screen.show_opening()
    assert screen.page is screen.opening
    screen.show_error("There is a slip in the recovery key.")
    assert screen.page is screen.recover
    assert screen.recover.field.error == "There is a slip in the recovery key."


def test_a_passphrase_is_hidden_until_the_person_asks_to_see_it(qtbot: QtBot) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    screen.ask_passphrase(recovery=False)
    field = screen.passphrase.field
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field._show.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert accessible_name(field._show) == "Hide passphrase"
    field._show.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert screen.passphrase.other_way.isHidden()


def test_an_empty_field_is_told_beside_it_and_asks_nothing(qtbot: QtBot) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    with qtbot.assertNotEmitted(screen.passphrase_given), qtbot.assertNotEmitted(screen.recovery_key_given):
        screen.passphrase.unlock.click()
        screen.recover.unlock.click()
    assert screen.passphrase.field.error == "Type the passphrase of these records"
    assert screen.recover.field.error == "Type the recovery key from the paper"


def test_enter_is_as_good_as_the_button(qtbot: QtBot) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    screen.passphrase.field.line.setText("three blue mice")
    with qtbot.waitSignal(screen.passphrase_given) as given:
        QTest.keyClick(screen.passphrase.field.line, Qt.Key.Key_Return)
    assert given.args == ["three blue mice"]


def test_two_new_passphrases_must_be_the_same(qtbot: QtBot) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    page = screen.new_passphrase
    with qtbot.assertNotEmitted(screen.passphrase_chosen):
        page.keep.click()
        assert page.field.error == "Type a passphrase"
        page.field.line.setText("three blue mice")
        page.again.line.setText("three blue  mice")
        page.keep.click()
        assert (page.field.error, page.again.error[:16]) == ("", "The two are not ")
    page.again.line.setText("three blue mice")
    with qtbot.waitSignal(screen.passphrase_chosen) as chosen:
        page.keep.click()
    assert chosen.args == ["three blue mice"]


def test_the_recovery_key_can_be_heard_copied_and_printed(qtbot: QtBot) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    screen.show_recovery_key(KEY)
    page = screen.recovery_key
    assert page.key.text().splitlines()[0] == "7KQ2 – ABCD – EFGH"
    assert page.key.accessibleName().startswith("Recovery key: 7 K Q 2, A B C D")
    page.copy.click()
    assert QApplication.clipboard().text() == KEY
    with qtbot.waitSignal(screen.print_wanted) as wanted:
        page.print.click()
    assert wanted.args == [KEY]
    screen.forget()
    assert "7KQ2" not in page.key.text() + page.key.accessibleName()


def test_the_way_back_and_out_are_told(qtbot: QtBot) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    for signal, button in (
        (screen.recovery_wanted, screen.passphrase.other_way),
        (screen.passphrase_wanted, screen.recover.back),
        (screen.recovery_key_kept, screen.recovery_key.keep),
        (screen.again_wanted, screen.trouble.again),
        (screen.close_wanted, screen.trouble.close_program),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_what_is_chosen_under_your_name_is_told(qtbot: QtBot) -> None:
    screen = you()
    assert isinstance(screen, YouScreen)
    qtbot.addWidget(screen)
    assert (screen.palettes.chosen, screen.text_sizes.chosen) == ("light", "2.0")
    with qtbot.waitSignal(screen.palette_chosen) as palette:
        screen.palettes.button("dark").click()
    with qtbot.waitSignal(screen.text_size_chosen) as size:
        screen.text_sizes.button("1.0").click()
    assert (palette.args, size.args) == (["dark"], ["1.0"])
    screen.name.setText("  ")
    with qtbot.assertNotEmitted(screen.member_given):
        screen.keep.click()
    screen.name.setText("Colin Threlfall")
    with qtbot.waitSignal(screen.member_given) as member:
        screen.keep.click()
    assert member.args == ["Colin Threlfall", "Housing officer"]


def test_without_a_camera_a_file_is_the_thing_to_do(qtbot: QtBot) -> None:
    screen = no_camera()
    assert isinstance(screen, CameraScreen)
    qtbot.addWidget(screen)
    assert screen.take.isHidden()
    assert screen.files.isHidden()
    assert screen._shown is not None
    with qtbot.waitSignal(screen.files_wanted):
        screen._shown.primary.click()  # type: ignore[attr-defined]  # the empty state's one button


def test_with_a_camera_every_wish_is_told(qtbot: QtBot) -> None:
    screen = camera()
    assert isinstance(screen, CameraScreen)
    qtbot.addWidget(screen)
    for signal, button in (
        (screen.take_wanted, screen.take),
        (screen.files_wanted, screen.files),
        (screen.other_camera_wanted, screen.other),
        (screen.done_wanted, screen.done),
    ):
        assert not button.isHidden()
        with qtbot.waitSignal(signal):
            button.click()
    assert screen.taken.text() == "2 photos added"


def test_a_paper_shows_its_pages_and_tells_what_is_wanted(qtbot: QtBot) -> None:
    screen = paper()
    assert isinstance(screen, PaperScreen)
    qtbot.addWidget(screen)
    assert screen.pages_shown == 1
    assert screen.head.subtitle.text() == "2 pages"
    for signal, button in ((screen.print_wanted, screen.print), (screen.save_wanted, screen.save)):
        with qtbot.waitSignal(signal):
            button.click()
    with qtbot.waitSignal(screen.open_wanted):
        screen.saved.chosen.emit("open")
    with qtbot.waitSignal(screen.stop_wanted):
        screen.progress.stop.click()
    screen.show_printing(2, 2)
    assert screen.progress.isHidden()
    screen.show_paper("Another")
    assert (screen.pages_shown, screen.saved.isHidden()) == (0, True)
