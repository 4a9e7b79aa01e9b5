"""From a painted scene to a photograph: lens, sensor and the JPEG a phone would write, with its EXIF."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageFilter, ImageStat

from desktop.demonstration.textures import brush, round_fading

PHOTO_SIZE = (1024, 768)
QUALITY = 86
_BICUBIC = Image.Resampling.BICUBIC
_MAKER, _PHONE = "Maunside Optics", "Pocket 4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What the camera knows: when, with its offset from UTC, where, and which way it was held.

    ``turned`` is the EXIF orientation (1, 6 or 8); the pixels are stored turned to match.
    """

    at: datetime
    latitude: float | None = None
    longitude: float | None = None
    turned: int = 1


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


def jpeg(picture: Image.Image, moment: Moment) -> bytes:
    """The photograph as a file, its pixels turned as the EXIF orientation says."""
    turn = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}.get(moment.turned)
    stored = picture.transpose(turn) if turn is not None else picture
    file = BytesIO()
    stored.save(file, "JPEG", quality=QUALITY, exif=_exif(moment))
    return file.getvalue()


def _exif(moment: Moment) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = _MAKER, _PHONE
    exif[0x0112] = moment.turned
    offset = moment.at.strftime("%z")
    exif[0x8769] = {
        0x9003: moment.at.strftime("%Y:%m:%d %H:%M:%S"),
        0x9011: f"{offset[:3]}:{offset[3:5]}",
    }
    if moment.latitude is not None and moment.longitude is not None:
        exif[0x8825] = {
            1: "N" if moment.latitude >= 0 else "S",
            2: _degrees(moment.latitude),
            3: "E" if moment.longitude >= 0 else "W",
            4: _degrees(moment.longitude),
        }
    return exif


def _degrees(decimal: float) -> tuple[float, float, float]:
    """Degrees, minutes and seconds, without their sign."""
    whole = abs(decimal)
    degrees = int(whole)
    minutes = int((whole - degrees) * 60)
    return (float(degrees), float(minutes), round((whole - degrees - minutes / 60) * 3600, 3))
