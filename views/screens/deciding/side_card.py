"""The card of one version: whose it is, since when, what it says, and the choice to keep it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from models.disagreement import Choice, Disagreement, Matter
from views.look.tokens import Ink, Tone, Type
from views.parts.folding import FoldingRow
from views.parts.labels import Divider, StateLine, Words
from views.parts.layouts import Column, Row
from views.parts.spots import IconSpot
from views.parts.surfaces import Card
from views.parts.wrapping_choice import WrappingChoice
from views.screens.deciding.version_words import VersionWords
from views.screens.deciding.words import device_icon, heading_of, keep_words, sides_of, told_of

FOLDS_BELOW = 420
"""The effective width under which two choices of one card stand under each other, in pixels."""


class SideCard(Card):
    """The version of the first choice, with the ``choices`` there are about it."""

    def __init__(
        self,
        case: Disagreement,
        choices: Sequence[Choice],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spacing=12, parent=parent)
        self._case, self._shown = case, choices[0]
        self.choices = {choice: WrappingChoice(keep_words(case, choice)) for choice in choices}
        self.add(self._head(now))
        if case.contested:
            self.add(Divider())
        self.add(self._version(), stretch=1)
        if case.matter is Matter.TWO_VERSIONS and case.late_shows is (self._shown is Choice.LATE):
            self.add(StateLine("eye", "Everybody sees this one until somebody chooses", Tone.QUIET))
        row = FoldingRow(FOLDS_BELOW, spacing=10)
        row.add(*self.choices.values(), stretch=1)
        self.add(row)
        for each in self.choices.values():
            each.toggled.connect(self._on_toggled)

    def _head(self, now: datetime) -> Row:
        side, _ = sides_of(self._case, self._shown)
        told = Column(spacing=1)
        told.add(Words(heading_of(self._case, self._shown), Type.SECTION))
        told.add(Words(told_of(side, now), Type.HINT, ink=Ink.INK2))
        head = Row(spacing=12)
        head.add(IconSpot(device_icon(side), Tone.PETROL, size=40))
        head.add(told, stretch=1)
        return head

    def _version(self) -> VersionWords:
        two = self._case.matter is Matter.TWO_VERSIONS
        agreed = self._case.agreed if two else ()
        return VersionWords(self._case.contested, agreed, self._shown, compared=two)

    def _on_toggled(self) -> None:
        chosen = any(choice.isChecked() for choice in self.choices.values())
        self.set_tone(Tone.PETROL if chosen else None)
