"""The painted photographs pass for a phone's: as files, by their facts, by how varied their pixels are."""

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from desktop.demonstration.film import Moment
from desktop.demonstration.scenes import SCENES, Picture, photograph
from models.photo_intake import prepare

SUMMER = timezone(timedelta(hours=1))
MOMENT = Moment(at=datetime(2026, 6, 12, 9, 15, 30, tzinfo=SUMMER), latitude=53.40125, longitude=1.60337)
ALIKE = {"parked cars"}


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def taken(moment: Moment = MOMENT, **wanted: object) -> bytes:
    return photograph(Picture(**({"scene": "slab", "seed": 3} | wanted)), moment)  # type: ignore[arg-type]  # a picture's own fields


@pytest.mark.parametrize("scene", SCENES)
def test_before_and_after_are_photographs_of_one_place(scene: str) -> None:
    before, after = (opened(taken(scene=scene, mended=mended)) for mended in (False, True))
    for picture in (before, after):
        assert picture.format == "JPEG"
        assert picture.size == (1024, 768)
        assert picture.entropy() > 6, "far from a flat drawing"
        assert min(ImageStat.Stat(picture).stddev) > 12
    changed = ImageStat.Stat(ImageChops.difference(before, after).convert("L").reduce(40)).mean[0]
    assert (changed > 0.7) is (scene not in ALIKE)


def test_the_same_wish_gives_the_same_bytes_and_another_seed_another_place() -> None:
    assert taken() == taken()
    assert taken() != taken(seed=4)
    assert taken() != taken(closer=True)


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


@pytest.mark.parametrize("turned", [6, 8])
def test_a_phone_held_upright_stores_its_pixels_turned(turned: int) -> None:
    upright = opened(taken(portrait=True))
    stored = opened(taken(Moment(at=MOMENT.at, turned=turned), portrait=True))
    assert upright.size == (768, 1024)
    assert stored.size == (1024, 768)
    assert stored.getexif()[0x0112] == turned
    again = ImageOps.exif_transpose(stored)
    assert again.size == upright.size
    assert max(ImageStat.Stat(ImageChops.difference(again, upright)).mean) < 3


def test_a_closer_look_shows_less_of_the_scene() -> None:
    wide, near = opened(taken(scene="bins")), opened(taken(scene="bins", closer=True))
    assert near.size == wide.size
    middle = wide.crop((348, 230, 963, 691)).resize(near.size)
    apart = ImageStat.Stat(ImageChops.difference(middle, near).convert("L")).mean[0]
    assert apart < ImageStat.Stat(ImageChops.difference(wide, near).convert("L")).mean[0] / 2


def test_each_picture_says_what_it_shows() -> None:
    assert all(scene.found.endswith(".") and scene.mended.endswith(".") for scene in SCENES.values())
    assert Picture(scene="bins", seed=1).words == SCENES["bins"].found
    assert Picture(scene="bins", seed=1, mended=True).words == SCENES["bins"].mended


def test_a_scene_nobody_paints_is_a_fault() -> None:
    with pytest.raises(KeyError):
        taken(scene="castle")
