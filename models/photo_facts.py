"""What the camera wrote into a photo: when and where it was taken, and which way up it was held.

EXIF 2.32 is the source of the tags. Cameras, phones and editing programs get it wrong in many ways, so a
fact that is damaged, impossible or ambiguous is simply absent: it never costs anybody the photo.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PIL import ExifTags, Image

MOST_EXIF_BYTES = 2_000_000

# Pillow writes the value of every tag, places among them, to its log for debugging.
logging.getLogger("PIL").setLevel(logging.INFO)

_CAMERA, _GPS = ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo
_DATE = re.compile(r"\s*(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)", re.ASCII)
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d", re.ASCII)
_XMP_DATE = re.compile(rb"exif:DateTimeOriginal(?:=\"|>)(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """Facts of one photo; None where the camera did not say.

    ``taken`` is the camera's local time, ``offset`` its distance from UTC as in ``+01:00``. Latitude and
    longitude are decimal degrees, north and east positive. ``orientation`` is 1 to 8 as EXIF counts.
    """

    taken: str | None = None
    offset: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    orientation: int = 1


def read_facts(info: Mapping[Any, object]) -> PhotoFacts:
    """The facts in what Pillow's ``info`` holds of an opened and loaded picture."""
    exif = _exif(_exif_bytes(info))
    taken = _date(_tag(exif, _CAMERA, ExifTags.Base.DateTimeOriginal)) or _date(_xmp_date(info))
    offset = _offset(_tag(exif, _CAMERA, ExifTags.Base.OffsetTimeOriginal))
    latitude, longitude = _place(exif)
    return PhotoFacts(
        taken=taken,
        offset=offset if taken else None,
        latitude=latitude,
        longitude=longitude,
        orientation=_orientation(_tag(exif, None, ExifTags.Base.Orientation)),
    )


def _exif_bytes(info: Mapping[Any, object]) -> bytes:
    """The EXIF block; some programs write it into a PNG as lines of hexadecimal text after three headings."""
    raw = info.get("exif")
    lines = info.get("Raw profile type exif")
    if raw is None and isinstance(lines, str):
        try:
            raw = bytes.fromhex("".join(lines.split("\n")[3:]))
        except ValueError:
            return b""
    return raw if isinstance(raw, bytes) and len(raw) <= MOST_EXIF_BYTES else b""


def _exif(raw: bytes) -> Image.Exif:
    exif = Image.Exif()
    try:
        exif.load(raw)
    except Exception:  # noqa: BLE001  Pillow's reader trips in many ways; the picture is still good
        return Image.Exif()
    return exif


def _tag(exif: Image.Exif, directory: int | None, tag: int) -> object:
    """The value of ``tag`` in a directory, or in the main one; None if absent or unreadable."""
    try:
        return exif.get(tag) if directory is None else exif.get_ifd(directory).get(tag)
    except Exception:  # noqa: BLE001  as above
        return None


def _orientation(value: object) -> int:
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _xmp_date(info: Mapping[Any, object]) -> str | None:
    """The date from XMP, for photos whose EXIF an editing program has broken.

    Its offset is left alone: programs that knew none have written their own computer's.
    """
    xmp = info.get("xmp")
    found = _XMP_DATE.search(xmp[:MOST_EXIF_BYTES]) if isinstance(xmp, bytes) else None
    return found[1].decode("ascii") if found else None


def _date(value: object) -> str | None:
    """``2026:07:14 10:15:00``, whatever follows it, as ISO 8601; None if there is no such day or time."""
    found = _DATE.match(value) if isinstance(value, str) else None
    if not found:
        return None
    year, month, day, hour, minute, second = found.groups()
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second}").isoformat()
    except ValueError:
        return None


def _offset(value: object) -> str | None:
    text = value.strip(" \0") if isinstance(value, str) else ""
    return text if _OFFSET.fullmatch(text) else None


def _place(exif: Image.Exif) -> tuple[float, float] | tuple[None, None]:
    """Latitude and longitude, or neither: no hemisphere is guessed, and 0, 0 is a receiver without a fix."""
    north = _degrees(exif, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, {"N": 1, "S": -1}, 90)
    east = _degrees(exif, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, {"E": 1, "W": -1}, 180)
    if north is None or east is None or north == east == 0:
        return None, None
    return north, east


def _degrees(
    exif: Image.Exif, angle: int, hemisphere: int, signs: Mapping[str, int], most: int
) -> float | None:
    """Degrees, minutes and seconds as decimal degrees to seven places (a centimetre)."""
    parts, letter = _tag(exif, _GPS, angle), _tag(exif, _GPS, hemisphere)
    sign = signs.get(letter.strip(" \0").upper()) if isinstance(letter, str) else None
    if sign is None or not isinstance(parts, tuple):
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ArithmeticError):
        return None
    total = degrees + minutes / 60 + seconds / 3600
    if not 0 <= total <= most or min(degrees, minutes, seconds) < 0 or max(minutes, seconds) > 60:
        return None
    return round(sign * total, 7)
