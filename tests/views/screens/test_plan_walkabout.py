"""The form that plans a walkabout: as filled in, with what is wrong beside its field, nothing lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.planning import WalkaboutForm, wrong_with
from tests.views.screens.days import (
    WELSH,
    plan_screen,
)
from tests.views.screens.pressing import by_enter, by_space, press_in_every_way

WRONG = WalkaboutForm(day="31", month="4", year="2026", start="half two", meet_at=WELSH)


def test_the_form_is_given_as_it_was_filled_in(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = plan_screen()
    show(screen)
    screen.estate.setFocus()
    QTest.keyClick(screen.estate, Qt.Key.Key_Down)
    for part, typed in (("day", "21"), ("month", "4")):
        QTest.keyClicks(screen.day.box(part), typed)
    QTest.keyClicks(screen.start, "2 pm")
    QTest.keyClicks(screen.meet_at, "Community room")
    by_space(screen.companions.button("bream"))
    form = WalkaboutForm(
        estate_id="larkfield",
        day="21",
        month="4",
        year="2026",
        start="2 pm",
        meet_at="Community room",
        officer_ids=("hartnoll",),
        companion_ids=("bream",),
    )
    press_in_every_way(qtbot, screen.plan, screen.plan_entered, form)
    press_in_every_way(qtbot, screen.leave, screen.left_undone)


def test_tenants_are_never_offered_by_name() -> None:
    screen = plan_screen()
    assert "ashdown" not in screen.officers.keys() + screen.companions.keys()


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    show: Callable[..., QWidget],
) -> None:
    screen = plan_screen(WRONG)
    show(screen)
    screen.show_errors(wrong_with(WRONG))
    assert [link.text() for link in screen.errors.links()] == [
        "Choose an estate",
        "There is no 31 April. The month has 30 days",
        "Start time must be like 2 pm or 14:00",
        "Choose at least one officer",
    ]
    assert screen.errors.hasFocus()
    assert screen.fields["start"].error == "Start time must be like 2 pm or 14:00"
    assert screen.fields["meet_at"].error == ""
    assert screen.form == WRONG
    by_enter(screen.errors.links()[1])
    assert screen.day.box("day").hasFocus()
    by_enter(screen.errors.links()[3])
    assert screen.officers.button("hartnoll").hasFocus()
    screen.show_errors({})
    assert screen.errors.isHidden()
    assert {field.error for field in screen.fields.values()} == {""}


def test_what_was_chosen_stays_when_the_choices_change(show: Callable[..., QWidget]) -> None:
    form = WalkaboutForm(
        estate_id="larkfield", year="2026", officer_ids=("hartnoll",), companion_ids=("bream",)
    )
    screen = plan_screen(form)
    show(screen)
    plan = plan_screen(form)
    assert plan.form == screen.form == form
    screen.choose("nobody")
    screen.choose("larkfield")
    assert screen.form == form


@pytest.mark.parametrize("which", ["estate", "officer", "companion"])
def test_a_name_that_is_not_on_the_list_can_be_added(
    which: str, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = plan_screen()
    show(screen)
    new = getattr(screen, f"new_{which}")
    by_enter(new.link)
    assert new.box.hasFocus()
    QTest.keyClicks(new.box, "  Harbour Row ")
    with qtbot.waitSignal(getattr(screen, f"{which}_named")) as heard:
        QTest.keyClick(new.box, Qt.Key.Key_Return)
    assert heard.args == ["Harbour Row"]
    assert new.link.hasFocus()
