"""Where there is little room: one line over the list, and a page of its own for everything to filter by."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.plan import PlanCounts, PlanShow
from models.words import count_words
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.combo import ComboBox
from views.parts.layouts import Column, Row
from views.parts.scrolling import ScrollBody
from views.screens.plan.asking import SHOW_TEXTS, Asking


class FoldedBar(QWidget):
    """Which part of the plan, and the ways to the rest. ``show_chosen(str)`` carries a ``PlanShow``."""

    show_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shows = ComboBox("Which actions to show", [(show, SHOW_TEXTS[show]) for show in PlanShow])
        self.filter = SecondaryButton("Filter", small=True)
        self.add = SecondaryButton("Add", small=True, name="Add an action")
        self.print = SecondaryButton("Print", small=True)
        row = Row(self, spacing=8)
        row.add(self.shows, stretch=1)
        row.add(self.filter, self.add, self.print)
        self.shows.chosen_changed.connect(self.show_chosen)

    def show_counts(self, counts: PlanCounts, chosen: PlanShow) -> None:
        """How many actions each part has, and which is shown."""
        self.shows.show_options([(show, f"{SHOW_TEXTS[show]}: {counts.of(show):,}") for show in PlanShow])
        self.shows.choose(chosen)


class FilterPage(QWidget):
    """Holds the filters while they are folded away. ``closed`` goes back to the list."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = PrimaryButton("Show the actions", tall=52)
        self.body = ScrollBody(spacing=14, margins=(8, 8, 8, 8))
        column = Column(self, spacing=10)
        column.add(self.body, stretch=1)
        column.add(self.done)
        self.done.clicked.connect(self._on_done)

    def take_in(self, asking: Asking) -> None:
        """Hold the filters from now on."""
        self.body.column.insertWidget(0, asking)

    def show_total(self, total: int) -> None:
        """Say how many actions the filters leave."""
        self.done.setText(f"Show {count_words(total, 'action')}")

    def _on_done(self) -> None:
        self.closed.emit()
