"""Every new face of setting out, finishing and reporting back: seen, pressed and heard."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.promise import report_back
from models.reporting_back import ReportingBack
from models.walkabout import AgreedAction, WalkaboutState, WalkaboutSummary
from tests.accessibility_walk import faults
from tests.builders import a_draft, a_landlord, a_walkabout, as_of
from tests.views.screens.capture.shown import NOW, TODAY, WELSH, a_form, a_summary, an_outing
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.dialog import Dialog
from views.screens.capture import CapturePage
from views.screens.capture.page import SO_FAR
from views.screens.paper import PaperScreen
from views.screens.walkabouts import WalkaboutLists, WalkaboutsScreen

LATER = date(2026, 3, 30)


def summary(key: str, state: WalkaboutState, estate: str = "Larkfield", **fields: object) -> WalkaboutSummary:
    return WalkaboutSummary(
        walkabout=a_walkabout(id=key, state=state, meet_at="the community room", **fields),
        estate=estate,
        officers=("Gwen Hartnoll",),
        findings=7,
        half_finished=0,
        photos=12,
    )


def lists(held: bool = False) -> WalkaboutsScreen:
    screen = WalkaboutsScreen()
    upcoming = (summary("out", WalkaboutState.UNDER_WAY), summary("plan", WalkaboutState.PLANNED, WELSH))
    over = (
        summary("held", WalkaboutState.HELD, tenants=6),
        summary("told", WalkaboutState.HELD, reported_on="2026-03-27"),
        summary("off", WalkaboutState.CANCELLED, "بلاک نمبر ۷"),
    )
    screen.show_lists(WalkaboutLists(upcoming=upcoming, held=over, coverage=(), today=TODAY))
    screen.tabs.setCurrentIndex(int(held))
    return screen


def press(screen: QWidget, name: str) -> None:
    button = screen.findChild(QWidget, name)
    assert isinstance(button, QWidget)
    QTest.keyClick(button, Qt.Key.Key_Return)


def reporting() -> ReportingBack:
    held = date(2026, 3, 24)
    return ReportingBack(
        walkabout_id="held",
        estate="Larkfield",
        held_on=held,
        told_on=None,
        today=LATER,
        promise=report_back(held, None, LATER, as_of().days, 10),
    )


def capture(state: WalkaboutState, **fields: object) -> CapturePage:
    page = CapturePage()
    page.show_landlord(a_landlord(), ["Ravi Sandhu"], TODAY)
    walkabout = a_walkabout(state=state, started_at="2026-03-24T14:04+00:00", **fields)
    page.show_outing(an_outing(walkabout=walkabout, findings=(a_summary(missing=("no kind yet",)),)), NOW)
    page.show_finding(a_form(), NOW)
    return page


def planned() -> QWidget:
    return capture(WalkaboutState.PLANNED)


def held() -> QWidget:
    return capture(WalkaboutState.HELD, next_planned_for="2026-08-20T10:30+01:00")


def told() -> QWidget:
    return capture(WalkaboutState.HELD, reported_on="2026-03-27")


def cancelled() -> QWidget:
    return capture(WalkaboutState.CANCELLED)


def so_far() -> CapturePage:
    page = capture(WalkaboutState.UNDER_WAY)
    page.panes.show_pane(SO_FAR)
    return page


def finishing() -> QWidget:
    page = so_far()
    page.so_far.finish.click()
    wrong = {"tenants": "Enter how many tenants came", "date": "That day is past", "start": "Not so"}
    page.so_far.finishing.show_wrong(wrong)
    return page


def held_list() -> QWidget:
    return lists(held=True)


def reporting_on_list() -> QWidget:
    screen = lists(held=True)
    screen.show_reporting(reporting())
    screen.reporting.show_wrong({"date": "That day is still to come."})
    return screen


def planning_again() -> QWidget:
    screen = lists(held=True)
    press(screen, "again off")
    screen.again.show_wrong({"date": "Enter the date of the walkabout", "start": "Not so"})
    return screen


def paper() -> QWidget:
    screen = PaperScreen()
    screen.show_paper("Larkfield, walkabout report", reports=True)
    screen.show_reporting(reporting())
    return screen


FACES = (planned, held, told, cancelled, so_far, finishing, lists, held_list)
MORE_FACES = (reporting_on_list, planning_again, paper)


@pytest.mark.parametrize("face", FACES + MORE_FACES)
@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize(("factor", "size"), [(1.0, (1172, 800)), (1.0, (800, 1196)), (2.0, (1280, 800))])
def test_every_face_can_be_seen_pressed_and_heard(
    face: Callable[[], QWidget],
    palette: PaletteName,
    factor: float,
    size: tuple[int, int],
    qtbot: QtBot,
) -> None:
    theme.choose_palette(palette)
    theme.choose_text_factor(factor)
    screen = face()
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    for _ in range(4):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(2)
    assert faults(screen) == []


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("set_out plan", "set_out_wanted"),
        ("open plan", "walkabout_opened"),
        ("open out", "walkabout_opened"),
        ("report held", "report_wanted"),
        ("told held", "reporting_wanted"),
    ],
)
def test_each_row_says_what_is_wanted(button: str, signal: str, qtbot: QtBot) -> None:
    screen = lists()
    qtbot.addWidget(screen)
    with qtbot.waitSignal(getattr(screen, signal)) as heard:
        press(screen, button)
    assert heard.args == [button.split()[1]]


def test_cancelling_asks_first_and_the_safe_answer_has_the_focus(qtbot: QtBot) -> None:
    screen = lists()
    qtbot.addWidget(screen)
    screen.show()
    cancelled: list[str] = []
    screen.cancel_wanted.connect(cancelled.append)
    for answer, wanted in (("keep", []), ("plan", ["plan"])):
        press(screen, "cancel plan")
        dialog = screen.findChild(Dialog)
        assert isinstance(dialog, Dialog)
        assert dialog.windowTitle() == f"Cancel the {WELSH} walkabout?"
        qtbot.waitUntil(dialog.button("keep").hasFocus)
        dialog.button(answer).click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert cancelled == wanted


def test_leaving_the_question_gives_the_focus_back(qtbot: QtBot) -> None:
    screen = lists(held=True)
    qtbot.addWidget(screen)
    screen.show()
    press(screen, "again off")
    assert screen.focusWidget() is screen.again.day.box("day")
    screen.again.leave.click()
    assert screen.again.isHidden()
    asked_by = screen.findChild(QWidget, "again off")
    assert asked_by is not None
    assert screen.focusWidget() is asked_by


def test_the_day_typed_is_handed_over_by_enter(qtbot: QtBot) -> None:
    screen = lists(held=True)
    qtbot.addWidget(screen)
    screen.show_reporting(reporting())
    assert "We will report back by Thursday 9 April" in screen.reporting.told.text()
    with qtbot.waitSignal(screen.told) as heard:
        QTest.keyClick(screen.reporting.day.box("year"), Qt.Key.Key_Return)
    typed = heard.args[0]
    assert (typed.walkabout_id, typed.day, typed.month, typed.year) == ("held", "30", "3", "2026")


def test_an_action_may_go_to_another_service(qtbot: QtBot) -> None:
    page = capture(WalkaboutState.UNDER_WAY)
    qtbot.addWidget(page)
    card = page.form.agreed.cards[0]
    assert card.service.currentText().endswith(", as usual")
    other = card.service.itemData(card.service.count() - 1)
    card.service.setCurrentIndex(card.service.count() - 1)
    with qtbot.waitSignal(page.draft_edited) as heard:
        card.service.activated.emit(card.service.currentIndex())
    assert heard.args[0].actions[0].service == other
    gone = a_draft(actions=(AgreedAction(wording="Rehang it", service="A team that was dissolved"),))
    page.show_finding(a_form(draft=gone), NOW)
    assert page.draft.actions[0].service == "A team that was dissolved"
