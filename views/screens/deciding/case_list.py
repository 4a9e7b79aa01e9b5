"""Several cases: what each is about, where, who against whom, and when."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.disagreement import Disagreement, Matter
from views.look.tokens import Ink, Type
from views.parts.buttons import SecondaryButton
from views.parts.flow import Flow
from views.parts.folding import FoldingRow
from views.parts.labels import Divider, FlowingWords
from views.parts.layouts import Column, Row
from views.parts.refilled import Refilled
from views.parts.spots import IconSpot
from views.parts.surfaces import Badge, Card, Nameplate
from views.screens.deciding.words import between, mark_of, row_title

FOLDS_BELOW = 520
"""The effective width under which the button stands under what it is about, in pixels."""
_ICONS = {
    Matter.TWO_VERSIONS: "git-compare",
    Matter.STEP: "list-checks",
    Matter.REMOVAL: "trash-2",
    Matter.REFUSED: "ban",
}


class CaseList(Card):
    """``case_wanted`` carries the identity of the case that is to be seen."""

    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, parent=parent)
        self._rows = Refilled(spacing=14)
        self.add(self._rows)

    def show_cases(self, cases: Sequence[Disagreement], now: datetime) -> None:
        """Show these, in their order."""
        rows: list[QWidget] = []
        for case in cases:
            rows += [Divider()] if rows else []
            rows.append(self._row(case, now))
        self._rows.refill(*rows)

    def _row(self, case: Disagreement, now: datetime) -> QWidget:
        mark, title = mark_of(case), row_title(case)
        name = QWidget()
        words = Flow(name, spacing=10)
        words.add(FlowingWords(title, Type.LABEL))
        if case.place:
            words.add(Nameplate(case.place, small=True))
        under = QWidget()
        said = Flow(under, spacing=10)
        said.add(Badge(mark), FlowingWords(between(case, now), Type.HINT, ink=Ink.INK2))
        told = Column(spacing=6)
        told.add(name, under)
        left = QWidget()
        beside = Row(left, spacing=16)
        beside.add(IconSpot(_ICONS[case.matter], mark.tone))
        beside.add(told, stretch=1)
        deed = "Compare" if case.matter is Matter.TWO_VERSIONS else "Decide"
        button = SecondaryButton(deed, small=True, least=150, name=f"{deed}: {title}")
        button.setObjectName(case.case_id)
        button.clicked.connect(self._on_clicked)
        row = FoldingRow(FOLDS_BELOW, spacing=16)
        row.add(left, stretch=1)
        row.add(button)
        return row

    def _on_clicked(self) -> None:
        self.case_wanted.emit(self.sender().objectName())
