"""Leaves built up to hedges, beds and trees: many small balls of foliage, the far ones first."""

from functools import lru_cache
from math import cos, log, pi, sin
from random import Random

from PIL import Image, ImageDraw

from tests.generate.paintings.space import Vector
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import Colour, brush, leaves, rough, round_fading, shifted

_SIDE = 150
_TONES = (-16, -4, 8, 16)
_STEP = 1.12


def foliage(
    stage: Stage, draw: Random, clumps: list[tuple[Vector, float]], colour: Colour, leaf: float = 5.0
) -> None:
    """Clumps of leaves by their middle and width in metres; some a little lighter, some darker."""
    tones = [shifted(colour, tone) for tone in _TONES]
    for middle, wide in sorted(clumps, key=lambda clump: -clump[0].y):
        at = stage.camera.pixel(middle)
        size = _step_of(wide * stage.camera.focal / stage.camera.seen_from(middle).z)
        kind = draw.randrange(len(tones))
        ball = _ball(kind, tones[kind], leaf, size)
        stage.canvas.paste(ball, (round(at.x) - size // 2, round(at.y) - size // 2), ball)


def tree(stage: Stage, draw: Random, foot: Vector, high: float) -> None:
    """A broad tree in leaf on a short trunk."""
    trunk = rough(draw, (20, 60), (78, 70, 58), 12)
    stage.wall(trunk, foot.x - 0.15, foot.x + 0.15, 0, high * 0.45, at=foot.y)
    crown = []
    for _ in range(24):
        angle, reach = draw.uniform(0, 2 * pi), high * draw.random() ** 0.5
        middle = Vector(
            foot.x + cos(angle) * reach * 0.34,
            foot.y + draw.uniform(-0.5, 0.5),
            high * 0.66 + sin(angle) * reach * 0.3,
        )
        crown.append((middle, high * draw.uniform(0.24, 0.38)))
    foliage(stage, draw, crown, (78, 92, 60), 6.0)


def _step_of(pixels: float) -> int:
    """A size in pixels, one of few, so that a ball can be used again: each an eighth larger than the last."""
    return max(3, round(_STEP ** round(log(max(1.0, pixels), _STEP))))


@lru_cache(maxsize=256)
def _ball(variant: int, colour: Colour, leaf: float, size: int) -> Image.Image:
    """A ball of foliage, scaled."""
    return _large_ball(variant, colour, leaf).resize((size, size), Image.Resampling.BILINEAR)


@lru_cache(maxsize=32)
def _large_ball(variant: int, colour: Colour, leaf: float) -> Image.Image:
    """A ball of foliage, bright above and dark below, with a ragged edge."""
    draw = brush(variant)
    ball = leaves(variant, (_SIDE, _SIDE), colour, leaf).copy()
    left, top = _SIDE // 2 + 18, _SIDE // 2 + 28
    shade = round_fading((2 * _SIDE, 2 * _SIDE)).crop((left, top, left + _SIDE, top + _SIDE))
    ball.paste(shifted(colour, -58), (0, 0), shade.point(lambda level: min(170, int(level * 1.05))))
    shape = Image.new("L", (_SIDE, _SIDE), 0)
    on_shape = ImageDraw.Draw(shape)
    for _ in range(420):
        angle, reach = draw.uniform(0, 2 * pi), _SIDE * 0.46 * draw.random() ** 0.4
        x, y = _SIDE / 2 + cos(angle) * reach, _SIDE / 2 + sin(angle) * reach * 0.9
        size = leaf * draw.uniform(0.6, 1.3)
        on_shape.ellipse((x - size, y - size * 0.6, x + size, y + size * 0.6), fill=255)
    ball.putalpha(shape)
    return ball
