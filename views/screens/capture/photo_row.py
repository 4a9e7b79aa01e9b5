"""The photos of a finding: where one begins, those that are there, and how many are still coming."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from models.photo import Photo
from models.words import date_words, time_words
from views.look.theme import theme
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import Deed, SecondaryButton
from views.parts.flow import Flow
from views.parts.layouts import Column
from views.parts.photos import PhotoThumbnail, PhotoTile
from views.parts.progress import Progress
from views.screens.capture.beside import Beside

_TILE, _PICTURE = (150, 74), (150, 126)
_MOST_REFUSALS = 4
_BESIDE, _END, _UNBOUNDED = 600, 240, 16_777_215


class _Picture(PhotoThumbnail):
    """One photo in the row. Delete takes it out."""

    taken_out = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it out; the other keys press it as ever (Qt)."""
        if event.key() == Qt.Key.Key_Delete:
            self.taken_out.emit()
        else:
            super().keyPressEvent(event)


class PhotoRow(QWidget):
    """``photo_pressed(str)`` and ``photo_removed(str)`` carry the photo's identity."""

    camera_wanted = Signal()
    files_wanted = Signal()
    photo_pressed = Signal(str)
    photo_removed = Signal(str)
    thumbnail_wanted = Signal(str)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos: tuple[Photo, ...] = ()
        self._pictures: dict[str, _Picture] = {}
        self._drawn: dict[str, QImage] = {}
        self._refusals: list[str] = []
        self._end: QWidget = self
        self.take = PhotoTile(size=_TILE)
        self.choose = SecondaryButton("Choose files", "image-plus", small=True)
        self.choose.pad = 14
        begin = QWidget()
        beginning = Column(begin, spacing=8)
        beginning.add(self.take, self.choose)
        self._flow = Flow(spacing=12)
        holder = QWidget()
        holder.setLayout(self._flow)
        self._flow.add(begin)
        self.progress = Progress("Photos coming in", stop="Stop")
        self.progress.hide()
        self.refused = Banner(
            BannerKind.NEEDS_YOU, "", title="", deeds=[Deed(key="read", text="I have read this")]
        )
        self.refused.hide()
        self._top = Beside(room=_BESIDE, spacing=12, tops=True)
        self._top.add(holder, stretch=1)
        Column(self, spacing=10).add(self._top, self.progress, self.refused)
        self.take.clicked.connect(self._on_take)
        self.choose.clicked.connect(self._on_choose)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.refused.chosen.connect(self._on_read)

    def end_with(self, part: QWidget) -> None:
        """Put something at the end of the row, while there is room beside the photos."""
        self._top.add(part)
        self._end = part

    def show_photos(self, photos: Sequence[Photo], today: date) -> None:
        """Show these, in the order they were added; what is drawn already stays drawn."""
        self.photos = tuple(photos)
        wanted = {photo.id for photo in photos}
        for photo_id in [known for known in self._pictures if known not in wanted]:
            self._let_go(photo_id)
        for number, photo in enumerate(photos, start=1):
            picture = self._pictures.get(photo.id) or self._added(photo)
            picture.setAccessibleName(photo.words or f"Photo {number} of {len(photos)}, not described yet")
            picture.set_tag(*_tag(photo, today))

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        for photo in self.photos:
            if photo.thumbnail == name:
                self._pictures[photo.id].show_photo(picture)

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many photos are in; nothing is said once all are."""
        under_way = total > 0 and done < total
        self.progress.setVisible(under_way)
        if under_way:
            self.progress.show_progress(done, total, f"{done} of {total} photos added")

    def show_refused(self, name: str, why: str) -> None:
        """Say which file was not taken in, and why."""
        self._refusals.append(f"{name}: {why}")
        shown = self._refusals[:_MOST_REFUSALS]
        more = len(self._refusals) - len(shown)
        lines = [*shown, *([f"And {more} more."] if more else [])]
        number = len(self._refusals)
        title = "1 photo was not added" if number == 1 else f"{number} photos were not added"
        self.refused.show_words("\n".join(lines), title)
        self.refused.show()

    def clear_refused(self) -> None:
        """The refusals were read, or another finding is in the form."""
        self._refusals.clear()
        self.refused.hide()

    def picture(self, photo_id: str) -> PhotoThumbnail:
        """The small picture of this photo. Raises ``KeyError``."""
        return self._pictures[photo_id]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What ends the row leaves room for three tiles beside it (Qt)."""
        super().resizeEvent(event)
        beside = theme.look.effective(self.width()) >= _BESIDE
        self._end.setMaximumWidth(theme.look.px(_END) if beside else _UNBOUNDED)

    def _added(self, photo: Photo) -> _Picture:
        picture = _Picture("", size=_PICTURE, parent=self)
        picture.setObjectName(photo.id)
        picture.clicked.connect(self._on_pressed)
        picture.taken_out.connect(self._on_taken_out)
        self._pictures[photo.id] = picture
        self._flow.add(picture)
        self.thumbnail_wanted.emit(photo.thumbnail)
        return picture

    def _let_go(self, photo_id: str) -> None:
        picture = self._pictures.pop(photo_id)
        self._flow.removeWidget(picture)
        picture.hide()
        picture.deleteLater()

    def _on_take(self) -> None:
        self.camera_wanted.emit()

    def _on_choose(self) -> None:
        self.files_wanted.emit()

    def _on_pressed(self) -> None:
        self.photo_pressed.emit(self.sender().objectName())

    def _on_taken_out(self) -> None:
        self.photo_removed.emit(self.sender().objectName())

    def _on_read(self, _key: str) -> None:
        self.clear_refused()


def _tag(photo: Photo, today: date) -> tuple[str, str | None]:
    """When it was taken, where the camera knew: the time today, otherwise the day."""
    if not photo.taken:
        return "", None
    taken = datetime.fromisoformat(photo.taken)
    if taken.date() == today:
        return time_words(taken), "clock"
    return date_words(taken.date(), with_year=taken.year != today.year), "calendar-days"
