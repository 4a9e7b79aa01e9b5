"""The picture being painted: flat textured panels in perspective, each with its light and its soft shadow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, sin, sqrt

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.generate.paintings.space import (
    NEAR,
    Camera,
    Pixel,
    Vector,
    cross,
    dot,
    length,
    minus,
    plus,
    span,
    times,
    unit,
)

Colour = tuple[int, int, int]
Light = Callable[[Vector, Vector], tuple[float, float, float]]

_MOST_DEPTH_RATIO = 2.2  # a panel that runs further away than this is painted in pieces, or it would shimmer
_OVERLAP = 0.02
_BILINEAR = Image.Resampling.BILINEAR


@dataclass(slots=True)
class Stage:
    """A canvas, the camera in front of it, and how bright it is at every point for a surface facing some way.

    What is far is painted first. ``light`` gives red, green and blue between 0 and 1.
    """

    canvas: Image.Image
    camera: Camera
    light: Light

    def panel(self, corner: Vector, across: Vector, up: Vector, texture: Image.Image) -> None:
        """A flat parallelogram: lower left corner, its lower edge and its left edge."""
        corners = [corner, plus(corner, across), plus(plus(corner, across), up), plus(corner, up)]
        box = self._box_of(self.camera.outline(corners))
        if box is None:
            return
        depths = [max(NEAR, self.camera.seen_from(point).z) for point in corners]
        if max(depths) / min(depths) > _MOST_DEPTH_RATIO and min(texture.size) > 8:
            self._in_pieces(corner, across, up, texture, depths)
        else:
            self._flat(corners, texture, box)

    def _in_pieces(
        self, corner: Vector, across: Vector, up: Vector, texture: Image.Image, depths: list[float]
    ) -> None:
        width, height = texture.size
        here, right, _, above = depths
        if max(here, right) / min(here, right) > max(here, above) / min(here, above):
            share = _middle(here, right)
            for start, end in _far_first(share, here, right):
                piece = texture.crop((round(start * width), 0, round(end * width), height))
                self.panel(plus(corner, across, start), times(across, end - start), up, piece)
            return
        share = _middle(here, above)
        for start, end in _far_first(share, here, above):
            piece = texture.crop((0, round((1 - end) * height), width, round((1 - start) * height)))
            self.panel(plus(corner, up, start), across, times(up, end - start), piece)

    def _flat(self, corners: list[Vector], texture: Image.Image, box: tuple[int, int, int, int]) -> None:
        corner, across, up = corners[0], minus(corners[1], corners[0]), minus(corners[3], corners[0])
        pixels = [self.camera.pixel(point) for point in corners]
        width = _fitting(texture.width, span(pixels[0], pixels[1]), span(pixels[3], pixels[2]))
        height = _fitting(texture.height, span(pixels[0], pixels[3]), span(pixels[1], pixels[2]))
        surface = texture if texture.size == (width, height) else texture.resize((width, height), _BILINEAR)
        surface = self._lit(surface, corner, across, up)
        left, top, right, bottom = box
        # The outermost pixels fade out, so that no edge is jagged.
        numbers = self._onto(corner, across, up, (width - 2, height - 2), (left, top))
        there = (right - left, bottom - top)
        whole = _framed(surface) if texture.mode == "RGBA" else _square(surface.size)
        shape = whole.transform(there, Image.Transform.PERSPECTIVE, numbers, _BILINEAR)
        painted = surface.transform(there, Image.Transform.PERSPECTIVE, numbers, _BILINEAR)
        self.canvas.paste(painted, (left, top), shape)

    def _lit(self, surface: Image.Image, corner: Vector, across: Vector, up: Vector) -> Image.Image:
        """The surface under the stage's light, worked out at a few points and blended between them."""
        facing = unit(cross(across, up))
        if dot(facing, minus(self.camera.eye, corner)) < 0:
            facing = Vector(-facing.x, -facing.y, -facing.z)
        columns, rows = _light_points(across), _light_points(up)
        levels = bytearray()
        for row in range(-1, rows + 1):
            for column in range(-1, columns + 1):
                point = plus(plus(corner, across, (column + 0.5) / columns), up, 1 - (row + 0.5) / rows)
                levels += bytes(min(255, max(0, int(level * 255))) for level in self.light(point, facing))
        lamp = Image.frombytes("RGB", (columns + 2, rows + 2), bytes(levels))
        lamp = lamp.resize(surface.size, _BILINEAR, box=(1, 1, columns + 1, rows + 1))
        return ImageChops.multiply(surface, lamp.convert(surface.mode))

    def _onto(
        self, corner: Vector, across: Vector, up: Vector, size: tuple[int, int], origin: tuple[int, int]
    ) -> tuple[float, ...]:
        """Pillow's eight numbers that lead from a pixel of the picture to one of the padded texture."""
        camera = self.camera
        cx, cy = camera.size[0] / 2 - origin[0], camera.size[1] / 2 - origin[1]
        ways = [camera.turned(across), camera.turned(Vector(-up.x, -up.y, -up.z))]
        start = camera.seen_from(plus(corner, up))
        columns = [
            (camera.focal * v.x + cx * v.z, camera.focal * v.y + cy * v.z, v.z) for v in (*ways, start)
        ]
        along, down, scale = _inverse(columns)
        along = [size[0] * a + s for a, s in zip(along, scale, strict=True)]
        down = [size[1] * d + s for d, s in zip(down, scale, strict=True)]
        last = scale[2] or 1e-9
        return tuple(value / last for value in (*along, *down, *scale[:2]))

    def _box_of(self, outline: Sequence[Pixel], margin: int = 2) -> tuple[int, int, int, int] | None:
        """The part of the picture a shape can touch, or None when it misses the picture."""
        if not outline:
            return None
        width, height = self.camera.size
        left = max(0, int(min(p.x for p in outline)) - margin)
        top = max(0, int(min(p.y for p in outline)) - margin)
        right = min(width, int(max(p.x for p in outline)) + margin + 1)
        bottom = min(height, int(max(p.y for p in outline)) + margin + 1)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def wall(
        self, texture: Image.Image, left: float, right: float, low: float, high: float, at: float = 0.0
    ) -> None:
        """An upright rectangle facing the camera."""
        self.panel(Vector(left, at, low), Vector(right - left, 0, 0), Vector(0, 0, high - low), texture)

    def floor(
        self, texture: Image.Image, left: float, right: float, near: float, away: float, level: float = 0.0
    ) -> None:
        """A rectangle lying flat."""
        self.panel(Vector(left, near, level), Vector(right - left, 0, 0), Vector(0, away - near, 0), texture)

    def shade(self, shape: Sequence[Vector], strength: float, softness: float) -> None:
        """Darken a flat shape with a soft edge; ``softness`` in metres where the shape is."""
        outline = self.camera.outline(shape)
        away = max(NEAR, min(self.camera.seen_from(corner).z for corner in shape))
        radius = min(60.0, softness * self.camera.focal / away)
        box = self._box_of(outline, margin=int(2 * radius) + 2)
        if box is None:
            return
        left, top, right, bottom = box
        mask = Image.new("L", (right - left, bottom - top), 0)
        on_mask = [(x - left, y - top) for x, y in outline]
        ImageDraw.Draw(mask).polygon(on_mask, fill=int(strength * 255))
        dark = Image.new("RGB", mask.size, (14, 14, 18))
        self.canvas.paste(dark, (left, top), mask.filter(ImageFilter.GaussianBlur(radius)))

    def stencil(self, corner: Vector, across: Vector, up: Vector, mask: Image.Image) -> Image.Image:
        """A grey mask as it falls on the picture when laid on a flat place; black elsewhere."""
        padded = Image.new("L", (mask.width + 2, mask.height + 2))
        padded.paste(mask, (1, 1))
        numbers = self._onto(corner, across, up, mask.size, (0, 0))
        return padded.transform(self.canvas.size, Image.Transform.PERSPECTIVE, numbers, _BILINEAR)

    def box(
        self,
        foot: Vector,
        size: tuple[float, float, float],
        sides: Image.Image,
        top: Image.Image | None = None,
        *,
        turned: float = 0.0,
        front: Image.Image | None = None,
    ) -> None:
        """An upright box on its ``foot`` (middle of the base): width, depth, height; turned in radians."""
        wide = Vector(cos(turned) * size[0], sin(turned) * size[0], 0)
        deep = Vector(-sin(turned) * size[1], cos(turned) * size[1], 0)
        tall = Vector(0, 0, size[2])
        start = plus(plus(foot, wide, -0.5), deep, -0.5)
        back = Vector(-wide.x, -wide.y, 0)
        faces = [
            (start, wide, front or sides),
            (plus(start, wide), deep, sides),
            (plus(plus(start, wide), deep), back, sides),
            (plus(start, deep), Vector(-deep.x, -deep.y, 0), sides),
        ]
        for corner, along, texture in faces:
            if dot(cross(along, tall), minus(self.camera.eye, corner)) > 0:
                self.panel(corner, along, tall, texture)
        lid = plus(start, tall)
        if self.camera.eye.z > lid.z:
            self.panel(lid, wide, deep, top or sides)

    def rod(self, start: Vector, end: Vector, thickness: float, texture: Image.Image) -> None:
        """A round bar from one point to another; the texture runs across it."""
        along = minus(end, start)
        sideways = unit(cross(along, minus(self.camera.eye, start)))
        half = plus(start, sideways, -thickness / 2)
        self.panel(half, along, times(sideways, thickness), texture)

    def glow(self, middle: Vector, wide: float, colour: Colour) -> None:
        """Light spilling around a lamp, ``wide`` metres across."""
        at = self.camera.pixel(middle)
        reach = round(wide / 2 * self.camera.focal / max(NEAR, self.camera.seen_from(middle).z))
        left, top = round(at.x) - reach, round(at.y) - reach
        fall = Image.radial_gradient("L").resize((2 * reach, 2 * reach), _BILINEAR)
        fall = fall.point(lambda level: 190 * max(0.0, 1 - level / 181) ** 2.2)
        right, bottom = min(self.canvas.width, left + 2 * reach), min(self.canvas.height, top + 2 * reach)
        box = (max(0, left), max(0, top), right, bottom)
        fall = fall.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
        here = self.canvas.crop(box)
        spill = ImageChops.multiply(Image.new("RGB", here.size, colour), Image.merge("RGB", (fall,) * 3))
        self.canvas.paste(ImageChops.screen(here, spill), box[:2])

    def distance(self) -> "Stage":
        """A stage half as fine for what lies behind the scene, to be brought back with ``behind``."""
        width, height = self.camera.size
        camera = replace(self.camera, size=(width // 2, height // 2))
        return Stage(Image.new("RGB", camera.size), camera, self.light)

    def behind(self, distant: "Stage", blur: float) -> None:
        """Lay the distance on this stage, out of focus, before anything else is painted on it."""
        blurred = distant.canvas.filter(ImageFilter.GaussianBlur(blur))
        self.canvas = blurred.resize(self.camera.size, Image.Resampling.BICUBIC)


@lru_cache(maxsize=64)
def _square(size: tuple[int, int]) -> Image.Image:
    """A white rectangle inside a black frame one pixel wide."""
    square = Image.new("L", size, 0)
    square.paste(255, (1, 1, size[0] - 1, size[1] - 1))
    return square


def _framed(surface: Image.Image) -> Image.Image:
    return ImageChops.darker(surface.getchannel("A"), _square(surface.size))


def _middle(near: float, far: float) -> float:
    """Where to part an edge: at the geometric mean of its depths, or half way where it runs to the camera."""
    if min(near, far) <= NEAR or abs(far - near) < NEAR:
        return 0.5
    return (sqrt(near * far) - near) / (far - near)


def _far_first(share: float, start: float, end: float) -> list[tuple[float, float]]:
    """The two pieces of an edge, the further one first and reaching a little under the nearer."""
    if start < end:
        return [(max(0.0, share - _OVERLAP), 1.0), (0.0, share)]
    return [(0.0, min(1.0, share + _OVERLAP)), (share, 1.0)]


def _fitting(most: int, *lengths: float) -> int:
    return max(4, min(most, round(max(lengths)) + 2))


def _light_points(edge: Vector) -> int:
    return min(14, max(2, int(length(edge) / 0.35)))


def _inverse(columns: list[tuple[float, float, float]]) -> tuple[list[float], list[float], list[float]]:
    """The rows of a 3 by 3 matrix's inverse, each times the determinant."""
    (a, d, g), (b, e, h), (c, f, i) = columns
    return (
        [e * i - f * h, c * h - b * i, b * f - c * e],
        [f * g - d * i, a * i - c * g, c * d - a * f],
        [d * h - e * g, b * g - a * h, a * e - b * d],
    )
