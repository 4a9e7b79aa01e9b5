"""The photos of one finding beside each other, all of one size: laid out without asking any of them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look.theme import follow, theme
from views.screens.waiting.photo import TALL, WIDE, PhotoOnItsWay

_GAP = 12


class PhotoStrip(QWidget):
    """In as many rows as they need."""

    def __init__(self, photos: Sequence[PhotoOnItsWay], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = tuple(photos)
        for photo in self._photos:
            photo.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(self._take_look)

    def _take_look(self) -> None:
        px = theme.look.px
        self._wide, self._tall, self._gap = px(WIDE), px(TALL), px(_GAP)
        self.updateGeometry()
        self._place()

    def heightForWidth(self, width: int) -> int:
        """So many rows (Qt)."""
        rows = -(-len(self._photos) // self._across(width))
        return rows * self._tall + (rows - 1) * self._gap

    def sizeHint(self) -> QSize:
        """All in one row (Qt)."""
        count = len(self._photos)
        return QSize(count * self._wide + (count - 1) * self._gap, self._tall)

    def minimumSizeHint(self) -> QSize:
        """One at least (Qt)."""
        return QSize(self._wide, self._tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew (Qt)."""
        super().resizeEvent(event)
        self._place()

    def _across(self, width: int) -> int:
        return max(1, (width + self._gap) // (self._wide + self._gap))

    def _place(self) -> None:
        across = self._across(self.width())
        for at, photo in enumerate(self._photos):
            row, column = divmod(at, across)
            left, top = column * (self._wide + self._gap), row * (self._tall + self._gap)
            photo.setGeometry(left, top, self._wide, self._tall)
