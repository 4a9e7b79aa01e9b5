"""Surfaces of an estate as flat, evenly lit pictures: brick, plaster, paving, tarmac, grass, metal.

Sizes are in metres. The same variant or brush paints the same surface. The large ones are painted once and
shared, so whoever draws on one takes a copy.
"""

from collections.abc import Iterator
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

Colour = tuple[int, int, int]

DETAIL = 170  # pixels a metre of a surface near the camera
_SMALL = 300_000
_BICUBIC = Image.Resampling.BICUBIC
_BILINEAR = Image.Resampling.BILINEAR


def brush(seed: int) -> Random:
    """The source of every irregularity of one picture."""
    return Random(seed)


def noise(draw: Random, size: tuple[int, int], grain: float) -> Image.Image:
    """Grey speckle, evenly spread, with blots ``grain`` pixels wide."""
    width, height = max(1, int(size[0] / grain)), max(1, int(size[1] / grain))
    speckle = Image.frombytes("L", (width, height), draw.randbytes(width * height))
    if (width, height) == size:
        return speckle
    smooth = grain > 8 and size[0] * size[1] < _SMALL  # straight edges show in the blots of a small surface
    return speckle.resize(size, _BICUBIC if smooth else _BILINEAR)


def clouds(draw: Random, size: tuple[int, int], widest: float = 90.0) -> Image.Image:
    """Grey blots of many widths, as dirt and weather leave them; the widest in pixels."""
    small = (max(1, size[0] // 3), max(1, size[1] // 3))  # no blot is so fine that a third would not show it
    grain = widest / 3
    picture = noise(draw, small, grain)
    for part in (0.45, 0.4, 0.3):
        grain /= 2.6
        picture = Image.blend(picture, noise(draw, small, max(1.0, grain)), part)
    return ImageOps.autocontrast(picture, cutoff=1).resize(size, _BILINEAR)


def fading(size: tuple[int, int]) -> Image.Image:
    """From black at the top to white at the foot."""
    return Image.linear_gradient("L").resize(size)


def round_fading(size: tuple[int, int]) -> Image.Image:
    """From black in the middle to white at the rim."""
    return Image.radial_gradient("L").resize(size)


def tinted(grey: Image.Image, dark: Colour, light: Colour) -> Image.Image:
    """A grey picture in the colours between two."""
    return ImageOps.colorize(grey, dark, light)


def shifted(colour: Colour, by: float) -> Colour:
    """A colour, lighter (positive) or darker by about so many steps of 255, its hue kept."""
    factor = max(0.0, 1 + by / (24 + max(colour)))
    red, green, blue = (_step(level * factor + by * 0.12) for level in colour)
    return (red, green, blue)


def _step(level: float) -> int:
    return min(255, max(0, int(level)))


def rough(
    draw: Random, size: tuple[int, int], colour: Colour, spread: float = 16, grain: float = 1.0
) -> Image.Image:
    """A surface of one colour with fine speckle over broad stains."""
    stains = Image.blend(noise(draw, size, grain), clouds(draw, size, max(size) / 3), 0.62)
    return tinted(ImageOps.autocontrast(stains, cutoff=2), shifted(colour, -spread), shifted(colour, spread))


def raised(surface: Image.Image, height: Image.Image, strength: float = 0.5) -> Image.Image:
    """The surface as it looks when a grey ``height`` picture stands up from it, lit from the upper left."""
    relief = ImageChops.subtract(
        ImageChops.offset(height, -1, -1), ImageChops.offset(height, 1, 1), 1 / strength, 128
    )
    return ImageChops.overlay(surface, Image.merge("RGB", (relief,) * 3))


def _weathered(surface: Image.Image, grey: Image.Image, strength: float) -> Image.Image:
    """The surface tinted lighter and darker by a grey picture."""
    gentle = Image.blend(Image.new("L", grey.size, 128), grey, strength)
    return ImageChops.overlay(surface, Image.merge("RGB", (gentle,) * 3))


def _pixels(wide: float, high: float, detail: int) -> tuple[int, int]:
    """Lengths in metres as whole pixels of a texture."""
    return max(1, round(wide * detail)), max(1, round(high * detail))


def _courses(size: tuple[int, int], wide: float, high: float, gap: int) -> Iterator[tuple[int, ...]]:
    """The boxes of bricks or slabs laid in courses, each course half a brick further on than the last."""
    for course in range(int(size[1] / high) + 1):
        start, top = (-wide / 2 if course % 2 else 0.0), course * high
        for number in range(int(size[0] / wide) + 2):
            left = start + number * wide
            yield (round(left), round(top), round(left + wide) - gap, round(top + high) - gap)


@lru_cache(maxsize=64)
def bricks(
    variant: int, wide: float, high: float, colour: Colour = (136, 84, 66), *, detail: int = DETAIL
) -> Image.Image:
    """Stretcher bond: bricks of 215 by 65 mm with 10 mm of mortar, none quite like the next."""
    draw = brush(variant)
    size = _pixels(wide, high, detail)
    wall, relief = rough(draw, size, (150, 143, 132), 14), Image.new("L", size, 90)
    on_wall, on_relief = ImageDraw.Draw(wall), ImageDraw.Draw(relief)
    for box in _courses(size, 0.225 * detail, 0.075 * detail, max(1, round(0.011 * detail)) + 1):
        on_wall.rectangle(box, fill=_brick_colour(draw, colour))
        on_relief.rectangle(box, fill=draw.randint(150, 190))
    speckle = Image.blend(noise(draw, size, 1.3), clouds(draw, size, 70), 0.5)
    relief = Image.blend(relief.filter(ImageFilter.BoxBlur(0.6)), speckle, 0.2)
    return raised(_weathered(wall, speckle, 0.4), relief, 0.34)


def _brick_colour(draw: Random, colour: Colour) -> Colour:
    """One brick is not fired like the next; a few are much darker."""
    by = draw.gauss(0, 10) - (24 if draw.random() < 0.07 else 0)
    red, green, blue = shifted(colour, by)
    return (red, _step(green + draw.gauss(0, 4)), _step(blue + draw.gauss(0, 4)))


@lru_cache(maxsize=64)
def slabs(
    variant: int,
    wide: float,
    deep: float,
    side: float = 0.6,
    colour: Colour = (126, 122, 114),
    *,
    detail: int = DETAIL,
) -> Image.Image:
    """Concrete paving with dark joints and stains; a slab is ``side`` metres square."""
    draw = brush(variant)
    size = _pixels(wide, deep, detail)
    ground, relief = rough(draw, size, (66, 64, 54), 14), Image.new("L", size, 80)
    on_ground, on_relief = ImageDraw.Draw(ground), ImageDraw.Draw(relief)
    for box in _courses(size, side * detail, side * detail, max(1, round(0.016 * detail))):
        on_ground.rectangle(box, fill=shifted(colour, draw.gauss(0, 9)))
        on_relief.rectangle(box, fill=draw.randint(150, 175))
    speckle = Image.blend(noise(draw, size, 1.2), clouds(draw, size, 120), 0.6)
    relief = Image.blend(relief.filter(ImageFilter.BoxBlur(0.8)), speckle, 0.14)
    return raised(_weathered(ground, speckle, 0.3), relief, 0.4)


@lru_cache(maxsize=64)
def tarmac(variant: int, wide: float, deep: float, *, detail: int = DETAIL) -> Image.Image:
    """Old asphalt: bright and dark stones, patches and stains."""
    draw = brush(variant)
    size = _pixels(wide, deep, detail)
    stones = Image.blend(noise(draw, size, 1.3), clouds(draw, size, 170), 0.55)
    surface = tinted(ImageOps.autocontrast(stones, cutoff=1), (68, 68, 70), (112, 111, 108))
    return raised(surface, noise(draw, size, 1.8), 0.16)


@lru_cache(maxsize=64)
def grass(variant: int, wide: float, deep: float, *, detail: int = 110) -> Image.Image:
    """Mown grass with worn and lush places."""
    draw = brush(variant)
    width, height = _pixels(wide, deep, detail)
    blades = noise(draw, (width, max(1, height // 4)), 1.0).resize((width, height), _BICUBIC)
    lush = Image.blend(blades, clouds(draw, (width, height), 130), 0.45)
    grey = ImageOps.autocontrast(lush, cutoff=1)
    surface = ImageOps.colorize(grey, (50, 58, 32), (126, 132, 80), mid=(84, 98, 52))
    return raised(surface, noise(draw, (width, height), 1.5), 0.2)


def metal(draw: Random, wide: float, high: float, colour: Colour, *, detail: int = DETAIL) -> Image.Image:
    """Painted sheet: nearly even, with streaks running down it."""
    size = _pixels(wide, high, detail)
    streaks = noise(draw, (size[0], max(1, size[1] // 40)), 3.0).resize(size, _BICUBIC)
    worn = Image.blend(streaks, clouds(draw, size, 80), 0.5)
    worn = Image.blend(worn, noise(draw, size, 1.0), 0.12)
    return tinted(worn, shifted(colour, -15), shifted(colour, 13))


def round_bar(colour: Colour, shine: float = 70) -> Image.Image:
    """Across a round bar: dark edges and a bright line where it catches the light."""
    bar = Image.new("RGB", (16, 16))
    for row in range(16):
        level = 1.0 - abs(row - 5.5) / 10
        bar.paste(shifted(colour, shine * level**3 - 34 * (1 - level)), (0, row, 16, row + 1))
    return bar


@lru_cache(maxsize=64)
def leaves(
    variant: int, size: tuple[int, int], colour: Colour = (72, 90, 48), leaf: float = 7.0
) -> Image.Image:
    """Foliage from near: layer upon layer, the hidden leaves dark and the outer ones catching light."""
    draw = brush(variant)
    picture = Image.new("RGB", size, shifted(colour, -48))
    on_picture = ImageDraw.Draw(picture)
    count = int(size[0] * size[1] / leaf**2 * 1.5)
    for number in range(count):
        x, y = draw.uniform(-leaf, size[0]), draw.uniform(-leaf, size[1])
        edges = [leaf * draw.uniform(0.7, 1.5), leaf * draw.uniform(0.35, 0.8)]
        draw.shuffle(edges)
        tone = shifted(colour, -44 + 62 * number / count + draw.gauss(0, 13))
        on_picture.ellipse((x, y, x + edges[0], y + edges[1]), fill=tone)
    return _weathered(picture, clouds(draw, size, 90), 0.7)
