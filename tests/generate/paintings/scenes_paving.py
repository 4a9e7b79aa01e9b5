"""Scenes underfoot: water on a path, a slab that stands up, a blocked road gully."""

from random import Random

from PIL import Image, ImageDraw

from tests.generate.paintings.light import Daylight
from tests.generate.paintings.outdoors import open_ground, path
from tests.generate.paintings.shot import Shot
from tests.generate.paintings.space import Vector, lying, on_ground, plus
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import grass, metal, rough, shifted, slabs, tarmac
from tests.generate.paintings.water import fallen_leaves, puddle, still_water


def wet_path(shot: Shot) -> Image.Image:
    """Water standing on a path after rain; put right, the path is dry."""
    stage = shot.stage(Vector(0.3, -3.5, 1.6), Vector(0.0, 0.6, 0.35), Daylight(sunshine=0.2))
    open_ground(shot, stage, aside=1.5)
    path(stage, shot, 2.2, 9, paved=True)
    if not shot.mended:
        draw = shot.brush("water")
        water = still_water(shot, stage, (74, 72, 68), aside=1.5)
        puddle(stage, draw, Vector(-1.05, -2.1, 0.002), (2.0, 2.7), water)
        fallen_leaves(stage, draw, Vector(-0.2, -0.7, 0), (0.6, 0.6), 22)
    return stage.canvas


def slab(shot: Shot) -> Image.Image:
    """A paving slab that stands proud of its neighbours, cracked; or level again."""
    stage = shot.stage(Vector(0.1, -2.25, 1.5), Vector(-0.15, -0.35, 0.0), Daylight(sunshine=0.36))
    for left in (-6, 0):
        stage.floor(grass(shot.variant, 6, 9, detail=100), left, left + 6, -3, 6, level=-0.01)
    path(stage, shot, 2.4, 3, paved=True, near=-2.6)
    draw = shot.brush("slab")
    top = _slab_top(draw, cracked=not shot.mended)
    if shot.mended:
        stage.floor(top, -0.6, -0.01, -0.8, -0.21, level=0.002)
        return stage.canvas
    lift = draw.uniform(0.08, 0.1)
    stage.shade(lying(-0.68, 0.06, -0.88, -0.18), 0.6, 0.03)
    stage.shade(on_ground((-0.02, -0.8), (0.14, -0.78), (0.02, -0.2), (-0.02, -0.2)), 0.7, 0.012)
    stage.wall(rough(draw, (300, 20), (22, 20, 18), 6), -0.6, 0.0, 0, 0.02, at=-0.81)
    across, edge = Vector(0.6, 0, 0.02), rough(draw, (300, 40), (188, 184, 172), 16)
    stage.panel(Vector(-0.6, -0.81, 0.015), across, Vector(0, 0, lift - 0.015), edge)
    stage.panel(Vector(-0.6, -0.81, lift), across, Vector(0, 0.61, -lift + 0.005), top)
    _tufts(stage, draw, 46)
    return stage.canvas


def _slab_top(draw: Random, *, cracked: bool) -> Image.Image:
    """One slab, paler than the others, and perhaps with a crack right through."""
    top = slabs(draw.randrange(3), 0.6, 0.6, 0.62, (140, 136, 126), detail=420).copy()
    if cracked:
        on_top = ImageDraw.Draw(top)
        points = [(top.width * draw.uniform(0.4, 0.6), 0.0)]
        for step in range(1, 12):
            points.append((points[-1][0] + draw.uniform(-14, 14), top.height * step / 11))
        on_top.line(points, fill=(48, 46, 42), width=4)
        on_top.line([points[5], (points[5][0] + 90, points[5][1] + 60)], fill=(58, 56, 50), width=3)
    return top


def _tufts(stage: Stage, draw: Random, count: int) -> None:
    """Grass that has grown up through the joints around the slab."""
    on_canvas = ImageDraw.Draw(stage.canvas)
    for _ in range(count):
        side, along = draw.randrange(4), 0.6 * draw.random()
        left, near = ((-0.61, -0.2 - along), (along - 0.6, -0.83), (0.01, along - 0.8), (along - 0.6, -0.19))[
            side
        ]
        root = Vector(left, near, 0.0)
        for _ in range(5):
            blade = Vector(draw.gauss(0, 0.03), draw.gauss(0, 0.02), draw.uniform(0.02, 0.07))
            tone = shifted((88, 108, 52), draw.gauss(0, 18))
            ends = (*stage.camera.pixel(root), *stage.camera.pixel(plus(root, blade)))
            on_canvas.line(ends, fill=tone, width=2)


def gully(shot: Shot) -> Image.Image:
    """A road gully under water and leaves, or running clear."""
    stage = shot.stage(Vector(0.1, -1.75, 1.55), Vector(0.02, 0.2, 0.0), Daylight(sunshine=0.22))
    draw = shot.brush("road")
    for left in (-6, 0):
        stage.floor(grass(shot.variant, 6, 9, detail=100), left, left + 6.06, 2.9, 11.9, level=0.1)
    stage.floor(tarmac(shot.variant, 9, 4.6, detail=140), -4.5, 4.5, -3.6, 1.0)
    stage.floor(slabs(shot.variant, 9, 1.8, detail=120), -4.5, 4.5, 1.14, 2.94, level=0.12)
    _kerb(stage, draw)
    stage.floor(_grate(draw), -0.26, 0.24, 0.5, 0.92, level=0.003)
    if not shot.mended:
        water = still_water(shot, stage, (52, 52, 52), flats_at=7.0, aside=2.0)
        puddle(stage, draw, Vector(-1.45, -0.55, 0.002), (2.8, 1.6), water)
        fallen_leaves(stage, draw, Vector(0.0, 0.5, 0), (0.7, 0.26), 150)
    return stage.canvas


def _kerb(stage: Stage, draw: Random) -> None:
    """Kerb stones with dark joints, and the dark line where they meet the road."""
    stone, joint = rough(draw, (300, 30), (138, 136, 130), 16), rough(draw, (300, 20), (60, 58, 54), 8)
    stage.wall(joint, -4, 4, 0, 0.12, at=1.0)
    stage.floor(joint, -4, 4, 1.0, 1.15, level=0.119)
    for number in range(9):
        left = number * 0.915 - 3.9
        stage.floor(stone, left, left + 0.903, 1.0, 1.14, level=0.12)
        stage.wall(stone, left, left + 0.903, 0, 0.12, at=0.999)
    stage.shade(lying(-4, 4, 0.92, 1.0), 0.6, 0.04)


def _grate(draw: Random) -> Image.Image:
    """Cast iron with slots, in its frame."""
    iron = metal(draw, 0.5, 0.42, (70, 66, 62), detail=420)
    on_iron = ImageDraw.Draw(iron)
    width, height = iron.size
    for number in range(9):
        x = width * (0.1 + 0.095 * number)
        on_iron.rectangle((x, height * 0.14, x + width * 0.045, height * 0.86), fill=(12, 12, 12))
    on_iron.rectangle((0, 0, width - 1, height - 1), outline=(40, 38, 36), width=6)
    return iron
