"""Damaged photos: whatever is done to the bytes, there is a ready photo or a sentence, and nothing else."""

import warnings
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from models.photo_facts import read_facts
from models.photo_intake import PhotoRefused, Prepared, prepare
from models.photo_process import PhotoProcess
from tests.heif_by_hand import heif
from tests.photographs import exif_of, photograph, scene


def _saved(kind: str, mode: str = "RGB", **saving: object) -> bytes:
    file = BytesIO()
    scene(1, (48, 36)).convert(mode).save(file, kind, **saving)
    return file.getvalue()


def _samples() -> list[bytes]:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes().replace(b"\0R", b"\0W")
    exif = exif_of(orientation=6).tobytes()
    return [
        photograph(1, (48, 36), orientation=6, comment=b"Not for the board"),
        _saved("JPEG", progressive=True, icc_profile=profile),
        _saved("JPEG", "CMYK"),
        _saved("MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))]),
        _saved("PNG", exif=exif, icc_profile=profile),
        _saved("PNG", "P", transparency=0),
        _saved("WEBP", exif=exif, icc_profile=profile),
        _saved("WEBP", save_all=True, append_images=[Image.new("RGB", (48, 36))], lossless=True),
        _saved("AVIF", exif=exif),
    ]


_damages = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6)
_kept = st.floats(0, 1) | st.just(1.0)


def _damaged(data: bytes, reach: int, damages: list[tuple[float, int]], kept: float) -> bytes:
    """``data`` with some of its first ``reach`` bytes replaced, and only a part of it kept."""
    damaged = bytearray(data)
    for place, value in damages:
        damaged[int(place * min(reach, len(data)))] = value
    return bytes(damaged[: int(len(data) * kept)])


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(_samples()), st.sampled_from([60, 400, 10_000]), _damages, _kept)
def test_a_damaged_photo_is_taken_in_or_refused(
    sample: bytes, reach: int, damages: list[tuple[float, int]], kept: float
) -> None:
    _taken_in_or_refused(prepare, _damaged(sample, reach, damages, kept))


_HEIF = heif((16, 12), bytes(range(192)), turns=1, exif=exif_of(orientation=6).tobytes())


@pytest.fixture(scope="module")
def photos() -> Iterator[PhotoProcess]:
    with PhotoProcess() as process:
        yield process


@settings(max_examples=200, deadline=None)
@given(damages=_damages, kept=_kept)
def test_a_damaged_heif_cannot_bring_the_program_down(
    photos: PhotoProcess, damages: list[tuple[float, int]], kept: float
) -> None:
    _taken_in_or_refused(photos.prepare, _damaged(_HEIF, len(_HEIF), damages, kept))


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8L", b"\0\0\0\x14ftypheic"]),
)
def test_bytes_that_are_nothing_are_refused(rest: bytes, start: bytes) -> None:
    _taken_in_or_refused(prepare, start + rest)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_damaged_exif_never_costs_the_photo(data: st.DataObject) -> None:
    exif = bytearray(exif_of(orientation=6).tobytes())
    for _ in range(data.draw(st.integers(1, 8))):
        exif[data.draw(st.integers(0, len(exif) - 1))] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        facts = read_facts({"exif": bytes(exif)})
    assert 1 <= facts.orientation <= 8
    assert facts.latitude is None or -90 <= facts.latitude <= 90


def _taken_in_or_refused(take_in: Callable[[bytes], Prepared], data: bytes) -> None:
    sentence, edge = "", 0
    try:
        photo = take_in(data)
        edge = max(photo.full_width, photo.full_height)
    except PhotoRefused as refused:
        sentence = str(refused)
    assert sentence.endswith(".") or 1 <= edge <= 1600
