"""What the first bytes of a file say it is: never its name, which phones and people get wrong."""

import re
from enum import StrEnum

MOST_BYTES = 100_000_000


class PhotoKind(StrEnum):
    """The kinds of picture that are taken in."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    AVIF = "AVIF"
    HEIF = "HEIF"


_AVIF_BRANDS = frozenset((b"avif", b"avis"))
_HEIF_BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
)


def kind_of(data: bytes) -> PhotoKind | None:
    """The kind of picture ``data`` says it is, or None. A pair of pictures (MPO) begins as a JPEG."""
    if data.startswith(b"\xff\xd8\xff"):
        return PhotoKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PhotoKind.PNG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return PhotoKind.WEBP
    brands = _brands(data)
    if brands & _AVIF_BRANDS:
        return PhotoKind.AVIF
    return PhotoKind.HEIF if brands & _HEIF_BRANDS else None


def _brands(data: bytes) -> set[bytes]:
    """The brands in the first box of an ISO media file, which AVIF, HEIC and most videos are."""
    if data[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(data[:4], "big"), 512)
    return {data[8:12]} | {data[at : at + 4] for at in range(16, end - 3, 4)}


def reason_against(data: bytes) -> str:
    """Why a file of no known kind or too many bytes is not even tried, in a sentence that says what to do."""
    if not data:
        return "This file is empty. Copy it from the phone or camera again."
    if len(data) > MOST_BYTES:
        return (
            f"This file is {len(data) // 1_000_000} MB; photos of up to {MOST_BYTES // 1_000_000} MB can be "
            "added. Save a smaller copy and add that instead."
        )
    if data[4:8] == b"ftyp":
        return "This is a video, not a photo. Add a still picture from it instead."
    if data.startswith(b"%PDF-"):
        return "This is a PDF document, not a photo. Save its picture as JPEG or PNG and add that instead."
    for name, start in (("GIF", b"GIF8"), ("TIFF", b"II*\0"), ("TIFF", b"MM\0*"), ("BMP", b"BM")):
        if data.startswith(start):
            return (
                f"This looks like a {name} picture, not a photo we can read. Add a JPEG or PNG copy instead."
            )
    return "This is not a photo we can read. Add a JPEG, PNG, WebP, AVIF or HEIC picture instead."


def webp_size(data: bytes) -> tuple[int, int] | None:
    """The size a WebP file claims, needed before its decoder sets memory aside; None if it claims none."""
    chunk, body = data[12:16], data[20:30]
    if len(body) < 10:
        return None
    if chunk == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
        return width & 0x3FFF, height & 0x3FFF
    return None


def heif_items_have_names(data: bytes) -> bool:
    """Whether every item a HEIF lists is named in text; pi-heif 1.4 crashes over one that is not.

    In ISO/IEC 14496-12 an item's kind, name and type of contents follow eight bytes of numbers, or ten.
    """
    for found in re.finditer(b"infe", data):
        start = found.end()
        end = found.start() - 4 + min(int.from_bytes(data[found.start() - 4 : found.start()], "big"), 1000)
        numbers = 10 if data[start : start + 1] == b"\x03" else 8
        try:
            data[start + numbers : end].decode("utf-8")
        except UnicodeDecodeError:
            return False
    return True
