"""How bright a surface is: under an open sky with a veiled sun, or by lamps in a stairwell."""

from dataclasses import dataclass

from tests.generate.paintings.space import Vector, dot, length, minus, unit

RedGreenBlue = tuple[float, float, float]

_TO_THE_SUN = unit(Vector(-0.62, -0.22, 0.75))


@dataclass(frozen=True, slots=True, kw_only=True)
class Daylight:
    """A sky that lights what faces up most, and a low sun from the left, veiled by cloud."""

    sunshine: float = 0.34
    sky: float = 0.62

    def __call__(self, point: Vector, facing: Vector) -> RedGreenBlue:
        """Red, green and blue between 0 and 1; darker where a wall meets the ground."""
        shelter = 1 - 0.42 * (1 - abs(facing.z)) * max(0.0, 1 - max(0.0, point.z) / 0.55) ** 1.5
        sky = self.sky * (0.74 + 0.26 * facing.z) * shelter
        sun = self.sunshine * max(0.0, dot(_TO_THE_SUN, facing))
        return (sky * 0.97 + sun, sky * 0.985 + sun * 0.96, sky + sun * 0.88)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """A lamp or a window: where it is, how bright at one metre, and its colour."""

    at: Vector
    bright: float
    colour: RedGreenBlue = (1.0, 0.93, 0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indoors:
    """A few lamps, and the little light that comes off the walls."""

    lamps: tuple[Lamp, ...]
    ambient: float = 0.1

    def __call__(self, point: Vector, facing: Vector) -> RedGreenBlue:
        """Red, green and blue between 0 and 1."""
        red = green = blue = self.ambient
        for lamp in self.lamps:
            way = minus(lamp.at, point)
            away = length(way) or 0.01
            level = (
                lamp.bright * (0.25 + 0.75 * max(0.0, dot(way, facing) / away)) / (0.6 + away * away * 0.45)
            )
            red, green, blue = (
                red + level * lamp.colour[0],
                green + level * lamp.colour[1],
                blue + level * lamp.colour[2],
            )
        return (red, green, blue)
