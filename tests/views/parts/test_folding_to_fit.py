"""A window that was wide can be made narrow again: what stands beside each other folds first."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from views.parts.folding import FoldingRow
from views.parts.layouts import Column


def test_a_row_that_is_unfolded_does_not_keep_its_window_wide(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = Column(window, spacing=0)
    row = FoldingRow(800)
    for _ in range(3):
        part = QWidget()
        part.setMinimumWidth(250)
        row.add(part)
    column.add(row)
    window.resize(1200, 300)
    window.show()
    assert not row.is_folded
    window.resize(400, 300)
    assert window.width() == 400
    qtbot.waitUntil(lambda: row.is_folded)
    assert row.minimumSizeHint().width() == 250


def test_an_empty_row_asks_for_no_width(qtbot: QtBot) -> None:
    row = FoldingRow(800)
    qtbot.addWidget(row)
    assert row.minimumSizeHint().width() == 0
