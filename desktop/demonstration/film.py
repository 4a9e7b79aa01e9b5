"""What a phone writes into a photograph beside its pixels: when and where, and how it was held."""

from dataclasses import dataclass
from datetime import datetime

from PIL import Image

_MAKER, _PHONE = "Maunside Optics", "Pocket 4"
_START_OF_IMAGE, _FACTS_FOLLOW = b"\xff\xd8", b"\xff\xe1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What the camera knows: when, with its offset from UTC, where, and which way it was held.

    ``turned`` is the EXIF orientation (1, 6 or 8); the pixels are stored turned to match.
    """

    at: datetime
    latitude: float | None = None
    longitude: float | None = None
    turned: int = 1


def remembering(jpeg: bytes, moment: Moment) -> bytes:
    """The photograph with the moment's facts in it as EXIF; its pixels stay what they are."""
    facts = _exif(moment).tobytes()
    length = (len(facts) + 2).to_bytes(2, "big")
    return _START_OF_IMAGE + _FACTS_FOLLOW + length + facts + jpeg.removeprefix(_START_OF_IMAGE)


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
