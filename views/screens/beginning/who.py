"""Who uses this device, and for a new landlord its name: asked once."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from views.parts.banner import Banner, BannerKind
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.inputs import LineEdit
from views.screens.beginning.page import BeginningPage

LONGEST = 200
_NOTED = "It is noted with everything you write"
_ON_THE_STAFF = "As it stands in the staff list, if you are on it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What was given: the landlord's name ("" where it is known already), the person's name and post."""

    landlord: str
    name: str
    post: str


class WhoPage(BeginningPage):
    """Asks for no more than the records need to say who wrote them."""

    introduced = Signal(Introduction)
    back_wanted = Signal()
    wrong = Signal()
    """Something is to be put right, and is said at the top: it is to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Before you begin", "Only once on this device. You can change it later under your name.", parent
        )
        self.note = Banner(BannerKind.ASSURANCE, "", icon="cloud-check")
        self.errors = ErrorSummary()
        self.landlord = Field(
            "Name of the landlord",
            LineEdit(limit=LONGEST),
            hint="As it is to stand on paper, such as Maunside District Council",
        )
        self.name = Field("Your name", LineEdit(limit=LONGEST), hint=_NOTED)
        self.post = Field(
            "Your post", LineEdit(limit=LONGEST), hint="For example, housing officer", optional=True
        )
        self.begin = PrimaryButton("Begin", icon_after="arrow-right")
        self.back = SecondaryButton("Back", "arrow-left", tall=56)
        self._asks_landlord = True
        ways = QWidget()
        Flow(ways, spacing=12).add(self.begin, self.back)
        self.add(self.note, self.errors, self.landlord, self.name, self.post, ways)
        for hidden in (self.note, self.back):
            hidden.hide()
        self.begin.clicked.connect(self._on_begin)
        self.back.clicked.connect(self.back_wanted)
        for field in (self.landlord, self.name, self.post):
            if isinstance(field.editor, LineEdit):
                field.editor.returnPressed.connect(self._on_begin)

    def ask(self, *, landlord: bool, note: str = "", back: bool = False) -> None:
        """Ask who uses the device; and for the ``landlord``, where none is known yet.

        ``note`` says what has come before; with ``back`` the other way to begin is offered.
        """
        self._asks_landlord = landlord
        self.landlord.setVisible(landlord)
        self.name.set_hint(_NOTED if landlord else _ON_THE_STAFF)
        self.note.show_words(note)
        self.note.setVisible(bool(note))
        self.back.setVisible(back)

    def arrive(self) -> None:
        """Be read aloud, ready to be typed in."""
        super().arrive()
        (self.landlord if self._asks_landlord else self.name).focus_editor()

    def _on_begin(self) -> None:
        given = Introduction(
            landlord=_words_of(self.landlord) if self._asks_landlord else "",
            name=_words_of(self.name),
            post=_words_of(self.post),
        )
        wrong = []
        if self._asks_landlord and not given.landlord:
            wrong.append((self.landlord, "Enter the name of the landlord"))
        if not given.name:
            wrong.append((self.name, "Enter your name"))
        self.errors.show_errors(wrong)
        if wrong:
            self.wrong.emit()
        else:
            self.introduced.emit(given)


def _words_of(field: Field) -> str:
    return " ".join(field.editor.text().split()) if isinstance(field.editor, LineEdit) else ""
