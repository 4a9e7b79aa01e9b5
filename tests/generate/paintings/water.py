"""Standing water that mirrors what stands around it, and the leaves that lie about."""

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.generate.paintings.outdoors import FLATS_HIGH, flats, flats_span, sky
from tests.generate.paintings.shot import Shot
from tests.generate.paintings.space import Vector
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import Colour, fading, noise, shifted

_POOL = (560, 420)
_BROWNS: tuple[Colour, ...] = ((84, 66, 48), (66, 54, 42), (98, 82, 58))


def still_water(
    shot: Shot, stage: Stage, depth: Colour, *, flats_at: float = 13.0, aside: float = 0.0
) -> Image.Image:
    """What a pool shows: the flats and the sky upside down, and the nearer the more of its dark bottom."""
    size = stage.canvas.size
    overhead = sky(shot.variant, size).copy()
    mirror = Stage(overhead, stage.camera, lambda _point, _facing: (0.7, 0.72, 0.74))
    upside_down = flats(shot.variant).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror.wall(upside_down, *flats_span(aside), -FLATS_HIGH, 0, at=flats_at)
    still = mirror.canvas.filter(ImageFilter.GaussianBlur(1.5)).filter(ImageFilter.BoxBlur((1, 5)))
    still.paste(depth, (0, 0), fading(size).point(lambda level: 36 + level * 5 // 7))
    return still


def puddle(stage: Stage, draw: Random, corner: Vector, size: tuple[float, float], water: Image.Image) -> None:
    """Standing water in a rectangle on the ground: a ragged pool with a dark wet rim."""
    rim = []
    for turn in range(40):
        angle = turn * pi / 20
        wide, high = draw.uniform(0.8, 1.0) * 245, draw.uniform(0.78, 1.0) * 175
        rim.append((_POOL[0] / 2 + cos(angle) * wide, _POOL[1] / 2 + sin(angle) * high))
    shape = Image.new("L", _POOL, 0)
    ImageDraw.Draw(shape).polygon(rim, fill=255)
    soft = shape.filter(ImageFilter.GaussianBlur(22))
    uneven = ImageChops.add(soft, noise(draw, _POOL, 70), 2.0, 0)
    pool = uneven.point(lambda level: min(235, max(0, level - 134) * 30))
    wet = uneven.point(lambda level: min(170, max(0, level - 88) * 5)).filter(ImageFilter.GaussianBlur(3))
    wet = ImageChops.darker(wet, soft.point(lambda level: min(255, level * 6)))
    across, up = Vector(size[0], 0, 0), Vector(0, size[1], 0)
    stage.canvas.paste((40, 40, 42), (0, 0), stage.stencil(corner, across, up, wet))
    stage.canvas.paste(water, (0, 0), stage.stencil(corner, across, up, pool))


def fallen_leaves(stage: Stage, draw: Random, middle: Vector, reach: tuple[float, float], count: int) -> None:
    """Brown leaves strewn on the ground around a place, ``reach`` metres to the side and away."""
    on_canvas = ImageDraw.Draw(stage.canvas)
    for _ in range(count):
        spot = Vector(middle.x + draw.gauss(0, reach[0]), middle.y + draw.gauss(0, reach[1]), 0.005)
        x, y = stage.camera.pixel(spot)
        size = draw.uniform(0.03, 0.055) * stage.camera.focal / stage.camera.seen_from(spot).z
        turn = draw.uniform(0, pi)
        tip = (cos(turn) * size, sin(turn) * size * 0.4)
        side = (-sin(turn) * size * 0.45, cos(turn) * size * 0.18)
        leaf = [(x + tip[0], y + tip[1]), (x + side[0], y + side[1])]
        leaf += [(x - tip[0], y - tip[1]), (x - side[0], y - side[1])]
        on_canvas.polygon(leaf, fill=shifted(draw.choice(_BROWNS), draw.gauss(0, 10)))
