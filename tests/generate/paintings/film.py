"""From a painted scene to a photograph: lens, sensor and the JPEG a phone would write."""

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.generate.paintings.textures import brush, round_fading

PHOTO_SIZE = (1024, 768)
QUALITY = 80
_BICUBIC = Image.Resampling.BICUBIC


def developed(painted: Image.Image, seed: int) -> Image.Image:
    """The scene as a phone's lens and sensor give it back, 1024 pixels on its longer side."""
    draw = brush(seed)
    size = PHOTO_SIZE if painted.width >= painted.height else PHOTO_SIZE[::-1]
    picture = ImageChops.multiply(_bloomed(painted), _vignette(painted.size))
    picture = picture.point(_tone(draw, _gain(picture)))
    picture = picture.resize(size, Image.Resampling.BILINEAR)
    return _grainy(picture, draw)


def _gain(picture: Image.Image) -> float:
    """What the phone's meter adds: most scenes become a middle grey, dark ones stay dark."""
    middle: float = ImageStat.Stat(picture.reduce(16).convert("L")).mean[0]
    return float(min(1.75, max(0.8, (118 / max(1.0, middle)) ** 0.8)))


def _bloomed(picture: Image.Image) -> Image.Image:
    """Bright places spill a little light around them."""
    small = picture.reduce(4).point([max(0, level - 176) * 2 for level in range(256)] * 3)
    spill = small.filter(ImageFilter.GaussianBlur(5)).resize(picture.size, Image.Resampling.BILINEAR)
    return ImageChops.screen(picture, spill)


@cache
def _vignette(size: tuple[int, int]) -> Image.Image:
    """Corners a third darker than the middle."""
    fall = round_fading(size).point(lambda level: round(255 * (1 - 0.3 * (level / 255) ** 2.6)))
    return Image.merge("RGB", (fall,) * 3)


def _tone(draw: Random, gain: float) -> list[int]:
    """The phone's contrast curve, with this shot's exposure and white balance."""
    exposure = gain * draw.uniform(0.96, 1.05)
    warmth = draw.uniform(-0.03, 0.03)
    curve = []
    for channel in (1 + warmth, 1.0, 1 - warmth):
        for level in range(256):
            value = min(1.0, level / 255 * exposure * channel)
            steep = value * value * (3 - 2 * value)
            curve.append(round(255 * min(1.0, 0.015 + 0.62 * value + 0.375 * steep)))
    return curve


@cache
def _grain(size: tuple[int, int]) -> Image.Image:
    """One sheet of sensor noise, wider than a picture, from which each takes its own part."""
    draw = brush(7)
    wide, high = size[0] + 256, size[1] + 256
    layers = []
    shared = Image.frombytes("L", (wide, high), draw.randbytes(wide * high)).filter(ImageFilter.BoxBlur(0.7))
    for _ in range(3):
        own = Image.frombytes("L", (wide // 2, high // 2), draw.randbytes((wide // 2) * (high // 2)))
        layers.append(Image.blend(shared, own.resize((wide, high), _BICUBIC), 0.22))
    flat = Image.new("RGB", (wide, high), (128, 128, 128))
    return Image.blend(flat, Image.merge("RGB", layers), 0.13)


def _grainy(picture: Image.Image, draw: Random) -> Image.Image:
    left, top = draw.randrange(256), draw.randrange(256)
    sheet = _grain(picture.size).crop((left, top, left + picture.width, top + picture.height))
    return ImageChops.add(picture, sheet, 1.0, -128)


def jpeg(picture: Image.Image, turned: int) -> bytes:
    """The photograph as a file, its pixels lying as a phone held that way (EXIF orientation) stores them."""
    turn = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}.get(turned)
    stored = picture.transpose(turn) if turn is not None else picture
    file = BytesIO()
    stored.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
