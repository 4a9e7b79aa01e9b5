"""Photos on their way in: from the camera, from files, dropped or pasted, made ready one after the other.

One at a time leaves a core for the window and the other place of the pool for paper; each is handed over as
soon as it is ready, in the order it came.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.errands import Errand
from models.errors import WalkaboutError

if TYPE_CHECKING:
    from models.photo_prepared import Prepared
    from models.photo_process import PhotoProcess


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One photo that came in, and what it is of: a finding or an action, by its identity."""

    about: str
    source: Path | bytes

    @property
    def name(self) -> str:
        """What to call it when it is refused: the file's name, or "the photo"."""
        return self.source.name if isinstance(self.source, Path) else "the photo"


class PhotoArrivals(QObject):
    """Makes photos ready in the background."""

    photo_ready = Signal(str, object)
    """What it is of, and the photo (``Prepared``)."""
    photo_refused = Signal(str, str, str)
    """What it was to be of, the file's name, and the sentence why."""
    progress_changed = Signal(int, int)
    """How many of the photos brought since all was quiet are done, and how many there are."""

    def __init__(
        self, background: Background, process: "PhotoProcess | None" = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._process = process
        self._waiting: deque[Arrival] = deque()
        self._under_way = False
        self._done = 0
        self._total = 0

    def bring(self, about: str, sources: Sequence[Path | bytes]) -> None:
        """Take in photos of one finding or action."""
        self._waiting.extend(Arrival(about=about, source=source) for source in sources)
        self._total += len(sources)
        self.progress_changed.emit(self._done, self._total)
        if not self._under_way:
            self._next()

    def call_off(self) -> None:
        """Take in no more of those that wait; the one under way is still handed over."""
        self._total -= len(self._waiting)
        self._waiting.clear()
        self.progress_changed.emit(self._done, self._total)

    def close(self) -> None:
        """End the process the photos are opened in."""
        self._waiting.clear()
        if self._process is not None:
            self._process.close()

    def _next(self) -> None:
        self._under_way = bool(self._waiting)
        if not self._waiting:
            self._done = self._total = 0
            return
        if self._process is None:
            from models.photo_process import PhotoProcess  # noqa: PLC0415 - loaded for the first photo

            self._process = PhotoProcess()
        arrival = self._waiting.popleft()
        self._background.run(
            partial(_made_ready, self._process, arrival.source),
            then=partial(self._on_ready, arrival),
            otherwise=partial(self._on_refused, arrival),
        )

    def _on_ready(self, arrival: Arrival, photo: "Prepared") -> None:
        self.photo_ready.emit(arrival.about, photo)
        self._one_done()

    def _on_refused(self, arrival: Arrival, why: WalkaboutError) -> None:
        self.photo_refused.emit(arrival.about, arrival.name, str(why))
        self._one_done()

    def _one_done(self) -> None:
        self._done += 1
        self.progress_changed.emit(self._done, self._total)
        self._next()


def _made_ready(process: "PhotoProcess", source: Path | bytes, _errand: Errand) -> "Prepared":
    from desktop.photo_files import photo_bytes  # noqa: PLC0415 - loaded for the first photo

    return process.prepare(photo_bytes(source) if isinstance(source, Path) else source)
