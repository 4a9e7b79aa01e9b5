"""The first words between a person and a new profile: whose estates these are, and who is there."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from views.look.theme import follow, theme
from views.look.tokens import Ink, Type
from views.parts.buttons import PrimaryButton
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.scrolling import ScrollBody
from views.parts.surfaces import Card

WIDEST = 620
LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What was given: the landlord's name ("" where it is known already), the person's name and post."""

    landlord: str
    name: str
    post: str


class BeginningScreen(QWidget):
    """Asks for no more than the records need to say who wrote them."""

    introduced = Signal(Introduction)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.errors = ErrorSummary()
        self.landlord = Field(
            "Name of the landlord",
            LineEdit(limit=LONGEST),
            hint="As it is to stand on paper, such as Maunside District Council",
        )
        self.name = Field("Your name", LineEdit(limit=LONGEST), hint="It is noted with everything you write")
        self.post = Field(
            "Your post", LineEdit(limit=LONGEST), hint="For example, housing officer", optional=True
        )
        self.begin = PrimaryButton("Begin", icon_after="arrow-right")
        self._asks_landlord = True
        self._lay_out()
        self.begin.clicked.connect(self._on_begin)
        follow(self._take_look)

    def ask(self, *, landlord: bool) -> None:
        """Ask who is using the device; and for the ``landlord``, where none is known yet."""
        self._asks_landlord = landlord
        self.landlord.setVisible(landlord)
        (self.landlord if landlord else self.name).focus_editor()

    def _lay_out(self) -> None:
        card = Card(spacing=18, padding=28)
        words = "Only once on this device. You can change it later under your name."
        card.add(Words("Before you begin", Type.HEADLINE), Words(words, ink=Ink.INK2), self.errors)
        card.add(self.landlord, self.name, self.post, self.begin)
        self._middle = QWidget()
        column = Column(self._middle, spacing=18)
        column.addWidget(Words("Walkabout", Type.GREETING), 0, Qt.AlignmentFlag.AlignHCenter)
        column.add(card)
        beside = Row(spacing=0)
        beside.addStretch(1)
        beside.add(self._middle, stretch=100)
        beside.addStretch(1)
        body = ScrollBody(spacing=0, margins=(28, 40, 28, 40))
        body.add(beside)
        Row(self, spacing=0).add(body)

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
        if not wrong:
            self.introduced.emit(given)

    def _take_look(self) -> None:
        self._middle.setMaximumWidth(theme.look.px(WIDEST))


def _words_of(field: Field) -> str:
    return " ".join(field.editor.text().split()) if isinstance(field.editor, LineEdit) else ""
