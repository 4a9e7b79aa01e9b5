"""One photo on its way to the office: its picture, and under it where it is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from models.waiting_findings import PhotoStanding, WaitingPhoto
from models.words import size_words
from views.look import icons, painting
from views.look.theme import theme
from views.look.tokens import Look, Type
from views.parts.photos import PhotoThumbnail
from views.screens.waiting.words import photo_mark

WIDE, _PICTURE = 126, 84
_STATE, _UNDER = 26, 22
"""How tall the line with its state is, and the line or the bar under it, in pixels at 100 %."""
TALL = _PICTURE + _STATE + _UNDER
_ICON, _BESIDE_ICON, _BAR = 20, 28, 10


class PhotoOnItsWay(PhotoThumbnail):
    """Pressing it asks to see it with its finding.

    All of it is painted, as a page has hundreds of these.
    """

    def __init__(self, name: str, photo: WaitingPhoto, parent: QWidget | None = None) -> None:
        self.photo = photo
        super().__init__(name, size=(WIDE, TALL), parent=parent)
        self.setObjectName(photo.photo.id)
        self._tell()

    def show_standing(self, photo: WaitingPhoto) -> None:
        """Say where it is now."""
        if photo != self.photo:
            self.photo = photo
            self._tell()
            self.update()

    def _tell(self) -> None:
        """Have the whole heard with the picture."""
        about = self.photo.why or size_words(self.photo.photo.size)
        self.setAccessibleDescription(f"{photo_mark(self.photo).text}. {about}")

    def sizeHint(self) -> QSize:
        """Always the same, so that many are quickly laid out (Qt)."""
        return QSize(theme.look.px(WIDE), theme.look.px(TALL))

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """The picture, its state, and its size or how much of it is sent."""
        super().paint(painter, QRectF(box.x(), box.y(), box.width(), look.px(_PICTURE)), look)
        mark = photo_mark(self.photo)
        ink = look.tone(mark.tone).ink
        size, beside = look.px(_ICON), look.px(_BESIDE_ICON)
        state = QRectF(
            box.x() + beside, box.y() + look.px(_PICTURE + 3), box.width() - beside, look.px(_STATE)
        )
        icon = QRectF(box.x(), state.center().y() - size / 2, size, size)
        icons.paint(painter, mark.icon, icon, ink)
        painting.words(painter, state, mark.text, look.font(Type.STATE), ink)
        under = QRectF(box.x(), state.bottom() - look.px(3), box.width(), look.px(_UNDER))
        if self.photo.standing is PhotoStanding.SENDING:
            self._paint_bar(painter, under, look)
        else:
            words = size_words(self.photo.photo.size)
            painting.words(
                painter, under.adjusted(beside, 0, 0, 0), words, look.font(Type.SECOND), look.colours.ink2
            )

    def _paint_bar(self, painter: QPainter, under: QRectF, look: Look) -> None:
        tall = look.px(_BAR)
        bar = QRectF(under.x(), under.y() + look.px(3), under.width(), tall)
        painting.rounded(painter, bar, tall / 2, fill=look.colours.sunken)
        share = min(1.0, self.photo.sent / max(1, self.photo.photo.size))
        if share > 0:
            part = QRectF(bar.x(), bar.y(), max(tall, bar.width() * share), tall)
            painting.rounded(painter, part, tall / 2, fill=look.colours.brand)
        painting.rounded(painter, bar, tall / 2, edge=look.colours.edge, width=look.px(1.2))
