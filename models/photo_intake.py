"""Taking a photo in: from whatever a phone, camera or colleague sends to one that can be kept and shown.

What is kept is rebuilt from its pixels, so no EXIF, XMP, comment, colour profile, inner thumbnail or
anything hidden after the picture comes with it. Time and place are handed over as data instead.
"""

import hashlib
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image

from models.photo_facts import PhotoFacts, read_facts
from models.photo_header import (
    MOST_BYTES,
    PhotoKind,
    heif_items_have_names,
    kind_of,
    reason_against,
    webp_size,
)
from models.photo_pixels import (
    MOST_PIXELS,
    never_ends,
    open_picture,
    reason_too_large,
    reason_too_many_pixels,
    shrink,
)
from models.photo_prepared import PhotoRefused, Prepared

__all__ = ["PhotoRefused", "Prepared", "prepare"]

FULL_QUALITY = 82
THUMBNAIL_QUALITY = 75
THUMBNAIL_EDGE = 320

_DAMAGED = "This photo is damaged or was only partly copied. Copy it from the phone or camera again."
_NO_MEMORY = "There is not enough memory free to open this photo. Close other programs and add it again."

# One at a time: a large picture needs several hundred megabytes, and the filter of warnings is shared by
# all threads.
_ONE_AT_A_TIME = threading.Lock()

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def prepare(data: bytes) -> Prepared:
    """The photo in ``data`` made ready to keep: JPEG, PNG, WebP, AVIF or HEIC; of several frames the first.

    A picture that is cut short is refused, not mended: the missing half might be the evidence. Raises
    ``PhotoRefused``.
    """
    kind = kind_of(data)
    if kind is None or len(data) > MOST_BYTES:
        raise PhotoRefused(reason_against(data))
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on damaged metadata are for programmers
        return _prepare(data, kind)


def _prepare(data: bytes, kind: PhotoKind) -> Prepared:
    claimed = webp_size(data) if kind is PhotoKind.WEBP else None
    if claimed:
        _refuse_for(reason_too_many_pixels(claimed, MOST_PIXELS))
    if kind is PhotoKind.HEIF and not heif_items_have_names(data):
        raise PhotoRefused(_DAMAGED)
    with _decoding():
        picture = open_picture(data, kind)
    width, height = picture.size
    _refuse_for(reason_too_large(picture, data))
    if never_ends(picture, data):
        raise PhotoRefused(_DAMAGED)
    with _decoding():
        small = shrink(picture)
    facts = read_facts(picture.info)
    # HEIC says how it is turned in the container, which its decoder has obeyed; its EXIF often disagrees.
    orientation = 1 if kind is PhotoKind.HEIF else facts.orientation
    if orientation >= 5:
        width, height = height, width
    return _kept(_upright(small, orientation), (width, height), facts)


def _refuse_for(reason: str | None) -> None:
    if reason:
        raise PhotoRefused(reason)


@contextmanager
def _decoding() -> Iterator[None]:
    """Whatever a decoder raises means that this picture cannot be read."""
    try:
        yield
    except MemoryError as trouble:
        raise PhotoRefused(_NO_MEMORY) from trouble
    except Exception as trouble:
        # Five decoders fail in as many ways, none of them promised.
        raise PhotoRefused(_DAMAGED) from trouble


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    """A new picture of nothing but pixels, turned as EXIF's ``orientation`` says."""
    if orientation in _TURNS:
        picture = picture.transpose(_TURNS[orientation])
    fresh = Image.new("RGB", picture.size)
    fresh.paste(picture)
    return fresh


def _kept(full: Image.Image, size: tuple[int, int], facts: PhotoFacts) -> Prepared:
    thumbnail = full.copy()
    thumbnail.thumbnail((THUMBNAIL_EDGE, THUMBNAIL_EDGE))
    full_bytes = _jpeg(full, FULL_QUALITY)
    return Prepared(
        sha256=hashlib.sha256(full_bytes).hexdigest(),
        full=full_bytes,
        thumbnail=_jpeg(thumbnail, THUMBNAIL_QUALITY),
        width=size[0],
        height=size[1],
        full_width=full.width,
        full_height=full.height,
        taken=facts.taken,
        offset=facts.offset,
        latitude=facts.latitude,
        longitude=facts.longitude,
    )


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()
