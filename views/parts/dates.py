"""A date in three boxes: day, month, year, as people say it."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look.theme import follow, theme
from views.look.tokens import Type
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.layouts import Column, Row

_PARTS = {"day": ("Day", 66, 2), "month": ("Month", 66, 9), "year": ("Year", 98, 4)}


class DateBoxes(QWidget):
    """Three boxes. ``changed(str, str, str)`` carries what stands in day, month and year, as typed.

    What it means, and what is wrong with it, is for the rules to say; nothing typed is taken away.
    """

    changed = Signal(str, str, str)

    def __init__(self, name: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._boxes: dict[str, LineEdit] = {}
        row = Row(self, spacing=14)
        for part, (label, _, limit) in _PARTS.items():
            box = LineEdit(limit=limit)
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            box.textEdited.connect(self._on_edited)
            self._boxes[part] = box
            words = Words(label, Type.HINT, wrap=False)
            words.setBuddy(box)
            stack = Column(spacing=6)
            stack.add(words, box)
            row.add(stack)
        self.name_it(name)
        follow(self._take_look)

    @property
    def typed(self) -> tuple[str, str, str]:
        """What stands in day, month and year."""
        day, month, year = (box.text().strip() for box in self._boxes.values())
        return day, month, year

    def show_date(self, day: str, month: str, year: str) -> None:
        """Put these in, without a signal."""
        for box, text in zip(self._boxes.values(), (day, month, year), strict=True):
            box.setText(text)

    def box(self, part: str) -> LineEdit:
        """The box of "day", "month" or "year"."""
        return self._boxes[part]

    def name_it(self, name: str, description: str = "") -> None:
        """Say which date this is; each box says its part of it."""
        self.setAccessibleName(name)
        for part, box in self._boxes.items():
            label = _PARTS[part][0]
            box.name_it(f"{label}, {name}" if name else label, description)

    def set_wrong(self, wrong: bool) -> None:
        """Mark all three boxes, or none."""
        self.set_wrong_parts(_PARTS if wrong else ())

    def set_wrong_parts(self, parts: Collection[str]) -> None:
        """Mark only the boxes that are wrong, such as ``{"day", "month"}``."""
        for part, box in self._boxes.items():
            box.set_wrong(part in parts)

    def focus_first(self) -> None:
        """Put the focus on the day."""
        self._boxes["day"].setFocus()

    def _on_edited(self) -> None:
        self.changed.emit(*self.typed)

    def _take_look(self) -> None:
        for part, box in self._boxes.items():
            box.setFixedWidth(theme.look.px(_PARTS[part][1]))
