"""The sample's photographs: painted and taken in on a few threads, while the records are being written."""

import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from types import TracebackType
from typing import NamedTuple, Self

from desktop.demonstration.film import Moment
from desktop.demonstration.scenes import photograph
from desktop.demonstration.story import PhotoStory
from models.photo_intake import prepare
from models.photo_prepared import Prepared

_SEA = (53.4012, 1.6034)  # in the North Sea, where no estate is


Taken = Future[tuple[Prepared, ...]]
"""Photographs on order: asked for its result, it waits until they are there."""


class Position(NamedTuple):
    """Where on the made-up estate: degrees north and east."""

    latitude: float
    longitude: float


def position(number: int) -> Position:
    """A place for the ``number``-th stop of a route: some way further each time."""
    return Position(
        round(_SEA[0] + number % 5 * 0.00031 + number * 0.00004, 6), round(_SEA[1] + number % 7 * 0.00042, 6)
    )


class Darkroom:
    """Takes orders for photographs and works them off in the background; use in a ``with`` block."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(min(4, os.cpu_count() or 1), thread_name_prefix="darkroom")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def order(self, photos: Sequence[PhotoStory], at: datetime, where: Position | None) -> Taken:
        """Photographs of one thing, taken one after the other just before ``at``."""
        return self._threads.submit(_taken_in, tuple(photos), at, where)


def _taken_in(photos: Sequence[PhotoStory], at: datetime, where: Position | None) -> tuple[Prepared, ...]:
    return tuple(
        prepare(jpeg_of(photo, at - timedelta(seconds=25 * (len(photos) - number)), where))
        for number, photo in enumerate(photos)
    )


def jpeg_of(photo: PhotoStory, at: datetime, where: Position | None) -> bytes:
    """One photograph as the phone writes it."""
    latitude, longitude = where or (None, None)
    return photograph(
        photo.picture, Moment(at=at, latitude=latitude, longitude=longitude, turned=photo.turned)
    )
