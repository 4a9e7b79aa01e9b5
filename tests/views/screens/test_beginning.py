"""The first start: two ways, a form, what comes from the office, and who is there; all by the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.views.screens.beginnings import (
    AWAY,
    CYNGOR,
    asking_a_colleague,
    asking_office,
    coming,
    new_landlord,
    refused_code,
    stopped_half_way,
    two_ways,
    write_in,
)
from tests.views.screens.pressing import press_in_every_way, words_on
from views.screens.beginning import BeginningScreen, Introduction
from views.screens.enrolling_form import Enrolment

Show = Callable[..., QWidget]


def test_nothing_is_shown_before_there_is_something_to_say(show: Show) -> None:
    screen = BeginningScreen()
    show(screen)
    assert screen.page is None


def test_two_ways_are_offered_and_each_can_be_gone_back_from(show: Show) -> None:
    screen = two_ways()
    show(screen)
    assert screen.ways.connect_office.hasFocus()
    QTest.keyClick(screen.ways.connect_office, Qt.Key.Key_Return)
    assert screen.page is screen.office
    assert screen.office.form.address.hasFocus()
    screen.office.form.address.setText("walkabout.maunside.gov.uk")
    QTest.keyClick(screen.office.back, Qt.Key.Key_Space)
    assert screen.page is screen.ways
    QTest.keyClick(screen.ways.start, Qt.Key.Key_Return)
    assert screen.page is screen.who
    assert screen.who.landlord.editor.hasFocus()
    screen.who.back.click()
    screen.ways.connect_office.click()
    assert screen.office.form.address.text() == "walkabout.maunside.gov.uk"


def test_what_was_given_for_the_office_is_told(show: Show, qtbot: QtBot) -> None:
    screen = asking_office()
    show(screen)
    screen.office.connect_office.click()
    assert len(screen.office.form.errors.links()) == 3
    screen.office.form.fill_in("walkabout.maunside.gov.uk", "Gwen’s tablet")
    screen.office.form.code.setText("7kq2abcd")
    given = Enrolment(address="walkabout.maunside.gov.uk", code="7KQ2ABCD", device_name="Gwen’s tablet")
    press_in_every_way(qtbot, screen.office.connect_office, screen.office.form.enrol_wanted, given)


def test_a_code_that_is_refused_is_said_beside_it_and_everything_stays(show: Show) -> None:
    screen = refused_code()
    show(screen)
    form = screen.office.form
    assert "Ask the office for another" in form.fields["code"].error
    assert form.address.text() == "https://walkabout.maunside.gov.uk"


def test_how_much_has_come_is_said_in_words(show: Show) -> None:
    screen = coming(to_come=4_180)
    show(screen)
    assert any(words.startswith(f"From {CYNGOR}, only once.") for words in words_on(screen))
    assert "8,220 of 12,400 changes have come." in words_on(screen)
    screen.coming.show_progress(0)
    assert "8,220 of 12,400 changes have come." in words_on(screen), (
        "asked again, nothing is known to be left"
    )


def test_it_can_be_stopped_and_says_that_what_has_come_is_kept(show: Show, qtbot: QtBot) -> None:
    screen = coming()
    show(screen)
    assert screen.coming.progress.stop.hasFocus()
    press_in_every_way(qtbot, screen.coming.progress.stop, screen.close_wanted)
    assert any("what has come is kept" in words for words in words_on(screen))


def test_an_office_that_went_away_leaves_three_ways(show: Show, qtbot: QtBot) -> None:
    screen = stopped_half_way()
    show(screen)
    assert {"Not everything has come yet", AWAY} <= set(words_on(screen))
    press_in_every_way(qtbot, screen.coming.again, screen.again_wanted)
    press_in_every_way(qtbot, screen.coming.carry_on, screen.carry_on_wanted)
    screen.coming.show_trouble(AWAY, carry_on=False)
    assert screen.coming.carry_on.isHidden()
    screen.coming.other.click()
    assert screen.page is screen.office
    screen.office.back.click()
    assert screen.page is screen.coming
    assert AWAY in words_on(screen)


def test_once_it_comes_again_the_trouble_is_gone_and_the_focus_is_not_lost(show: Show) -> None:
    screen = stopped_half_way()
    show(screen)
    screen.coming.again.setFocus()
    screen.coming.show_progress(4_000)
    assert AWAY not in words_on(screen)
    assert QApplication.focusWidget() is screen.coming.progress.stop


def test_an_introduction_needs_a_landlord_and_a_name(show: Show, qtbot: QtBot) -> None:
    screen = new_landlord()
    show(screen)
    with qtbot.assertNotEmitted(screen.introduced):
        screen.who.begin.click()
    assert [link.text() for link in screen.who.errors.links()] == [
        "Enter the name of the landlord",
        "Enter your name",
    ]
    write_in(screen.who.landlord, " Maunside  District Council")
    write_in(screen.who.name, "Gwen Hartnoll ")
    given = Introduction(landlord="Maunside District Council", name="Gwen Hartnoll", post="")
    press_in_every_way(qtbot, screen.who.begin, screen.introduced, given)
    with qtbot.waitSignal(screen.introduced):
        QTest.keyClick(screen.who.post.editor, Qt.Key.Key_Return)


def test_where_the_landlord_is_known_only_the_person_is_asked(show: Show, qtbot: QtBot) -> None:
    screen = asking_a_colleague()
    show(screen)
    assert screen.who.landlord.isHidden()
    assert screen.who.back.isHidden()
    assert f"Everything written is here from {CYNGOR}. Photos follow while you work." in words_on(screen)
    write_in(screen.who.name, "Gwen Hartnoll")
    with qtbot.waitSignal(screen.introduced) as introduced:
        screen.who.begin.click()
    assert introduced.args == [Introduction(landlord="", name="Gwen Hartnoll", post="")]
