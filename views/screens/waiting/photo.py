"""One photo on its way to the office."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.waiting_findings import PhotoStanding, WaitingPhoto
from models.words import size_words
from views.look.marks import Mark
from views.look.theme import follow, theme
from views.look.tokens import Ink, Type
from views.parts.buttons import QuietButton
from views.parts.labels import StateLine, Words
from views.parts.layouts import Column
from views.parts.photos import PhotoThumbnail
from views.parts.progress import ProgressBar
from views.screens.waiting.words import photo_mark

_WIDE, _TALL = 126, 84
_BESIDE_ICON = 28


class PhotoOnItsWay(QWidget):
    """The picture, where it is, and how large it is, how far it has got or why it needs somebody.

    A page has a hundred of these, so each holds only what it says now.
    """

    pressed = Signal(str)
    """The photo's identity: it is to be seen with its finding."""
    again_wanted = Signal(str)
    """The photo's identity: it is to be taken again."""

    def __init__(self, name: str, photo: WaitingPhoto, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self.bar: ProgressBar | None = None
        self.again: QuietButton | None = None
        self._name = name
        self.picture = PhotoThumbnail(name, size=(_WIDE, _TALL))
        self.picture.setObjectName(photo.photo.id)
        mark = photo_mark(photo)
        self.state = StateLine(mark.icon, mark.text, mark.tone, Type.STATE)
        self._about = self._made(photo)
        self._column = Column(self, spacing=3, keeps_top=True)
        self._column.add(self.picture, self.state, self._about)
        self._tell(mark)
        self.picture.clicked.connect(self._on_pressed)
        follow(self._take_look)

    def show_standing(self, photo: WaitingPhoto) -> None:
        """Say where it is now."""
        before, self.photo = self.photo, photo
        if photo == before:
            return
        if (before.standing, before.why) != (photo.standing, photo.why):
            self._replace_about(photo)
        mark = photo_mark(photo)
        self.state.show_state(mark.icon, mark.text, mark.tone)
        self._tell(mark)

    def offer_again(self, offered: bool) -> None:
        """Offer to take it again here, where it needs somebody."""
        offered = offered and self.photo.standing is PhotoStanding.NEEDS_YOU
        if offered and self.again is None:
            self.again = QuietButton(
                "Take it again", kind=Type.SMALL_LABEL, name=f"Take it again: {self._name}"
            )
            self.again.setObjectName(f"again {self.photo.photo.id}")
            self.again.clicked.connect(self._on_again)
            self._column.add(self.again)
        if self.again is not None:
            self.again.setVisible(offered)

    def _tell(self, mark: Mark) -> None:
        """Show the bar, and have the whole heard with the picture."""
        if self.bar is not None:
            self.bar.show_progress(self.photo.sent, self.photo.photo.size)
        about = self.photo.why or size_words(self.photo.photo.size)
        self.picture.setAccessibleDescription(f"{mark.text}. {about}")

    def _made(self, photo: WaitingPhoto) -> QWidget:
        """What stands under the state: a bar while it is sent, the reason where it needs somebody."""
        self.bar = None
        if photo.standing is PhotoStanding.SENDING:
            self.bar = ProgressBar(f"{self._name}, sent", small=True)
            return self.bar
        if photo.standing is PhotoStanding.NEEDS_YOU and photo.why:
            return Words(photo.why, Type.SECOND)
        return _Size(photo.photo.size)

    def _replace_about(self, photo: WaitingPhoto) -> None:
        before, self._about = self._about, self._made(photo)
        self._column.replaceWidget(before, self._about)
        before.hide()
        before.deleteLater()

    def _on_pressed(self) -> None:
        self.pressed.emit(self.photo.photo.id)

    def _on_again(self) -> None:
        self.again_wanted.emit(self.photo.photo.id)

    def _take_look(self) -> None:
        self.setFixedWidth(theme.look.px(_WIDE))


class _Size(Words):
    """How large it is, under the words of the state and not under its icon."""

    def __init__(self, size: int) -> None:
        super().__init__(size_words(size), Type.SECOND, ink=Ink.INK2, wrap=False)

    def _take_look(self) -> None:
        super()._take_look()
        self.setContentsMargins(theme.look.px(_BESIDE_ICON), 0, 0, 0)
