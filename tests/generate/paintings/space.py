"""Points in space and the camera that looks at them. Metres: x to the right, y away, z up."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import NamedTuple


class Vector(NamedTuple):
    """A point or a direction, in metres."""

    x: float
    y: float
    z: float


def plus(a: Vector, b: Vector, times: float = 1.0) -> Vector:
    """``a + times * b``."""
    return Vector(a.x + times * b.x, a.y + times * b.y, a.z + times * b.z)


def minus(a: Vector, b: Vector) -> Vector:
    """The way from ``b`` to ``a``."""
    return Vector(a.x - b.x, a.y - b.y, a.z - b.z)


def times(a: Vector, factor: float) -> Vector:
    """The same direction, longer or shorter."""
    return Vector(a.x * factor, a.y * factor, a.z * factor)


def dot(a: Vector, b: Vector) -> float:
    """How far ``a`` goes along ``b``."""
    return a.x * b.x + a.y * b.y + a.z * b.z


def cross(a: Vector, b: Vector) -> Vector:
    """The direction that stands upright on both."""
    return Vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)


def length(a: Vector) -> float:
    """How long it is."""
    return sqrt(dot(a, a))


def unit(a: Vector) -> Vector:
    """The same direction, one metre long."""
    size = length(a)
    return Vector(a.x / size, a.y / size, a.z / size)


def lying(left: float, right: float, near: float, away: float, level: float = 0.0) -> list[Vector]:
    """The corners of a rectangle that lies flat."""
    return on_ground((left, near), (right, near), (right, away), (left, away), level=level)


def upright(left: float, right: float, low: float, high: float, at: float = 0.0) -> list[Vector]:
    """The corners of a rectangle that stands facing the camera, ``at`` metres away from the origin."""
    return [Vector(left, at, low), Vector(right, at, low), Vector(right, at, high), Vector(left, at, high)]


def on_ground(*places: tuple[float, float], level: float = 0.0) -> list[Vector]:
    """Places to the right and away, at one level."""
    return [Vector(x, y, level) for x, y in places]


NEAR = 0.15
UP = Vector(0.0, 0.0, 1.0)


class Pixel(NamedTuple):
    """A place on the picture; fractions are kept, and it may lie outside."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Where the phone is held, what it looks at, and how wide it sees.

    ``zoom`` is the focal length in picture widths: 0.75 sees about 67 degrees, as a phone does.
    """

    eye: Vector
    looks_at: Vector
    size: tuple[int, int]
    zoom: float = 0.78
    tilt: float = 0.0

    def seen_from(self, point: Vector) -> Vector:
        """The point as the camera has it: right, down, away."""
        return self.turned(minus(point, self.eye))

    def turned(self, way: Vector) -> Vector:
        """A direction as the camera has it: right, down, away."""
        ahead = unit(minus(self.looks_at, self.eye))
        right = unit(cross(ahead, plus(UP, Vector(1.0, 0.0, 0.0), self.tilt)))
        down = cross(ahead, right)
        return Vector(dot(way, right), dot(way, down), dot(way, ahead))

    @property
    def focal(self) -> float:
        """The focal length in pixels, the same whichever way the phone is held."""
        return self.zoom * max(self.size)

    def pixel(self, point: Vector) -> Pixel:
        """Where a point falls on the picture; it must lie in front of the camera."""
        seen = self.seen_from(point)
        away = max(seen.z, NEAR)
        width, height = self.size
        return Pixel(width / 2 + self.focal * seen.x / away, height / 2 + self.focal * seen.y / away)

    def outline(self, corners: Sequence[Vector]) -> list[Pixel]:
        """A flat shape on the picture, cut off where it passes behind the camera; empty when all of it is."""
        seen = [self.seen_from(corner) for corner in corners]
        kept = [
            point
            for here, after in zip(seen, seen[1:] + seen[:1], strict=True)
            for point in _before_camera(here, after)
        ]
        width, height = self.size
        return [Pixel(width / 2 + self.focal * p.x / p.z, height / 2 + self.focal * p.y / p.z) for p in kept]


def _before_camera(here: Vector, after: Vector) -> list[Vector]:
    """What stays of one edge: its start if in front, and the point where it crosses the near plane."""
    kept = [here] if here.z >= NEAR else []
    if (here.z >= NEAR) != (after.z >= NEAR):
        share = (NEAR - here.z) / (after.z - here.z)
        kept.append(plus(here, minus(after, here), share))
    return kept


def span(a: Pixel, b: Pixel) -> float:
    """Pixels between two places on the picture."""
    return hypot(a.x - b.x, a.y - b.y)
