"""Scenes at an entrance: the notice board, and the main door with the light over it."""

from random import Random

from PIL import Image, ImageDraw

from tests.generate.paintings.lamps import bulkhead
from tests.generate.paintings.scenes_walls import brick_wall, yard
from tests.generate.paintings.shot import Shot
from tests.generate.paintings.space import Vector, upright
from tests.generate.paintings.textures import Colour, fading, metal, rough, shifted

_HEADS: tuple[Colour, ...] = (
    (14, 74, 88),
    (160, 52, 44),
    (34, 92, 60),
    (206, 160, 40),
    (70, 56, 110),
    (40, 60, 120),
)
_TORN = (1, 5)


def notice_board(shot: Shot) -> Image.Image:
    """The block's notice board: torn and out of date, or tidy with this month's papers."""
    stage = yard(shot, Vector(0.25, -2.1, 1.56), Vector(0.0, 0, 1.46), paved=True)
    brick_wall(stage, shot)
    draw = shot.brush("board")
    stage.shade(upright(-0.78, 0.95, 0.86, 1.98, at=-0.01), 0.5, 0.05)
    stage.box(Vector(0, -0.05, 0.9), (1.72, 0.1, 1.16), metal(draw, 1.7, 1.1, (52, 66, 70)))
    cork = rough(draw, (680, 440), (150, 116, 80), 20)
    _pin_papers(cork, shot)
    stage.wall(cork, -0.79, 0.79, 0.96, 2.0, at=-0.105)
    glare = Image.new("RGBA", (60, 40))
    for column in range(60):
        glare.paste((225, 235, 245, max(0, 46 - abs(column - 40) * 4)), (column, 0, column + 1, 40))
    stage.panel(Vector(-0.79, -0.11, 0.96), Vector(1.58, 0, 0), Vector(0.2, 0, 1.04), glare)
    return stage.canvas


def _pin_papers(cork: Image.Image, shot: Shot) -> None:
    """Six sheets in two rows; before it is put right they hang askew and two are torn."""
    draw = shot.brush("papers")
    for number, head in enumerate(_HEADS):
        slope = draw.uniform(-1.2, 1.2) if shot.mended else draw.uniform(-13, 13)
        paper = _paper(draw, head, old=not shot.mended)
        paper = paper.rotate(slope, Image.Resampling.BICUBIC, expand=True)
        if not shot.mended and number in _TORN:
            paper = paper.crop((0, 0, paper.width, int(paper.height * draw.uniform(0.4, 0.6))))
        aside = 0 if shot.mended else draw.randint(-14, 14)
        left, top = 40 + number % 3 * 218 + aside, 18 + number // 3 * 212
        shadow = paper.getchannel("A").point(lambda level: level // 3)
        cork.paste((40, 30, 20), (left + 4, top + 5), shadow)
        cork.paste(paper, (left, top), paper)


def _paper(draw: Random, head: Colour, *, old: bool) -> Image.Image:
    """A sheet with a coloured head and lines of writing too small to read."""
    sheet = rough(draw, (142, 194), (226, 214, 184) if old else (240, 240, 236), 7, 2)
    on_sheet = ImageDraw.Draw(sheet)
    on_sheet.rectangle((0, 0, 142, 34), fill=shifted(head, 40) if old else head)
    for row in range(draw.randint(9, 13)):
        y = 48 + row * 11
        on_sheet.line(
            (12, y, draw.randint(70, 130), y), fill=(120, 118, 112) if old else (64, 64, 68), width=3
        )
    sheet.putalpha(255)
    return sheet


def front_door(shot: Shot) -> Image.Image:
    """The main door of a block: the light over it smashed, or lit again."""
    stage = yard(shot, Vector(-0.45, -3.5, 1.6), Vector(0.12, 0, 1.36), paved=True)
    brick_wall(stage, shot)
    draw = shot.brush("entrance")
    stage.wall(metal(draw, 1.9, 2.2, (176, 178, 178)), -0.86, 1.09, 0, 2.25, at=-0.01)
    stage.wall(_glazed(draw, (32, 62, 84), 0.42), -0.78, 0.27, 0.04, 2.14, at=-0.02)
    stage.wall(_glazed(draw, (120, 124, 126), 0.08), 0.36, 1.0, 0.04, 2.14, at=-0.02)
    stage.box(Vector(0.16, -0.07, 0.9), (0.04, 0.06, 0.42), metal(draw, 0.1, 0.4, (206, 206, 204)))
    stage.box(Vector(1.42, -0.03, 1.2), (0.24, 0.05, 0.42), _bells(draw))
    stage.box(Vector(0.1, -0.45, 2.42), (2.6, 0.9, 0.13), rough(draw, (260, 14), (164, 162, 156), 9))
    stage.shade(upright(-1.2, 1.5, 2.0, 2.4, at=-0.02), 0.55, 0.12)
    bulkhead(stage, draw, Vector(0.1, -0.1, 2.28), 0.34, broken=not shot.mended)
    return stage.canvas


def _bells(draw: Random) -> Image.Image:
    """A panel of ten bell pushes without names."""
    panel = metal(draw, 0.24, 0.42, (160, 162, 162))
    on_panel = ImageDraw.Draw(panel)
    for number in range(10):
        x, y = 8 + 16 * (number % 2), 10 + 11 * (number // 2)
        on_panel.ellipse((x, y, x + 7, y + 7), fill=(48, 50, 54))
    return panel


def _glazed(draw: Random, colour: Colour, foot: float) -> Image.Image:
    """A door or side light with wired glass above a solid foot, which is a share of its height."""
    leaf = metal(draw, 1.0, 2.1, colour)
    width, height = leaf.size
    pane = (int(width * 0.14), int(height * 0.07), int(width * 0.86), int(height * (0.93 - foot)))
    size = (pane[2] - pane[0], pane[3] - pane[1])
    sky = Image.merge("RGB", (fading(size),) * 3)
    glass = Image.blend(rough(draw, size, (64, 78, 86), 22), sky, 0.22)
    on_glass = ImageDraw.Draw(glass)
    for step in range(0, max(size), 9):
        on_glass.line((step, 0, step, size[1]), fill=(88, 98, 102))
        on_glass.line((0, step, size[0], step), fill=(88, 98, 102))
    leaf.paste(glass, pane[:2])
    ImageDraw.Draw(leaf).rectangle(pane, outline=shifted(colour, -30), width=3)
    return leaf
