"""What is on its way to the office: how far it is, what is safe, what needs somebody, and every wish."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.waiting import Sending, WaitingCounts
from models.waiting_findings import PhotoStanding, Waiting
from tests.accessibility_walk import accessible_name
from tests.builders import a_photo
from tests.views.screens.days import until_drawn
from tests.views.screens.exchanges import (
    A_THIRD_SENT,
    NOW,
    all_safe,
    half_sent,
    named_far_away,
    no_office,
    on_its_way,
    sending_screen,
    stuck_screen,
)
from tests.views.screens.pressing import named, press_in_every_way, words_on
from views.screens.waiting import CONNECT, TRY_AGAIN, WaitingScreen
from views.screens.waiting.words import amount_words

Show = Callable[..., QWidget]


def badges(screen: WaitingScreen) -> dict[str, str]:
    return {key: row.badge.text() for key, row in screen.list.rows.items()}


def states(screen: WaitingScreen) -> set[str]:
    """Where the photos in sight are, as they are heard."""
    photos = (photo for row in screen.list.rows.values() for photo in row.photos.values())
    return {photo.accessibleDescription().split(". ")[0] for photo in photos}


def test_an_exchange_under_way_says_how_far_it_is_and_what_is_safe(show: Show) -> None:
    screen = sending_screen()
    show(screen)
    words = words_on(screen)
    assert "15 of 26 MB sent. About 3 minutes at this speed." in words
    assert {"2", "findings", "7", "photos"} <= set(words)
    assert {"All 3 findings’ words are safe", "4 of 11 photos are safe", "Kept here until then"} <= set(words)
    assert states(screen) == {"62% sent", "Safe", "Needs you", "Waiting"}
    assert (screen.counts.bar.value(), screen.counts.bar.maximum()) == (15_000_000, 26_000_000)
    assert badges(screen) == {
        "finding 14": "Sending",
        "finding 12": "Waiting",
        "finding 10": "Safe at the office",
    }


def test_what_went_before_is_said_with_its_day(show: Show) -> None:
    screen = sending_screen()
    show(screen)
    words = words_on(screen)
    assert words[words.index("Today, 8.12 am") + 1] == "4 findings and 9 photos, all safe"
    assert words[words.index("Yesterday, 5.40 pm") + 1] == "3 other changes, all safe"
    assert words[words.index("20 March, 9 am") + 1] == "Nothing was waiting"
    assert "19 March, 9 am" not in words
    assert {"Plenty of room", "41 GB free on this tablet"} <= set(words)


def test_before_the_first_exchange_nothing_is_made_up(show: Show) -> None:
    screen = sending_screen(replace(half_sent(), before=(), free_bytes=None), None)
    show(screen)
    words = words_on(screen)
    assert "Nothing has gone to the office yet." in words
    assert "Plenty of room" not in words


@pytest.mark.parametrize(
    ("sending", "said"),
    [
        (replace(A_THIRD_SENT, seconds_left=None), "15 of 26 MB sent."),
        (replace(A_THIRD_SENT, seconds_left=20.0), "15 of 26 MB sent. Less than a minute left."),
        (replace(A_THIRD_SENT, seconds_left=50.0), "15 of 26 MB sent. About 1 minute at this speed."),
        (replace(A_THIRD_SENT, seconds_left=7_000.0), "15 of 26 MB sent. About 2 hours at this speed."),
        (
            replace(A_THIRD_SENT, seconds_left=None, receiving=1),
            "15 of 26 MB sent. 1 change from colleagues is still to come.",
        ),
        (Sending(started_at="2026-03-24T16:12:00+00:00"), "The words are on their way."),
        (
            Sending(started_at="2026-03-24T16:12:00+00:00", receiving=12),
            "12 changes from colleagues are still to come.",
        ),
    ],
)
def test_how_far_it_is_is_said_as_people_say_it(sending: Sending, said: str, show: Show) -> None:
    screen = sending_screen(sending=sending)
    show(screen)
    assert said in words_on(screen)
    assert screen.counts.bar.isVisible() == bool(sending.total)


def test_an_amount_names_its_unit_once_where_it_is_the_same() -> None:
    assert amount_words(15_000_000, 26_000_000) == "15 of 26 MB"
    assert amount_words(300_000, 26_000_000) == "300 KB of 26 MB"
    assert amount_words(0, 26_000_000) == "0 bytes of 26 MB"


def test_the_one_thing_to_do_follows_how_it_goes(show: Show, qtbot: QtBot) -> None:
    screen = sending_screen()
    show(screen)
    press_in_every_way(qtbot, named(screen, "Pause sending"), screen.pause_wanted)
    screen.show_sending(A_THIRD_SENT, paused=True)
    assert "Sending is paused. 15 of 26 MB sent." in words_on(screen)
    assert badges(screen)["finding 14"] == "Needs you"
    assert screen.counts.carry_on.hasFocus(), "who paused by the keyboard can go on by it"
    press_in_every_way(qtbot, named(screen, "Carry on sending"), screen.resume_wanted)
    screen.show_sending(None, paused=True)
    assert "Sending is paused. Everything is kept here." in words_on(screen)
    screen.show_sending(None)
    press_in_every_way(qtbot, named(screen, "Send now"), screen.send_wanted)
    screen.show_waiting(all_safe(), NOW)
    press_in_every_way(qtbot, named(screen, "Look for news"), screen.send_wanted)


def test_asking_for_news_when_nothing_waits_changes_nothing_in_sight(show: Show) -> None:
    screen = sending_screen(all_safe(), None)
    show(screen)
    before = words_on(screen)
    assert {"Nothing is only on this tablet.", "All of it is safe at the office", "Today, 4.12 pm"} <= set(
        before
    )
    screen.show_sending(Sending(started_at="2026-03-24T16:12:00+00:00"))
    assert words_on(screen) == before
    assert named(screen, "Look for news").isVisible()


def test_an_office_that_never_had_everything_is_not_said_to_have(show: Show) -> None:
    screen = sending_screen(Waiting(counts=WaitingCounts(enrolled=True), findings=()), None)
    show(screen)
    assert not [words for words in words_on(screen) if "safe" in words]


def test_without_an_office_it_says_so_and_offers_to_connect(show: Show, qtbot: QtBot) -> None:
    screen = sending_screen(no_office(), None)
    show(screen)
    words = words_on(screen)
    assert {"No office is connected yet", "Saved on this tablet"} <= set(words)
    assert not [each for each in words if "safe" in each]
    assert "Before this" not in words
    press_in_every_way(qtbot, named(screen, "Connect to the office"), screen.connect_wanted)


def test_a_photo_that_gets_further_changes_in_place(show: Show) -> None:
    screen = sending_screen()
    show(screen)
    picture = named(screen, "photo 14 1")
    picture.setFocus()
    screen.show_photo("photo 14 1", PhotoStanding.SENDING, 2_300_000)
    assert "99% sent" in states(screen), "nothing is all sent before it is safe"
    screen.show_photo("photo 14 1", PhotoStanding.SAFE)
    words = words_on(screen)
    assert {"5 of 11 photos are safe", "6"} <= set(words)
    assert picture.hasFocus()
    assert named(screen, "photo 14 1") is picture
    assert picture.accessibleDescription() == "Safe. 2.3 MB"


def test_the_last_photo_makes_its_finding_safe(show: Show) -> None:
    finding = on_its_way(3, "Moss on the steps", "Linden Court", PhotoStanding.SAFE, PhotoStanding.SENDING)
    counts = WaitingCounts(findings=1, photos=1, photo_bytes=2_300_000, enrolled=True)
    screen = sending_screen(Waiting(counts=counts, findings=(finding,)))
    show(screen)
    screen.show_photo("photo 3 1", PhotoStanding.SAFE)
    words = words_on(screen)
    assert badges(screen) == {"finding 3": "Safe at the office"}
    assert {"The finding’s words are safe", "All 2 photos are safe", "findings", "photos"} <= set(words)
    assert words.count("0") == 2


def test_a_photo_nobody_sees_changes_nothing(show: Show) -> None:
    screen = sending_screen()
    show(screen)
    before = words_on(screen)
    screen.show_photo("of an action", PhotoStanding.SAFE)
    assert words_on(screen) == before


def test_one_photo_alone_is_told_of_as_one(show: Show) -> None:
    finding = on_its_way(3, "Moss on the steps", "", PhotoStanding.WAITING, words_wait=True)
    counts = WaitingCounts(findings=1, photos=1, enrolled=True)
    screen = sending_screen(Waiting(counts=counts, findings=(finding,)), None)
    show(screen)
    assert {"The finding’s words are not safe yet", "The photo is not safe yet"} <= set(words_on(screen))
    screen.show_photo("photo 3 0", PhotoStanding.SAFE)
    assert "The photo is safe" in words_on(screen)


def test_asking_again_keeps_what_stands_there(show: Show) -> None:
    screen = sending_screen()
    show(screen)
    picture, button = named(screen, "photo 12 0"), screen.counts.pause
    screen.show_waiting(half_sent(), NOW)
    assert named(screen, "photo 12 0") is picture
    assert screen.counts.pause is button
    screen.show_waiting(named_far_away(), NOW)
    until_drawn(screen)
    assert "photo 12 3" not in screen.list.rows["finding 12"].photos


def test_a_damaged_photo_can_be_taken_again(show: Show, qtbot: QtBot) -> None:
    screen = sending_screen()
    show(screen)
    words = words_on(screen)
    assert "The office could not take 1 photo" in words
    assert "Finding 14, third photo. The file is damaged. You can take it again." in words
    press_in_every_way(qtbot, named(screen, "Take it again"), screen.photo_again_wanted, "photo 14 2")
    screen.show_photo("photo 14 2", PhotoStanding.WAITING)
    assert "The office could not take 1 photo" not in words_on(screen)
    assert screen.photo_trouble.isHidden()


def test_several_damaged_photos_each_offer_it(show: Show, qtbot: QtBot) -> None:
    screen = stuck_screen()
    show(screen)
    assert "The office could not take 2 photos" in words_on(screen)
    for key, name in (("photo 14 1", "Photo 2 of finding 14"), ("photo 12 0", "Photo 1 of finding 12")):
        button = named(screen, f"again {key}")
        assert accessible_name(button) == f"Take it again: {name}"
        press_in_every_way(qtbot, button, screen.photo_again_wanted, key)


def test_another_damaged_photo_is_said_as_soon_as_it_is_known(show: Show, qtbot: QtBot) -> None:
    screen = stuck_screen()
    show(screen)
    screen.show_photo("photo 14 0", PhotoStanding.NEEDS_YOU, why="it is empty.")
    qtbot.waitUntil(lambda: "First photo. It is empty." in words_on(screen))
    assert "The office could not take 3 photos" in words_on(screen)
    screen.show_photo("photo 14 0", PhotoStanding.SAFE)
    qtbot.waitUntil(lambda: "First photo. It is empty." not in words_on(screen))


def test_a_photo_far_back_is_counted_and_not_named() -> None:
    standings = (*[PhotoStanding.WAITING] * 11, PhotoStanding.NEEDS_YOU)
    screen = sending_screen(
        Waiting(
            counts=WaitingCounts(photos=12, enrolled=True), findings=(on_its_way(3, "Moss", "", *standings),)
        )
    )
    assert screen.photo_trouble._words.text().startswith("Finding 3, photo 12. The file")


def test_trouble_says_why_and_the_way_out_of_it(show: Show, qtbot: QtBot) -> None:
    screen = sending_screen(half_sent(), None)
    show(screen)
    assert screen.trouble.isHidden()
    screen.show_trouble("Not sent yet", "The office cannot be reached.", TRY_AGAIN)
    assert {"Not sent yet", "The office cannot be reached."} <= set(words_on(screen))
    press_in_every_way(qtbot, named(screen, "Try again"), screen.send_wanted)
    screen.show_trouble("The office does not know this tablet", "It was taken off the list.", CONNECT)
    QTest.qWait(20)
    press_in_every_way(qtbot, named(screen, "Connect again"), screen.connect_wanted)
    screen.show_trouble("This program is too old", "Ask whoever looks after it for the new one.")
    assert screen.trouble.deed(TRY_AGAIN) is None
    assert screen.trouble.deed(CONNECT) is None
    screen.hide_trouble()
    assert "This program is too old" not in words_on(screen)


@pytest.mark.parametrize(
    ("cases", "said"), [(1, "1 thing needs you to decide"), (2, "2 things need you to decide")]
)
def test_what_a_person_has_to_decide_is_offered(cases: int, said: str, show: Show, qtbot: QtBot) -> None:
    waiting = half_sent()
    screen = sending_screen(replace(waiting, counts=replace(waiting.counts, to_decide=cases)))
    show(screen)
    assert said in words_on(screen)
    press_in_every_way(qtbot, named(screen, "Compare"), screen.decide_wanted)
    screen.show_waiting(waiting, NOW)
    assert said not in words_on(screen)


def test_a_described_photo_is_called_by_its_description(show: Show) -> None:
    finding = on_its_way(3, "Moss on the steps", "", PhotoStanding.WAITING)
    described = replace(finding.photos[0], photo=a_photo(id="moss", words="Moss on the third step"))
    finding = replace(finding, photos=(described,))
    screen = sending_screen(Waiting(counts=WaitingCounts(photos=1), findings=(finding,)), None)
    show(screen)
    assert accessible_name(named(screen, "moss")) == "Moss on the third step"


def test_what_needs_somebody_comes_first_where_there_is_one_column(show: Show) -> None:
    screen = stuck_screen()
    show(screen, (760, 1200))
    words = words_on(screen)
    tops = {word: _top(screen, word) for word in ("Not sent yet", "Still only here", "Before this")}
    first_finding = next(word for word in words if word.startswith("Finding 14"))
    assert tops["Not sent yet"] < tops["Still only here"] < _top(screen, first_finding) < tops["Before this"]
    screen.resize(1172, 800)
    QTest.qWait(20)
    assert abs(_top(screen, "Not sent yet") - _top(screen, "Still only here")) < 40


def _top(screen: WaitingScreen, words: str) -> int:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QLabel

    label = next(
        each
        for each in screen.findChildren(QLabel)
        if each.isVisibleTo(screen) and words in (each.accessibleName(), each.text())
    )
    return label.mapTo(screen, QPoint()).y()
