"""The list of the action plan: any length at once, and only the pages in sight are asked for."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from models.action_plan import ActionState, leads_words, number_words
from models.plan import PlanRow
from models.standing import Standing
from tests.builders import TODAY, an_action, as_of
from views.look.tokens import Ink
from views.tables.plan_row_words import nameplate_words, plan_row_words, standing_words
from views.tables.plan_rows import PlanRows
from views.tables.plan_table import COMING, PAGE, ROW, PlanTable


def a_row(number: int = 204, *, chase: bool = False, **fields: object) -> PlanRow:
    """One row as the store gives it."""
    action = an_action(id=f"a-{number}", number=number, **fields)
    return PlanRow(
        action=action,
        number=number_words(action.number, action.id),
        estate="Larkfield",
        leads=leads_words(action.leads),
        stands=as_of(TODAY).stands(action),
        chase=chase,
    )


def a_page(first: int, count: int = PAGE) -> list[PlanRow]:
    return [a_row(number) for number in range(first, first + count)]


@pytest.fixture
def table(qapp: object) -> PlanTable:
    return PlanTable()


def test_a_row_is_read_as_one_sentence_after_the_other(table: PlanTable) -> None:
    row = a_row(
        target="12 March",
        due_on="2026-03-12",
        place="Weir Point, drying area",
        leads=("Ravi Sandhu", "Electrical"),
    )
    table.show_plan(1, [row])
    words = (
        "Overdue 8 working days late. Repair the drying area lights. Weir Point, drying area, Larkfield. "
        "Ravi Sandhu, Electrical. Target 12 March. Action 204."
    )
    index = table.index(0)
    assert index.data() == words == plan_row_words(row)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == words
    assert index.data(ROW) is row
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_words_of_a_row_without_place_target_or_lead() -> None:
    row = a_row()
    assert plan_row_words(row) == (
        "Agreed. Repair the drying area lights. Larkfield. No lead yet. No target yet. Action 204."
    )
    assert nameplate_words(row) == "Larkfield"


def test_an_action_to_be_looked_at_again_says_so_unless_it_is_late_already() -> None:
    assert standing_words(a_row(chase=True)) == ("Look at it again", Ink.AMBER)
    late = a_row(chase=True, due_on="2026-03-12")
    assert late.stands.standing is Standing.OVERDUE
    assert standing_words(late) == ("8 working days late", Ink.RED)
    assert standing_words(a_row(state=ActionState.CLAIMED, state_on="2026-03-19")) == (
        "Since 19 March",
        Ink.INK2,
    )


def test_a_page_that_comes_into_sight_is_asked_for_once_and_shown_when_it_comes(
    table: PlanTable, qtbot: QtBot
) -> None:
    table.show_plan(1000, a_page(0))
    asked: list[int] = []
    table.page_wanted.connect(asked.append)
    assert table.index(120).data() == COMING
    assert table.index(120).data(ROW) is None
    assert table.action_id(table.index(120)) == ""
    assert asked == []  # never while something is being painted
    qtbot.waitUntil(lambda: asked == [100])
    assert table.index(130).data() == COMING
    qtbot.wait(20)
    assert asked == [100]
    with qtbot.waitSignal(table.dataChanged) as changed:
        table.show_page(100, a_page(100))
    assert (changed.args[0].row(), changed.args[1].row()) == (100, 149)
    assert table.action_id(table.index(120)) == "a-120"


def test_flicking_through_asks_for_where_it_comes_to_rest(table: PlanTable, qtbot: QtBot) -> None:
    table.show_plan(100_000, a_page(0))
    asked: list[int] = []
    table.page_wanted.connect(asked.append)
    table.index(50).data()
    qtbot.waitUntil(lambda: asked == [50])
    for passed in range(100, 90_000, 50):
        table.index(passed).data()
    table.show_page(50, a_page(50))
    assert asked == [50, 89_950]
    for first in (89_950, 89_900, 89_850, 89_800):
        table.show_page(first, a_page(first))
    assert asked == [50, 89_950, 89_900, 89_850, 89_800]


def test_changed_records_are_asked_for_again_while_the_old_ones_stay_in_sight(
    table: PlanTable, qtbot: QtBot
) -> None:
    table.show_plan(200, a_page(0))
    table.show_page(50, a_page(50))
    asked: list[int] = []
    table.page_wanted.connect(asked.append)
    table.renew(199, a_page(1))
    assert table.rowCount() == 199
    assert table.action_id(table.index(0)) == "a-1"
    assert table.action_id(table.index(60)) == "a-60"
    qtbot.waitUntil(lambda: asked == [50])
    table.show_page(50, a_page(51))
    assert table.action_id(table.index(60)) == "a-61"


def test_another_question_forgets_what_was_shown(table: PlanTable) -> None:
    table.show_plan(200, a_page(0))
    table.show_page(50, a_page(50))
    table.show_plan(120, a_page(500))
    assert table.action_id(table.index(0)) == "a-500"
    assert table.index(60).data() == COMING


def test_it_keeps_no_more_than_some_pages(table: PlanTable) -> None:
    table.show_plan(100_000, a_page(0))
    for first in range(50, 50 * 80, 50):
        table.show_page(first, a_page(first))
    assert table.index(0).data() == COMING
    assert table.action_id(table.index(50 * 79)) == f"a-{50 * 79}"


def test_a_hundred_thousand_rows_are_laid_out_at_once(
    table: PlanTable, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setUniformItemSizes(True)
    view.setItemDelegate(PlanRows(view))
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.resize(700, 500)
    view.setModel(table)
    view.show()
    asked: list[int] = []
    plain = PlanTable.data

    def counting(model: PlanTable, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        asked.append(index.row())
        return plain(model, index, role)

    monkeypatch.setattr(PlanTable, "data", counting)
    table.show_plan(100_000, a_page(0))
    view.grab()
    assert len(set(asked)) < 50, "only the rows in sight are asked for"
    assert view.verticalScrollBar().maximum() > 7_000_000
