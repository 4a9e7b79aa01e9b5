"""Where it is: block, stair and landing from the landlord's list, and the spot in words."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.places import Block
from models.walkabout import FindingDraft
from models.words import capitalised
from views.parts.combo import ComboBox
from views.parts.field import Field
from views.parts.inputs import LineEdit
from views.parts.layouts import Column
from views.screens.capture.beside import Beside

_NO_BLOCK = ("", "Not at a block")
_NO_STAIR, _NO_LANDING = ("", "No stair"), ("", "No landing")


class WhereEditor(QWidget):
    """The place of a finding. ``chosen_changed()`` after a choice, ``typed()`` while the spot is written."""

    chosen_changed = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: dict[str, Block] = {}
        self.block = ComboBox("Block or open space", icon="building-2", prompt="Choose a block")
        self.stair = ComboBox("Stair", prompt="Stair")
        self.landing = ComboBox("Landing", prompt="Landing")
        self.spot = LineEdit("Spot, in words", limit=200)
        self.spot_field = Field(
            "Spot", self.spot, hint="Such as “bin store” or “path to the bus stop”", optional=True
        )
        places = Beside(room=520)
        places.add(self.block, stretch=5)
        places.add(self.stair, self.landing, stretch=3)
        Column(self, spacing=14).add(places, self.spot_field)
        self.block.chosen_changed.connect(self._on_block)
        self.stair.chosen_changed.connect(self._on_choice)
        self.landing.chosen_changed.connect(self._on_choice)
        self.spot.textEdited.connect(self._on_typed)

    def placed(self, draft: FindingDraft) -> FindingDraft:
        """The draft with the place that stands here."""
        return replace(
            draft,
            block_id=self.block.chosen or "",
            stair=self.stair.chosen or "",
            landing=self.landing.chosen or "",
            spot=self.spot.text(),
        )

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Offer the blocks of this estate."""
        self._blocks = {block.id: block for block in blocks}
        self._offer_blocks(self.block.chosen or "")
        self._offer_parts(self.stair.chosen or "", self.landing.chosen or "")

    def show_place(self, draft: FindingDraft) -> None:
        """Put the place of a draft in, without a signal."""
        self._offer_blocks(draft.block_id)
        self.block.choose(draft.block_id or None)
        self._offer_parts(draft.stair, draft.landing)
        if draft.spot != self.spot.text():
            self.spot.setText(draft.spot)

    def name_it(self, name: str, description: str = "") -> None:
        """Say the hint and error that go with the place."""
        self.setAccessibleName(name)
        self.block.setAccessibleDescription(description)

    def set_wrong(self, wrong: bool) -> None:
        """Show that a place is missing."""
        self.block.set_wrong(wrong)

    def focus_first(self) -> None:
        """Put the focus on the block."""
        self.block.setFocus()

    def _offer_blocks(self, chosen: str) -> None:
        """The blocks of the list; one that a finding stands at and that left the list stays on offer."""
        offered = [(block.id, block.name) for block in self._blocks.values()]
        if chosen and chosen not in self._blocks:
            offered.append((chosen, "A block no longer on the list"))
        self.block.show_options([*offered, _NO_BLOCK])

    def _offer_parts(self, stair: str, landing: str) -> None:
        """The stairs and landings of the chosen block; what was written before is never dropped."""
        block = self._blocks.get(self.block.chosen or "")
        _offer(self.stair, block.stairs if block else (), stair, _NO_STAIR)
        _offer(self.landing, block.landings if block else (), landing, _NO_LANDING)

    def _on_block(self, _key: str) -> None:
        block = self._blocks.get(self.block.chosen or "")
        stair, landing = self.stair.chosen or "", self.landing.chosen or ""
        self._offer_parts(
            stair if block and stair in block.stairs else "",
            landing if block and landing in block.landings else "",
        )
        self.chosen_changed.emit()

    def _on_choice(self, _key: str) -> None:
        self.chosen_changed.emit()

    def _on_typed(self, _text: str) -> None:
        self.typed.emit()


def _offer(box: ComboBox, parts: Sequence[str], chosen: str, none: tuple[str, str]) -> None:
    """Offer the parts a block has; out of sight where it has none."""
    known = [*parts, *([chosen] if chosen and chosen not in parts else [])]
    box.show_options([*((part, capitalised(part)) for part in known), none])
    box.choose(chosen or None)
    box.setVisible(bool(known))
