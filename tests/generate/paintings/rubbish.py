"""What gets dumped beside bins: a mattress, bags, a burst box."""

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.generate.paintings.objects import ground_shadow
from tests.generate.paintings.space import Vector, plus
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import fading, noise, raised, rough, round_fading

_BAG = (240, 210)
_KNOT = [(96, 56), (104, 34), (88, 10), (112, 20), (124, 4), (136, 22), (158, 14), (140, 38), (148, 58)]


def mattress(stage: Stage, draw: Random, foot: Vector) -> None:
    """A stained mattress propped against what is behind it."""
    ground_shadow(stage, plus(foot, Vector(0.1, -0.05, 0)), 0.95, 0.3, 0.9)
    across, thick, lean = Vector(0.98, -0.05, 0.03), Vector(0.02, 0.2, -0.07), Vector(0.06, 0.42, 1.46)
    start = plus(foot, Vector(-0.5, -0.24, 0.02))
    front = _ticking(draw, (230, 330))
    stage.panel(plus(start, across), thick, lean, rough(draw, (40, 330), (176, 166, 146), 14))
    stage.panel(plus(start, lean), across, thick, rough(draw, (230, 40), (206, 198, 180), 12))
    stage.panel(start, across, lean, front)


def _ticking(draw: Random, size: tuple[int, int]) -> Image.Image:
    """Quilted cloth with old stains and piped edges."""
    width, height = size
    quilt = Image.new("L", size, 150)
    on_quilt = ImageDraw.Draw(quilt)
    for step in range(-height, width + height, 34):
        on_quilt.line((step, 0, step + height, height), fill=70, width=4)
        on_quilt.line((step, height, step + height, 0), fill=70, width=4)
    cloth = raised(rough(draw, size, (208, 200, 182), 10), quilt.filter(ImageFilter.GaussianBlur(3)), 0.6)
    for _ in range(5):
        x, y, reach = draw.uniform(0, width), draw.uniform(0, height), draw.uniform(18, 60)
        stain = Image.new("L", size, 0)
        edge = (x - reach, y - reach * 0.7, x + reach, y + reach * 0.7)
        ImageDraw.Draw(stain).ellipse(edge, fill=draw.randint(40, 95))
        cloth.paste((128, 102, 62), (0, 0), stain.filter(ImageFilter.GaussianBlur(7)))
    ImageDraw.Draw(cloth).rectangle((3, 3, width - 4, height - 4), outline=(150, 138, 112), width=4)
    return cloth


def bag(stage: Stage, draw: Random, foot: Vector, size: float = 0.55) -> None:
    """A tied black bag: a crumpled lump with hard glints."""
    ground_shadow(stage, foot, size * 0.8, size * 0.45, 0.3)
    corner = plus(foot, Vector(-size / 2, 0, -0.02))
    stage.panel(corner, Vector(size, 0, 0), Vector(0, 0.05, size * 0.92), _bag_picture(draw))


def _bag_picture(draw: Random) -> Image.Image:
    """Black plastic gathered to a knot: folds run down from it, bulge below and catch the sky."""
    width, height = _BAG
    folds = noise(draw, (width, 24), 7).resize((width, 150), Image.Resampling.BICUBIC)
    relief = noise(draw, _BAG, 30)
    relief.paste(folds, (0, 20), fading((width, 150)).point(lambda level: 235 - level * 7 // 10))
    relief = Image.blend(relief, noise(draw, _BAG, 13), 0.35).filter(ImageFilter.GaussianBlur(1.6))
    plastic = raised(Image.new("RGB", _BAG, (58, 59, 63)), relief, 1.9)
    roundness = round_fading((width + 120, height + 120)).crop((70, 20, 70 + width, 20 + height))
    plastic.paste((14, 14, 16), (0, 0), roundness.point(lambda level: min(235, int(level * 1.5))))
    glint = relief.point(lambda level: max(0, level - 150) * 3)
    upper = fading(_BAG).point(lambda level: max(0, 190 - level * 2))
    plastic.paste((146, 152, 164), (0, 0), ImageChops.multiply(glint, upper))
    plastic.putalpha(_bag_shape(draw))
    return plastic


def _bag_shape(draw: Random) -> Image.Image:
    """An uneven lump, flatter below, with the knot's corners on top."""
    rim = []
    for turn in range(36):
        angle = turn * pi / 18
        across = (103 + 9 * sin(angle)) * draw.uniform(0.9, 1.0)
        down = (81 + 3 * sin(angle)) * draw.uniform(0.9, 1.0)
        rim.append((120 + cos(angle) * across, 124 + sin(angle) * down))
    shape = Image.new("L", _BAG, 0)
    on_shape = ImageDraw.Draw(shape)
    on_shape.polygon(rim, fill=255)
    on_shape.polygon(_KNOT, fill=255)
    return shape.filter(ImageFilter.GaussianBlur(1.2))


def carton(stage: Stage, draw: Random, foot: Vector, turned: float = 0.4) -> None:
    """A burst cardboard box; ``turned`` in radians."""
    ground_shadow(stage, foot, 0.5, 0.4, 0.3)
    board, inside = rough(draw, (80, 60), (160, 122, 80), 10), rough(draw, (80, 60), (96, 72, 46), 12)
    stage.box(foot, (0.46, 0.36, 0.26), board, inside, turned=turned)
    corner, flap = plus(foot, Vector(-0.34, -0.14, 0.26)), rough(draw, (60, 40), (178, 140, 96), 10)
    stage.panel(corner, Vector(0.3, 0.16, 0), Vector(-0.12, 0.1, 0.14), flap)
