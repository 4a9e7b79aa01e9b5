"""What kind of thing was seen: the usual ones in sight, the rest behind "More"."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from views.parts.chips import Option
from views.parts.layouts import Column
from views.parts.option_rows import ChipRow

MORE = "more"
_FEWER = "fewer"
FIRST, FIRST_OF_NARROW = 5, 8


class KindRow(QWidget):
    """One of the landlord's kinds. ``chosen_changed(str)`` carries the one the person chose."""

    chosen_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[str, ...] = ()
        self._chosen = ""
        self._all = False
        self._first = FIRST
        self.chips = ChipRow("Kind of thing", one=True)
        Column(self).add(self.chips)
        self.chips.chosen_changed.connect(self._on_chosen)
        self.chips.pressed.connect(self._on_pressed)

    @property
    def chosen(self) -> str:
        """The chosen kind, or ""."""
        return self._chosen

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Offer these, in the landlord's order."""
        self._kinds = tuple(kinds)
        self._fill()

    def choose(self, kind: str) -> None:
        """Choose this one, or none with "", without a signal. One the landlord no longer has is shown too."""
        self._chosen = kind
        self._all = False
        self._fill()

    def show_first(self, many: int) -> None:
        """How many are in sight before "More" is pressed."""
        if many != self._first:
            self._first = many
            self._fill()

    def name_it(self, name: str, description: str = "") -> None:
        """Say what is chosen here, and the hint and error that go with it."""
        self.chips.name_it(name, description)

    def focus_first(self) -> None:
        """Put the focus on the chosen kind, or else the first."""
        self.chips.focus_first()

    def _fill(self) -> None:
        shown = list(self._kinds if self._all else self._kinds[: self._first])
        if self._chosen and self._chosen not in shown:
            shown.append(self._chosen)
        options = [Option(key=kind, text=kind) for kind in shown]
        if len(self._kinds) > self._first:
            turn = (_FEWER, "Fewer") if self._all else (MORE, "More")
            options.append(Option(key=f"\0{turn[0]}", text=turn[1], icon="ellipsis", stays=False))
        self.chips.show_options(options)
        self.chips.choose(self._chosen)

    def _on_chosen(self, chosen: list[str]) -> None:
        self._chosen = chosen[0] if chosen else ""
        self.chosen_changed.emit(self._chosen)

    def _on_pressed(self, _key: str) -> None:
        newly = len(self._kinds[: self._first])
        self._all = not self._all
        self._fill()
        keys = self.chips.keys()
        self.chips.button(keys[min(newly, len(keys) - 1)] if self._all else keys[-1]).setFocus()
