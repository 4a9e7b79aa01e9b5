"""A twelve-megapixel photo made ready, beside what Pillow alone needs for the same two pictures."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps

from models.photo_intake import prepare
from tests.benchmarks.figure import Figure, ratio, times_beside
from tests.photographs import photograph


def figures() -> Iterator[Figure]:
    data = photograph(7, size=(4032, 3024), orientation=6)
    ours, floor = times_beside(lambda: prepare(data), lambda: _plain(data), rounds=9)
    yield ratio("photo-12-megapixels", 1.1, ours, floor)


def _plain(data: bytes) -> tuple[bytes, bytes]:
    """Draft, thumbnail, transpose: nothing looked at, nothing scrubbed, nothing checked."""
    with Image.open(BytesIO(data)) as picture:
        picture.draft("RGB", (1600, 1200) if picture.width > picture.height else (1200, 1600))
        picture.thumbnail((1600, 1600))
        upright = ImageOps.exif_transpose(picture)
    full, small = BytesIO(), BytesIO()
    upright.save(full, "JPEG", quality=82)
    upright.thumbnail((320, 320))
    upright.save(small, "JPEG", quality=75)
    return full.getvalue(), small.getvalue()
