"""Connecting to the office: what is asked, what is wrong with it, and what it means once it is done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.views.screens.exchanges import connected_screen, enrolling_screen, wrong_enrolling
from tests.views.screens.pressing import named, press_in_every_way, words_on
from views.screens.enrolling import EnrollingScreen, Enrolment

Show = Callable[..., QWidget]
GIVEN = Enrolment(address="https://walkabout.maunside.gov.uk", code="7KQ2ABCD", device_name="Gwen’s tablet")


def filled(screen: EnrollingScreen) -> EnrollingScreen:
    screen.address.setText(" https://walkabout.maunside.gov.uk ")
    QTest.keyClicks(screen.code, "7kq2-abcd")
    screen.device_name.setText(" Gwen’s   tablet ")
    return screen


def test_what_was_given_is_handed_on_as_it_is_meant(show: Show, qtbot: QtBot) -> None:
    screen = filled(enrolling_screen())
    show(screen)
    assert screen.code.text() == "7KQ2 ABCD"
    press_in_every_way(qtbot, screen.connect_office, screen.enrol_wanted, GIVEN)
    for line in (screen.address, screen.code, screen.device_name):
        with qtbot.waitSignal(screen.enrol_wanted):
            QTest.keyClick(line, Qt.Key.Key_Return)
    press_in_every_way(qtbot, screen.leave, screen.left_undone)
    press_in_every_way(qtbot, screen.head.back, screen.back_wanted)


def test_the_code_is_shown_in_its_groups_wherever_the_caret_is(show: Show) -> None:
    screen = enrolling_screen()
    show(screen)
    line = screen.code
    line.setFocus()
    for typed, shown, caret in (
        ("7kq", "7KQ", 3),
        ("2", "7KQ2", 4),
        ("a", "7KQ2 A", 6),
        (" b-c", "7KQ2 ABC", 8),
    ):
        QTest.keyClicks(line, typed)
        assert (line.text(), line.cursorPosition()) == (shown, caret)
    line.setCursorPosition(2)
    QTest.keyClicks(line, "x")
    assert (line.text(), line.cursorPosition()) == ("7KXQ 2ABC", 3)
    line.setCursorPosition(5)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert (line.text(), line.cursorPosition()) == ("7KXQ 2ABC", 4), "the space comes back by itself"
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert (line.text(), line.cursorPosition()) == ("7KX2 ABC", 3)


def test_a_pasted_code_is_taken_as_it_was_sent(show: Show) -> None:
    screen = enrolling_screen()
    show(screen)
    QApplication.clipboard().setText("  7kq2 – abcd  ")
    screen.code.setFocus()
    screen.code.paste()
    assert screen.code.text() == "7KQ2 ABCD"
    assert screen.code.code == "7KQ2ABCD"


def test_what_is_empty_is_said_beside_its_field(show: Show, qtbot: QtBot) -> None:
    screen = EnrollingScreen()
    show(screen)
    with qtbot.assertNotEmitted(screen.enrol_wanted):
        screen.connect_office.click()
    said = [link.text() for link in screen.errors.links()]
    assert said == [
        "Enter the office’s address",
        "Enter the code that the office reads out",
        "Enter a name, so that the office can tell this tablet from others",
    ]
    assert screen.errors.hasFocus()
    screen.errors.links()[1].click()
    assert screen.code.hasFocus()
    assert screen.code.accessibleDescription().endswith(f"Error: {said[1]}")


def test_what_cannot_be_is_said_and_stays(show: Show) -> None:
    screen = wrong_enrolling()
    show(screen)
    words = words_on(screen)
    assert "Enter an address such as https://walkabout.maunside.gov.uk, without spaces" in words
    assert "A code has 8 letters and numbers, and this one has 6" in words
    assert screen.address.text() == "the council offices, Maunside"
    filled_again = screen
    filled_again.code.clear()
    filled(filled_again)
    filled_again.connect_office.click()
    assert filled_again.errors.isHidden()


@pytest.mark.parametrize(
    "address",
    [
        "walkabout.maunside.gov.uk",
        "https://walkabout.maunside.gov.uk/",
        "http://localhost:8080",
        "HTTPS://a.b",
    ],
)
def test_an_address_may_be_written_in_many_ways(address: str, show: Show, qtbot: QtBot) -> None:
    screen = filled(enrolling_screen())
    show(screen)
    screen.address.setText(address)
    with qtbot.waitSignal(screen.enrol_wanted) as heard:
        screen.connect_office.click()
    assert heard.args[0].address == address


@pytest.mark.parametrize("address", ["ftp://a.b", "gwen@maunside.gov.uk", "https://", "a b", "https://a.b?c"])
def test_what_is_no_address_is_not_asked(address: str, show: Show, qtbot: QtBot) -> None:
    screen = filled(enrolling_screen())
    show(screen)
    screen.address.setText(address)
    with qtbot.assertNotEmitted(screen.enrol_wanted):
        screen.connect_office.click()


def test_what_the_office_says_stands_beside_the_field_it_is_about(show: Show) -> None:
    screen = filled(enrolling_screen())
    show(screen)
    screen.show_busy(True)
    screen.show_error("code", "This code is not known, or it is too old. Ask the office for another.")
    assert screen.fields["code"].error.startswith("This code is not known")
    assert screen.code.text() == "7KQ2 ABCD"
    screen.show_error("", "The office cannot be reached just now.")
    assert {"This tablet is not connected yet", "The office cannot be reached just now."} <= set(
        words_on(screen)
    )
    screen.show_busy(True)
    assert "The office cannot be reached just now." not in words_on(screen)
    assert screen.fields["code"].error == ""


def test_while_the_office_is_asked_it_is_not_asked_again(show: Show, qtbot: QtBot) -> None:
    screen = filled(enrolling_screen())
    show(screen)
    said = "The office is being asked. This takes a few seconds."
    screen.show_busy(True)
    with qtbot.assertNotEmitted(screen.enrol_wanted):
        screen.connect_office.click()
    assert said not in words_on(screen), "an answer that comes at once needs no word"
    qtbot.waitUntil(lambda: said in words_on(screen))
    screen.show_busy(False)
    assert said not in words_on(screen)
    with qtbot.waitSignal(screen.enrol_wanted):
        screen.connect_office.click()
    screen.show_busy(True)
    screen.show_busy(False)
    qtbot.wait(450)
    assert said not in words_on(screen)


def test_once_connected_it_says_to_which_office_and_what_that_means(show: Show, qtbot: QtBot) -> None:
    screen = filled(enrolling_screen())
    show(screen)
    screen.show_connected("Maunside District Council", "Gwen’s tablet", "2026-03-24T16:12:00+00:00")
    QTest.qWait(20)
    words = words_on(screen)
    assert "Connected to Maunside District Council" in words
    assert "This tablet is known there as Gwen’s tablet, since 24\u00a0March\u00a02026." in words
    assert "What you write goes there by itself" in words
    assert not screen.connect_office.isVisible()
    press_in_every_way(qtbot, screen.see, screen.waiting_wanted)
    screen.show_connected("Maunside District Council", "Gwen’s tablet", "2026-03-24T16:12:00+00:00")
    assert "Connected to Maunside District Council" in words_on(screen)


def test_a_tablet_that_was_turned_away_can_be_connected_anew(show: Show) -> None:
    screen = connected_screen()
    show(screen)
    screen.show_form("https://walkabout.maunside.gov.uk", "Another name")
    QTest.qWait(20)
    assert screen.connect_office.isVisible()
    assert screen.address.text() == "https://walkabout.maunside.gov.uk"
    assert screen.device_name.text() == "Gwen’s tablet", "what stands there already stays"
    screen.show_form("https://elsewhere.gov.uk")
    assert screen.address.text() == "https://walkabout.maunside.gov.uk"
    assert named(screen, "Connect").isVisible()
