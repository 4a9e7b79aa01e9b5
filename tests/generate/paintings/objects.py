"""Things that stand about on an estate, put on a stage: bins, railings, a gate; and any thing's shadow."""

from math import cos, sin
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tests.generate.paintings.space import Vector, length, lying, plus
from tests.generate.paintings.stage import Stage
from tests.generate.paintings.textures import Colour, fading, metal, noise, raised, rough, round_bar, shifted


def ground_shadow(stage: Stage, foot: Vector, wide: float, deep: float, high: float = 0.5) -> None:
    """The soft dark patch under a thing: tight below it, and reaching away from the sun with its height."""
    half, back = wide / 2, deep / 2
    base = lying(foot.x - half, foot.x + half, foot.y - back, foot.y + back, level=0.004)
    stage.shade(_swept(base, Vector(0.6 * high, 0.16 * high, 0)), 0.42, 0.07)
    stage.shade(base, 0.62, 0.035)


def _swept(base: list[Vector], way: Vector) -> list[Vector]:
    """A rectangle and itself moved right and back, as one outline."""
    near_left, near_right, far_right, far_left = base
    return [near_left, near_right, plus(near_right, way), plus(far_right, way), plus(far_left, way), far_left]


def wheeled_bin(stage: Stage, draw: Random, foot: Vector, colour: Colour, turned: float = 0.0) -> None:
    """A four-wheeled bin of 1,100 litres: ribbed body, domed lid with a lip, castors."""
    ground_shadow(stage, foot, 1.25, 0.95, 1.2)
    body = Vector(foot.x, foot.y, 0.15)
    for x in (-0.5, 0.5):
        wheel = plus(foot, Vector(cos(turned) * x, sin(turned) * x - 0.4, 0.0))
        stage.box(wheel, (0.06, 0.14, 0.15), rough(draw, (12, 24), (34, 34, 36), 8))
    side, front = metal(draw, 0.95, 0.92, colour), _bin_front(draw, colour)
    stage.box(body, (1.22, 0.95, 0.92), side, front=front, turned=turned)
    lip = plus(body, Vector(0, 0, 0.92))
    stage.box(lip, (1.3, 1.04, 0.07), metal(draw, 1.0, 0.07, shifted(colour, 9)), turned=turned)
    lid = plus(lip, Vector(0, 0.04, 0.07))
    rim, top = metal(draw, 1.0, 0.1, shifted(colour, 16)), metal(draw, 1.2, 0.9, shifted(colour, 26))
    stage.box(lid, (1.2, 0.9, 0.1), rim, top, turned=turned)


def _bin_front(draw: Random, colour: Colour) -> Image.Image:
    """Pressed ribs, a label nobody can read and a scuffed foot."""
    face = metal(draw, 1.22, 0.92, colour)
    width, height = face.size
    ribs = Image.new("L", face.size, 120)
    on_ribs = ImageDraw.Draw(ribs)
    for number in range(7):
        left = width * (0.1 + 0.125 * number)
        on_ribs.rectangle((left, height * 0.3, left + width * 0.035, height * 0.93), fill=190)
    on_ribs.rectangle((0, height * 0.12, width, height * 0.16), fill=190)
    face = raised(face, ribs.filter(ImageFilter.GaussianBlur(1.2)), 0.7)
    on_face = ImageDraw.Draw(face)
    left, top = width * 0.41, height * 0.2
    on_face.rectangle((left, top, left + width * 0.2, top + height * 0.17), fill=(206, 204, 192))
    for line in range(4):
        y = top + height * (0.03 + 0.032 * line)
        on_face.line((left + 6, y, left + width * draw.uniform(0.12, 0.19), y), fill=(92, 92, 96), width=2)
    dirt = noise(draw, face.size, 14).point(lambda level: max(0, level - 120))
    fade = fading(face.size).point(lambda level: max(0, level - 110))
    face.paste((70, 64, 54), (0, 0), Image.composite(dirt, Image.new("L", face.size, 0), fade))
    return face


def railing(
    stage: Stage, start: Vector, along: Vector, colour: Colour, *, high: float = 1.15, gap: float = 0.115
) -> None:
    """Upright bars between two rails, with stouter posts at the ends."""
    bar = round_bar(colour)
    count = max(2, round(length(along) / gap))
    for number in range(count + 1):
        foot = plus(start, along, number / count)
        post = number in (0, count)
        top = plus(foot, Vector(0, 0, high + (0.12 if post else 0.0)))
        stage.rod(foot, top, 0.055 if post else 0.018, bar)
    for level in (0.12, high - 0.06):
        rail = plus(start, Vector(0, 0, level))
        stage.rod(rail, plus(rail, along), 0.035, bar)


def bars_in_frame(stage: Stage, corner: Vector, across: Vector, up: Vector, colour: Colour) -> None:
    """A gate leaf: a frame of square tube with upright bars, hung however its edges lie."""
    bar = round_bar(colour)
    for number in range(1, 9):
        foot = plus(corner, across, number / 9)
        stage.rod(foot, plus(foot, up), 0.018, bar)
    for share in (0.0, 0.16, 0.84, 1.0):
        foot = plus(corner, up, share)
        stage.rod(foot, plus(foot, across), 0.04, bar)
    for share in (0.0, 1.0):
        foot = plus(corner, across, share)
        stage.rod(foot, plus(foot, up), 0.05, bar)
