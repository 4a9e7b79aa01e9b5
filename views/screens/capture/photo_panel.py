"""One photo of the finding, large, with what it shows in words and a way to take it out."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.photo import Photo
from views.look import painting
from views.look.theme import follow, theme
from views.parts.buttons import DangerButton, SecondaryButton
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.inputs import LineEdit
from views.parts.surfaces import Card
from views.screens.capture.wishes import PhotoDescribed

_TALLEST = 280


class _Large(QWidget):
    """The photo, whole, as large as the width and 280 pixels of height allow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        follow(self.updateGeometry)

    def show_photo(self, photo: QImage) -> None:
        """Show this picture."""
        self._photo = QPixmap.fromImage(photo)
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as it may be (Qt)."""
        return QSize(theme.look.px(240), theme.look.px(_TALLEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle, nothing of it cut off (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._photo.isNull():
            painting.rounded(painter, box, look.radius("field"), fill=look.colours.sunken)
        else:
            scale = min(box.width() / self._photo.width(), box.height() / self._photo.height())
            fitted = QRectF(0, 0, self._photo.width() * scale, self._photo.height() * scale)
            fitted.moveCenter(box.center())
            painting.picture(painter, fitted, self._photo, look.radius("field"))
        painter.end()


class PhotoPanel(Card):
    """``photo_described(PhotoDescribed)`` once words are written, ``photo_removed(str)`` to take it out."""

    photo_described = Signal(PhotoDescribed)
    photo_removed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", spacing=12, parent=parent)
        self.photo: Photo | None = None
        self._large = _Large()
        self.words = LineEdit("What the photo shows", limit=300)
        self.words_field = Field(
            "What does it show?",
            self.words,
            hint="Read aloud to people who do not see it, and printed under it",
            optional=True,
        )
        self.remove = DangerButton("Remove photo", "trash-2")
        self.close_button = SecondaryButton("Close")
        row = QWidget()
        Flow(row).add(self.close_button, self.remove)
        self.add(self._large, self.words_field, row)
        self.words.written.connect(self._on_written)
        self.remove.clicked.connect(self._on_remove)
        self.close_button.clicked.connect(self._on_close)
        self.hide()

    def show_photo(self, photo: Photo) -> None:
        """Open this photo; its large picture follows."""
        if self.photo is None or self.photo.id != photo.id:
            self._large.show_photo(QImage())
        self.photo = photo
        if not self.words.hasFocus():
            self.words.setText(photo.words)
        self._large.setAccessibleName(photo.words or "A photo, not described yet")
        self.show()

    def show_picture(self, name: str, picture: QImage) -> None:
        """The large picture of that name has come."""
        if self.photo is not None and self.photo.full == name:
            self._large.show_photo(picture)

    def close_photo(self) -> None:
        """Show no photo any more."""
        self.photo = None
        self.hide()

    def _on_written(self, words: str) -> None:
        if self.photo is not None and words.strip() != self.photo.words:
            self.photo_described.emit(PhotoDescribed(photo=self.photo, words=words))

    def _on_remove(self) -> None:
        if self.photo is not None:
            self.photo_removed.emit(self.photo.id)

    def _on_close(self) -> None:
        self.close_photo()
        self.closed.emit()
