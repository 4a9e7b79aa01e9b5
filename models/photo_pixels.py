"""From the bytes of a picture to a small sRGB one, without ever holding more than it must.

Each kind's own decoder is opened, not Pillow's search through forty formats, so no list, limit or plug-in
of Pillow is changed for the rest of the program, and the limits here are the only ones that count.
"""

from collections.abc import Callable
from io import BytesIO

from pi_heif import HeifImageFile
from PIL import Image, ImageCms, ImageFile
from PIL.AvifImagePlugin import AvifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from models.photo_header import PhotoKind

LONG_EDGE = 1600
MOST_PIXELS = 50_000_000
MOST_PIXELS_REDUCED = 220_000_000  # a JPEG of one scan is decoded at an eighth of its size
MOST_SCANS = 1000
MOST_PROFILE_BYTES = 2_000_000

_OPENERS: dict[PhotoKind, Callable[[BytesIO], ImageFile.ImageFile]] = {
    PhotoKind.JPEG: JpegImageFile,
    PhotoKind.PNG: PngImageFile,
    PhotoKind.WEBP: WebPImageFile,
    PhotoKind.AVIF: AvifImageFile,
    PhotoKind.HEIF: HeifImageFile,
}
_SRGB = ImageCms.createProfile("sRGB")


def open_picture(data: bytes, kind: PhotoKind) -> ImageFile.ImageFile:
    """Read the header of ``data``; nothing is decoded yet. Raises whatever its decoder does if damaged."""
    return _OPENERS[kind](BytesIO(data))


def reason_too_large(picture: ImageFile.ImageFile, data: bytes) -> str | None:
    """Why the picture would need too much memory or time to decode, as its header says; None if it would not.

    A JPEG of several scans (progressive) is decoded whole, whatever size is asked for, and once for
    each scan.
    """
    if not isinstance(picture, JpegImageFile):
        return reason_too_many_pixels(picture.size, MOST_PIXELS)
    if _first_scan_is_whole(picture, data) and "progressive" not in picture.info:
        return reason_too_many_pixels(picture.size, MOST_PIXELS_REDUCED)
    if data.count(b"\xff\xda") > MOST_SCANS:
        return "This picture is made so that opening it would take very long. Add a plain copy of it instead."
    return reason_too_many_pixels(picture.size, MOST_PIXELS)


def reason_too_many_pixels(size: tuple[int, int], most: int) -> str | None:
    """Why a picture of ``size`` is refused where ``most`` pixels can be taken in; None if it is not."""
    width, height = size
    if width * height <= most:
        return None
    return (
        f"This picture is {width} by {height} pixels, more than the {most // 1_000_000} megapixels that can "
        "be taken in. Save a smaller copy and add that instead."
    )


def never_ends(picture: ImageFile.ImageFile, data: bytes) -> bool:
    """Whether a JPEG's end mark is missing: copied in part, perhaps padded to its full length with zeros.

    The decoder would paint the rest grey and say nothing.
    """
    return isinstance(picture, JpegImageFile) and data.rfind(b"\xff\xd9", _header_end(picture)) < 0


def _first_scan_is_whole(picture: JpegImageFile, data: bytes) -> bool:
    """Whether the first scan, whose header has just been read, names every colour component."""
    length = 6 + 2 * picture.layers
    at = _header_end(picture) - length
    return data[at - 2 : at + 2] == b"\xff\xda" + length.to_bytes(2, "big")


def _header_end(picture: JpegImageFile) -> int:
    assert picture.fp is not None  # noqa: S101  it stays open until the pixels are loaded
    return picture.fp.tell()


def shrink(picture: ImageFile.ImageFile) -> Image.Image:
    """The first frame, at most 1600 pixels long, in sRGB, see-through parts on white; not yet turned."""
    width, height = picture.size
    # The fraction is chosen by the tighter side, so the size asked for must have the picture's own shape.
    long = max(width, height)
    picture.draft(None, (max(1, width * LONG_EDGE // long), max(1, height * LONG_EDGE // long)))
    picture.load()
    small = _resizable(picture)
    small.thumbnail((LONG_EDGE, LONG_EDGE))
    if small.mode == "RGBA":
        white = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(white, small).convert("RGB")
    return _as_srgb(small, picture.info.get("icc_profile"))


def _resizable(picture: Image.Image) -> Image.Image:
    """The picture in a mode that is resized smoothly; most pictures already are."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    return picture.convert("RGB") if picture.mode in ("1", "P") else picture


def _as_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """Colours as the photo's profile means them. A profile that is damaged or does not fit is ignored.

    Most photos are sRGB already and pay nothing; the others (iPhones' Display P3, printers' CMYK) would
    look dull or false once the profile is gone.
    """
    if not isinstance(profile, bytes) or not 0 < len(profile) <= MOST_PROFILE_BYTES:
        return picture.convert("RGB")
    try:
        colours = ImageCms.ImageCmsProfile(BytesIO(profile))
        if picture.mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(colours):
            return picture
        return ImageCms.buildTransform(colours, _SRGB, picture.mode, "RGB").apply(picture)
    except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
        return picture.convert("RGB")
