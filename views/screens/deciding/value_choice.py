"""Choosing between the two values of a field in which no third may be written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from views.parts.folding import FoldingRow
from views.parts.layouts import Column
from views.parts.wrapping_choice import WrappingChoice

FOLDS_BELOW = 420
"""The effective width under which the values stand under each other, in pixels."""


class ValueChoice(QWidget):
    """``chosen`` is the value as it was given; ``changed`` says that the person chose another."""

    changed = Signal()

    def __init__(self, values: Sequence[str], chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.choices = {value: WrappingChoice(value) for value in dict.fromkeys(values)}
        row = FoldingRow(FOLDS_BELOW, spacing=10)
        for choice in self.choices.values():
            self._group.addButton(choice)
            row.add(choice, stretch=1)
        Column(self, spacing=0).add(row)
        self.choose(chosen)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def chosen(self) -> str:
        """The value that is chosen."""
        return next(value for value, choice in self.choices.items() if choice.isChecked())

    def choose(self, value: str) -> None:
        """Choose this one where it is offered, without a signal."""
        if value in self.choices:
            self.choices[value].setChecked(True)

    def name_it(self, name: str, description: str = "") -> None:
        """Say what is chosen here; each value is heard with it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for value, choice in self.choices.items():
            choice.setAccessibleName(f"{name}: {value}")

    def _on_clicked(self) -> None:
        self.changed.emit()
