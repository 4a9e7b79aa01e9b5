"""Pictures on their way from the encrypted store to the screen, read and decoded off the window's thread."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.background import Background
from models.errors import WalkaboutError
from models.store.profile import Profile

MOST_KEPT = 400
"""How many small pictures are kept decoded: about 120 MB at worst, a long walkabout's lists."""


class Pictures(QObject):
    """``arrived(str, QImage)`` brings a small picture, ``large_arrived`` one of full size, by its name.

    One that is missing or damaged never arrives: the place where it would be says that there is none.
    """

    arrived = Signal(str, QImage)
    large_arrived = Signal(str, QImage)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._kept: dict[str, QImage] = {}

    def want(self, name: str) -> None:
        """Bring the small picture of this name."""
        if name in self._kept:
            self.arrived.emit(name, self._kept[name])
        else:
            self._background.ask(partial(_picture, name), then=partial(self._on_small, name), otherwise=_none)

    def want_large(self, name: str) -> None:
        """Bring the picture of this name; large ones are not kept."""
        arrived = partial(self.large_arrived.emit, name)
        self._background.ask(partial(_picture, name), then=arrived, otherwise=_none, latest="large picture")

    def _on_small(self, name: str, picture: QImage) -> None:
        if len(self._kept) >= MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[name] = picture
        self.arrived.emit(name, picture)


def _picture(name: str, profile: Profile) -> QImage:
    return QImage.fromData(profile.blobs.get(name))


def _none(_trouble: WalkaboutError) -> None:
    """Nothing arrives."""
