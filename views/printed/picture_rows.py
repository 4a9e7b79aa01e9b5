"""Photographs side by side, each with its caption below where it has one."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from views.printed.flowables import Beside
from views.printed.photos import WIDTH, Photo
from views.printed.prose import Prose
from views.printed.tagging import TaggedCanvas

PictureAndWords = tuple[Photo, Prose | None]

_BELOW, _UNDER = 3.0, 6.0
"""Between a picture and its caption, and between one picture and those under it, in points."""
_AFTER = 6.0


class PictureRow(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Photographs of one size in a row that is kept whole; ``gap`` is the space between two, in points."""

    def __init__(self, pictures: Sequence[PictureAndWords], gap: float) -> None:
        super().__init__()
        self.spaceAfter = _AFTER
        self._pictures = list(pictures)
        self._gap = gap

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """All of the width, as high as the picture with the longest caption."""
        self.width, self.height = availWidth, 0.0
        for photo, caption in self._pictures:
            below = caption.wrap(photo.width, availHeight)[1] + _BELOW if caption else 0.0
            self.height = max(self.height, photo.height + below)
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw with the left bottom corner at x and y."""
        left, top = x, y + self.height
        for photo, caption in self._pictures:
            photo.drawOn(canvas, left, top - photo.height)
            if caption:
                caption.drawOn(canvas, left, top - photo.height - _BELOW - caption.height)
            left += photo.width + self._gap


class BesideTwo(Beside):
    """A photograph at the left of its words, with one or two small ones below it in the same column."""

    def __init__(self, photo: Photo, words: Sequence[Prose], below: PictureRow) -> None:
        super().__init__(photo, words)
        self._below = below

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """All of the width, as high as the higher of words and pictures."""
        _, words = super().wrap(availWidth, availHeight)
        _, small = self._below.wrap(WIDTH, availHeight)
        self.height = max(words, self._photo.height + _UNDER + small)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        """As for one picture; the small ones follow it."""
        parts: list[Flowable] = super().split(availWidth, availHeight)
        return [*parts[:2], self._below, *parts[2:]] if parts else []

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw with the left bottom corner at x and y; the small ones are read last."""
        super().drawOn(canvas, x, y)
        below = y + self.height - self._photo.height - _UNDER - self._below.height
        self._below.drawOn(canvas, x, below)


def in_rows(photos: Sequence[Photo], across: int, gap: float) -> list[PictureRow]:
    """Photographs without captions in rows of ``across``."""
    return [
        PictureRow([(photo, None) for photo in photos[start : start + across]], gap)
        for start in range(0, len(photos), across)
    ]
