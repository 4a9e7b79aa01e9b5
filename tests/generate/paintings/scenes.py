"""How each scene of the sample's photographs is painted, and how a picture of it is taken."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from desktop.demonstration.photographs import Picture
from tests.generate.paintings import scenes_entrances as entrances
from tests.generate.paintings import scenes_green as green
from tests.generate.paintings import scenes_paving as paving
from tests.generate.paintings import scenes_stairs as stairs
from tests.generate.paintings import scenes_walls as walls
from tests.generate.paintings.film import developed, jpeg
from tests.generate.paintings.scenes_handrail import handrail
from tests.generate.paintings.shot import Shot

_CLOSER = 0.6  # the share of the view that a closer look takes in


@dataclass(frozen=True, slots=True)
class Painting:
    """How a scene is painted, and where in it its subject is."""

    paint: Callable[[Shot], Image.Image]
    subject: tuple[float, float] = (0.5, 0.56)


PAINTINGS = {
    "bins": Painting(walls.bins, (0.64, 0.6)),
    "garage wall": Painting(walls.garage_wall, (0.46, 0.42)),
    "cycle store": Painting(walls.cycle_store),
    "notice board": Painting(entrances.notice_board),
    "front door": Painting(entrances.front_door, (0.5, 0.42)),
    "stairwell": Painting(stairs.stairwell, (0.52, 0.36)),
    "landing light": Painting(stairs.landing_light, (0.49, 0.5)),
    "handrail": Painting(handrail, (0.56, 0.34)),
    "gate": Painting(green.gate),
    "path": Painting(paving.wet_path, (0.44, 0.7)),
    "flower bed": Painting(green.flower_bed),
    "slab": Painting(paving.slab, (0.42, 0.6)),
    "hedge": Painting(green.hedge),
    "gully": Painting(paving.gully, (0.48, 0.5)),
    "parked cars": Painting(green.parked_cars, (0.5, 0.66)),
}


def painted_photograph(picture: Picture, turned: int) -> bytes:
    """The picture as a JPEG from a phone held that way, 1024 by 768 pixels; the same for the same wish."""
    painted = _painted(
        Shot(seed=picture.seed, mended=picture.mended, portrait=picture.portrait), picture.scene
    )
    if picture.closer:
        painted = painted.crop(_around(PAINTINGS[picture.scene].subject, painted.size))
    return jpeg(developed(painted, picture.seed * 2 + picture.closer), turned)


@lru_cache(maxsize=2)
def _painted(shot: Shot, scene: str) -> Image.Image:
    """The scene on its canvas, kept for the closer look that often follows."""
    return PAINTINGS[scene].paint(shot)


def _around(subject: tuple[float, float], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part of a view that a closer look at its subject takes in."""
    wide, high = round(size[0] * _CLOSER), round(size[1] * _CLOSER)
    left = min(size[0] - wide, max(0, round(size[0] * subject[0] - wide / 2)))
    top = min(size[1] - high, max(0, round(size[1] * subject[1] - high / 2)))
    return (left, top, left + wide, top + high)
