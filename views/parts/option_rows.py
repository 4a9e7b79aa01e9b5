"""Rows of things to pick: several of many (chips), or one of several (chips, choices, grades).

Keys go in and come out; the row finds the buttons. Arrow keys move within a row.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from views.parts.button_base import PaintedButton
from views.parts.chips import Chip, Choice, Grade, Option
from views.parts.flow import Fit, Flow


class _OptionRow(QWidget):
    """What the rows share: buttons by key, in one group."""

    def __init__(self, name: str, *, even: bool, spacing: int, one: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._name = name
        self._description = ""
        self._buttons: dict[str, PaintedButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(one)
        self._flow = Flow(self, spacing=spacing, fit=Fit.EVEN if even else Fit.LEFT)
        self.setAccessibleName(name)

    def name_it(self, name: str, description: str = "") -> None:
        """Say what the row is for; each button is described by it."""
        self._name, self._description = name, description
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def button(self, key: str) -> PaintedButton:
        """The button of this key. Raises ``KeyError`` when the row has none."""
        return self._buttons[key]

    def keys(self) -> list[str]:
        """The keys in order."""
        return list(self._buttons)

    def focus_first(self) -> None:
        """Put the focus on the chosen button, or else the first."""
        buttons = list(self._buttons.values())
        chosen = next((each for each in buttons if each.isChecked()), buttons[0] if buttons else None)
        if chosen:
            chosen.setFocus()

    def _chosen_keys(self) -> list[str]:
        return [key for key, button in self._buttons.items() if button.isChecked()]

    def _put(self, key: str, button: PaintedButton) -> None:
        self._buttons[key] = button
        if button.isCheckable():
            self._group.addButton(button)
        self._flow.add(button)

    def _empty(self) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = {}

    def _check(self, keys: set[str]) -> None:
        exclusive = self._group.exclusive()
        # An exclusive group never lets the last one go, so nothing could be un-chosen.
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(key in keys)
            button.setAutoExclusive(exclusive and button.isCheckable())
        self._group.setExclusive(exclusive)


class ChipRow(_OptionRow):
    """Chips: many of several, or one of several with ``one=True``.

    ``chosen_changed(list)`` carries the chosen keys in order after the person changed them;
    ``pressed(str)`` the key of a chip that does not stay on.
    """

    chosen_changed = Signal(list)
    pressed = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[Option] = (),
        *,
        one: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, even=False, spacing=9, one=one, parent=parent)
        self._group.buttonClicked.connect(self._on_clicked)
        self.show_options(options)

    @property
    def chosen(self) -> list[str]:
        """The chosen keys, in the order shown."""
        return self._chosen_keys()

    def show_options(self, options: Sequence[Option]) -> None:
        """Show these chips; what was chosen stays chosen where it is still there."""
        kept = set(self.chosen)
        self._empty()
        for option in options:
            chip = Chip(
                option.text,
                option.icon,
                count=option.count,
                tone=option.tone,
                stays=option.stays,
                parent=self,
            )
            if not option.stays:
                chip.setObjectName(option.key)
                chip.clicked.connect(self._on_passing)
            self._put(option.key, chip)
        self._check(kept)

    def choose(self, *keys: str) -> None:
        """Turn on exactly these, without a signal."""
        self._check(set(keys))

    def set_count(self, key: str, count: int | None) -> None:
        """Change the count on one chip."""
        chip = self.button(key)
        if isinstance(chip, Chip):
            chip.set_count(count)

    def _on_clicked(self) -> None:
        self.chosen_changed.emit(self.chosen)

    def _on_passing(self) -> None:
        self.pressed.emit(self.sender().objectName())


class _OneOf(_OptionRow):
    """One of several; ``chosen_changed(str)`` carries the key the person chose."""

    chosen_changed = Signal(str)

    def __init__(
        self, name: str, options: Sequence[Option] = (), *, even: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, even=even, spacing=10, one=True, parent=parent)
        self._group.buttonClicked.connect(self._on_clicked)
        self.show_options(options)

    @property
    def chosen(self) -> str | None:
        """The chosen key, or ``None``."""
        return next(iter(self._chosen_keys()), None)

    def show_options(self, options: Sequence[Option]) -> None:
        """Show these; what was chosen stays chosen where it is still there."""
        kept = set(self._chosen_keys())
        self._empty()
        for option in options:
            self._put(option.key, self._made(option))
        self._check(kept)

    def choose(self, key: str | None) -> None:
        """Choose this one, or none, without a signal."""
        self._check({key} if key else set())

    def _made(self, option: Option) -> PaintedButton:
        raise NotImplementedError

    def _on_clicked(self) -> None:
        if self.chosen is not None:
            self.chosen_changed.emit(self.chosen)


class ChoiceRow(_OneOf):
    """Choices with a radio dot, equally wide unless ``even=False``; ``large`` for sign-in."""

    def __init__(
        self,
        name: str,
        options: Sequence[Option] = (),
        *,
        even: bool = True,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._large = large
        super().__init__(name, options, even=even, parent=parent)

    def _made(self, option: Option) -> PaintedButton:
        return Choice(option.text, option.second, large=self._large, parent=self)


class GradeRow(_OneOf):
    """The landlord's grades: letter and word."""

    def _made(self, option: Option) -> PaintedButton:
        return Grade(option.letter, option.text, parent=self)
