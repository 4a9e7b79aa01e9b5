"""A row of the plan as it is drawn: in columns, stacked, chosen, and while it has not come yet."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from models.action_plan import ActionState
from models.plan import PlanRow
from tests.views.tables.test_plan_table import a_row
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.tables.plan_rows import PlanRows
from views.tables.plan_table import PlanTable

LONG = "Replace every one of the forty-two cracked landing covers in all three stairs before the winter comes"
ROWS = [
    a_row(1, due_on="2026-03-12", target="12 March", place="Weir Point", leads=("Ravi Sandhu",)),
    a_row(2, wording=LONG, target="By the end of October 2026", due_on="2026-10-31", leads=("Siân " * 20,)),
    a_row(3, state=ActionState.CLAIMED, state_on="2026-03-19", place="زرینہ بختیار", target="ongoing" * 9),
    a_row(
        4, state=ActionState.WILL_NOT, state_on="2026-03-01", place="Llanfairpwllgwyngyllgogerychwyrndrobwll"
    ),
]


def drawn(
    qtbot: QtBot, rows: list[PlanRow], *, wide: int = 700, stacked: bool = False, chosen: str = ""
) -> QImage:
    """The list as it looks."""
    view, table = QListView(), PlanTable()
    qtbot.addWidget(view)
    delegate = PlanRows(view)
    delegate.stacked, delegate.chosen_id = stacked, chosen
    view.setUniformItemSizes(True)
    view.setItemDelegate(delegate)
    view.setModel(table)
    table.setParent(view)
    view.resize(wide, 460)
    view.show()
    table.show_plan(len(ROWS), rows)
    return view.grab().toImage()


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize("stacked", [False, True])
def test_the_open_action_is_marked_in_every_palette(
    qtbot: QtBot, palette: PaletteName, stacked: bool
) -> None:
    theme.choose_palette(palette)
    plain = drawn(qtbot, ROWS, stacked=stacked)
    assert drawn(qtbot, ROWS, stacked=stacked, chosen="a-2") != plain


def test_columns_stand_under_each_other_where_there_is_little_room(qtbot: QtBot) -> None:
    narrow = PlanRows()
    columns = narrow.sizeHint(None, None).height()  # type: ignore[arg-type] # neither is looked at
    narrow.stacked = True
    assert narrow.sizeHint(None, None).height() > columns  # type: ignore[arg-type] # as above
    assert drawn(qtbot, ROWS, wide=360, stacked=True) != drawn(qtbot, ROWS, wide=360)


def test_a_row_that_has_not_come_is_drawn_as_bars(qtbot: QtBot) -> None:
    assert drawn(qtbot, []) != drawn(qtbot, ROWS)


def test_nothing_is_drawn_over_the_next_row(qtbot: QtBot) -> None:
    """However long the words, the row under them looks the same."""
    short = drawn(qtbot, [ROWS[0], a_row(2), *ROWS[2:]])
    long = drawn(qtbot, ROWS)
    tall = theme.look.px(72)
    below = short.rect().adjusted(0, 2 * tall + 1, 0, 0)
    assert short.copy(below) == long.copy(below)
