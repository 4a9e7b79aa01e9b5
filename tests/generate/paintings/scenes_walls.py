"""Scenes before a wall: the bin store, the end wall of the garages, the doors of the cycle store."""

from random import Random

from PIL import Image, ImageDraw

from tests.generate.paintings.light import Daylight
from tests.generate.paintings.objects import wheeled_bin
from tests.generate.paintings.rubbish import bag, carton, mattress
from tests.generate.paintings.shot import Shot
from tests.generate.paintings.space import Vector, upright
from tests.generate.paintings.spray import scrawl, washed_off
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import Colour, bricks, metal, rough, shifted, slabs, tarmac

_BRICKS: tuple[Colour, ...] = ((136, 84, 66), (158, 126, 92), (124, 92, 78))
_STEEL: Colour = (150, 152, 152)


def yard(shot: Shot, eye: Vector, looks_at: Vector, *, paved: bool = False) -> Stage:
    """The ground before a wall that stands along y = 0."""
    stage = shot.stage(eye, looks_at, Daylight())
    ground = slabs(shot.variant, 9, 4.6, detail=120) if paved else tarmac(shot.variant, 9, 4.6, detail=140)
    stage.floor(ground, -4.5, 4.5, -4.6, 0)
    return stage


def brick_wall(stage: Stage, shot: Shot) -> None:
    """The wall itself, with the dark line where it meets the ground."""
    wall = bricks(shot.variant, 9, 3.6, _BRICKS[shot.variant], detail=140)
    stage.wall(wall, -4.5, 4.5, 0, 3.6)
    stage.shade(upright(-4.5, 4.5, 0, 0.015, at=-0.01), 0.8, 0.04)


def bins(shot: Shot) -> Image.Image:
    """Two large bins; before it is put right, a mattress, bags and a box beside them."""
    stage = yard(shot, Vector(0.1, -4.45, 1.6), Vector(0.14, -0.7, 0.7))
    brick_wall(stage, shot)
    draw = shot.brush("bins")
    left = draw.uniform(-1.75, -1.6)
    wheeled_bin(stage, draw, Vector(left, -0.72, 0), (44, 84, 62), draw.uniform(-0.04, 0.06))
    wheeled_bin(stage, draw, Vector(left + 1.48, -0.75, 0), (58, 60, 64), draw.uniform(-0.05, 0.05))
    if not shot.mended:
        _dumped(stage, shot.brush("clutter"))
    return stage.canvas


def _dumped(stage: Stage, draw: Random) -> None:
    mattress(stage, draw, Vector(1.3 + draw.uniform(-0.06, 0.12), -0.5, 0))
    for x, y, size in ((1.98, -0.9, 0.52), (0.74, -1.16, 0.58), (1.42, -1.42, 0.64)):
        bag(stage, draw, Vector(x + draw.uniform(-0.08, 0.08), y, 0), size)
    carton(stage, draw, Vector(0.16, -1.62, 0), draw.uniform(0.2, 0.7))


def garage_wall(shot: Shot) -> Image.Image:
    """The end wall of the garages with a scrawl on it; put right, only a cleaner patch is left."""
    stage = yard(shot, Vector(-0.5, -3.9, 1.6), Vector(0.2, 0, 1.3))
    wall = bricks(shot.variant, 9, 3.6, (158, 128, 96), detail=140).copy()
    draw = shot.brush("paint")
    if shot.mended:
        washed_off(wall, draw)
    else:
        scrawl(wall, draw, (wall.width * 0.36, wall.height * 0.33), wall.width * 0.3)
    stage.wall(wall, -4.5, 4.5, 0, 3.6)
    stage.box(Vector(0.2, 0.15, 2.62), (9.4, 0.5, 0.14), rough(draw, (400, 12), (150, 148, 142), 10))
    stage.box(Vector(3.15, -0.09, 0), (0.12, 0.12, 2.6), metal(draw, 0.12, 2.6, (46, 48, 52)))
    stage.shade(upright(-4.5, 4.5, 2.45, 2.6, at=-0.02), 0.5, 0.05)
    return stage.canvas


def cycle_store(shot: Shot) -> Image.Image:
    """Double doors of the cycle store: sprayed and worn, or freshly painted."""
    stage = yard(shot, Vector(-0.3, -3.7, 1.55), Vector(0.02, 0, 1.08), paved=True)
    brick_wall(stage, shot)
    draw = shot.brush("door")
    stage.wall(rough(draw, (200, 200), (38, 38, 40), 6), -1.12, 1.12, 0, 2.3, at=-0.01)
    for left in (-1.03, 0.02):
        leaf = _door_leaf(draw, (34, 92, 96) if shot.mended else (92, 94, 96), plate=left < 0)
        if not shot.mended:
            start = (leaf.width * 0.12, leaf.height * 0.34)
            scrawl(leaf, shot.brush(f"spray {left}"), start, leaf.width * 0.72)
        stage.wall(leaf, left, left + 1.01, 0.03, 2.18, at=-0.03)
        handle = Vector(left + (0.86 if left < 0 else 0.1), -0.08, 0.95)
        stage.box(handle, (0.045, 0.06, 0.32), metal(draw, 0.1, 0.3, (186, 188, 188)))
    for side in (-1.09, 1.09):
        stage.box(Vector(side, -0.03, 0), (0.1, 0.12, 2.3), metal(draw, 0.1, 2.3, _STEEL))
    stage.box(Vector(0, -0.03, 2.2), (2.28, 0.12, 0.1), metal(draw, 2.2, 0.1, _STEEL))
    stage.shade(upright(-1.0, 1.05, 2.06, 2.19, at=-0.05), 0.5, 0.04)
    return stage.canvas


def _door_leaf(draw: Random, colour: Colour, *, plate: bool) -> Image.Image:
    """A steel door leaf with louvres low down and perhaps a yellow sign nobody can read."""
    leaf = metal(draw, 1.01, 2.15, colour)
    on_leaf = ImageDraw.Draw(leaf)
    width, height = leaf.size
    for row in range(12):
        top = height * (0.74 + 0.017 * row)
        on_leaf.line((width * 0.14, top, width * 0.86, top), fill=shifted(colour, -52), width=3)
        on_leaf.line((width * 0.14, top + 3, width * 0.86, top + 3), fill=shifted(colour, 34), width=1)
    on_leaf.rectangle((0, 0, width - 1, height - 1), outline=shifted(colour, -40), width=2)
    if plate:
        box = (width * 0.2, height * 0.1, width * 0.68, height * 0.2)
        on_leaf.rectangle(box, fill=(222, 192, 62), outline=(60, 52, 20), width=2)
        for row in range(3):
            y = box[1] + 9 + row * 9
            on_leaf.line((box[0] + 9, y, box[2] - draw.uniform(9, 30), y), fill=(62, 54, 28), width=3)
    return leaf
