"""The head of the form: which finding it is, whether it is kept, and who raised it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look.theme import theme
from views.look.tokens import Tone, Type
from views.parts.combo import ComboBox
from views.parts.inputs import LineEdit
from views.parts.labels import StateLine, Words
from views.parts.layouts import Column, Row
from views.screens.capture.beside import Beside

GROUP = "The group"
_SOMEONE = "\0someone"


class FormHead(QWidget):
    """``chosen_changed()`` after a choice of who raised it, ``typed()`` while another name is written."""

    chosen_changed = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[str, ...] = ()
        self.number = Words("", Type.SECTION, wrap=False)
        self.state = StateLine("check", "Saved as you type", Tone.GREEN, wrap=False)
        self.raised_by = ComboBox("Raised by", prompt="Choose who", tall=44)
        self.raised_by.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.someone = LineEdit("Name of who raised it", limit=120)
        self.someone.hide()
        left, right = QWidget(), QWidget()
        named = Row(left, spacing=14)
        named.add(self.number, self.state)
        named.addStretch(1)
        asked = Row(right, spacing=10)
        asked.add(StateLine("user", "Raised by", Tone.QUIET, wrap=False))
        asked.add(self.raised_by, stretch=1)
        line = Beside(room=600, spacing=10)
        line.add(left, stretch=1)
        line.add(right)
        Column(self, spacing=8).add(line, self.someone)
        self.raised_by.chosen_changed.connect(self._on_chosen)
        self.someone.textEdited.connect(self._on_typed)
        self.show_people(())

    @property
    def raiser(self) -> str:
        """Who raised it, in words; "" where nobody is named."""
        chosen = self.raised_by.chosen or ""
        return self.someone.text().strip() if chosen == _SOMEONE else chosen

    def show_number(self, number: int) -> None:
        """Which finding this is, in walking order."""
        self.number.setText(f"Finding {number}")

    def show_kept(self) -> None:
        """Everything in the form is on the disk."""
        self._say("check", "Saved as you type", Tone.GREEN)

    def show_pending(self) -> None:
        """Something was written that is not on the disk yet."""
        self._say("pen-line", "Saving", Tone.QUIET)

    def show_not_kept(self) -> None:
        """The disk did not take it; the words stay in the form."""
        self._say("circle-alert", "Not saved yet", Tone.RED)

    def show_people(self, names: Sequence[str]) -> None:
        """Offer the people who walk along."""
        chosen = self.raiser
        self._people = tuple(dict.fromkeys(names))
        self.choose(chosen)

    def choose(self, raiser: str) -> None:
        """Put in who raised it, without a signal. Somebody who does not walk along is offered too."""
        names = [GROUP, *self._people]
        if raiser and raiser not in names:
            names.append(raiser)
        options = [*((name, name) for name in names), (_SOMEONE, "Someone else"), ("", "Nobody named")]
        self.raised_by.show_options(options)
        self.raised_by.choose(raiser or None)
        self.someone.clear()
        self.someone.hide()

    def _say(self, icon: str, words: str, tone: Tone) -> None:
        if self.state.text() != words:
            self.state.show_state(icon, words, tone)
            self.state.setMinimumWidth(theme.look.px(28) + self.state.fontMetrics().horizontalAdvance(words))

    def _on_chosen(self, key: str) -> None:
        self.someone.setVisible(key == _SOMEONE)
        if key == _SOMEONE:
            self.someone.setFocus()
        else:
            self.chosen_changed.emit()

    def _on_typed(self, _text: str) -> None:
        self.typed.emit()
