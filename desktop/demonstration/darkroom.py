"""The sample's photographs: taken, and taken in, by others while the records are being written."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.demonstration.film import Moment
from desktop.demonstration.photographs import Picture, photograph
from models.photo_prepared import Prepared

if TYPE_CHECKING:
    from desktop.demonstration.story import PhotoStory  # whoever takes a photograph need not know the story

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

    def order(self, photos: "Sequence[PhotoStory]", at: datetime, where: Position | None) -> Taken:
        """Photographs of one thing, taken one after the other just before ``at``."""
        latitude, longitude = where or (None, None)
        views = []
        for number, photo in enumerate(photos):
            then = at - timedelta(seconds=25 * (len(photos) - number))
            moment = Moment(at=then, latitude=latitude, longitude=longitude, turned=photo.turned)
            views.append((photo.picture, moment))
        return self.workers.submit(_taken_in, tuple(views))


def _taken_in(views: tuple[tuple[Picture, Moment], ...]) -> tuple[Prepared, ...]:
    from models.photo_intake import prepare  # noqa: PLC0415 - its decoders are for whoever opens photographs

    return tuple(prepare(photograph(picture, moment)) for picture, moment in views)
