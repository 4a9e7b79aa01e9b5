"""Twenty twelve-megapixel photos arrive and are kept: how long the window stands still meanwhile."""

import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer

from desktop.application import qt_application
from desktop.background import Background
from desktop.photo_arrivals import PhotoArrivals
from models.changes import Changes
from models.photo_prepared import Prepared
from models.photo_process import PhotoProcess
from models.store.photos import add_photo
from models.store.profile import Profile
from tests.benchmarks.figure import Figure, percentile
from tests.benchmarks.large import benchmark_profile
from tests.builders import GWEN
from tests.photographs import photograph

COUNT = 20
TICK = 10


def figures() -> Iterator[Figure]:
    qt_application()
    data = photograph(7, size=(4032, 3024), orientation=6)
    with tempfile.TemporaryDirectory() as folder:
        arriving = Arriving(Path(folder) / "profile", data)
        gaps = arriving.gaps()
    yield Figure(
        name=f"window-gap-{COUNT}-photos",
        value=max(gaps),
        goal=30,
        unit="ms",
        beside=f"longest of {len(gaps)} gaps of a {TICK} ms timer; p95 {percentile(gaps, 0.95):.1f} ms",
    )


class Arriving(QObject):
    """Brings the photos in as the capture screen does, and watches a timer in the window's thread."""

    def __init__(self, folder: Path, data: bytes) -> None:
        super().__init__()
        self._data = data
        self._kept = 0
        self._loop = QEventLoop()
        self._background = Background()
        self._process = PhotoProcess()
        self._photos = PhotoArrivals(self._background, self._process)
        self._photos.photo_ready.connect(self._on_ready)
        self._ticks: list[float] = []
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._on_tick)
        self._background.open_store(partial(benchmark_profile, folder), then=self._begin)

    def gaps(self) -> list[float]:
        """Milliseconds between ticks from the first photo brought to the last one kept."""
        self._loop.exec()
        self._photos.close()
        self._background.stop()
        return [(after - before) * 1000 for before, after in zip(self._ticks, self._ticks[1:], strict=False)]

    def _begin(self) -> None:
        self._timer.start()
        self._photos.bring("finding", [self._data] * COUNT)

    def _on_ready(self, about: str, photo: Prepared) -> None:
        self._background.write(partial(_keep, about, photo), then=self._on_kept)

    def _on_kept(self, _photo_id: str) -> None:
        self._kept += 1
        if self._kept == COUNT:
            self._timer.stop()
            self._loop.quit()

    def _on_tick(self) -> None:
        self._ticks.append(time.perf_counter())


def _keep(about: str, photo: Prepared, profile: Profile) -> tuple[str, Changes]:
    return add_photo(profile.store, profile.blobs, photo, finding_id=about, by=GWEN)
