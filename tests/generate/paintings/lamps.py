"""A round wall lamp, cracked and dull or lit."""

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tests.generate.paintings.space import Vector
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import rough, round_fading


def bulkhead(stage: Stage, draw: Random, middle: Vector, wide: float, *, broken: bool) -> None:
    """Put a lamp on a wall that faces the camera."""
    half = wide / 2
    picture = bulkhead_picture(draw, 260, broken=broken)
    stage.wall(picture, middle.x - half, middle.x + half, middle.z - half, middle.z + half, at=middle.y)
    if not broken:
        stage.glow(middle, wide * 2.4, (255, 226, 168))


def bulkhead_picture(draw: Random, size: int, *, broken: bool) -> Image.Image:
    """The lamp alone, seen straight on, ``size`` pixels wide: a grey ring and bars before a glass."""
    lamp = rough(draw, (size, size), (112, 112, 108), 16)
    rim = size * 0.1
    lamp.paste(_glass(draw, size, broken=broken), (0, 0), _disc(size, rim))
    on_lamp = ImageDraw.Draw(lamp)
    if broken:
        _crack(on_lamp, draw, size)
    for share in (0.34, 0.5, 0.66):
        bar = (size * share, rim, size * share, size - rim)
        on_lamp.line(bar, fill=(70, 70, 68), width=max(2, size // 60))
    on_lamp.ellipse((2, 2, size - 3, size - 3), outline=(64, 64, 62), width=max(2, size // 40))
    glint = (size * 0.03, size * 0.03, size * 0.97, size * 0.97)
    on_lamp.arc(glint, 190, 290, fill=(186, 186, 180), width=max(2, size // 50))
    lamp.putalpha(_disc(size, 1))
    return lamp


def _disc(size: int, rim: float) -> Image.Image:
    """A white disc with a soft edge, ``rim`` pixels from the border."""
    disc = Image.new("L", (size, size), 0)
    ImageDraw.Draw(disc).ellipse((rim, rim, size - rim - 1, size - rim - 1), fill=255)
    return disc.filter(ImageFilter.GaussianBlur(0.8))


def _glass(draw: Random, size: int, *, broken: bool) -> Image.Image:
    """Frosted glass, lit from within or grey with dirt towards its rim."""
    glass = rough(draw, (size, size), (176, 170, 146) if broken else (252, 246, 226), 12, 2)
    edge, share = ((60, 58, 50), 0.75) if broken else ((255, 214, 140), 0.4)
    glass.paste(edge, (0, 0), round_fading((size, size)).point(lambda level: int(level * share)))
    return glass


def _crack(on_lamp: ImageDraw.ImageDraw, draw: Random, size: int) -> None:
    """A hole in the glass with cracks running from it, and old water at the bottom."""
    inside = (size * 0.14, size * 0.14, size * 0.86, size * 0.86)
    on_lamp.chord(inside, 38, 142, fill=(112, 98, 66))
    x, y = size * draw.uniform(0.4, 0.55), size * draw.uniform(0.36, 0.5)
    for ray in range(8):
        angle = ray * pi / 4 + draw.uniform(-0.3, 0.3)
        crack = [(x, y)]
        for step in range(1, 5):
            reach = size * 0.085 * step
            aside, down = draw.uniform(-5, 5), draw.uniform(-5, 5)
            crack.append((x + cos(angle) * reach + aside, y + sin(angle) * reach + down))
        on_lamp.line(crack, fill=(52, 50, 44), width=max(1, size // 110))
    hole = []
    for ray in range(8):
        across, down = size * draw.uniform(0.05, 0.13), size * draw.uniform(0.05, 0.11)
        hole.append((x + cos(ray * pi / 4) * across, y + sin(ray * pi / 4) * down))
    on_lamp.polygon(hole, fill=(26, 26, 26))
