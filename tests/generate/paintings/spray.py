"""Spray paint on a wall or a door, and what is left of it when it was washed off."""

from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.generate.paintings.textures import Colour, noise, shifted

Point = tuple[float, float]

_PAINTS: tuple[Colour, ...] = ((36, 44, 96), (150, 28, 40), (24, 24, 28))
_SWASH = ((-0.05, 1.2), (0.4, 1.38), (1.05, 1.12), (0.8, 1.32))


def scrawl(surface: Image.Image, draw: Random, start: Point, wide: float) -> None:
    """Spray a line that is no word, ``wide`` pixels wide, with a swash below, mist around it and runs."""
    high = wide * 0.42
    strokes = [_zigzag(draw, start, wide, high), _curve([_along(start, wide, high, *at) for at in _SWASH])]
    colour = draw.choice(_PAINTS)
    thick = max(3, int(wide * 0.036))
    line = Image.new("L", surface.size, 0)
    on_line = ImageDraw.Draw(line)
    for stroke in strokes:
        on_line.line(stroke, fill=255, width=thick, joint="curve")
    mist = line.filter(ImageFilter.GaussianBlur(thick * 0.8)).point(lambda level: level // 3)
    for _ in range(7):
        left, top = draw.choice(strokes[0])
        run = draw.uniform(0.15, 0.5) * high
        on_line.line((left, top, left, top + run), fill=215, width=max(2, thick // 5))
    sprayed = ImageChops.lighter(line.filter(ImageFilter.GaussianBlur(1.6)), mist)
    speckle = noise(draw, surface.size, 1.5).point(lambda level: level // 5)
    surface.paste(colour, (0, 0), ImageChops.subtract(sprayed, speckle))
    core = line.filter(ImageFilter.MinFilter(2 * (thick // 4) + 1)).filter(ImageFilter.GaussianBlur(2))
    surface.paste(shifted(colour, 60), (0, 0), core.point(lambda level: level // 3))


def washed_off(surface: Image.Image, draw: Random) -> None:
    """Where paint was washed off, brick stays a little paler."""
    left, top = surface.width * 0.34, surface.height * 0.28
    patch = Image.new("L", surface.size, 0)
    right, bottom = left + surface.width * 0.36, top + surface.height * 0.3
    ImageDraw.Draw(patch).ellipse((left, top, right, bottom), fill=70)
    uneven = ImageChops.multiply(patch.filter(ImageFilter.GaussianBlur(36)), noise(draw, surface.size, 60))
    surface.paste((206, 192, 170), (0, 0), uneven)


def _along(start: Point, wide: float, high: float, across: float, down: float) -> Point:
    return (start[0] + wide * across, start[1] + high * down)


def _zigzag(draw: Random, start: Point, wide: float, high: float) -> list[Point]:
    """A line that swings up and down ten times."""
    return _curve(
        [
            _along(
                start,
                wide,
                high,
                number / 9 + draw.uniform(-0.06, 0.06),
                draw.uniform(0, 0.3) if number % 2 else draw.uniform(0.7, 1.0),
            )
            for number in range(10)
        ]
    )


def _curve(stations: list[Point]) -> list[Point]:
    """A smooth line through some points (Catmull and Rom)."""
    points = [stations[0], *stations, stations[-1]]
    return [
        (_between(b[0], h[0], a[0], z[0], step / 14), _between(b[1], h[1], a[1], z[1], step / 14))
        for b, h, a, z in zip(points, points[1:], points[2:], points[3:], strict=False)
        for step in range(14)
    ]


def _between(before: float, here: float, after: float, beyond: float, share: float) -> float:
    """A coordinate between ``here`` and ``after``."""
    bend = 2 * before - 5 * here + 4 * after - beyond
    turn = 3 * here - before - 3 * after + beyond
    return 0.5 * (2 * here + (after - before) * share + bend * share**2 + turn * share**3)
