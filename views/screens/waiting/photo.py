"""One photo on its way to the office."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.waiting import PhotoStanding, WaitingPhoto
from models.words import size_words
from views.look.theme import follow, theme
from views.look.tokens import Ink, Tone, Type
from views.parts.buttons import QuietButton
from views.parts.labels import StateLine, Words
from views.parts.layouts import Column, Row
from views.parts.photos import PhotoThumbnail
from views.parts.progress import ProgressBar
from views.screens.waiting.words import photo_mark

_WIDE, _TALL = 126, 84


class PhotoOnItsWay(QWidget):
    """The picture, where it is, and how large it is, how far it has got or why it needs somebody."""

    pressed = Signal(str)
    """The photo's identity: it is to be seen with its finding."""
    again_wanted = Signal(str)
    """The photo's identity: it is to be taken again."""

    def __init__(self, name: str, photo: WaitingPhoto, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self.picture = PhotoThumbnail(name, size=(_WIDE, _TALL))
        self.picture.setObjectName(photo.photo.id)
        self.state = StateLine("hourglass", "", Tone.QUIET, Type.STATE)
        self.bar = ProgressBar(f"{name}, sent", small=True)
        self.again = QuietButton("Take it again", kind=Type.SMALL_LABEL, name=f"Take it again: {name}")
        self.again.setObjectName(f"again {photo.photo.id}")
        self._size = Words("", Type.SECOND, ink=Ink.INK2)
        self._why = Words("", Type.SECOND)
        column = Column(self, spacing=3, keeps_top=True)
        under = Row(margins=(28, 0, 0, 0))
        under.add(self._size)
        column.add(self.picture, self.state, self.bar, under, self._why, self.again)
        self.again.hide()
        self.show_standing(photo)
        self.picture.clicked.connect(self._on_pressed)
        self.again.clicked.connect(self._on_again)
        follow(self._take_look)

    def show_standing(self, photo: WaitingPhoto) -> None:
        """Say where it is now."""
        self.photo = photo
        mark = photo_mark(photo)
        sending = photo.standing is PhotoStanding.SENDING
        needs_you = photo.standing is PhotoStanding.NEEDS_YOU
        self.state.show_state(mark.icon, mark.text, mark.tone)
        self.bar.show_progress(photo.sent, photo.photo.size)
        self.bar.setVisible(sending)
        self._size.setText(size_words(photo.photo.size))
        self._size.setVisible(not (sending or needs_you))
        self._why.setText(photo.why)
        self._why.setVisible(needs_you and bool(photo.why))
        about = photo.why if needs_you else size_words(photo.photo.size)
        self.picture.setAccessibleDescription(". ".join(filter(None, (mark.text, about))))

    def offer_again(self, offered: bool) -> None:
        """Offer to take it again here, where it needs somebody."""
        self.again.setVisible(offered and self.photo.standing is PhotoStanding.NEEDS_YOU)

    def _on_pressed(self) -> None:
        self.pressed.emit(self.photo.photo.id)

    def _on_again(self) -> None:
        self.again_wanted.emit(self.photo.photo.id)

    def _take_look(self) -> None:
        self.setFixedWidth(theme.look.px(_WIDE))
