"""Leaves built up to hedges, beds and trees: many small balls of foliage, the far ones first."""

from functools import lru_cache
from math import cos, log, pi, sin
from random import Random

from PIL import Image, ImageDraw

from desktop.demonstration.space import Vector
from desktop.demonstration.stage import Stage
from desktop.demonstration.textures import Colour, brush, leaves, rough, round_fading, shifted

_SIDE = 112
_TONES = (-16, -4, 8, 16)
_STEP = 1.12
_CROWNS, _CROWN, _CROWN_WIDE = 4, 200, 1.08  # kinds of tree; a crown in pixels, and in heights of its tree


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
    middle = Vector(foot.x, foot.y, high * 0.66)
    at = stage.camera.pixel(middle)
    size = _step_of(high * _CROWN_WIDE * stage.camera.focal / stage.camera.seen_from(middle).z)
    crown = _scaled_crown(draw.randrange(_CROWNS), size)
    stage.canvas.paste(crown, (round(at.x) - size // 2, round(at.y) - size // 2), crown)


@lru_cache(maxsize=256)
def _scaled_crown(variant: int, size: int) -> Image.Image:
    return _crown(variant).resize((size, size), Image.Resampling.BILINEAR)


@lru_cache(maxsize=_CROWNS)
def _crown(variant: int) -> Image.Image:
    """The crown of a tree by itself, built up of balls of foliage."""
    draw = brush(variant + 60)
    crown = Image.new("RGBA", (_CROWN, _CROWN))
    high = _CROWN / _CROWN_WIDE
    for _ in range(30):
        angle, reach = draw.uniform(0, 2 * pi), high * draw.random() ** 0.5
        size = _step_of(high * draw.uniform(0.24, 0.38))
        kind = draw.randrange(len(_TONES))
        ball = _ball(kind, shifted((78, 92, 60), _TONES[kind]), 6.0, size)
        left, top = _CROWN / 2 + cos(angle) * reach * 0.34, _CROWN / 2 - sin(angle) * reach * 0.3
        crown.paste(ball, (round(left - size / 2), round(top - size / 2)), ball)
    return crown


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
