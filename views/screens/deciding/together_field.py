"""One field of the third version: written in, or chosen of two values."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from models.disagreement import Choice, Contested
from views.parts.field import Field
from views.parts.inputs import LineEdit, TextArea
from views.screens.deciding.value_choice import ValueChoice
from views.screens.deciding.words import is_long

LONGEST = 500


class TogetherField(Field):
    """Begins with the version that stands. ``changed`` says that the person wrote or chose something else."""

    changed = Signal()

    def __init__(self, contested: Contested, parent: QWidget | None = None) -> None:
        self.contested = contested
        self.is_long = contested.free and is_long(contested.late, contested.standing)
        self._entry = _entry(contested, long=self.is_long)
        self._entry.setObjectName(f"together {contested.field}")
        super().__init__(contested.label, self._entry, parent=parent)
        if isinstance(self._entry, LineEdit):
            self._entry.textChanged.connect(self.changed)
        else:
            self._entry.changed.connect(self.changed)

    @property
    def words(self) -> str:
        """What stands in it."""
        if isinstance(self._entry, LineEdit):
            return self._entry.text()
        if isinstance(self._entry, TextArea):
            return self._entry.toPlainText()
        return self._entry.chosen

    @property
    def is_touched(self) -> bool:
        """Whether it says anything but the version it began with."""
        return self.words != self.contested.standing

    def put(self, words: str) -> None:
        """Put in what was written before, without a signal."""
        self.blockSignals(True)
        if isinstance(self._entry, LineEdit):
            self._entry.setText(words)
        elif isinstance(self._entry, TextArea):
            self._entry.show_text(words)
            self._entry.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self._entry.choose(words)
        self.blockSignals(False)

    def start_from(self, choice: Choice) -> None:
        """Put in one version, or both one after the other; undoing brings back what stood here."""
        late, standing = self.contested.late, self.contested.standing
        known = {Choice.LATE: late, Choice.STANDING: standing}
        if isinstance(self._entry, ValueChoice):
            self._entry.choose(known.get(choice, self._entry.chosen))
            return
        self._entry.selectAll()
        if isinstance(self._entry, TextArea):
            self._entry.insertPlainText(known.get(choice, f"{standing}\n{late}"))
        else:
            self._entry.insert(known.get(choice, f"{standing}, {late}"))


def _entry(contested: Contested, *, long: bool) -> LineEdit | TextArea | ValueChoice:
    if not contested.free:
        return ValueChoice((contested.standing, contested.late), contested.standing)
    if long:
        return TextArea(text=contested.standing, lines=3)
    return LineEdit(text=contested.standing, limit=LONGEST)
