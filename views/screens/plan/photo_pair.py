"""How it looked before, beside how it looks after; where nothing shows the after, the way to take a photo."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.photo import Photo
from models.plan import ActionDetail
from views.look.tokens import Type
from views.parts.flow import Flow
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.photos import PhotoThumbnail, PhotoTile
from views.screens.plan.words import photo_caption

SIZE = (164, 110)


class _Side(QWidget):
    """A caption over the first small picture of one side; pressing it shows the photo large."""

    pressed = Signal(Photo)
    thumbnail_wanted = Signal(str)

    def __init__(self, moment: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment = moment
        self.photos: tuple[Photo, ...] = ()
        self.caption = Words(moment, Type.BADGE, wrap=False)
        self.picture = PhotoThumbnail(moment, size=SIZE)
        self.picture.clicked.connect(self._on_pressed)
        Column(self, spacing=6).add(self.caption, self.picture)

    def show_photos(self, photos: Sequence[Photo], today: date) -> None:
        """Show the first of these, and say how many there are."""
        before, self.photos = self.photos, tuple(photos)
        self.setVisible(bool(photos))
        if not photos:
            return
        first = self.photos[0]
        self.caption.setText(photo_caption(self._moment, photos, today))
        self.picture.setAccessibleName(first.words or f"{self.caption.text()}, not described yet")
        self.picture.set_count(len(photos))
        if not before or before[0].thumbnail != first.thumbnail:
            self.picture.show_photo(None)
            self.thumbnail_wanted.emit(first.thumbnail)

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        if self.photos and self.photos[0].thumbnail == name:
            self.picture.show_photo(picture)

    def _on_pressed(self) -> None:
        if self.photos:
            self.pressed.emit(self.photos[0])


class PhotoPair(QWidget):
    """``photo_pressed(Photo)`` asks to see one large, ``camera_wanted`` to take one of how it looks now."""

    photo_pressed = Signal(Photo)
    thumbnail_wanted = Signal(str)
    camera_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before, self.after = _Side("Before"), _Side("After")
        self.tile = PhotoTile("Photo of it now", size=SIZE)
        self._missing = QWidget()
        self._missing_words = Words("After", Type.BADGE, wrap=False)
        Column(self._missing, spacing=6).add(self._missing_words, self.tile)
        Flow(self, spacing=10).add(self.before, self.after, self._missing)
        self.tile.clicked.connect(self._on_tile)
        for side in (self.before, self.after):
            side.pressed.connect(self.photo_pressed)
            side.thumbnail_wanted.connect(self.thumbnail_wanted)

    def show_photos(self, detail: ActionDetail, today: date, *, wanted: bool) -> None:
        """Show both sides; ``wanted`` says that a photo of it now would help."""
        self.before.show_photos(detail.before, today)
        self.after.show_photos(detail.after, today)
        self._missing.setVisible(wanted and bool(detail.before) and not detail.after)
        self.setVisible(bool(detail.before or detail.after))

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        self.before.show_thumbnail(name, picture)
        self.after.show_thumbnail(name, picture)

    def _on_tile(self) -> None:
        self.camera_wanted.emit()
