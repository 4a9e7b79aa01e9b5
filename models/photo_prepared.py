"""A photo made ready to keep, or the sentence that says why it was refused."""

from dataclasses import dataclass

from models.errors import RuleBroken


class PhotoRefused(RuleBroken):
    """The file cannot be taken in as a photo; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One photo, upright and holding nothing but its pixels, with what the camera knew kept beside it.

    ``sha256`` (64 hex digits) names ``full``, a JPEG of at most 1600 pixels (``full_width`` by
    ``full_height``); ``thumbnail`` is one of at most 320. ``width`` and ``height`` are those of the
    picture as it came, held upright. ``taken`` is the camera's local time in ISO 8601 without offset,
    ``offset`` as in ``+01:00``; latitude and longitude are decimal degrees, north and east positive.
    """

    sha256: str
    full: bytes
    thumbnail: bytes
    width: int
    height: int
    full_width: int
    full_height: int
    taken: str | None = None
    offset: str | None = None
    latitude: float | None = None
    longitude: float | None = None
