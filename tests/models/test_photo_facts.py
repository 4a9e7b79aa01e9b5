"""When and where a photo was taken: a doubtful fact is absent, and none of them costs anybody the photo."""

import struct

import pytest
from PIL import ExifTags, Image

from models.photo_facts import MOST_EXIF_BYTES, PhotoFacts, read_facts
from tests.photographs import exif_of

_NOTHING = PhotoFacts()


def _facts(exif: Image.Exif) -> PhotoFacts:
    return read_facts({"exif": exif.tobytes()})


def _with_gps(**tags: object) -> PhotoFacts:
    exif = exif_of()
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    for name, value in tags.items():
        tag = ExifTags.GPS[name]
        if value is None:
            del gps[tag]
        else:
            gps[tag] = value
    return _facts(exif)


def test_a_photo_that_says_nothing_has_no_facts() -> None:
    assert read_facts({}) == _NOTHING
    assert _NOTHING.orientation == 1


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("2026:07:14 10:15:00", "2026-07-14T10:15:00"),
        ("2026-07-14 10:15:00", "2026-07-14T10:15:00"),
        ("2026-07-14T10:15:00", "2026-07-14T10:15:00"),
        ("2010:07:11 13:53:00+02:00", "2010-07-11T13:53:00"),
        ("2013:07:05 03:18:27Z", "2013-07-05T03:18:27"),
        ("2024:02:29 23:59:59", "2024-02-29T23:59:59"),
        ("2023:02:29 10:15:00", None),
        ("2026:13:14 10:15:00", None),
        ("2026:07:14 24:00:01", None),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("yesterday", None),
        ("=HYPERLINK(1)", None),
    ],
)
def test_only_a_day_and_time_that_were_are_kept(written: str, taken: str | None) -> None:
    assert _facts(exif_of(taken=written)).taken == taken


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("+01:00", "+01:00"),
        ("-09:30", "-09:30"),
        ("+14:00", "+14:00"),
        ("+00:00 ", "+00:00"),
        ("Z", None),
        ("+15:00", None),
        ("+01:60", None),
        ("   :  ", None),
        ("BST", None),
    ],
)
def test_only_an_offset_as_exif_writes_it_is_kept(written: str, offset: str | None) -> None:
    assert _facts(exif_of(offset=written)).offset == offset


def test_an_offset_without_a_time_says_nothing() -> None:
    assert _facts(exif_of(taken="", offset="+01:00")).offset is None


@pytest.mark.parametrize(
    "place", [(51.0632, -1.3081), (-33.8568, 151.2153), (0.0, 10.5), (89.99, -179.99), (90.0, 180.0)]
)
def test_a_place_is_read_as_decimal_degrees(place: tuple[float, float]) -> None:
    facts = _facts(exif_of(place=place))
    assert (facts.latitude, facts.longitude) == pytest.approx(place, abs=1e-6)


@pytest.mark.parametrize(
    "tags",
    [
        {"GPSLatitudeRef": None},
        {"GPSLongitudeRef": None},
        {"GPSLatitudeRef": "E"},
        {"GPSLatitudeRef": "NS"},
        {"GPSLongitudeRef": "\0"},
        {"GPSLatitude": None},
        {"GPSLatitude": 51.5},
        {"GPSLatitude": (51.0, 3.0)},
        {"GPSLatitude": (90.0, 0.0, 1.0)},
        {"GPSLongitude": (181.0, 0.0, 0.0)},
        {"GPSLatitude": (51.0, 61.0, 0.0)},
        {"GPSLatitude": (51.0, 0.0, 61.0)},
        {"GPSLatitude": (0.0,) * 3, "GPSLongitude": (0.0,) * 3},
    ],
)
def test_a_doubtful_place_is_no_place(tags: dict[str, object]) -> None:
    facts = _with_gps(**tags)
    assert (facts.latitude, facts.longitude) == (None, None)
    assert facts.taken == "2026-07-14T10:15:00"


def _raw(
    main: list[tuple[int, int, int, bytes]],
    gps: list[tuple[int, int, int, bytes]] | None = None,
    rest: bytes = b"",
) -> bytes:
    """EXIF as no honest program writes it: directories of (tag, type, count, four bytes), big-endian."""

    def directory(entries: list[tuple[int, int, int, bytes]]) -> bytes:
        return (
            struct.pack(">H", len(entries)) + b"".join(struct.pack(">HHI4s", *e) for e in entries) + bytes(4)
        )

    body = b"MM\0*\0\0\0\x08" + directory(main)
    return b"Exif\0\0" + body + directory(gps or []) + rest


def _gps_raw(latitude: bytes, sort: int = 5) -> bytes:
    """A latitude of three values of a sort, by EXIF's number (5 are fractions), and a good longitude."""
    at = 8 + 2 + 12 + 4
    values = at + 2 + 12 * 4 + 4
    here, there = struct.pack(">I", values), struct.pack(">I", values + len(latitude))
    entries = [
        (1, 2, 2, b"N\0\0\0"),
        (2, sort, len(latitude) // (1 if sort in (2, 7) else 8), here),
        (3, 2, 2, b"W\0\0\0"),
        (4, 5, 3, there),
    ]
    longitude = struct.pack(">6I", 1, 1, 18, 1, 29, 1)
    return _raw([(0x8825, 4, 1, struct.pack(">I", at))], entries, latitude + longitude)


def test_fractions_are_read() -> None:
    facts = read_facts({"exif": _gps_raw(struct.pack(">6I", 51, 1, 3, 1, 47, 1))})
    assert (facts.latitude, facts.longitude) == pytest.approx((51.0630556, -1.3080556))


@pytest.mark.parametrize(
    ("latitude", "sort"),
    [
        (struct.pack(">6I", 51, 0, 3, 0, 47, 0), 5),
        (struct.pack(">6i", -51, 1, 3, 1, 47, 1), 10),
        (struct.pack(">3d", float("inf"), 3, 47), 12),
        (struct.pack(">3d", 51, 3, float("nan")), 12),
    ],
)
def test_numbers_that_are_none_are_no_place(latitude: bytes, sort: int) -> None:
    assert read_facts({"exif": _gps_raw(latitude, sort)}) == _NOTHING


@pytest.mark.parametrize("sort", [2, 7])
def test_a_place_in_words_is_no_place(sort: int) -> None:
    assert read_facts({"exif": _gps_raw(b"51 3 47 ", sort)}) == _NOTHING


@pytest.mark.parametrize(
    "exif",
    [
        b"",
        b"Exif\0\0",
        b"junk",
        b"Exif\0\0MM\0*",
        "text",
        None,
        _raw([(0x8825, 9, 1, b"\xff\xff\xff\xfb")]),
        _raw([(0x8769, 2, 4, b"oops")]),
        _raw([(0x8769, 9, 1, b"\xff\xff\xff\xfb"), (0x0112, 2, 2, b"6\0\0\0")]),
        exif_of(orientation=6).tobytes() + bytes(MOST_EXIF_BYTES),
    ],
)
def test_broken_exif_holds_no_facts(exif: object) -> None:
    assert read_facts({"exif": exif}) == _NOTHING


def test_one_broken_directory_does_not_cost_the_facts_of_another() -> None:
    facts = read_facts({"exif": _raw([(0x0112, 3, 1, b"\0\x06\0\0"), (0x8825, 9, 1, b"\xff\xff\xff\xfb")])})
    assert facts == PhotoFacts(orientation=6)


def test_exif_kept_in_a_png_as_text_is_read() -> None:
    raw = exif_of(orientation=6).tobytes()
    lines = f"\nexif\n    {len(raw)}\n" + "\n".join(raw[at : at + 36].hex() for at in range(0, len(raw), 36))
    assert read_facts({"Raw profile type exif": lines}) == read_facts({"exif": raw})
    assert read_facts({"Raw profile type exif": lines + "zz"}) == _NOTHING


def test_where_exif_is_broken_the_date_in_xmp_will_do_without_its_offset() -> None:
    for xmp in (
        b'<r exif:DateTimeOriginal="2013-07-05T03:18:27+02:00"',
        b"<exif:DateTimeOriginal>2013-07-05T03:18:27Z",
    ):
        facts = read_facts({"exif": b"junk", "xmp": xmp})
        assert facts == PhotoFacts(taken="2013-07-05T03:18:27")
    both = read_facts({"exif": exif_of().tobytes(), "xmp": b"<exif:DateTimeOriginal>2013-07-05T03:18:27Z"})
    assert both.taken == "2026-07-14T10:15:00"
    assert read_facts({"xmp": b"<exif:DateTimeOriginal>soon"}) == _NOTHING
