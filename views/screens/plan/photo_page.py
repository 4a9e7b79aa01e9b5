"""One photo of an action, large, with what it shows in words, and the others to turn to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.photo import Photo, PhotoMoment
from models.plan import ActionDetail
from views.look.tokens import Type
from views.parts.flow import Flow
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.photos import PhotoThumbnail
from views.parts.scrolling import ScrollBody
from views.screens.capture.photo_panel import PhotoPanel

_SMALL = (96, 72)


class PhotoPage(QWidget):
    """``closed`` goes back to the action; the photo's own wishes are its panel's signals."""

    closed = Signal()
    large_wanted = Signal(str)
    thumbnail_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos: tuple[Photo, ...] = ()
        self._after: tuple[Photo, ...] = ()
        self._small: dict[str, PhotoThumbnail] = {}
        self.heading = Words("", Type.SECTION)
        self.panel = PhotoPanel()
        self._others = QWidget()
        self._flow = Flow(self._others, spacing=10)
        body = ScrollBody(spacing=14, margins=(18, 16, 18, 16))
        body.add(self.heading, self.panel, self._others)
        Column(self, spacing=0).add(body, stretch=1)
        self.panel.closed.connect(self.closed)

    def show_photo(self, detail: ActionDetail, photo: Photo) -> None:
        """Show this photo of the action, and the others under it."""
        self._show_others((*detail.before, *detail.after))
        self._open(photo)

    def renew(self, detail: ActionDetail) -> None:
        """The action's photos may have changed; goes back where the one in sight is gone."""
        photos = (*detail.before, *detail.after)
        shown = next(
            (photo for photo in photos if self.panel.photo and photo.id == self.panel.photo.id), None
        )
        if shown is None:
            self.closed.emit()
            return
        self._show_others(photos)
        self.panel.show_photo(shown)

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        for photo in self._photos:
            if photo.thumbnail == name and photo.id in self._small:
                self._small[photo.id].show_photo(picture)

    def _open(self, photo: Photo) -> None:
        after = photo.moment is PhotoMoment.AFTER
        self.heading.setText("After" if after else "Before")
        self.panel.show_photo(photo)
        self.panel.remove.setVisible(after)
        self.large_wanted.emit(photo.full)

    def _show_others(self, photos: Sequence[Photo]) -> None:
        if tuple(photos) == self._photos:
            return
        self._photos = tuple(photos)
        for small in self._small.values():
            self._flow.removeWidget(small)
            small.hide()
            small.deleteLater()
        self._small = {}
        for number, photo in enumerate(photos if len(photos) > 1 else (), start=1):
            small = PhotoThumbnail(photo.words or f"Photo {number} of {len(photos)}", size=_SMALL)
            small.setObjectName(photo.id)
            small.clicked.connect(self._on_small)
            self._small[photo.id] = small
            self._flow.add(small)
            self.thumbnail_wanted.emit(photo.thumbnail)
        self._others.setVisible(bool(self._small))

    def _on_small(self) -> None:
        wanted = self.sender().objectName()
        self._open(next(photo for photo in self._photos if photo.id == wanted))
