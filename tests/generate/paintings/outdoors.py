"""What lies behind a scene in the open: sky, trees, a block of flats, the lawn, and paths through it."""

from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw

from tests.generate.paintings.foliage import tree
from tests.generate.paintings.shot import Shot
from tests.generate.paintings.space import Vector, lying
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import (
    Colour,
    bricks,
    brush,
    clouds,
    fading,
    grass,
    leaves,
    shifted,
    slabs,
    tarmac,
)

FLATS_HIGH = 8.4
_FLATS_WIDE = 18.0
_FLATS: tuple[Colour, ...] = ((130, 90, 76), (164, 140, 106), (128, 96, 84))
_DETAIL = 46
_WHITE = (222, 222, 218)


def open_ground(shot: Shot, stage: Stage, *, flats_at: float = 13.0, aside: float = 0.0) -> None:
    """Sky, trees, a block of flats and a lawn running up to it, a little out of focus; then the lawn here."""
    draw = shot.brush("distance")
    far = stage.distance()
    far.canvas.paste(sky(shot.variant, far.canvas.size))
    bushes = leaves(shot.variant, (600, 60), (66, 82, 52), 6.0)
    far.wall(bushes, -34, 34, 0, 2.6, at=flats_at + 3)
    for x in (-13, -9.5, 8.5, 12.5):
        foot = Vector(aside + x + draw.uniform(-1, 1), flats_at + 2.5, 0)
        tree(far, draw, foot, draw.uniform(6.0, 9.0))
    far.wall(flats(shot.variant), *flats_span(aside), 0, FLATS_HIGH, at=flats_at)
    lawn = grass(shot.variant, 12, 9, detail=38)
    for left in range(-36, 36, 12):
        far.floor(lawn, left, left + 12.1, 4, flats_at + 3)
    far.wall(flats(shot.variant), *flats_span(aside), 0, FLATS_HIGH, at=flats_at)
    far.shade(lying(*flats_span(aside), flats_at - 0.6, flats_at), 0.5, 0.4)
    for x in (-6.5, 7.0):
        tree(far, draw, Vector(x + draw.uniform(-1, 1), flats_at - 3, 0), draw.uniform(3.6, 4.8))
    stage.behind(far, 0.7)
    near_lawn = grass(shot.variant, 6, 9, detail=100)
    for left in range(-12, 12, 6):
        stage.floor(near_lawn, left, left + 6.06, -4.5, 4.6)


def path(stage: Stage, shot: Shot, wide: float, away: float, *, paved: bool, near: float = -4.5) -> None:
    """A path running away from the camera, with worn edges."""
    ground = slabs(shot.variant, wide, 6, detail=130) if paved else tarmac(shot.variant, wide, 6, detail=130)
    start = near
    while start < away:
        stage.floor(ground, -wide / 2, wide / 2, start, start + 6, level=0.001)
        start += 6
    for side in (-wide / 2, wide / 2):
        stage.shade(lying(side - 0.04, side + 0.04, near, away), 0.5, 0.03)


def flats_span(aside: float) -> tuple[float, float]:
    """From where to where the flats stand when moved ``aside`` to the right."""
    return aside - _FLATS_WIDE / 2, aside + _FLATS_WIDE / 2


@lru_cache(maxsize=6)
def sky(variant: int, size: tuple[int, int]) -> Image.Image:
    """A bright grey English sky with a little blue in it."""
    draw = brush(variant + 40)
    cover = clouds(draw, (size[0] // 4, size[1] // 4), 70).resize(size, Image.Resampling.BICUBIC)
    low = fading(size)
    red = low.point(lambda level: 164 + level * 66 // 255)
    green = low.point(lambda level: 184 + level * 48 // 255)
    blue = low.point(lambda level: 206 + level * 26 // 255)
    picture = Image.merge("RGB", (red, green, blue))
    picture.paste((236, 238, 240), (0, 0), cover.point(lambda level: max(0, level - 70)))
    return picture


@lru_cache(maxsize=6)
def flats(variant: int) -> Image.Image:
    """Three storeys of flats: rows of windows with curtains and sky in the glass, balconies, a roof line."""
    draw = brush(variant + 20)
    wall = bricks(variant, _FLATS_WIDE, FLATS_HIGH, _FLATS[variant], detail=_DETAIL)
    front = Image.blend(wall, Image.new("RGB", wall.size, _FLATS[variant]), 0.35)
    on_front = ImageDraw.Draw(front)
    width, height = front.size
    for row in range(3):
        top = round(height * (0.12 + 0.31 * row))
        on_front.rectangle((0, top - 16, width, top - 10), fill=(176, 172, 162))
        for column in range(7):
            left = round(width * (0.03 + 0.14 * column))
            front.paste(_pane(draw, (64, 62)), (left, top))
            on_front.rectangle((left - 3, top + 62, left + 67, top + 67), fill=(196, 192, 182))
            if column % 3 == 1:
                panel = shifted((150, 158, 160), draw.gauss(0, 8))
                on_front.rectangle((left - 16, top + 50, left + 80, top + 84), fill=panel)
                on_front.line((left - 16, top + 50, left + 80, top + 50), fill=(90, 94, 96), width=3)
    on_front.rectangle((0, 0, width, 12), fill=(88, 88, 90))
    return front


def _pane(draw: Random, size: tuple[int, int]) -> Image.Image:
    """A window: the sky above, a dark room below, perhaps curtains, in a white frame."""
    depth = draw.uniform(0.6, 1.4)
    glass = fading(size).point(lambda level: max(40, int(176 - level * depth)))
    red, green = glass.point(lambda level: int(level * 0.86)), glass.point(lambda level: int(level * 0.95))
    pane = Image.merge("RGB", (red, green, glass))
    on_pane = ImageDraw.Draw(pane)
    if draw.random() < 0.6:
        tone = shifted((188, 180, 166), draw.gauss(0, 22))
        reach = draw.uniform(0.12, 0.3) * size[0]
        on_pane.rectangle((0, 0, reach, size[1]), fill=tone)
        on_pane.rectangle((size[0] - reach, 0, size[0], size[1]), fill=tone)
    for x in (0, size[0] // 2, size[0] - 1):
        on_pane.line((x, 0, x, size[1]), fill=_WHITE, width=4)
    for y in (0, size[1] // 3, size[1] - 1):
        on_pane.line((0, y, size[0], y), fill=_WHITE, width=3)
    return pane
