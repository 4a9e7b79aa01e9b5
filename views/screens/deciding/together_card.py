"""The card in which a third version is written from both."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.disagreement import Choice, Disagreement
from views.look.tokens import Ink, Tone, Type
from views.parts.buttons import SoftButton
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.folding import FoldingRow
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.menu import MenuItem
from views.parts.spots import IconSpot
from views.parts.surfaces import Card
from views.parts.wrapping_choice import WrappingChoice
from views.screens.deciding.together_field import TogetherField
from views.screens.deciding.words import whose

FOLDS_BELOW = 640
"""The effective width under which short fields stand under the long ones, in pixels."""


class TogetherCard(Card):
    """``written_in`` says that the person has changed something, and so means this version."""

    written_in = Signal()

    def __init__(self, case: Disagreement, parent: QWidget | None = None) -> None:
        super().__init__(spacing=14, parent=parent)
        self.use = WrappingChoice("Use this one")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.use.setSizePolicy(policy)
        self.start = SoftButton("Start from", tall=52)
        self.start.set_choices(
            [
                *(
                    MenuItem(key=choice, text=whose(case, choice))
                    for choice in (Choice.LATE, Choice.STANDING)
                ),
                MenuItem(key=Choice.TOGETHER, text="Both, one after the other"),
            ]
        )
        self.fields = {each.field: TogetherField(each) for each in case.contested}
        self._lay_out()
        self.use.toggled.connect(self._on_toggled)
        self.start.chosen.connect(self._on_start)
        for field in self.fields.values():
            field.changed.connect(self._on_changed)

    @property
    def words(self) -> Mapping[str, str]:
        """The third version's words by field."""
        return {name: field.words for name, field in self.fields.items()}

    @property
    def touched(self) -> Mapping[str, str]:
        """What was written here and is not how it began."""
        return {name: field.words for name, field in self.fields.items() if field.is_touched}

    def put(self, written: Mapping[str, str]) -> None:
        """Put in what was written before."""
        for name in self.fields.keys() & written.keys():
            self.fields[name].put(written[name])

    def wrong(self) -> list[tuple[Field, str]]:
        """What there is to put right: a field both versions have words in cannot be left empty."""
        return [
            (
                field,
                f"Write what is to stand under “{field.contested.label}”, or keep one of the two versions",
            )
            for field in self.fields.values()
            if not field.words.strip() and field.contested.late.strip() and field.contested.standing.strip()
        ]

    def _lay_out(self) -> None:
        head, told = QWidget(), Column(spacing=1)
        told.add(Words("Write it together", Type.SECTION))
        told.add(Words("Start from both, change what you like", Type.HINT, ink=Ink.INK2))
        beside = Row(head, spacing=12)
        beside.add(IconSpot("pen-line", Tone.PETROL, size=40))
        beside.add(told, stretch=1)
        deeds = QWidget()
        Flow(deeds, spacing=10).add(self.start, self.use)
        line = FoldingRow(FOLDS_BELOW, spacing=12)
        line.add(head, stretch=1)
        line.add(deeds)
        self.add(line, _beside_each_other([*self.fields.values()]))

    def _on_toggled(self, chosen: bool) -> None:
        self.set_tone(Tone.PETROL if chosen else None)

    def _on_start(self, key: str) -> None:
        for field in self.fields.values():
            field.start_from(Choice(key))
        self.written_in.emit()

    def _on_changed(self) -> None:
        self.written_in.emit()


def _beside_each_other(fields: Sequence[TogetherField]) -> QWidget:
    """Long fields at the left and short ones at the right, or both halves of either."""
    long = [field for field in fields if field.is_long]
    short = [field for field in fields if not field.is_long]
    row = FoldingRow(FOLDS_BELOW, spacing=16)
    halves: list[tuple[Sequence[TogetherField], int]] = [(fields, 1)]
    if long and short:
        halves = [(long, 7), (short, 3)]
    elif len(short) > 1:
        middle = (len(short) + 1) // 2
        halves = [(short[:middle], 1), (short[middle:], 1)]
    for half, stretch in halves:
        holder = QWidget()
        Column(holder, spacing=14, keeps_top=True).add(*half)
        row.add(holder, stretch=stretch)
    return row
