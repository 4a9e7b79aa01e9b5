"""The sample's photographs pass for a phone's: as files, by their facts, by how varied their pixels are."""

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from PIL import Image, ImageOps, ImageStat

import resources
from desktop.demonstration.film import Moment
from desktop.demonstration.photographs import SCENES, Picture, photograph
from models.photo_intake import prepare

SUMMER = timezone(timedelta(hours=1))
MOMENT = Moment(at=datetime(2026, 6, 12, 9, 15, 30, tzinfo=SUMMER), latitude=53.40125, longitude=1.60337)
NAMES = sorted(path.name for path in resources.path("sample/photographs").iterdir())


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def taken(moment: Moment = MOMENT, **wanted: object) -> bytes:
    return photograph(Picture(**({"scene": "slab", "seed": 4} | wanted)), moment)  # type: ignore[arg-type]  # a picture's own fields


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_photograph_with_no_facts_of_its_own(name: str) -> None:
    picture = opened(resources.path(f"sample/photographs/{name}").read_bytes())
    assert picture.format == "JPEG"
    assert picture.size == ((768, 1024) if "portrait" in name and "turned" not in name else (1024, 768))
    assert picture.entropy() > 6, "far from a flat drawing"
    assert min(ImageStat.Stat(picture).stddev) > 12
    assert not picture.getexif()


def test_the_facts_are_put_in_and_the_pixels_stay_what_they_are() -> None:
    kept = opened(resources.path("sample/photographs/slab-4.jpg").read_bytes())
    assert opened(taken()).tobytes() == kept.tobytes()
    assert taken() == taken()
    assert taken() != taken(Moment(at=MOMENT.at + timedelta(seconds=1)))


def test_the_camera_s_facts_are_read_back() -> None:
    ready = prepare(taken())
    assert (ready.width, ready.height) == (1024, 768)
    assert (ready.taken, ready.offset) == ("2026-06-12T09:15:30", "+01:00")
    assert ready.latitude == pytest.approx(53.40125, abs=1e-5)
    assert ready.longitude == pytest.approx(1.60337, abs=1e-5)


def test_south_and_west_are_negative_and_no_place_is_no_place() -> None:
    there = Moment(at=MOMENT.at, latitude=-10.5, longitude=-20.25)
    ready = prepare(taken(there))
    assert (ready.latitude, ready.longitude) == (-10.5, -20.25)
    nowhere = prepare(taken(Moment(at=MOMENT.at.astimezone(UTC))))
    assert (nowhere.latitude, nowhere.longitude) == (None, None)
    assert (nowhere.taken, nowhere.offset) == ("2026-06-12T08:15:30", "+00:00")


@pytest.mark.parametrize(
    ("turned", "wanted"),
    [
        (6, {"scene": "stairwell"}),
        (8, {"scene": "gate"}),
    ],
)
def test_a_phone_held_upright_stores_its_pixels_turned(turned: int, wanted: dict[str, str]) -> None:
    stored = opened(taken(Moment(at=MOMENT.at, turned=turned), portrait=True, **wanted))
    assert stored.size == (1024, 768)
    assert stored.getexif()[0x0112] == turned
    assert ImageOps.exif_transpose(stored).size == (768, 1024)


def test_each_picture_says_what_it_shows() -> None:
    assert all(scene.found.endswith(".") and scene.mended.endswith(".") for scene in SCENES.values())
    assert Picture(scene="bins", seed=1).words == SCENES["bins"].found
    assert Picture(scene="bins", seed=1, mended=True).words == SCENES["bins"].mended


def test_a_picture_nobody_took_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError):
        taken(scene="castle")
