"""A parked car from the side."""

from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tests.generate.paintings.textures import Colour, fading, rough, shifted

_SIZE = (820, 300)
_OUTLINE = [
    (22, 224), (20, 184), (40, 158), (110, 138), (246, 122), (336, 62), (420, 44), (600, 44), (700, 66),
    (766, 122), (796, 140), (802, 200), (796, 232), (724, 244), (560, 250), (260, 250), (60, 246),
]  # fmt: skip
_PANES = (
    [(272, 120), (346, 70), (448, 56), (452, 122)],
    [(464, 122), (462, 56), (592, 56), (594, 122)],
    [(608, 122), (608, 58), (684, 72), (730, 118)],
)
_SEAMS = (
    [(300, 128), (292, 236)],
    [(456, 70), (462, 150), (462, 240)],
    [(292, 238), (540, 238)],
    [(600, 130), (586, 220)],
)
_FRONT_LIGHT = [(40, 158), (92, 150), (104, 168), (52, 180)]
_REAR_LIGHT = [(782, 142), (796, 146), (798, 186), (780, 184)]
_MIRROR = [(262, 112), (290, 108), (292, 128), (268, 130)]
_HANDLES = (440, 588)
_WHEELS = (182, 642)


def car_side(draw: Random, paint: Colour) -> Image.Image:
    """A small hatchback: the sky along its shoulder, dark glass, two wheels; no plate can be seen."""
    shape = Image.new("L", _SIZE, 0)
    ImageDraw.Draw(shape).polygon(_OUTLINE, fill=255)
    rounded = shape.filter(ImageFilter.GaussianBlur(5)).point(lambda level: 0 if level < 128 else 255)
    car = Image.new("RGBA", _SIZE)
    car.paste(_body(paint), (0, 0), rounded)
    panes = Image.new("L", _SIZE, 0)
    for pane in _PANES:
        ImageDraw.Draw(panes).polygon(pane, fill=255)
    car.paste(_glass(), (0, 0), panes.filter(ImageFilter.GaussianBlur(1)))
    _fittings(ImageDraw.Draw(car), paint)
    for middle in _WHEELS:
        _wheel(car, draw, middle)
    return car.filter(ImageFilter.GaussianBlur(0.8))


def _body(paint: Colour) -> Image.Image:
    """Paint that mirrors a pale sky above its shoulder and the dark road below."""
    body, shine = Image.new("RGB", _SIZE, paint), fading(_SIZE)
    body.paste(shifted(paint, 54), (0, 0), shine.point(lambda level: max(0, 150 - abs(level - 108) * 6)))
    body.paste(shifted(paint, -70), (0, 0), shine.point(lambda level: min(230, max(0, level - 150) * 3)))
    return body


def _glass() -> Image.Image:
    """Dark windows that are paler where they mirror the sky."""
    sky = fading(_SIZE).point(lambda level: max(0, 168 - level * 2) + 30)
    red, green = sky.point(lambda level: int(level * 0.85)), sky.point(lambda level: int(level * 0.95))
    return Image.merge("RGB", (red, green, sky))


def _fittings(on_car: ImageDraw.ImageDraw, paint: Colour) -> None:
    """Seams, handles, lights and a mirror."""
    for seam in _SEAMS:
        on_car.line(seam, fill=shifted(paint, -58), width=3)
    on_car.line([(120, 150), (720, 142)], fill=shifted(paint, 46), width=3)
    for x in _HANDLES:
        on_car.rounded_rectangle((x - 22, 158, x + 10, 166), 4, fill=shifted(paint, -30))
    on_car.polygon(_FRONT_LIGHT, fill=(214, 216, 214))
    on_car.polygon(_REAR_LIGHT, fill=(150, 30, 28))
    on_car.polygon(_MIRROR, fill=shifted(paint, -24))


def _wheel(car: Image.Image, draw: Random, middle: int) -> None:
    """A tyre in its arch, with a spoked trim."""
    on_car = ImageDraw.Draw(car)
    on_car.ellipse((middle - 70, 168, middle + 70, 308), fill=(14, 14, 15))
    disc = Image.new("L", (120, 120), 0)
    ImageDraw.Draw(disc).ellipse((1, 1, 118, 118), fill=255)
    car.paste(rough(draw, (120, 120), (34, 34, 36), 8), (middle - 60, 178), disc)
    on_car.ellipse((middle - 38, 200, middle + 38, 276), fill=(124, 126, 128))
    trim = (middle - 34, 204, middle + 34, 272)
    for spoke in range(5):
        on_car.pieslice(trim, spoke * 72 + 10, spoke * 72 + 44, fill=(50, 52, 54))
    on_car.ellipse((middle - 10, 228, middle + 10, 248), fill=(156, 158, 160))
