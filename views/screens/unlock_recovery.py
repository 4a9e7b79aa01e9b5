"""The pages of the unlock screen about the recovery key: showing a new one, and using one."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from views.look import painting
from views.look.theme import follow, theme
from views.look.tokens import Type
from views.parts.announcing import announce
from views.parts.buttons import PrimaryButton, QuietButton, SecondaryButton
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.screens.unlock_pages import UnlockPage

GROUPS_A_LINE = 3


class _KeyPlate(Words):
    """The key itself: large, on a plate of its own, to be read, selected or heard."""

    def __init__(self) -> None:
        super().__init__("", Type.GRADE)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        follow(self._take_margins)

    def _take_margins(self) -> None:
        beside, above = theme.look.px(18), theme.look.px(12)
        self.setContentsMargins(beside, above, beside, above)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plate, then the words (Qt)."""
        look = theme.look
        painter = QPainter(self)
        painting.rounded(
            painter,
            QRectF(self.rect()),
            look.radius("field"),
            fill=look.colours.sunken,
            edge=look.colours.edge,
            width=look.px(2),
        )
        painter.end()
        super().paintEvent(event)


class RecoveryKeyPage(UnlockPage):
    """The recovery key, shown this once."""

    print_wanted = Signal(str)
    kept = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Keep this recovery key",
            "It opens your records when nothing else does, on this device or from a backup. It is shown "
            "only now. Print it or write it down, and keep it with other keys, not with the device.",
        )
        self.key = _KeyPlate()
        self.print = SecondaryButton("Print it", "printer")
        self.copy = SecondaryButton("Copy it")
        self.keep = PrimaryButton("I have kept it safe", "check")
        ways = QWidget()
        Flow(ways, spacing=12).add(self.print, self.copy)
        self.add(self.key, ways, self.keep)
        self.print.clicked.connect(self._on_print)
        self.copy.clicked.connect(self._on_copy)
        self.keep.clicked.connect(self.kept)
        self._printed = ""

    def show_key(self, printed: str) -> None:
        """Show the key in lines of three groups; a screen reader spells it out."""
        self._printed = printed
        groups = printed.split("-")
        lines = [groups[start : start + GROUPS_A_LINE] for start in range(0, len(groups), GROUPS_A_LINE)]
        self.key.setText("\n".join(" – ".join(line) for line in lines))
        spelt = ", ".join(" ".join(group) for group in groups)
        self.key.setAccessibleName(f"Recovery key: {spelt}" if printed else "Recovery key")

    def arrive(self) -> None:
        """Be read aloud, with the focus on the key itself."""
        announce(self, f"{self.heading.text()}. {self.words.text()}")
        self.key.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_print(self) -> None:
        self.print_wanted.emit(self._printed)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._printed)
        announce(self, "Copied. Paste it where it is safe.")


class RecoverPage(UnlockPage):
    """The recovery key, typed in from the paper."""

    recovery_key_given = Signal(str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Use the recovery key",
            "It was printed or written down when these records were first made.",
        )
        self.line = LineEdit(limit=100)
        self.field = Field(
            "Recovery key", self.line, hint="Nine groups of four. Small letters and spaces do not matter."
        )
        self.unlock = PrimaryButton("Unlock with this key", "key-round")
        self.back = QuietButton("Back to the passphrase", "arrow-left")
        self.add(self.field, self.unlock, self.back)
        self.line.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.back.clicked.connect(self.back_wanted)

    def forget(self) -> None:
        """Let nothing that was typed stay."""
        self.line.clear()
        self.field.clear_error()

    def arrive(self) -> None:
        """Ready to be typed in."""
        self.forget()
        self.field.focus_editor()

    def show_error(self, sentence: str) -> None:
        """Beside the field; what was typed stays, as it is long."""
        self.field.set_error(sentence)
        self.field.focus_editor()
        announce(self, sentence, at_once=True)

    def _on_unlock(self) -> None:
        if self.line.text().strip():
            self.recovery_key_given.emit(self.line.text())
        else:
            self.show_error("Type the recovery key from the paper")
