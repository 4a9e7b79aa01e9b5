"""What is not taken in as a photo, with a sentence that says what to do; and what it costs to say so."""

import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from models import photo_intake
from models.errors import RuleBroken
from models.photo_header import kind_of
from models.photo_intake import PhotoRefused, prepare
from tests.heif_by_hand import heif
from tests.photographs import photograph, scene


def _saved(picture: Image.Image, kind: str, **saving: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **saving)
    return file.getvalue()


def _refusal(data: bytes) -> str:
    with pytest.raises(PhotoRefused) as refused:
        prepare(data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    return sentence


def test_a_refusal_is_a_rule_that_speaks_for_itself() -> None:
    assert issubclass(PhotoRefused, RuleBroken)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty."),
        (b"<html><body>Not found</body></html>", "This is not a photo we can read."),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\0\0\0\x18ftypisom\0\0\2\0isomiso2", "This is a video"),
        (b"\0\0\0\x14ftypqt  \0\0\2\0qt  ", "This is a video"),
        (_saved(Image.new("L", (4, 4)), "GIF"), "looks like a GIF picture"),
        (_saved(Image.new("L", (4, 4)), "TIFF"), "looks like a TIFF picture"),
        (b"MM\0*\0\0\0\x08", "looks like a TIFF picture"),
        (_saved(Image.new("L", (4, 4)), "BMP"), "looks like a BMP picture"),
        (b"\xff\xd8\xff", "damaged or was only partly copied"),
        (b"\x89PNG\r\n\x1a\n", "damaged or was only partly copied"),
        (b"RIFF\0\0\0\0WEBPVP8X", "damaged or was only partly copied"),
        (b"RIFF\x40\0\0\0WEBPJUNK" + bytes(50), "damaged or was only partly copied"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "damaged or was only partly copied"),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf", "damaged or was only partly copied"),
    ],
)
def test_what_is_no_photo_is_called_by_its_name(data: bytes, words: str) -> None:
    assert words in _refusal(data)


@pytest.mark.parametrize(
    ("brands", "kind"),
    [
        (b"heic\0\0\0\0mif1heic", "HEIF"),
        (b"mif1\0\0\0\0mif1heic", "HEIF"),
        (b"mif1\0\0\0\0mif1avif", "AVIF"),
        (b"msf1\0\0\0\0iso8hevc", "HEIF"),
        (b"avis\0\0\0\0avifmsf1", "AVIF"),
        (b"3gp5\0\0\0\0isom3gp5", None),
    ],
)
def test_pictures_and_videos_of_one_family_are_told_apart_by_all_their_brands(
    brands: bytes, kind: str | None
) -> None:
    assert kind_of(struct.pack(">I", 8 + len(brands)) + b"ftyp" + brands) == kind


def _jpeg() -> bytes:
    return photograph(1, (320, 240))


@pytest.mark.parametrize(
    "make",
    [
        _jpeg,
        lambda: _saved(scene(1, (320, 240)), "JPEG", progressive=True),
        lambda: _saved(scene(1, (320, 240)), "PNG"),
        lambda: _saved(scene(1, (320, 240)), "WEBP"),
        lambda: _saved(scene(1, (320, 240)), "AVIF"),
        lambda: heif((64, 48), bytes(64 * 48)),
    ],
    ids=["JPEG", "progressive", "PNG", "WebP", "AVIF", "HEIF"],
)
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_photo_cut_short_is_refused_not_mended(make: Callable[[], bytes], part: float) -> None:
    data = make()
    prepare(data)
    assert "only partly copied" in _refusal(data[: int(len(data) * part)])


def test_a_jpeg_two_bytes_short_is_refused() -> None:
    assert "only partly copied" in _refusal(_jpeg()[:-2])


def test_a_jpeg_cut_short_and_padded_with_zeros_is_refused() -> None:
    half = len(_jpeg()) // 2
    assert "only partly copied" in _refusal(_jpeg()[:half] + bytes(half))
    prepare(_jpeg() + bytes(half))


def test_a_heif_that_would_crash_its_decoder_is_refused_first() -> None:
    good = heif((16, 12), bytes(192), exif=b"Exif\0\0MM\0*")
    prepare(good)
    assert "damaged" in _refusal(good.replace(b"\x03\0\0Exif", b"\x03\0\0E\xffif"))
    longer = good.replace(b"infe\x02", b"infe\x03")
    assert "damaged" in _refusal(longer.replace(b"\x03\0\0Exif", b"\x03\0\0Ex\xffi"))


def test_a_file_of_too_many_bytes_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.photo_intake.MOST_BYTES", 5_000_000)
    monkeypatch.setattr("models.photo_header.MOST_BYTES", 5_000_000)
    sentence = _refusal(b"\xff\xd8\xff" + bytes(6_000_000))
    assert sentence.startswith("This file is 6 MB; photos of up to 5 MB can be added.")


def test_too_little_memory_is_not_blamed_on_the_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(_: object) -> Image.Image:
        raise MemoryError

    monkeypatch.setattr(photo_intake, "shrink", exhausted)
    assert "not enough memory" in _refusal(_jpeg())


def _claiming(width: int, height: int, *, progressive: bool = False, first_scan_whole: bool = True) -> bytes:
    """A small JPEG whose header claims another size, and perhaps that its colours come one after another."""
    jpeg = _saved(scene(1, (64, 48)), "JPEG", progressive=progressive)
    frame = jpeg.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    jpeg = jpeg[: frame + 5] + struct.pack(">HH", height, width) + jpeg[frame + 9 :]
    if first_scan_whole:
        return jpeg
    scan = jpeg.index(b"\xff\xda")
    return jpeg[:scan] + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + jpeg[scan + 14 :]


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100_000)))


def _webp(kind: bytes, body: bytes) -> bytes:
    return (
        b"RIFF"
        + struct.pack("<I", 4 + 8 + 32)
        + b"WEBP"
        + kind
        + struct.pack("<I", 32)
        + body.ljust(32, b"\0")
    )


_BOMBS = {
    "PNG": _png(8000, 6251),
    "JPEG": _claiming(15_000, 14_667),
    "JPEG-65500": _claiming(65_500, 65_500),
    "progressive": _claiming(8000, 6251, progressive=True),
    "one colour a scan": _claiming(8000, 6251, first_scan_whole=False),
    "WebP": _webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 16_383, 16_383)),
    "WebP lossless": _webp(b"VP8L", b"\x2f" + struct.pack("<I", 16_383 << 14 | 16_383)),
    "WebP extended": _webp(b"VP8X", bytes(4) + (7999).to_bytes(3, "little") + (6250).to_bytes(3, "little")),
    "HEIF": heif((8000, 6251), bytes(64)),
}


@pytest.mark.parametrize("name", _BOMBS)
def test_too_many_pixels_are_refused_from_the_header(name: str) -> None:
    sentence = _refusal(_BOMBS[name])
    most = "220" if name.startswith("JPEG") else "50"
    assert f"more than the {most} megapixels that can be taken in" in sentence


def test_a_picture_at_the_limit_is_tried() -> None:
    assert prepare(_claiming(15_000, 14_666)).width == 15_000
    assert "damaged" in _refusal(_png(8000, 6250))


def test_a_jpeg_of_a_thousand_scans_is_refused_before_it_is_decoded() -> None:
    progressive = _saved(scene(1, (64, 48)), "JPEG", progressive=True)
    prepare(progressive + b"\xff\xda" * 900)
    assert "would take very long" in _refusal(progressive + b"\xff\xda" * 1001)
    prepare(_jpeg() + b"\xff\xda" * 1001)


_MEASURE = """
import resource, sys
from io import BytesIO
from PIL import Image
from models.photo_intake import PhotoRefused, prepare
prepare(sys.stdin.buffer.read({small}))
data = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    photo = prepare(data)
    answer = f"{{photo.width}}x{{photo.height}}"
except PhotoRefused:
    answer = "refused"
print(answer, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def _cost(data: bytes) -> tuple[str, int]:
    """The outcome, and by how many megabytes a fresh process grew beyond what a small photo needs."""
    small = _jpeg()
    run = subprocess.run(
        [sys.executable, "-c", _MEASURE.format(small=len(small))],
        input=small + data,
        capture_output=True,
        check=True,
    )
    answer, megabytes = run.stdout.split()
    return answer.decode(), int(megabytes)


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read as Linux counts it")
@pytest.mark.parametrize("name", _BOMBS)
def test_refusing_a_bomb_costs_next_to_no_memory(name: str) -> None:
    answer, megabytes = _cost(_BOMBS[name])
    assert answer == "refused"
    assert megabytes < 10


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read as Linux counts it")
def test_a_photo_of_108_megapixels_is_taken_in_without_ever_being_whole_in_memory() -> None:
    answer, megabytes = _cost(_saved(Image.new("L", (12_000, 9000), 90), "JPEG"))
    assert answer == "12000x9000"
    assert megabytes < 60
