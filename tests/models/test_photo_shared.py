"""Photos of real cameras, phones and editing programs, with facts another program read in them."""

import csv
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from models.photo_intake import PhotoRefused, prepare

_SHARED = Path(__file__).parents[3] / "shared" / "data"
_TABLE = _SHARED / "photos_expected.csv"

# Their EXIF claims the size of a picture that was since replaced by a tiny one; the table repeats the claim.
_SIZE_OF_THE_PIXELS = {
    "Pillow__Tests_images_empty_gps_ifd.jpg": (10, 10),
    "Pillow__Tests_images_broken_exif_dpi.jpg": (100, 100),
}


def _rows() -> list[Any]:
    if not _TABLE.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason="the shared photos are not on this computer"))]
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["file"]) for row in csv.DictReader(file)]


def _size(row: dict[str, str]) -> tuple[int, int]:
    claimed = int(row["display_width"]), int(row["display_height"])
    return _SIZE_OF_THE_PIXELS.get(row["file"], claimed)


@pytest.mark.parametrize("row", _rows())
def test_a_photo_gives_the_facts_or_the_refusal_its_table_states(row: dict[str, str]) -> None:
    data = (_SHARED / "photos" / row["file"]).read_bytes()
    if row["expect"].startswith("reject"):
        with pytest.raises(PhotoRefused, match=r"^[A-Z].*\.$"):
            prepare(data)
        return
    photo = prepare(data)
    assert (photo.width, photo.height) == _size(row)
    assert photo.taken == (row["datetime_expected"] or None)
    assert photo.offset == (row["offset_time"] or None)
    if row["gps"] == "present":
        place = float(row["lat"]), float(row["lon"])
        assert (photo.latitude, photo.longitude) == pytest.approx(place, abs=1e-6)
    else:
        assert (photo.latitude, photo.longitude) == (None, None)
    assert max(photo.full_width, photo.full_height) == min(1600, max(_size(row)))
    with Image.open(BytesIO(photo.full)) as kept:
        assert kept.size == (photo.full_width, photo.full_height)
        assert not kept.getexif()


@pytest.mark.skipif(not _TABLE.exists(), reason="the shared photos are not on this computer")
@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
def test_however_it_was_held_every_photo_looks_like_the_first(shape: str) -> None:
    pictures = []
    for number in range(9):
        photo = prepare((_SHARED / "photos" / f"eoe__{shape}_{number}.jpg").read_bytes())
        pictures.append(Image.open(BytesIO(photo.thumbnail)).resize((96, 96)))
    for picture in pictures:
        # The number written in the middle differs; a turned or mirrored one differs by 37 to 84.
        difference = ImageStat.Stat(ImageChops.difference(pictures[1], picture)).mean
        assert sum(difference) / 3 < 2
