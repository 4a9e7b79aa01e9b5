"""A handrail beside a flight of steps, seen from the side: one length pulled off the wall, or fixed again."""

from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tests.generate.paintings.light import Indoors, Lamp
from tests.generate.paintings.shot import Shot
from tests.generate.paintings.space import Vector, plus, upright
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import Colour, metal, noise, raised, rough, round_bar

_RISE, _GOING = 0.175, 0.28
_LEFT = -2.4
_RAIL_ABOVE = 0.98
_PARTED = 0.35
_BRACKETS = (-1.9, -1.0, -0.1, 0.8, 1.7)
_TORN_OUT = 0.8
_GLOSS: tuple[Colour, ...] = ((88, 104, 114), (92, 106, 90), (112, 92, 86))
_DETAIL = 150


def handrail(shot: Shot) -> Image.Image:
    """The stair wall with its rail; the steps rise to the right."""
    lamps = (
        Lamp(at=Vector(-1.6, -2.2, 3.0), bright=1.5, colour=(0.84, 0.94, 1.0)),
        Lamp(at=Vector(1.9, -1.6, 3.4), bright=1.0),
    )
    light = Indoors(lamps=lamps, ambient=0.2)
    stage = shot.stage(Vector(0.05, -3.05, 1.8), Vector(0.2, 0, 1.62), light)
    draw = shot.brush("wall")
    stage.wall(_two_tone(shot, draw), -2.6, 2.6, 0, 3.4)
    _steps(stage, draw)
    for x in _BRACKETS:
        if shot.mended or x != _TORN_OUT:
            _bracket(stage, draw, _on_rail(x, 0.0))
        else:
            _torn_out(stage, draw, _on_rail(x, 0.0))
    _rail(stage, mended=shot.mended)
    return stage.canvas


def _steps(stage: Stage, draw: Random) -> None:
    """Concrete steps with yellow nosings; those furthest from the camera first, on either side."""
    face, tread = rough(draw, (90, 150), (120, 117, 110), 15), rough(draw, (40, 90), (132, 129, 120), 14)
    nosing = rough(draw, (10, 90), (196, 168, 66), 14)
    for step in sorted(range(17), key=lambda number: -abs(_LEFT + number * _GOING)):
        x, z = _LEFT + step * _GOING, (step + 1) * _RISE - 0.5
        stage.box(Vector(x + _GOING / 2, -0.55, -0.6), (_GOING, 1.1, z + 0.6), face, tread)
        stage.floor(nosing, x - 0.003, x + 0.047, -1.1, 0, level=z)
        if z < stage.camera.eye.z:
            stage.wall(nosing, x - 0.003, x + 0.047, z - 0.03, z, at=-1.102)
        stage.shade(upright(x, x + _GOING, z, z + 0.06, at=-0.02), 0.4, 0.03)


def _two_tone(shot: Shot, draw: Random) -> Image.Image:
    """Cream above and gloss below, parted along the slope of the stairs."""
    size = (780, 510)
    wall = rough(draw, size, (192, 184, 162), 9, 1.5)
    below = rough(draw, size, _GLOSS[shot.variant], 8, 1.5)
    mask = Image.new("L", size, 0)
    edge = [(0.0, _gloss_starts(-2.6)), (size[0], _gloss_starts(2.6))]
    ImageDraw.Draw(mask).polygon([(0.0, size[1]), *edge, size], fill=255)
    wall.paste(below, (0, 0), mask.filter(ImageFilter.GaussianBlur(0.8)))
    return raised(wall, noise(draw, size, 2.2), 0.1)


def _gloss_starts(x: float) -> float:
    """How many pixels down the wall's texture the gloss starts at ``x`` metres."""
    return (3.4 - _nosings(x) - 0.86) * _DETAIL


def _nosings(x: float) -> float:
    """The height of the line of nosings at ``x`` metres."""
    return (x - _LEFT) / _GOING * _RISE - 0.32


def _on_rail(x: float, out: float = -0.1, drop: float = 0.0) -> Vector:
    return Vector(x, out, _nosings(x) + _RAIL_ABOVE - drop)


def _rail(stage: Stage, *, mended: bool) -> None:
    """A steel tube from end to end, or parted with its upper length hanging into the stairs."""
    steel = round_bar((104, 106, 108), 110)
    fixed_until = 2.6 if mended else _PARTED
    _shadow_below(stage, _on_rail(-2.6, -0.01), _on_rail(fixed_until, -0.01), 0.2)
    stage.rod(_on_rail(-2.6), _on_rail(fixed_until), 0.055, steel)
    if not mended:
        near, far = _on_rail(_PARTED + 0.08, -0.42, 0.36), _on_rail(2.6)
        _shadow_below(stage, plus(near, Vector(0, 0.4, -0.04)), plus(far, Vector(-0.12, 0.08, 0)), 0.24)
        stage.rod(far, near, 0.055, steel)


def _shadow_below(stage: Stage, start: Vector, end: Vector, drop: float) -> None:
    upper = [plus(point, Vector(0.12, 0, -drop)) for point in (start, end)]
    lower = [plus(point, Vector(0, 0, -0.07)) for point in reversed(upper)]
    stage.shade([*upper, *lower], 0.5, 0.045)


def _bracket(stage: Stage, draw: Random, at: Vector) -> None:
    """What holds the rail to the wall: a plate and an arm."""
    plate = metal(draw, 0.1, 0.1, (120, 122, 124))
    stage.wall(plate, at.x - 0.04, at.x + 0.04, at.z - 0.14, at.z - 0.04, at=-0.01)
    start, end = plus(at, Vector(0, -0.02, -0.1)), plus(at, Vector(0, -0.1, -0.02))
    stage.rod(start, end, 0.025, round_bar((94, 96, 98)))


def _torn_out(stage: Stage, draw: Random, at: Vector) -> None:
    """Where a bracket came out: a broken patch of plaster with two holes."""
    patch = rough(draw, (70, 80), (196, 188, 172), 20)
    on_patch = ImageDraw.Draw(patch)
    for y in (26, 50):
        on_patch.ellipse((28, y, 38, y + 10), fill=(24, 22, 20))
    shape = Image.new("L", patch.size, 0)
    rim = [(10, 20), (30, 4), (56, 14), (66, 40), (52, 74), (22, 66), (4, 48)]
    ImageDraw.Draw(shape).polygon(rim, fill=255)
    patch.putalpha(shape.filter(ImageFilter.GaussianBlur(1)))
    stage.wall(patch, at.x - 0.11, at.x + 0.11, at.z - 0.2, at.z + 0.05, at=-0.006)
