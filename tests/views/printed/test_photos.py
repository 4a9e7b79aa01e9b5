import io
from pathlib import Path

import pytest
from PIL import Image

from tests.photographs import photograph, scene
from tests.views.printed.papers import house, read
from tests.views.printed.reading import ReadPdf
from views.printed import photos
from views.printed.photos import Photo, picture_for

SHARED = Path(__file__).parents[4] / "shared/data/photos"


def jpeg(size: tuple[int, int], mode: str = "RGB", **saving: object) -> bytes:
    file = io.BytesIO()
    scene(0, size).convert(mode).save(file, "JPEG", **saving)
    return file.getvalue()


def picture_in(paper: ReadPdf) -> bytes:
    (picture,) = dict(paper.pdf.pages[0].Resources.XObject).values()
    return bytes(picture.read_raw_bytes())


def test_a_photograph_is_a_figure_with_its_words() -> None:
    style = house()
    paper = read(style, Photo(photograph(1), "Kiln Court:\x00 a \n slab", style))
    (figure,) = paper.document.all("Figure")
    assert figure.alt == "Kiln Court: a slab"
    assert paper.unmarked() == []


def test_a_small_plain_picture_is_taken_as_it_is() -> None:
    data = jpeg((320, 240))
    picture = picture_for(data, 176, 127)
    assert picture is not None
    assert picture.data == data
    assert (picture.width, picture.height, picture.grey) == (320, 240, False)


def test_a_large_picture_is_made_as_fine_as_print_needs() -> None:
    picture = picture_for(jpeg((1600, 1200)), 176, 127)
    assert picture is not None
    assert (picture.width, picture.height) == (489, 367)
    assert Image.open(io.BytesIO(picture.data)).size == (489, 367)


@pytest.mark.parametrize("saving", [{"comment": b"Mrs Askew"}, {"exif": Image.Exif()}, {"xmp": b"<x/>"}])
def test_a_picture_that_says_more_than_its_pixels_is_rebuilt(saving: dict[str, object]) -> None:
    if "exif" in saving:
        saving["exif"][0x010E] = "at home"  # type: ignore[index] # Pillow's Exif is a mapping
    data = jpeg((320, 240), **saving)
    picture = picture_for(data, 176, 127)
    assert picture is not None
    assert picture.data != data
    rebuilt = Image.open(io.BytesIO(picture.data))
    assert {name for name, _ in rebuilt.applist} == {"APP0"}
    assert rebuilt.size == (320, 240)


def test_what_hangs_behind_the_picture_is_cut_off() -> None:
    picture = picture_for(jpeg((320, 240)) + b"PK\x03\x04 secrets", 176, 127)
    assert picture is not None
    assert b"secrets" not in picture.data


def test_grey_and_four_colour_pictures_are_printed() -> None:
    grey, four = picture_for(jpeg((900, 700), "L"), 176, 127), picture_for(jpeg((300, 200), "CMYK"), 176, 127)
    assert grey is not None
    assert grey.grey
    assert four is not None
    assert not four.grey
    assert Image.open(io.BytesIO(four.data)).mode == "RGB"
    style = house()
    paper = read(style, Photo(jpeg((900, 700), "L"), "a wall", style))
    (picture,) = dict(paper.pdf.pages[0].Resources.XObject).values()
    assert picture.ColorSpace == "/DeviceGray"


def test_a_picture_is_cropped_from_its_centre_and_never_stretched() -> None:
    style = house()
    paper = read(style, Photo(jpeg((300, 900)), "a tower", style))
    content = paper.pdf.pages[0].Contents.read_bytes().decode("ascii")
    place = next(line for line in content.splitlines() if line.endswith("Do Q")).split()
    wide, high, left, bottom = float(place[1]), float(place[4]), float(place[5]), float(place[6])
    assert high / wide == pytest.approx(3, abs=0.01)
    assert wide == pytest.approx(176)
    (figure,) = paper.document.all("Figure")
    assert left == pytest.approx(figure.box[0], abs=0.1)
    assert bottom + high / 2 == pytest.approx((figure.box[1] + figure.box[3]) / 2, abs=0.1)


def test_the_same_picture_twice_is_kept_once() -> None:
    style = house()
    data = jpeg((320, 240))
    paper = read(style, Photo(data, "before", style), Photo(data, "again", style))
    assert picture_in(paper) == data
    assert len(paper.document.all("Figure")) == 2


@pytest.mark.parametrize(
    "data", [b"", b"<html>", jpeg((320, 240))[:4000], b"\xff\xd8\xff\xe0" + b"\x00" * 40]
)
def test_what_is_no_picture_is_said_in_words(data: bytes) -> None:
    style = house()
    paper = read(style, Photo(data, "a slab", style))
    assert paper.document.text == "This picture could not be read."
    assert paper.document.all("Figure") == []
    assert paper.unmarked() == []


def test_a_picture_of_too_many_pixels_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "_MOST_PIXELS", 320 * 240 - 1)
    assert picture_for(jpeg((320, 240)), 176, 127) is None


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data/photos is not here")
def test_no_photograph_of_the_world_stops_a_paper() -> None:
    style = house()
    found = sorted(SHARED.iterdir())
    story = [Photo(path.read_bytes(), path.suffix, style) for path in found]
    paper = read(style, *story)
    assert len(paper.document.all("Figure")) > 40
    assert b"Exif" not in paper.data
    assert paper.unmarked() == []
