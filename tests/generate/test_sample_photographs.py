"""The sample's photographs are those that its story tells of, and are what the painter paints."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import resources
from desktop.demonstration.photographs import SCENES, Picture, file_of
from tests.generate.paintings.scenes import PAINTINGS, painted_photograph
from tests.generate.sample_photographs import wanted

KEPT = {file_of(photo.picture, photo.turned): photo for photo in wanted()}
ALIKE = {"parked cars"}


def painted(**wish: object) -> Image.Image:
    picture = Picture(**({"scene": "slab", "seed": 3} | wish))  # type: ignore[arg-type]  # a picture's own fields
    return Image.open(BytesIO(painted_photograph(picture, 1)))


def apart(one: Image.Image, other: Image.Image) -> float:
    return float(ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0])


def test_every_photograph_told_of_is_kept_and_no_other() -> None:
    room = Path(resources.__file__).parent
    kept = {path.relative_to(room).as_posix() for path in resources.path("sample/photographs").iterdir()}
    assert kept == set(KEPT), "Run python -m tests.generate.sample_photographs."
    assert SCENES.keys() == PAINTINGS.keys()


@pytest.mark.parametrize(
    "name",
    [
        "sample/photographs/slab-4-closer.jpg",
        "sample/photographs/landing-light-3-portrait-turned-6.jpg",
        "sample/photographs/flower-bed-3-mended.jpg",
    ],
)
def test_what_is_kept_is_what_is_painted(name: str) -> None:
    photo = KEPT[name]
    afresh = Image.open(BytesIO(painted_photograph(photo.picture, photo.turned)))
    assert apart(afresh, Image.open(resources.path(name))) < 2, "another Pillow may round otherwise, no more"


@pytest.mark.parametrize("scene", ["bins", "stairwell", "gate", "parked cars"])
def test_before_and_after_are_photographs_of_one_place(scene: str) -> None:
    before, after = (painted(scene=scene, mended=mended) for mended in (False, True))
    changed = apart(before.reduce(40), after.reduce(40))
    assert (changed > 0.7) is (scene not in ALIKE)


def test_a_closer_look_shows_less_of_the_scene() -> None:
    wide, near = painted(scene="bins"), painted(scene="bins", closer=True)
    assert near.size == wide.size
    middle = wide.crop((348, 230, 963, 691)).resize(near.size)
    assert apart(middle, near) < apart(wide, near) / 2


def test_another_seed_is_another_place() -> None:
    assert apart(painted(), painted(seed=4)) > 5
