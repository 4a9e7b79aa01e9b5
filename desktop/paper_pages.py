"""A paper's pages as pictures, to look at and to print; drawn off the window's thread.

PDFium may be used by one thread at a time, so everything here waits its turn.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
MOST_PIXELS_A_SIDE = 8_000
"""Larger pages are drawn coarser rather than not at all."""

_TURN = threading.Lock()


class PaperPages:
    """The pages of one paper; only to be used inside ``opened``."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> QSizeF:
        """How large a page is, in points; ``number`` counts from 0."""
        width, height = self._document.get_page_size(number)
        return QSizeF(width, height)

    def picture(self, number: int, dots_per_inch: float) -> QImage:
        """A page as it is printed, on white."""
        page = self._document[number]
        longest = max(page.get_size()) or 1.0
        scale = min(dots_per_inch / POINTS_PER_INCH, MOST_PIXELS_A_SIDE / longest)
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        try:
            drawn = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            )
            return drawn.copy()  # the bitmap's memory goes with the bitmap
        finally:
            bitmap.close()
            page.close()


@contextmanager
def opened(pdf: bytes) -> Iterator[PaperPages]:
    """The pages of a PDF document."""
    with _TURN:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield PaperPages(document)
        finally:
            document.close()
