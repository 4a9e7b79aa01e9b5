"""Perspective, light and shade: what is put on the stage shows where it would be seen."""

import pytest
from PIL import Image

from tests.generate.paintings.light import Daylight, Indoors, Lamp
from tests.generate.paintings.space import Camera, Vector, length, lying, unit, upright
from tests.generate.paintings.stage import Stage

SIZE = (320, 240)
CAMERA = Camera(eye=Vector(0, -4, 1.5), looks_at=Vector(0, 0, 1.5), size=SIZE)
RED = Image.new("RGB", (64, 64), (200, 30, 30))


def bright(_point: Vector, _facing: Vector) -> tuple[float, float, float]:
    return (1.0, 1.0, 1.0)


def a_stage() -> Stage:
    return Stage(Image.new("RGB", SIZE, (0, 0, 0)), CAMERA, bright)


def painted(stage: Stage) -> tuple[int, int, int, int] | None:
    return stage.canvas.convert("L").point(lambda level: 255 if level > 20 else 0).getbbox()


def test_what_the_camera_looks_at_is_in_the_middle() -> None:
    assert CAMERA.pixel(Vector(0, 0, 1.5)) == (160, 120)
    right, above = CAMERA.pixel(Vector(1, 0, 1.5)), CAMERA.pixel(Vector(0, 0, 2.5))
    assert right.x > 160
    assert right.y == 120
    assert above.y < 120


def test_twice_as_far_is_half_as_large() -> None:
    near, far = a_stage(), a_stage()
    near.wall(RED, -0.5, 0.5, 1, 2, at=0)
    far.wall(RED, -0.5, 0.5, 1, 2, at=4)
    widths = [box[2] - box[0] for stage in (near, far) if (box := painted(stage))]
    assert widths[0] == pytest.approx(CAMERA.focal / 4, abs=3)
    assert widths[1] == pytest.approx(widths[0] / 2, abs=3)


def test_the_ground_ends_below_the_horizon() -> None:
    stage = a_stage()
    stage.floor(Image.new("RGB", (900, 900), (90, 90, 90)), -20, 20, -10, 30)
    box = painted(stage)
    assert box is not None
    assert box[1] > 120
    assert box[3] == 240


@pytest.mark.parametrize(
    "put",
    [
        lambda stage: stage.wall(RED, -1, 1, 0, 1, at=-6),
        lambda stage: stage.wall(RED, 90, 91, 0, 1, at=0),
        lambda stage: stage.shade(upright(-1, 1, 0, 1, at=-6), 0.5, 0.1),
    ],
    ids=["behind", "aside", "a shadow behind"],
)
def test_what_cannot_be_seen_paints_nothing(put: object) -> None:
    stage = a_stage()
    put(stage)  # type: ignore[operator]  # each of them is a function of a stage
    assert painted(stage) is None


def test_a_box_shows_the_sides_that_face_the_camera() -> None:
    green = Image.new("RGB", (64, 64), (30, 200, 30))
    low, high = a_stage(), a_stage()
    low.box(Vector(0, 0, 0), (1, 1, 1), RED, green)
    high.box(Vector(0, 0, 1), (1, 1, 1), RED, green)
    assert _has_green(low.canvas)
    assert not _has_green(high.canvas), "its lid is above the eye"


def _has_green(picture: Image.Image) -> bool:
    return any(green > 100 > red for _, (red, green, _blue) in picture.getcolors(100_000) or [])


def test_shade_darkens_and_glow_brightens() -> None:
    stage = Stage(Image.new("RGB", SIZE, (120, 120, 120)), CAMERA, bright)
    stage.shade(lying(-1, 1, -1, 1), 0.6, 0.05)
    assert stage.canvas.getextrema()[0][0] < 80
    stage.glow(Vector(0, 0, 1.5), 1.0, (255, 220, 160))
    assert stage.canvas.getpixel((160, 120)) > (200, 160, 140)


def test_daylight_falls_on_what_faces_up_and_lamps_on_what_is_near() -> None:
    sky = Daylight()
    up, down = sky(Vector(0, 0, 1), Vector(0, 0, 1)), sky(Vector(0, 0, 1), Vector(0, 0, -1))
    assert up > down
    assert sky(Vector(0, 0, 0.05), Vector(0, -1, 0)) < sky(Vector(0, 0, 2), Vector(0, -1, 0))
    room = Indoors(lamps=(Lamp(at=Vector(0, 0, 3), bright=1.0),))
    assert room(Vector(0, 0, 2), Vector(0, 0, 1)) > room(Vector(0, 0, 0), Vector(0, 0, 1))
    assert room(Vector(0, 0, 3), Vector(0, 0, 1)) > (0.1, 0.1, 0.1), "also right at the lamp"


def test_directions_are_a_metre_long() -> None:
    assert length(unit(Vector(3, 4, 12))) == pytest.approx(1)
