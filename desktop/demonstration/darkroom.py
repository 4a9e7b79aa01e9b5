"""The sample's photographs: painted and taken in by others, while the records are being written."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from desktop.demonstration.film import Moment
from desktop.demonstration.photographs import photograph
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


@dataclass(frozen=True, slots=True)
class Darkroom:
    """Takes orders for photographs and has its workers work them off in the background."""

    workers: Executor

    def order(self, photos: Sequence[PhotoStory], at: datetime, where: Position | None) -> Taken:
        """Photographs of one thing, taken one after the other just before ``at``."""
        return self.workers.submit(_taken_in, tuple(photos), at, where)


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
