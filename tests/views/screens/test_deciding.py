"""Deciding: both versions side by side, a third written from both, and nothing typed is lost meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.disagreement import Choice, Decision, Matter, Side
from tests.accessibility_walk import accessible_name
from tests.views.screens.cases import (
    COLINS,
    MINE,
    PRIORITY,
    TARGET,
    WORDING,
    a_refusal,
    a_removal,
    a_step,
    deciding_screen,
    every_case,
    two_versions,
)
from tests.views.screens.days import URDU
from tests.views.screens.exchanges import NOW
from tests.views.screens.pressing import named, press_in_every_way, words_on
from views.parts.inputs import LineEdit, TextArea
from views.parts.spots import IconSpot
from views.screens.deciding import DecidingScreen
from views.screens.deciding.words import between, keep_words, told_of, who_is_told, whose

Show = Callable[..., QWidget]


def field_of(screen: DecidingScreen, name: str) -> QWidget:
    assert screen.case is not None
    assert screen.case.together is not None
    return screen.case.together.fields[name].editor


def written_in(screen: DecidingScreen, text: str) -> None:
    area = field_of(screen, "wording")
    assert isinstance(area, TextArea)
    area.setFocus()
    area.selectAll()
    QTest.keyClicks(area, text)


def saved(screen: DecidingScreen, qtbot: QtBot) -> Decision:
    with qtbot.waitSignal(screen.decided) as heard:
        screen.save.click()
    decision = heard.args[0]
    assert isinstance(decision, Decision)
    return decision


def test_both_versions_stand_side_by_side_with_who_and_when(show: Show) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    words = words_on(screen)
    assert words.index("Yours") < words.index("Colin’s")
    assert "Gwen Hartnoll, today at 11.20 am, on this tablet" in words
    assert "Colin Threlfall, yesterday at 4.05 pm, office computer" in words
    assert "Action 198. Both stay in its history, whatever you choose." in words
    assert f"Action: {WORDING.late}" in words
    assert f"Action: {WORDING.standing}" in words
    assert words.count("Lead: Colin Threlfall") == 2
    assert "Everybody sees this one until somebody chooses" in words
    assert "Colin will be shown what you chose and why" in words
    assert "Weir Point, back path" in words


@pytest.mark.parametrize(("name", "choice"), [("Keep yours", Choice.LATE), ("Keep Colin’s", Choice.STANDING)])
def test_one_version_can_be_kept_with_a_reason(name: str, choice: Choice, show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    QTest.mouseClick(named(screen, name), Qt.MouseButton.LeftButton)
    assert screen.case is not None
    QTest.keyClicks(screen.case.reason, " The gas works  are late ")
    assert saved(screen, qtbot) == Decision(
        case_id="gate", choice=choice, written={}, reason="The gas works are late"
    )


def test_the_choices_are_one_of_three_by_keyboard_too(show: Show) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    yours, colins, together = (named(screen, each) for each in ("Keep yours", "Keep Colin’s", "Use this one"))
    yours.setFocus()
    QTest.keyClick(yours, Qt.Key.Key_Space)
    assert [each.isChecked() for each in (yours, colins, together)] == [True, False, False]
    QTest.keyClick(yours, Qt.Key.Key_Right)
    assert [each.isChecked() for each in (yours, colins, together)] == [False, True, False]
    together.click()
    assert [each.isChecked() for each in (yours, colins, together)] == [False, False, True]


def test_a_third_version_begins_with_what_stands_and_is_chosen_by_writing(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    target = field_of(screen, "target")
    assert isinstance(target, LineEdit)
    assert target.text() == "End of April 2026"
    assert not named(screen, "Use this one").isChecked()
    written_in(screen, "Rehang the gate and paint the railings")
    assert named(screen, "Use this one").isChecked()
    named(screen, "Priority: Urgent").click()
    assert saved(screen, qtbot) == Decision(
        case_id="gate",
        choice=Choice.TOGETHER,
        written={
            "wording": "Rehang the gate and paint the railings",
            "target": "End of April 2026",
            "priority": "Urgent",
        },
    )


def test_the_third_version_can_start_from_either_and_from_both(show: Show) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    assert screen.case is not None
    together = screen.case.together
    assert together is not None
    written_in(screen, "Mine")
    together.start.chosen.emit(Choice.LATE)
    assert dict(together.words) == {"wording": WORDING.late, "target": TARGET.late, "priority": PRIORITY.late}
    together.start.chosen.emit(Choice.TOGETHER)
    assert together.words["wording"] == f"{WORDING.standing}\n{WORDING.late}"
    assert together.words["target"] == f"{TARGET.standing}, {TARGET.late}"
    assert together.words["priority"] == PRIORITY.late
    together.start.chosen.emit(Choice.STANDING)
    assert dict(together.touched) == {}
    area = field_of(screen, "wording")
    assert isinstance(area, TextArea)
    for _ in range(3):
        area.undo()
    assert area.toPlainText() == "Mine", "what was typed can be brought back"
    assert named(screen, "Use this one").isChecked()


def test_nothing_chosen_is_said_on_top_and_beside_the_choice(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    with qtbot.assertNotEmitted(screen.decided):
        screen.save.click()
    said = "Choose the version that is to stand, or write it together"
    assert words_on(screen).count(said) == 1, "the words stand over the cards, and as a link on top"
    (link,) = screen.case.errors.links() if screen.case else ()
    assert link.text() == said
    assert screen.case is not None
    assert screen.case.errors.hasFocus()
    yours = named(screen, "Keep yours")
    assert yours.accessibleDescription() == f"Error: {said}"
    link.click()
    assert yours.hasFocus()
    yours.click()
    assert said not in words_on(screen)
    assert saved(screen, qtbot).choice is Choice.LATE


def test_a_field_cannot_be_left_empty_where_both_versions_say_something(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    area = field_of(screen, "wording")
    assert isinstance(area, TextArea)
    area.selectAll()
    QTest.keyClick(area, Qt.Key.Key_Backspace)
    with qtbot.assertNotEmitted(screen.decided):
        screen.save.click()
    assert screen.case is not None
    (link,) = screen.case.errors.links()
    assert link.text() == "Write what is to stand under “Action”, or keep one of the two versions"
    link.click()
    assert area.hasFocus()
    named(screen, "Keep yours").click()
    assert saved(screen, qtbot).choice is Choice.LATE


def test_what_is_half_written_stays_when_the_case_is_shown_again(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    written_in(screen, "Rehang the gate, and")
    area = field_of(screen, "wording")
    screen.show_disagreements([two_versions()], NOW + timedelta(minutes=5))
    assert field_of(screen, "wording") is area
    assert area.hasFocus()
    changed = two_versions(contested=(replace(WORDING, late="Rehang it."), TARGET, PRIORITY))
    screen.show_disagreement(changed, NOW)
    QTest.qWait(20)
    QTest.keyClicks(screen.focusWidget(), " paint it")
    assert screen.case is not None
    assert "Action: Rehang it." in words_on(screen)
    assert dict(screen.case.draft.written) == {"wording": "Rehang the gate, and paint it"}
    assert saved(screen, qtbot).written["wording"] == "Rehang the gate, and paint it"


def test_a_value_that_is_not_offered_any_more_gives_way_to_what_stands(show: Show) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    named(screen, "Priority: Urgent").click()
    screen.show_disagreement(two_versions(contested=(replace(PRIORITY, late="Soon"),)), NOW)
    QTest.qWait(20)
    assert named(screen, "Priority: Routine").isChecked()


def test_what_is_half_decided_stays_while_another_case_is_looked_at(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions(), a_step())
    show(screen)
    assert {"2 things to decide", "Two versions of action 198", "A step of action 204 to decide"} <= set(
        words_on(screen)
    )
    press_in_every_way_once(qtbot, screen, "gate")
    written_in(screen, "Half")
    assert screen.case is not None
    screen.case.reason.setText("Because")
    screen.later.click()
    named(screen, "step").click()
    assert named(screen, "Take the step").text() == "Take the step"
    with qtbot.assertNotEmitted(screen.back_wanted):
        screen.head.back.click()
    named(screen, "gate").click()
    assert screen.case.draft.reason == "Because"
    assert dict(screen.case.draft.written) == {"wording": "Half"}
    assert screen.case.draft.choice is Choice.TOGETHER


def press_in_every_way_once(qtbot: QtBot, screen: DecidingScreen, case_id: str) -> None:
    button = named(screen, case_id)
    with qtbot.waitSignal(screen.case_wanted) as heard:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert heard.args == [case_id]
    assert screen.case is not None
    assert screen.case.case.case_id == case_id
    assert screen.focusWidget() is screen.case.sides[0].choices[Choice.LATE]


def test_an_only_case_is_left_undecided_for_good(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    press_in_every_way(qtbot, named(screen, "Decide later"), screen.later_wanted)
    press_in_every_way(qtbot, screen.head.back, screen.back_wanted)


def test_what_was_decided_gives_way_to_the_next(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions(), a_step(), a_removal())
    show(screen)
    named(screen, "gate").click()
    named(screen, "Keep yours").click()
    written = screen.case
    assert written is not None
    written.reason.setText("Agreed on the telephone")
    saved(screen, qtbot)
    screen.show_disagreements([a_step(), a_removal()], NOW)
    assert "2 things to decide" in words_on(screen)
    assert screen.note.isHidden(), "who decided it needs not be told"
    screen.show_disagreements([a_step()], NOW)
    assert "A step to decide" in words_on(screen)
    screen.show_disagreements([], NOW)
    assert words_on(screen).count("Nothing to decide") == 2
    press_in_every_way(qtbot, named(screen, "back"), screen.back_wanted)


def test_a_case_somebody_else_decided_says_so(show: Show) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    screen.show_disagreements([a_step(), a_removal()], NOW)
    assert "Somebody decided that meanwhile. It needs nobody any more." in words_on(screen)
    assert "2 things to decide" in words_on(screen)


def test_what_was_being_written_outlives_the_case(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    written_in(screen, "All these words")
    screen.show_disagreements([], NOW)
    screen.show_disagreements([], NOW)
    assert (
        "Somebody decided this meanwhile. What you had written stands here until you leave it."
        in words_on(screen)
    )
    area = field_of(screen, "wording")
    assert isinstance(area, TextArea)
    assert area.toPlainText() == "All these words"
    assert area.isVisible()
    assert not screen.save.isVisible(), "there is nothing left to decide"
    with qtbot.assertNotEmitted(screen.later_wanted):
        named(screen, "Leave it").click()
    assert "Nothing to decide" in words_on(screen)
    screen.show_disagreements([a_step()], NOW)
    assert screen.save.isVisible()
    assert screen.later.text() == "Decide later"


def test_a_step_is_taken_or_left(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(a_step())
    show(screen)
    words = words_on(screen)
    assert "Colin Threlfall moved it on without having seen what you had done." in words
    assert "It was checked and closed before this arrived. Taking the step opens it again." in words
    assert words.index("Colin’s step") < words.index("As it stands")
    assert {"Where it stands: In hand", "Where it stands: Verified done"} <= set(words)
    assert "Write it together" not in words
    named(screen, "Take the step").click()
    assert saved(screen, qtbot) == Decision(case_id="step", choice=Choice.LATE)
    named(screen, "Leave it as it is").click()
    assert saved(screen, qtbot).choice is Choice.STANDING


def test_whoever_removed_it_stands_at_the_left(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(replace(a_removal(), late=COLINS, standing=MINE))
    show(screen)
    words = words_on(screen)
    assert "Colin Threlfall removed it while you were still writing it." in words
    assert words.index("Removed by Colin Threlfall") < words.index("Still written by you")
    assert "What you see: Moss on the steps by the ramp. Slippery when wet." in words
    named(screen, "Remove it").click()
    assert saved(screen, qtbot).choice is Choice.LATE
    named(screen, "Keep it").click()
    assert saved(screen, qtbot).choice is Choice.STANDING


def test_what_was_refused_is_shown_in_full_with_the_reason(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(a_refusal())
    show(screen)
    words = words_on(screen)
    assert "The office would not take what you wrote." in words
    assert "This walkabout was reported on already, so its meeting point cannot change any more." in words
    assert (
        "Meet at: The meeting point is moved to the community room, as the lobby floor is wet. Bring the key."
        in words
    )
    assert "What you choose stands in its history, with your reason" in words
    named(screen, "Try again").click()
    assert saved(screen, qtbot) == Decision(case_id="refused", choice=Choice.LATE)
    named(screen, "Let it go").click()
    assert saved(screen, qtbot).choice is Choice.STANDING


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        (Matter.STEP, "Choose whether the step is to be taken"),
        (Matter.REMOVAL, "Choose whether to keep it or to remove it"),
        (Matter.REFUSED, "Choose whether to try again or to let it go"),
    ],
)
def test_each_matter_asks_in_its_own_words(matter: Matter, said: str, show: Show) -> None:
    screen = deciding_screen(next(case for case in every_case() if case.matter is matter))
    show(screen)
    screen.save.click()
    assert said in words_on(screen)


def test_the_list_says_what_where_who_and_when(show: Show) -> None:
    screen = deciding_screen(*every_case())
    show(screen)
    words = words_on(screen)
    assert {
        "5 things to decide",
        "Two versions of action 198",
        "Finding 9 was removed while somebody wrote it",
        "Not taken by the office: walkabout of 24 March 2026",
        "You and Colin Threlfall, today at 11.20 am",
        "You and Colin Threlfall, yesterday at 4.05 pm",
        "You, today at 11.20 am",
        "Osier House",
        "Needs you",
    } <= set(words)
    assert accessible_name(named(screen, "gate")) == "Compare: Two versions of action 198"
    assert accessible_name(named(screen, "step")) == "Decide: A step of action 204 to decide"


def test_who_works_at_the_list_keeps_the_focus(show: Show) -> None:
    screen = deciding_screen(*every_case())
    show(screen)
    named(screen, "removal").setFocus()
    screen.show_disagreements(every_case()[1:], NOW)
    QTest.qWait(20)
    assert screen.focusWidget().objectName() == "removal"


def test_names_tell_the_versions_apart() -> None:
    dot = Side(who="Dot Bream", at="2026-03-24T11:20:00+00:00", mine=False)
    other_colin = replace(dot, who="Colin Bream")
    case = two_versions(late=dot)
    assert (whose(case, Choice.LATE), whose(case, Choice.STANDING)) == ("Dot’s", "Colin’s")
    assert who_is_told(case) == "Dot and Colin will be shown what you chose and why"
    assert between(case, NOW) == "Dot Bream and Colin Threlfall, today at 11.20 am"
    case = two_versions(late=other_colin)
    assert (whose(case, Choice.LATE), whose(case, Choice.STANDING)) == ("Colin Bream’s", "Colin Threlfall’s")
    case = two_versions(late=replace(COLINS, device="tablet 4"))
    assert keep_words(case, Choice.LATE) == "Keep Colin Threlfall’s, came later"
    assert keep_words(case, Choice.STANDING) == "Keep Colin Threlfall’s, came first"
    case = two_versions(standing=MINE)
    assert keep_words(case, Choice.LATE) == "Keep yours, came later"
    assert told_of(dot, NOW) == "Dot Bream, today at 11.20 am"


def test_a_name_written_from_right_to_left_turns_only_itself_round() -> None:
    case = two_versions(late=replace(COLINS, who=URDU))
    assert whose(case, Choice.LATE) == f"\u2068{URDU.split()[0]}\u2069’s"
    assert told_of(case.late, NOW).startswith(f"\u2068{URDU}\u2069, yesterday")


def test_the_version_that_stands_is_at_the_left_where_it_is_yours(show: Show) -> None:
    screen = deciding_screen(two_versions(late=COLINS, standing=MINE, late_shows=True))
    show(screen)
    words = words_on(screen)
    assert words.index("Yours") < words.index("Colin’s")
    assert words.index("Colin’s") < words.index("Everybody sees this one until somebody chooses")


@pytest.mark.parametrize(
    ("device", "icon"), [("Gwen’s Tablet", "tablet"), ("the works phone", "phone"), ("", "monitor")]
)
def test_a_device_is_drawn_as_what_it_is_called(device: str, icon: str, show: Show) -> None:
    screen = deciding_screen(two_versions(standing=replace(COLINS, device=device)))
    show(screen)
    icons = [each._icon for each in screen.findChildren(IconSpot)]
    assert icons == ["tablet", icon, "pen-line"]


def test_short_fields_alone_share_the_card_and_one_alone_has_it(show: Show) -> None:
    short = (TARGET, replace(TARGET, field="place", label="Place"), PRIORITY)
    screen = deciding_screen(two_versions(contested=short))
    show(screen)
    left, right = (_left_of(screen, field_of(screen, name)) for name in ("target", "priority"))
    assert right > left + 300
    screen.show_disagreements([two_versions("other", contested=(PRIORITY,))], NOW)
    QTest.qWait(20)
    wide = field_of(screen, "priority").width()
    assert wide > 900


def _left_of(screen: QWidget, widget: QWidget) -> int:
    return widget.mapTo(screen, QPoint()).x()


def test_two_versions_without_a_field_to_show_are_still_decided(show: Show, qtbot: QtBot) -> None:
    screen = deciding_screen(two_versions(kind="something newer", contested=(), place=""))
    show(screen)
    assert "Two versions of one thing" in words_on(screen)
    assert "Write it together" not in words_on(screen)
    named(screen, "Keep yours").click()
    assert saved(screen, qtbot).choice is Choice.LATE


def test_who_is_told_moves_into_the_page_where_the_bar_is_narrow(show: Show) -> None:
    screen = deciding_screen(two_versions())
    show(screen)
    told = "Colin will be shown what you chose and why"
    assert screen._told_below.isVisible()
    screen.resize(600, 800)
    QTest.qWait(20)
    assert not screen._told_below.isVisible()
    assert screen._told_here.isVisible()
    assert words_on(screen).count(told) == 1
    assert screen.width() == 600


def test_a_reason_alone_is_half_written_too(show: Show) -> None:
    screen = deciding_screen(a_step())
    show(screen)
    assert screen.case is not None
    screen.case.reason.setText("Because the lamp was out")
    screen.show_disagreements([], NOW)
    assert screen.case.reason.text() == "Because the lamp was out"


def test_the_screen_starts_empty_and_saves_nothing(show: Show, qtbot: QtBot) -> None:
    screen = DecidingScreen()
    show(screen)
    with qtbot.assertNotEmitted(screen.decided):
        screen.save.click()
