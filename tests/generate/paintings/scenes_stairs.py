"""Scenes inside a block: a stairwell, and the light on a landing; both dark, or lit again."""

from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tests.generate.paintings.lamps import bulkhead_picture
from tests.generate.paintings.light import Indoors, Lamp
from tests.generate.paintings.shot import Shot
from tests.generate.paintings.space import Vector, lying, upright
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import Colour, bricks, clouds, noise, raised, rough, round_bar

_RISE, _GOING, _STEPS = 0.175, 0.28, 9
_PAINTS: tuple[Colour, ...] = ((176, 178, 158), (186, 176, 152), (164, 176, 182))
_COOL = (0.84, 0.94, 1.0)


def stairwell(shot: Shot) -> Image.Image:
    """A flight of stairs seen from its foot: lit only by a far window, or by its lamp again."""
    lamps = [
        Lamp(at=Vector(-0.2, 3.5, 3.0), bright=0.62, colour=_COOL),
        Lamp(at=Vector(0.4, -2.6, 1.2), bright=0.26, colour=_COOL),
    ]
    if shot.mended:
        lamps.append(Lamp(at=Vector(0.25, 2.1, 3.5), bright=1.5))
    light = Indoors(lamps=tuple(lamps), ambient=0.14 if shot.mended else 0.05)
    stage = shot.stage(Vector(0.0, -2.5, 1.5), Vector(0.05, 1.6, 1.75), light)
    _shell(stage, shot)
    _flight(stage, shot.brush("steps"))
    rail = round_bar((58, 62, 64))
    for side in (-1.06, 1.06):
        foot, head = Vector(side, 0.0, 0.98), Vector(side, _STEPS * _GOING, 0.98 + _STEPS * _RISE)
        stage.rod(foot, head, 0.05, rail)
    draw = shot.brush("lamp")
    if shot.mended:
        stage.floor(bulkhead_picture(draw, 200, broken=False), 0.05, 0.47, 2.0, 2.3, level=3.62)
        stage.glow(Vector(0.25, 2.1, 3.58), 2.2, (255, 226, 170))
    else:
        _hanging_lamp(stage, draw)
    return stage.canvas


def _shell(stage: Stage, shot: Shot) -> None:
    """Walls, ceiling, end wall with its window, and the floor before the first step."""
    draw = shot.brush("walls")
    paint = _PAINTS[shot.variant]
    blocks = bricks(shot.variant, 3.0, 1.6, paint, detail=190)
    wall = Image.blend(blocks, Image.new("RGB", blocks.size, paint), 0.55)
    stage.wall(wall, -1.15, 1.15, 0, 3.9, at=4.0)
    _window(stage, draw)
    stage.floor(rough(draw, (230, 500), (170, 168, 160), 9), -1.15, 1.15, -3, 4, level=3.66)
    for side in (-1.15, 1.15):
        stage.panel(Vector(side, -3, 0), Vector(0, 7, 0), Vector(0, 0, 3.7), wall)
    stage.floor(rough(draw, (300, 400), (104, 102, 98), 14), -1.15, 1.15, -3, 0.05)


def _window(stage: Stage, draw: Random) -> None:
    """A window at the head of the stairs with a pale sky behind it; the lamps do not light the sky."""
    sky = clouds(draw, (120, 140), 60).point(lambda level: 196 + level // 6)
    pane = Image.merge("RGB", (sky,) * 3)
    on_pane = ImageDraw.Draw(pane)
    for x in (0, 59, 119):
        on_pane.line((x, 0, x, 139), fill=(70, 72, 74), width=5)
    for y in (0, 69, 139):
        on_pane.line((0, y, 119, y), fill=(70, 72, 74), width=5)
    indoors = stage.light
    stage.light = lambda _point, _facing: (0.72, 0.78, 0.84)
    stage.wall(pane, -0.75, 0.2, 2.15, 3.2, at=3.97)
    stage.light = indoors
    stage.glow(Vector(-0.28, 3.9, 2.7), 2.6, (120, 136, 150))


def _flight(stage: Stage, draw: Random) -> None:
    """Nine steps with worn yellow nosings and the landing above them, far ones first."""
    tread = rough(draw, (260, 40), (112, 110, 104), 12)
    riser = rough(draw, (260, 26), (84, 82, 78), 10)
    nosing = rough(draw, (260, 8), (168, 148, 70), 16)
    top = _STEPS * _GOING
    stage.floor(tread, -1.15, 1.15, top, top + 2, level=_STEPS * _RISE)
    for step in reversed(range(_STEPS)):
        y, z = step * _GOING, step * _RISE
        edge = z + _RISE
        if step < _STEPS - 1:
            stage.floor(tread, -1.15, 1.15, y, y + _GOING, level=edge)
        stage.wall(riser, -1.15, 1.15, z, edge, at=y)
        stage.wall(nosing, -1.15, 1.15, edge - 0.035, edge, at=y - 0.004)
        stage.floor(nosing, -1.15, 1.15, y - 0.004, y + 0.046, level=edge)
        stage.shade(lying(-1.15, 1.15, y - 0.1, y, level=z + 0.003), 0.34, 0.03)


def _hanging_lamp(stage: Stage, draw: Random) -> None:
    """A broken lamp hanging from the ceiling by its wire."""
    stage.floor(rough(draw, (60, 40), (58, 58, 56), 10), 0.12, 0.42, 1.55, 1.75, level=3.63)
    stage.rod(Vector(0.27, 1.6, 3.62), Vector(0.2, 1.58, 3.3), 0.016, round_bar((40, 40, 42), 20))
    lamp = bulkhead_picture(draw, 160, broken=True).rotate(24, Image.Resampling.BICUBIC)
    stage.panel(Vector(0.02, 1.56, 2.98), Vector(0.38, 0.02, 0), Vector(0, 0.06, 0.36), lamp)


def landing_light(shot: Shot) -> Image.Image:
    """The lamp on a landing from near: cracked with water in it, or new and lit."""
    lamps = [Lamp(at=Vector(-1.6, -1.2, 2.0), bright=0.7, colour=_COOL)]
    if shot.mended:
        lamps.append(Lamp(at=Vector(0, -0.3, 2.25), bright=0.55))
    light = Indoors(lamps=tuple(lamps), ambient=0.12)
    stage = shot.stage(Vector(-0.3, -1.15, 2.0), Vector(0.02, 0, 2.2), light)
    draw = shot.brush("plaster")
    wall = rough(draw, (1300, 640), _PAINTS[shot.variant], 11, 1.4)
    _stain(wall, draw, 0.2 if shot.mended else 1.0)
    stage.wall(raised(wall, noise(draw, wall.size, 3.0), 0.09), -1.75, 1.7, 1.0, 2.7)
    stage.floor(rough(draw, (400, 220), (188, 186, 178), 8), -1.8, 1.8, -2, 0, level=2.7)
    stage.shade(upright(-1.8, 1.8, 2.66, 2.7, at=-0.01), 0.55, 0.04)
    stage.rod(Vector(0, -0.02, 2.3), Vector(0, -0.02, 2.7), 0.03, round_bar((150, 148, 140), 50))
    stage.shade(upright(-0.14, 0.24, 1.98, 2.33, at=-0.005), 0.6, 0.04)
    lamp = bulkhead_picture(shot.brush("lamp"), 420, broken=not shot.mended)
    stage.wall(lamp, -0.2, 0.2, 1.97, 2.37, at=-0.07)
    if shot.mended:
        stage.glow(Vector(0, -0.1, 2.17), 1.5, (255, 224, 168))
    return stage.canvas


def _stain(wall: Image.Image, draw: Random, strength: float) -> None:
    """Brown runs where water came down the wall under the lamp."""
    runs = Image.new("L", wall.size, 0)
    on_runs = ImageDraw.Draw(runs)
    for _ in range(9):
        x = wall.width * draw.uniform(0.44, 0.57)
        foot = (x + draw.uniform(-6, 6), wall.height * draw.uniform(0.55, 0.95))
        width = draw.randint(3, 14)
        on_runs.line((x, wall.height * 0.3, *foot), fill=int(130 * strength), width=width)
    wall.paste((112, 92, 58), (0, 0), runs.filter(ImageFilter.GaussianBlur(5)))
