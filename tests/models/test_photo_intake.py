"""A photo is taken in upright, small and with nothing in it but its pixels."""

import hashlib
import logging
import warnings
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat, PngImagePlugin

from models.photo_intake import prepare
from tests.heif_by_hand import heif
from tests.photographs import PLACE, exif_of, photograph, scene

_SECRET = b"Jane Doe at No 4"


def _opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    assert picture.format == "JPEG"
    assert picture.mode == "RGB"
    return picture


def _saved(picture: Image.Image, kind: str, **saving: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **saving)
    return file.getvalue()


def _difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures at a common small size, 0 to 255."""
    pair = [picture.convert("RGB").resize((64, 64)) for picture in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*pair)).mean) / 3


def _segments(jpeg: bytes) -> list[int]:
    """The markers of a JPEG up to its pixels."""
    markers, at = [], 2
    while not markers or markers[-1] != 0xDA:
        assert jpeg[at] == 0xFF
        markers.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return markers


def test_a_photo_becomes_two_small_ones_with_its_facts_beside_them() -> None:
    photo = prepare(photograph(1, (2400, 1800)))
    assert (photo.width, photo.height) == (2400, 1800)
    assert (photo.full_width, photo.full_height) == (1600, 1200)
    assert _opened(photo.full).size == (1600, 1200)
    assert _opened(photo.thumbnail).size == (320, 240)
    assert photo.sha256 == hashlib.sha256(photo.full).hexdigest()
    assert (photo.taken, photo.offset) == ("2026-07-14T10:15:00", "+01:00")
    assert (photo.latitude, photo.longitude) == pytest.approx(PLACE, abs=1e-6)


def test_the_same_bytes_give_the_same_photo() -> None:
    assert prepare(photograph(2)) == prepare(photograph(2))


def test_a_small_photo_is_not_enlarged() -> None:
    photo = prepare(photograph(1, (200, 150)))
    assert _opened(photo.full).size == _opened(photo.thumbnail).size == (200, 150)


@pytest.mark.parametrize("size", [(4000, 10), (10, 4000), (3000, 1)])
def test_a_sliver_keeps_its_shape(size: tuple[int, int]) -> None:
    photo = prepare(_saved(Image.new("RGB", size, "navy"), "JPEG"))
    assert (photo.width, photo.height) == size
    assert max(_opened(photo.full).size) == 1600
    assert min(_opened(photo.full).size) == max(1, round(min(size) * 1600 / max(size)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_however_the_camera_was_held_the_photo_is_upright(orientation: int) -> None:
    photo = prepare(photograph(3, (400, 300), orientation=orientation))
    assert (photo.width, photo.height) == (400, 300)
    assert _difference(_opened(photo.full), scene(3, (400, 300))) < 3
    assert _difference(_opened(photo.thumbnail), scene(3, (400, 300))) < 3


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_is_none_changes_nothing(orientation: int) -> None:
    photo = prepare(photograph(3, (400, 300), orientation=orientation))
    assert _difference(_opened(photo.full), scene(3, (400, 300))) < 3


def _with_everything_hidden() -> bytes:
    exif = exif_of(orientation=6)
    exif[0x9286] = _SECRET
    exif[0x010E] = _SECRET.decode()
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + _SECRET
    xmp = b"<x:xmpmeta>" + _SECRET + b"</x:xmpmeta>"
    jpeg = _saved(scene(4, (640, 480)), "JPEG", exif=exif, comment=_SECRET, xmp=xmp, icc_profile=icc)
    inner = b"\xff\xed" + (2 + len(_SECRET)).to_bytes(2, "big") + _SECRET
    return jpeg[:2] + inner + jpeg[2:] + b"PK\3\4" + _SECRET


def test_nothing_but_pixels_is_kept() -> None:
    data = _with_everything_hidden()
    assert data.count(_SECRET) >= 7
    photo = prepare(data)
    for kept in (photo.full, photo.thumbnail):
        assert _SECRET not in kept
        # Only JFIF's own segment, tables, frame and scan.
        assert set(_segments(kept)) == {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
        assert kept[6:11] == b"JFIF\0"
        assert kept.endswith(b"\xff\xd9")
        assert not _opened(kept).getexif()
        assert set(_opened(kept).info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_texts_in_a_png_are_not_kept() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", _SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", _SECRET.decode())
    photo = prepare(_saved(scene(1, (64, 48)), "PNG", pnginfo=texts))
    assert _SECRET not in photo.full + photo.thumbnail


def test_values_of_tags_do_not_reach_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        prepare(photograph(1))
    assert not [record for record in caplog.records if record.name.startswith("PIL")]


def test_remarks_on_damaged_metadata_stay_inside_and_filters_are_put_back() -> None:
    data = photograph(1)
    start = data.index(b"Exif\0\0")
    before = list(warnings.filters)
    with warnings.catch_warnings(record=True) as remarks:
        warnings.simplefilter("always")
        photo = prepare(data[: start + 16] + b"\xff\xff" + data[start + 18 :])
    assert remarks == []
    assert photo.width == 640
    assert list(warnings.filters) == before


def _grey_ramp(mode: str) -> Image.Image:
    return Image.linear_gradient("L").resize((64, 64)).convert(mode)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_each_kind_is_taken_in_with_its_facts(kind: str) -> None:
    data = _saved(scene(5, (300, 400)), kind, exif=exif_of(orientation=6).tobytes())
    photo = prepare(data)
    assert (photo.width, photo.height) == (400, 300)
    assert photo.taken == "2026-07-14T10:15:00"
    assert photo.latitude == pytest.approx(PLACE[0], abs=1e-6)
    turned = scene(5, (300, 400)).transpose(Image.Transpose.ROTATE_270)
    assert _difference(_opened(photo.full), turned) < 4


@pytest.mark.parametrize(
    ("mode", "kind"), [("L", "JPEG"), ("CMYK", "JPEG"), ("1", "PNG"), ("L", "PNG"), ("P", "PNG")]
)
def test_colours_of_every_sort_become_rgb(mode: str, kind: str) -> None:
    original = _grey_ramp("RGB").convert(mode, palette=Image.Palette.ADAPTIVE)
    assert _difference(_opened(prepare(_saved(original, kind)).full), original) < 3


def test_sixteen_bits_of_grey_are_scaled_not_clipped() -> None:
    deep = Image.new("I;16", (40, 20), 20_000)
    assert _opened(prepare(_saved(deep, "PNG")).full).getpixel((5, 5)) == (78, 78, 78)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_see_through_becomes_white(mode: str) -> None:
    clear = Image.new("RGBA", (32, 32), (0, 0, 0, 0)).convert(mode)
    assert _opened(prepare(_saved(clear, "PNG")).full).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["P", "RGB", "L"])
def test_a_see_through_colour_becomes_white(mode: str) -> None:
    flat = Image.new("RGB", (32, 32), "black").convert(mode)
    transparent = {"P": flat.getpixel((0, 0)), "RGB": (0, 0, 0), "L": 0}[mode]
    data = _saved(flat, "PNG", transparency=transparent)
    assert _opened(prepare(data).full).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["MPO", "WEBP", "AVIF", "PNG"])
def test_of_several_frames_the_first_is_the_photo(kind: str) -> None:
    others = [Image.new("RGB", (64, 48), "blue")]
    data = _saved(Image.new("RGB", (64, 48), "red"), kind, save_all=True, append_images=others)
    red, green, blue = _opened(prepare(data).full).getpixel((30, 20))
    assert red > 240
    assert max(green, blue) < 15


@pytest.mark.parametrize(
    ("turns", "size", "corner"), [(0, (64, 48), 0), (1, (48, 64), 252), (2, (64, 48), 252)]
)
def test_a_heif_is_turned_by_its_container_and_never_by_its_exif(
    turns: int, size: tuple[int, int], corner: int
) -> None:
    ramp = bytes(x * 4 for _ in range(48) for x in range(64))
    photo = prepare(heif((64, 48), ramp, turns=turns, exif=exif_of(orientation=6).tobytes()))
    assert (photo.width, photo.height) == size
    assert photo.taken == "2026-07-14T10:15:00"
    assert _opened(photo.full).getpixel((0, 0)) == pytest.approx((corner,) * 3, abs=3)


def _foreign_profile() -> bytes:
    """A profile whose red is sRGB's green, and the other way round, under another name."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert profile.count(b"rXYZ") == profile.count(b"gXYZ") == 1
    swapped = profile.replace(b"rXYZ", b"____").replace(b"gXYZ", b"rXYZ").replace(b"____", b"gXYZ")
    return swapped.replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be"))


def test_colours_mean_what_the_photos_profile_says() -> None:
    data = _saved(Image.new("RGB", (32, 32), "red"), "PNG", icc_profile=_foreign_profile())
    red, green, _ = _opened(prepare(data).full).getpixel((5, 5))
    assert (red < 20, green > 235) == (True, True)


@pytest.mark.parametrize(
    "profile", [b"junk", b"", _foreign_profile() + bytes(2_000_000), _foreign_profile()[:400]]
)
def test_a_profile_that_cannot_be_used_is_ignored(profile: bytes) -> None:
    data = _saved(Image.new("RGB", (32, 32), "red"), "JPEG", icc_profile=profile)
    red, green, _ = _opened(prepare(data).full).getpixel((5, 5))
    assert (red > 235, green < 20) == (True, True)


def test_a_profile_for_other_colours_than_the_photos_is_ignored() -> None:
    data = _saved(Image.new("L", (32, 32), 128), "JPEG", icc_profile=_foreign_profile())
    assert _opened(prepare(data).full).getpixel((5, 5)) == (128, 128, 128)
