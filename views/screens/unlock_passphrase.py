"""The pages of the unlock screen that ask for a passphrase: the one there is, or a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from views.parts.announcing import announce
from views.parts.buttons import PrimaryButton, QuietButton
from views.parts.field import Field
from views.parts.inputs import LineEdit
from views.screens.unlock_pages import UnlockPage

LONGEST = 1_000


class SecretField(Field):
    """A passphrase: hidden while it is typed, unless the person asks to see it."""

    def __init__(self, label: str, hint: str = "") -> None:
        self.line = LineEdit(limit=LONGEST)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._show = QuietButton("Show", "eye", name=f"Show {label.lower()}")
        super().__init__(label, self.line, hint=hint, beside=self._show)
        self._show.clicked.connect(self._on_show)

    def taken(self) -> str:
        """What was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Let nothing of it stay on the screen."""
        self.line.clear()
        self.clear_error()
        self._hide(hidden=True)

    def _on_show(self) -> None:
        self._hide(hidden=self.line.echoMode() == QLineEdit.EchoMode.Normal)

    def _hide(self, *, hidden: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._show.setText("Show" if hidden else "Hide")
        self._show.setAccessibleName(f"{self._show.text()} {self.label.text().lower()}")


class PassphrasePage(UnlockPage):
    """The passphrase of records that have one."""

    passphrase_given = Signal(str)
    recovery_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Unlock your records", "They are kept on this device, encrypted.")
        self.field = SecretField("Passphrase")
        self.unlock = PrimaryButton("Unlock", "key-round")
        self.other_way = QuietButton("Forgotten? Use the recovery key")
        self.add(self.field, self.unlock, self.other_way)
        self.field.line.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.other_way.clicked.connect(self.recovery_wanted)

    def forget(self) -> None:
        """Let nothing that was typed stay."""
        self.field.forget()

    def arrive(self) -> None:
        """Ready to be typed in."""
        self.forget()
        self.field.focus_editor()

    def show_error(self, sentence: str) -> None:
        """Beside the field; what was typed is selected, to be typed over."""
        self.field.set_error(sentence)
        self.field.focus_editor()
        self.field.line.selectAll()
        announce(self, sentence, at_once=True)

    def _on_unlock(self) -> None:
        if self.field.taken():
            self.passphrase_given.emit(self.field.taken())
        else:
            self.show_error("Type the passphrase of these records")


class NewPassphrasePage(UnlockPage):
    """A passphrase to be chosen, typed twice."""

    passphrase_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Choose a passphrase", "")
        self.field = SecretField("Passphrase", "At least 12 characters. Three or four words are good.")
        self.again = SecretField("The same again")
        self.keep = PrimaryButton("Keep this passphrase", "check")
        self.add(self.field, self.again, self.keep)
        self.again.line.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)

    def explain(self, why: str) -> None:
        """Say why one is needed."""
        self.words.setText(why)

    def forget(self) -> None:
        """Let nothing that was typed stay."""
        self.field.forget()
        self.again.forget()

    def arrive(self) -> None:
        """Ready to be typed in."""
        self.forget()
        self.field.focus_editor()

    def show_error(self, sentence: str) -> None:
        """Beside the first field."""
        self._wrong(self.field, sentence)

    def _on_keep(self) -> None:
        self.field.clear_error()
        self.again.clear_error()
        if not self.field.taken():
            self._wrong(self.field, "Type a passphrase")
        elif self.field.taken() != self.again.taken():
            self._wrong(self.again, "The two are not the same. Type the passphrase again")
        else:
            self.passphrase_chosen.emit(self.field.taken())

    def _wrong(self, field: SecretField, sentence: str) -> None:
        field.set_error(sentence)
        field.focus_editor()
        field.line.selectAll()
        announce(self, sentence, at_once=True)
