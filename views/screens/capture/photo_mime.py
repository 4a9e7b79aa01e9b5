"""Photos in what is dropped or pasted: files from the desktop, or a picture copied out of another program."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

MOST_AT_ONCE = 200
_ENCODED = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/avif")


def sources_of(brought: QMimeData) -> tuple[Path | bytes, ...]:
    """The files or the picture in what was brought, at most 200; nothing where it holds neither.

    Bytes that are encoded already are taken as they are, so that the camera's time and place are not lost.
    """
    files = tuple(Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile())
    if files:
        return files[:MOST_AT_ONCE]
    for kind in _ENCODED:
        if brought.hasFormat(kind) and (data := brought.data(kind).data()):
            return (bytes(data),)
    picture = brought.imageData() if brought.hasImage() else None
    if isinstance(picture, QImage) and not picture.isNull():
        return (_encoded(picture),)
    return ()


def _encoded(picture: QImage) -> bytes:
    """The pixels as a file that loses nothing and that photo intake knows: a PNG."""
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(file, b"PNG")
    # The least compression: the window must not wait for a smaller file that is thrown away anyway.
    writer.setQuality(100)
    writer.write(picture)
    return bytes(file.data().data())
