"""A field: what it is called, a hint, what is wrong, and the thing to fill in, in that order.

The words of the error are in the field's accessible description too, so that whoever cannot see the red bar
hears the same.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from views.look import painting
from views.look.theme import follow, theme
from views.look.tokens import Ink, Tone, Type
from views.parts.labels import StateLine, Words
from views.parts.layouts import Column, Row

_BAR, _INDENT = 5, 17


@runtime_checkable
class Named(Protocol):
    """Something to fill in that can be told what it is for."""

    def name_it(self, name: str, description: str = "") -> None:
        """Take the label, and the hint and error, as accessible words."""


@runtime_checkable
class MarksWrong(Protocol):
    """Something to fill in that shows when it is wrong."""

    def set_wrong(self, wrong: bool) -> None:
        """Show or hide the red border."""


@runtime_checkable
class TakesFocus(Protocol):
    """Something with several places for the focus, which knows the first."""

    def focus_first(self) -> None:
        """Put the focus there."""


class PutsRight(Protocol):
    """Something a person may have to put right: a field, or a choice between cards."""

    def set_error(self, message: str) -> None:
        """Say what is wrong and how to put it right."""

    def clear_error(self) -> None:
        """Nothing is wrong here any more."""

    def focus_editor(self) -> None:
        """Put the focus where it can be put right."""


class Field(QFrame):
    """Label, hint, error and one thing to fill in (`editor`). Keeps what was typed, whatever is wrong.

    ``beside`` is a small part at the right of the label, such as a quiet button.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        optional: bool = False,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label_text = label
        self._hint_text = hint
        self.error = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = Column(self, spacing=6)
        self.label = Words(label, Type.LABEL)
        self.label.setBuddy(editor)
        self._column.add(self._label_row(optional=optional, beside=beside))
        self._hint = Words(hint, Type.HINT, ink=Ink.INK2)
        self._wrong = StateLine("circle-alert", "", Tone.RED, Type.LABEL)
        self._wrong.hide()
        self._column.add(self._hint, self._wrong, editor)
        # Only now: shown before it stands in the field, the hint would be a window of its own.
        self._hint.setVisible(bool(hint))
        self._name_editor()
        follow(self._take_look)

    def set_error(self, message: str) -> None:
        """Say what is wrong and how to put it right; an empty message says that nothing is."""
        self.error = message
        self._wrong.setText(message)
        self._wrong.setVisible(bool(message))
        if isinstance(self.editor, MarksWrong):
            self.editor.set_wrong(bool(message))
        self._name_editor()
        self._take_look()

    def clear_error(self) -> None:
        """Nothing is wrong here any more."""
        self.set_error("")

    def set_hint(self, hint: str) -> None:
        """Change the line under the label."""
        self._hint_text = hint
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._name_editor()

    def focus_editor(self) -> None:
        """Put the focus where it can be put right."""
        if isinstance(self.editor, TakesFocus):
            self.editor.focus_first()
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _label_row(self, *, optional: bool, beside: QWidget | None) -> Row:
        row = Row(spacing=6)
        if optional:
            self.label.setWordWrap(False)
            row.add(self.label, Words("(optional)", Type.BODY, wrap=False))
            row.addStretch(1)
        else:
            row.add(self.label, stretch=1)
        if beside:
            row.add(beside)
        return row

    def _name_editor(self) -> None:
        error = f"Error: {self.error}" if self.error else ""
        description = ". ".join(filter(None, (self._hint_text, error)))
        if isinstance(self.editor, Named):
            self.editor.name_it(self._label_text, description)
        else:
            self.editor.setAccessibleName(self._label_text)
            self.editor.setAccessibleDescription(description)

    def _take_look(self) -> None:
        indent = theme.look.px(_INDENT) if self.error else 0
        self._column.setContentsMargins(indent, 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The red bar of a field to be put right (Qt)."""
        del event
        if not self.error:
            return
        look = theme.look
        painter = QPainter(self)
        painting.filled(painter, QRectF(0, 0, look.px(_BAR), self.height()), look.colours.red)
        painter.end()
