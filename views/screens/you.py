"""Under the person's own name: who is using the device, and how it looks to them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from views.look.tokens import Ink
from views.parts.buttons import SecondaryButton
from views.parts.chips import Option
from views.parts.field import Field
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.option_rows import ChoiceRow
from views.parts.pages import ReadingPage
from views.parts.surfaces import Card

LONGEST = 200


class YouScreen(ReadingPage):
    """Each choice holds as soon as it is made."""

    palette_chosen = Signal(str)
    text_size_chosen = Signal(str)
    member_given = Signal(str, str)
    """Name and post of whoever uses the device from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("You", parent=parent)
        self.palettes = ChoiceRow("Colours", even=False)
        self.text_sizes = ChoiceRow("Size of text", even=False)
        self.name = LineEdit(limit=LONGEST)
        self.post = LineEdit(limit=LONGEST)
        self._name_field = Field("Name", self.name)
        self.keep = SecondaryButton("Use the device under this name", "user")
        self._colours_field = Field("Colours", self.palettes)
        self._sizes_field = Field("Size of text", self.text_sizes)
        who = Card("Who is using this device")
        who.add(Words("The name is noted with everything that is written here.", ink=Ink.INK2))
        who.add(self._name_field, Field("Post", self.post, optional=True), self.keep)
        look = Card("How it looks")
        look.add(self._colours_field, self._sizes_field)
        self.add(look, who)
        self.palettes.chosen_changed.connect(self.palette_chosen)
        self.text_sizes.chosen_changed.connect(self.text_size_chosen)
        self.keep.clicked.connect(self._on_keep)

    def show_palettes(self, options: Sequence[Option], chosen: str, hint: str) -> None:
        """Offer these colours."""
        self.palettes.show_options(options)
        self.palettes.choose(chosen)
        self._colours_field.set_hint(hint)

    def show_text_sizes(self, options: Sequence[Option], chosen: str, hint: str) -> None:
        """Offer these sizes."""
        self.text_sizes.show_options(options)
        self.text_sizes.choose(chosen)
        self._sizes_field.set_hint(hint)

    def show_member(self, name: str, post: str) -> None:
        """Show who is using the device now."""
        self.set_title(name, post)
        self.name.setText(name)
        self.post.setText(post)
        self._name_field.clear_error()

    def _on_keep(self) -> None:
        name, post = (" ".join(line.text().split()) for line in (self.name, self.post))
        self._name_field.set_error("" if name else "Enter your name")
        if name:
            self.member_given.emit(name, post)
        else:
            self._name_field.focus_editor()
