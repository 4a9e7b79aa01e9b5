"""Last time's open and claimed actions, to be looked at on the way: a page of them at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.overview import ToCheck
from models.words import count_words
from views.look.tokens import Ink
from views.parts.buttons import SecondaryButton
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.scrolling import ScrollBody
from views.screens.capture.to_check_card import ToCheckCard
from views.screens.capture.wishes import DoneChecked

AT_ONCE = 20
_NOTHING = "Nothing is left over from last time. What is agreed today is checked on the next walkabout."


class LastTime(ScrollBody):
    """The pane. Its signals carry an action's identity, or what was checked."""

    action_not_done = Signal(str)
    action_done = Signal(DoneChecked)
    camera_wanted = Signal(str)
    files_wanted = Signal(str)
    thumbnail_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=0, margins=(0, 4, 0, 8), parent=parent)
        self.cards: dict[str, ToCheckCard] = {}
        self._waiting: list[ToCheck] = []
        self._photos: dict[str, int] = {}
        self._nothing = Words(_NOTHING, ink=Ink.INK2)
        self._told = QWidget()
        Column(self._told, margins=(16, 16, 16, 12)).add(self._nothing)
        self._list = Column(spacing=0)
        self.more = SecondaryButton("", small=True)
        foot = QWidget()
        Column(foot, margins=(16, 12, 16, 0)).add(self.more)
        self.add(self._told, self._list, foot)
        self.more.clicked.connect(self._show_more)
        self.more.hide()

    def show_to_check(self, actions: Sequence[ToCheck]) -> None:
        """Show these, most pressing first. One that somebody is in the middle of checking stays as it is."""
        wanted = {each.row.action.id: each for each in actions}
        for action_id in [known for known in self.cards if known not in wanted]:
            self._let_go(action_id)
        self._waiting = [each for action_id, each in wanted.items() if action_id not in self.cards]
        self._told.setVisible(not wanted)
        self._show_more(max(0, AT_ONCE - len(self.cards)))

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A picture from then has come."""
        for card in self.cards.values():
            if card.thumbnail == name:
                card.show_thumbnail(picture)

    def add_after_photo(self, action_id: str) -> None:
        """One more photo of how it looks now is kept."""
        self._photos[action_id] = self._photos.get(action_id, 0) + 1
        if action_id in self.cards:
            self.cards[action_id].show_after_photos(self._photos[action_id])

    def show_noted(self, action_id: str, words: str) -> None:
        """What was said about this action is on the disk."""
        if action_id in self.cards:
            self.cards[action_id].show_noted(words)

    def forget(self) -> None:
        """Another walkabout is opened."""
        self._photos = {}
        for action_id in list(self.cards):
            self._let_go(action_id)

    def _show_more(self, many: int | bool = AT_ONCE) -> None:
        number = AT_ONCE if isinstance(many, bool) else many
        shown, self._waiting = self._waiting[:number], self._waiting[number:]
        for to_check in shown:
            self._add(to_check)
        self.more.setVisible(bool(self._waiting))
        self.more.setText(f"Show {count_words(min(AT_ONCE, len(self._waiting)), 'more', 'more')}")

    def _add(self, to_check: ToCheck) -> None:
        card = ToCheckCard(to_check)
        card.not_done.connect(self.action_not_done)
        card.done.connect(self.action_done)
        card.camera_wanted.connect(self.camera_wanted)
        card.files_wanted.connect(self.files_wanted)
        self.cards[card.action_id] = card
        self._list.add(card)
        card.show_after_photos(self._photos.get(card.action_id, 0))
        if to_check.thumbnail:
            self.thumbnail_wanted.emit(to_check.thumbnail)

    def _let_go(self, action_id: str) -> None:
        card = self.cards.pop(action_id)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
