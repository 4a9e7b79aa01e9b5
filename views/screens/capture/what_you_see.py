"""What was seen, in the person's own words; a photo pasted or dropped on it goes to the photos."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QScrollArea

from views.look.theme import theme
from views.parts.inputs import TextArea, holds_photos
from views.screens.capture.photo_mime import sources_of


class WhatYouSee(TextArea):
    """``photos_brought(tuple)`` carries files or the bytes of a picture that came in instead of text."""

    photos_brought = Signal(tuple)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """All of it comes into sight, not only the line the caret is on (Qt)."""
        super().focusInEvent(event)
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        inside = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inside is not None:
            middle = self.mapTo(inside, self.rect().center())
            parent.ensureVisible(middle.x(), middle.y(), 0, self.height() // 2 + theme.look.px(12))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, and photos (Qt)."""
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text goes in; photos are passed on, and the path of a file is never taken for text (Qt)."""
        photos = sources_of(source) if holds_photos(source) else ()
        if photos:
            self.photos_brought.emit(photos)
        elif not source.hasUrls() or source.hasText():
            super().insertFromMimeData(source)
