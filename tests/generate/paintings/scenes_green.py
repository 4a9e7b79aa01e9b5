"""Scenes on the green: a gate in railings, a flower bed, a hedge beside a path, cars parked on the grass."""

from random import Random

from PIL import Image, ImageDraw

from tests.generate.paintings.cars import car_side
from tests.generate.paintings.foliage import foliage
from tests.generate.paintings.light import Daylight
from tests.generate.paintings.objects import bars_in_frame, railing
from tests.generate.paintings.outdoors import open_ground, path
from tests.generate.paintings.shot import Shot
from tests.generate.paintings.space import Vector, on_ground, upright
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import Colour, rough, shifted, tarmac

_IRON: Colour = (44, 50, 48)
_PETALS: tuple[Colour, ...] = (
    (176, 48, 48),
    (212, 174, 70),
    (214, 210, 202),
    (168, 84, 128),
    (196, 112, 52),
)
_CAR_PAINTS: tuple[Colour, ...] = ((128, 32, 34), (150, 154, 158), (38, 54, 84), (196, 196, 192))


def gate(shot: Shot) -> Image.Image:
    """A gate in railings before a block: off its hinge and leaning, or hung and shut."""
    stage = shot.stage(Vector(0.25, -3.6, 1.58), Vector(0.05, 0.4, 0.86), Daylight())
    open_ground(shot, stage)
    path(stage, shot, 1.5, 9, paved=False)
    for left, right in ((-4.6, -0.72), (0.72, 4.6)):
        stage.shade(
            on_ground((left, -0.02), (right, -0.02), (right + 0.7, 0.3), (left + 0.7, 0.3)), 0.3, 0.05
        )
        railing(stage, Vector(left, 0, 0), Vector(right - left, 0, 0), _IRON)
    if shot.mended:
        bars_in_frame(stage, Vector(-0.66, -0.03, 0.06), Vector(1.32, 0, 0), Vector(0, 0, 1.1), _IRON)
        return stage.canvas
    stage.shade(on_ground((-0.6, -0.1), (0.75, -0.55), (0.95, -0.3), (-0.3, 0.2)), 0.55, 0.06)
    across, up = Vector(1.12, -0.16, 0.44), Vector(-0.34, 0.36, 1.0)
    bars_in_frame(stage, Vector(-0.42, -0.42, 0.02), across, up, _IRON)
    return stage.canvas


def flower_bed(shot: Shot) -> Image.Image:
    """A raised timber bed: bare earth and weeds, or full of flowers."""
    stage = shot.stage(Vector(0.2, -3.2, 1.6), Vector(0.0, 0.5, 0.5), Daylight(sunshine=0.42))
    open_ground(shot, stage)
    draw = shot.brush("bed")
    stage.shade(on_ground((-1.75, -0.7), (1.9, -0.7), (2.2, 1.05), (-1.6, 1.05)), 0.5, 0.07)
    timber, earth = rough(draw, (500, 60), (122, 96, 66), 18, 1.5), rough(draw, (400, 180), (74, 58, 42), 16)
    stage.box(Vector(0, 0.1, 0), (3.4, 1.5, 0.42), timber, earth)
    plants = [
        (Vector(draw.uniform(-1.62, 1.62), draw.uniform(-0.58, 0.78), 0.46), draw.uniform(0.12, 0.22))
        for _ in range(260 if shot.mended else 24)
    ]
    foliage(stage, draw, plants, (70, 94, 48), 11.0)
    if shot.mended:
        _flowers(stage, draw)
    for seam in (0.14, 0.28):
        stage.shade(upright(-1.7, 1.7, seam, seam + 0.012, at=-0.652), 0.6, 0.006)
    return stage.canvas


def _flowers(stage: Stage, draw: Random) -> None:
    """Heads of five colours in drifts, near ones last."""
    on_canvas = ImageDraw.Draw(stage.canvas)
    heads = sorted(
        ((draw.uniform(-1.6, 1.6), draw.uniform(-0.56, 0.76)) for _ in range(560)), key=lambda head: -head[1]
    )
    for x, y in heads:
        spot = Vector(x, y, 0.51 + draw.uniform(-0.04, 0.08))
        at = stage.camera.pixel(spot)
        size = draw.uniform(0.013, 0.026) * stage.camera.focal / stage.camera.seen_from(spot).z
        drift = int((x * 1.7 + y * 2.3 + draw.gauss(0, 0.5)) % len(_PETALS))
        tone = shifted(_PETALS[drift], draw.gauss(-6, 14))
        below = (at.x - size, at.y - size * 0.8, at.x + size, at.y + size * 0.7)
        on_canvas.ellipse(below, fill=shifted(tone, -46))
        petals = (at.x - size * 0.9, at.y - size * 0.85, at.x + size * 0.7, at.y + size * 0.4)
        on_canvas.ellipse(petals, fill=tone)


def hedge(shot: Shot) -> Image.Image:
    """A hedge grown half across a path, or cut back to its line."""
    stage = shot.stage(Vector(0.5, -3.6, 1.62), Vector(-0.1, 1.0, 1.0), Daylight())
    open_ground(shot, stage, aside=5)
    path(stage, shot, 2.2, 9, paved=False)
    draw = shot.brush("hedge")
    reach, high = (0.0, 1.75) if shot.mended else (1.15, 2.2)
    stage.shade(on_ground((-3.4, -3), (-1.0 + reach, -3), (-1.0 + reach * 0.9, 7), (-3.4, 7)), 0.62, 0.12)
    front = [_leafy(draw, reach, high) for _ in range(420)]
    top = [
        (
            Vector(draw.uniform(-3.2, -1.4), draw.uniform(-2.6, 7.0), high + draw.uniform(-0.1, 0.15)),
            draw.uniform(0.4, 0.66),
        )
        for _ in range(140)
    ]
    foliage(stage, draw, [*front, *top], (72, 90, 50), 6.0)
    return stage.canvas


def _leafy(draw: Random, reach: float, high: float) -> tuple[Vector, float]:
    """A clump on the hedge's face, which bulges most at chest height and above."""
    y, z = draw.uniform(-2.6, 7.0), high * draw.random() ** 0.8
    bulge = reach * (0.5 + 0.5 * draw.random()) * (0.55 + 0.45 * min(1.0, z))
    return Vector(-1.55 + bulge + draw.uniform(-0.5, 0.22), y, z + 0.1), draw.uniform(0.34, 0.6)


def parked_cars(shot: Shot) -> Image.Image:
    """Two cars left half on the grass beside a road; before and after are alike."""
    stage = shot.stage(Vector(0.0, -5.2, 1.6), Vector(0.1, 0.5, 0.8), Daylight())
    open_ground(shot, stage, flats_at=12)
    stage.floor(tarmac(shot.variant, 12, 4.4, detail=110), -6, 6, -4.6, -0.2, level=0.002)
    draw = shot.brush("cars")
    for x in (-2.5, 2.1):
        stage.box(Vector(x, 0, 0), (4.5, 0.14, 0.1), rough(draw, (500, 12), (150, 148, 142), 12))
    for (x, y), paint in zip(((2.3, 0.5), (-2.2, 0.2)), draw.sample(_CAR_PAINTS, 2), strict=True):
        below = on_ground((x - 2.0, y - 0.75), (x + 2.1, y - 0.75), (x + 2.3, y + 0.9), (x - 1.9, y + 0.9))
        stage.shade(below, 0.7, 0.1)
        corner = Vector(x - 2.05, y - 0.7, 0.0)
        stage.panel(corner, Vector(4.1, 0, 0), Vector(0, 0.12, 1.5), car_side(draw, paint))
    return stage.canvas
