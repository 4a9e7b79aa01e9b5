"""The screen of the action plan by itself: what it says, what it emits, and that everybody can use it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from models.action_plan import ActionState
from models.landlord import Priority
from models.plan import PlanCounts, PlanFilter, PlanShow
from tests.accessibility_walk import faults
from tests.builders import TODAY, a_photo, an_estate
from tests.views.screens.plan.test_plan_words import a_detail
from tests.views.tables.test_plan_table import a_row
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.screens.plan import ADDING, PaperWanted, PlanChoices, PlanInSight, PlanQuestion, PlanScreen

CHOICES = PlanChoices(
    estates=(an_estate("Larkfield"), an_estate("Ynys-y-bŵl a Llanfairpwllgwyngyll", id="ynys")),
    services=("Electrical", "Grounds Maintenance"),
    priorities=(Priority(number=1, name="Everyone’s voice is heard", aim=""),),
    leads_in_use=("Ravi Sandhu", "زرینہ بختیار"),
    leads=("Gwen Hartnoll", "Siân Llywelyn-Prydderch", "زرینہ بختیار"),
    today=TODAY,
)
ROWS = (
    a_row(1, due_on="2026-03-12", target="12 March", place="Weir Point", leads=("Ravi Sandhu",)),
    a_row(2, state=ActionState.CLAIMED, state_on="2026-03-19", place="Osier House", leads=("زرینہ بختیار",)),
    a_row(3, wording="Cytuno ar le i’r criw gwastraff swmpus barcio ger Ynys-y-bŵl", target="Ongoing"),
)
COUNTS = PlanCounts(overdue=1, due_soon=0, on_track=1, to_check=1, closed=0)
IN_SIGHT = PlanInSight(counts=COUNTS, total=3, first_page=ROWS)
NOTHING = PlanInSight(
    counts=PlanCounts(overdue=0, due_soon=0, on_track=0, to_check=0, closed=0), total=0, first_page=()
)
CLAIMED = a_detail(
    replace(ROWS[1].action, walkabout_id="last", finding_id="bins", service="Electrical", priority=1),
    before=(a_photo(id="then"), a_photo(id="then2", thumbnail="4" * 64)),
    only_here=True,
    raised_by="زرینہ بختیار",
)


@pytest.fixture
def screen(qtbot: QtBot) -> PlanScreen:
    shown = PlanScreen()
    qtbot.addWidget(shown)
    shown.resize(1172, 800)
    shown.show()
    shown.show_choices(CHOICES)
    shown.show_plan(IN_SIGHT, anew=True)
    return shown


def press(screen: PlanScreen, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.plan.list, key)


def test_the_arrows_move_and_the_open_action_follows(screen: PlanScreen, qtbot: QtBot) -> None:
    wanted: list[str] = []
    screen.action_wanted.connect(wanted.append)
    screen.plan.list.setCurrentIndex(screen.plan.table.index(0))
    press(screen, Qt.Key.Key_Down, qtbot)
    press(screen, Qt.Key.Key_End, qtbot)
    press(screen, Qt.Key.Key_Return, qtbot)
    assert wanted == ["a-2", "a-3", "a-3"]
    assert screen.plan.rows.chosen_id == "a-3"


def test_a_tap_opens_an_action(screen: PlanScreen, qtbot: QtBot) -> None:
    row = screen.plan.list.visualRect(screen.plan.table.index(1)).center()
    with qtbot.waitSignal(screen.action_wanted) as wanted:
        qtbot.mouseClick(screen.plan.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert wanted.args == ["a-2"]


def test_escape_empties_the_search(screen: PlanScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.asking.search, "bin")
    assert screen.asking.question.wanted.search == "bin"
    qtbot.keyClick(screen.asking.search, Qt.Key.Key_Escape)
    assert screen.asking.question == PlanQuestion()


def test_print_offers_the_ways_to_arrange_a_list(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.print_button.click()
    assert screen.papers.isVisible()
    with qtbot.waitSignal(screen.paper_wanted) as wanted:
        screen.papers.actions()[5].trigger()
    paper: PaperWanted = wanted.args[0]
    assert (paper.arrangement.value, paper.large, paper.wanted) == ("priority", True, PlanFilter())
    screen.papers.close()


def test_with_little_room_the_filters_have_a_page_of_their_own(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.resize(560, 700)
    assert screen.bar.isVisible()
    assert not screen.asking.isVisible()
    screen.bar.filter.click()
    assert screen.asking.isVisible()
    assert screen.filters.done.text() == "Show 3 actions"
    screen.filters.done.click()
    assert not screen.asking.isVisible()
    with qtbot.waitSignal(screen.asked) as asked:
        screen.bar.shows.chosen_changed.emit(PlanShow.OVERDUE)
    assert asked.args[0].wanted.show is PlanShow.OVERDUE
    screen.bar.filter.click()
    screen.resize(1172, 800)
    assert screen.asking.isVisible()
    assert screen.panes.isVisible()
    assert not screen.bar.isVisible()


def test_in_one_column_an_action_takes_the_place_of_the_list(screen: PlanScreen) -> None:
    screen.resize(700, 900)
    screen.plan.action_opened.emit("a-2")
    screen.show_detail(CLAIMED)
    assert screen.beside.isVisible()
    assert not screen.plan.isVisible()


def test_with_one_column_nothing_is_opened_unasked(qtbot: QtBot) -> None:
    shown = PlanScreen()
    qtbot.addWidget(shown)
    shown.resize(700, 900)
    shown.show()
    shown.show_choices(CHOICES)
    shown.show_plan(IN_SIGHT, anew=True)
    assert shown.beside.about == ""


def test_a_plan_without_actions_is_not_the_same_as_a_search_without_finds(screen: PlanScreen) -> None:
    screen.asking.search.setText("nowhere")
    screen.show_plan(NOTHING, anew=True)
    assert screen.plan.show_all.isVisible()
    assert not screen.empty.isVisible()
    screen.plan.show_all.click()
    screen.show_plan(NOTHING, anew=True)
    assert screen.empty.isVisible()
    screen.show_plan(IN_SIGHT, anew=True)
    assert screen.plan.list.isVisible()


def test_a_form_that_was_begun_outlives_an_empty_plan(screen: PlanScreen) -> None:
    screen.show_plan(NOTHING, anew=True)
    screen.empty.primary.click()
    screen.show_plan(NOTHING, anew=False)
    assert screen.beside.about == ADDING
    assert screen.beside.form.isVisible()


def test_photos_are_let_go_over_an_action_or_pasted(screen: PlanScreen, tmp_path: Path, qtbot: QtBot) -> None:
    screen.plan.action_opened.emit("a-2")
    screen.show_detail(CLAIMED)
    brought: list[tuple[str, tuple[object, ...]]] = []
    screen.photos_brought.connect(lambda about, sources: brought.append((about, sources)))
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "now.jpg"))])
    where, copying, left = QPointF(20, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(where.toPoint(), copying, dragged, left, Qt.KeyboardModifier.NoModifier)
    screen.beside.dragEnterEvent(entering)
    assert entering.isAccepted()
    screen.beside.dropEvent(QDropEvent(where, copying, dragged, left, Qt.KeyboardModifier.NoModifier))
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    qtbot.keyClick(screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert brought[0] == ("a-2", (tmp_path / "now.jpg",))
    assert brought[1][0] == "a-2"
    assert isinstance(brought[1][1][0], bytes)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(brought) == 2


def test_words_dragged_over_an_action_are_no_photo(screen: PlanScreen) -> None:
    words = QMimeData()
    words.setText("not a photo")
    left = Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(
        QPointF(20, 20).toPoint(), Qt.DropAction.CopyAction, words, left, Qt.KeyboardModifier.NoModifier
    )
    entering.ignore()
    screen.beside.dragEnterEvent(entering)
    assert not entering.isAccepted()


def test_the_photos_of_an_action_are_turned_through(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.plan.action_opened.emit("a-2")
    screen.show_detail(CLAIMED)
    with qtbot.waitSignal(screen.beside.photo.large_wanted) as wanted:
        screen.beside.detail.photos.before.picture.click()
    assert wanted.args == ["1" * 64]
    page = screen.beside.photo
    assert page.isVisible()
    page._small["then2"].click()
    assert page.panel.photo == CLAIMED.before[1]
    assert not page.panel.remove.isVisible()  # what was found belongs to the finding
    screen.show_detail(replace(CLAIMED, before=CLAIMED.before[:1]))
    assert screen.beside.detail.isVisible()


def test_photos_on_their_way_are_counted(screen: PlanScreen) -> None:
    detail = screen.beside.detail
    detail.show_progress(1, 3)
    assert not detail.coming_in.isHidden()
    assert detail.coming_in.text() == "1 of 3 photos added"
    detail.show_progress(3, 3)
    assert detail.coming_in.isHidden()


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize(("size", "factor"), [((1172, 800), 1.0), ((800, 1196), 1.0), ((1280, 800), 2.0)])
def test_everybody_can_use_it(
    screen: PlanScreen, palette: PaletteName, size: tuple[int, int], factor: float, qtbot: QtBot
) -> None:
    theme.choose_palette(palette)
    theme.choose_text_factor(factor)
    screen.resize(*size)
    found = _walked(screen, qtbot)
    screen.plan.action_opened.emit("a-2")
    screen.show_detail(CLAIMED)
    found += _walked(screen, qtbot)
    screen.beside.detail.steps.buttons[0].click()
    screen.beside.step.answer.click()
    found += _walked(screen, qtbot)
    screen.beside.step.cancel.click()
    screen.beside.detail.change.click()
    screen.beside.form.wording.show_text("")
    screen.beside.form.answer.click()
    found += _walked(screen, qtbot)
    screen.beside.form.cancel.click()
    screen.beside.detail.note.click()
    found += _walked(screen, qtbot)
    assert found == []


def _walked(screen: PlanScreen, qtbot: QtBot) -> list[str]:
    qtbot.wait(10)
    return faults(screen)
