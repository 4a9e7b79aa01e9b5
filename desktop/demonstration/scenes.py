"""The photographs of the sample landlord: each scene by its name, as found and as put right."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from desktop.demonstration import scenes_entrances as entrances
from desktop.demonstration import scenes_green as green
from desktop.demonstration import scenes_paving as paving
from desktop.demonstration import scenes_stairs as stairs
from desktop.demonstration import scenes_walls as walls
from desktop.demonstration.film import Moment, developed, jpeg
from desktop.demonstration.scenes_handrail import handrail
from desktop.demonstration.shot import Shot

_CLOSER = 0.6  # the share of the view that a closer look takes in


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """How a scene is painted, what it shows in words for those who cannot see it, where its subject is."""

    paint: Callable[[Shot], Image.Image]
    found: str
    mended: str
    subject: tuple[float, float] = (0.5, 0.56)


SCENES = {
    "bins": Scene(
        paint=walls.bins,
        found="Two large bins against a brick wall with a mattress, bags and a box dumped beside them.",
        mended="Two large bins against a brick wall, with clear ground beside them.",
        subject=(0.64, 0.6),
    ),
    "garage wall": Scene(
        paint=walls.garage_wall,
        found="The brick end wall of the garages with a large scrawl of spray paint.",
        mended="The brick end wall of the garages, cleaned.",
        subject=(0.46, 0.42),
    ),
    "cycle store": Scene(
        paint=walls.cycle_store,
        found="Grey double doors of the cycle store, sprayed with paint.",
        mended="The cycle store doors, newly painted green.",
    ),
    "notice board": Scene(
        paint=entrances.notice_board,
        found="A notice board with old papers, some of them torn and crooked.",
        mended="A notice board with six new papers, neatly pinned.",
    ),
    "front door": Scene(
        paint=entrances.front_door,
        found="The main door of a block; the round light above it is smashed.",
        mended="The main door of a block with its light on.",
        subject=(0.5, 0.42),
    ),
    "stairwell": Scene(
        paint=stairs.stairwell,
        found="A dark stairwell; a broken light hangs from the ceiling by its wire.",
        mended="A stairwell with its ceiling light on.",
        subject=(0.52, 0.36),
    ),
    "landing light": Scene(
        paint=stairs.landing_light,
        found="A round wall light with a cracked cover and water in it; brown stains run down the wall.",
        mended="A round wall light, lit.",
        subject=(0.49, 0.5),
    ),
    "handrail": Scene(
        paint=handrail,
        found="A handrail on a stair wall; one length has come off its bracket and hangs down.",
        mended="A handrail fixed to the stair wall along its whole length.",
        subject=(0.56, 0.34),
    ),
    "gate": Scene(
        paint=green.gate,
        found="A metal gate off its hinge, leaning in the gap between railings in front of flats.",
        mended="A metal gate hung and shut between railings in front of flats.",
    ),
    "path": Scene(
        paint=paving.wet_path,
        found="A paved path with a wide pool of standing water across it.",
        mended="A paved path across a lawn, dry.",
        subject=(0.44, 0.7),
    ),
    "flower bed": Scene(
        paint=green.flower_bed,
        found="A raised timber bed of bare earth with a few weeds.",
        mended="A raised timber bed full of flowers on a lawn in front of flats.",
    ),
    "slab": Scene(
        paint=paving.slab,
        found="A cracked paving slab standing higher than its neighbours, with grass around it.",
        mended="A paved path with a newly laid slab, level with the others.",
        subject=(0.42, 0.6),
    ),
    "hedge": Scene(
        paint=green.hedge,
        found="A hedge grown over half the width of a path.",
        mended="A hedge cut back to the edge of a path.",
    ),
    "gully": Scene(
        paint=paving.gully,
        found="A road gully under a pool of water and fallen leaves.",
        mended="A road gully by the kerb, clear and dry.",
        subject=(0.48, 0.5),
    ),
    "parked cars": Scene(
        paint=green.parked_cars,
        found="Two cars parked half on the grass in front of flats.",
        mended="Two cars parked half on the grass in front of flats.",
        subject=(0.5, 0.66),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Which picture is wanted: the scene's name, a seed, and how it was taken."""

    scene: str
    seed: int
    mended: bool = False
    portrait: bool = False
    closer: bool = False

    @property
    def words(self) -> str:
        """What it shows."""
        scene = SCENES[self.scene]
        return scene.mended if self.mended else scene.found


def photograph(picture: Picture, moment: Moment) -> bytes:
    """The picture as a JPEG from a phone, 1024 by 768 pixels; the same for the same wish."""
    painted = _painted(
        Shot(seed=picture.seed, mended=picture.mended, portrait=picture.portrait), picture.scene
    )
    if picture.closer:
        painted = painted.crop(_around(SCENES[picture.scene].subject, painted.size))
    return jpeg(developed(painted, picture.seed * 2 + picture.closer), moment)


@lru_cache(maxsize=2)
def _painted(shot: Shot, scene: str) -> Image.Image:
    """The scene on its canvas, kept for the closer look that often follows."""
    return SCENES[scene].paint(shot)


def _around(subject: tuple[float, float], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part of a view that a closer look at its subject takes in."""
    wide, high = round(size[0] * _CLOSER), round(size[1] * _CLOSER)
    left = min(size[0] - wide, max(0, round(size[0] * subject[0] - wide / 2)))
    top = min(size[1] - high, max(0, round(size[1] * subject[1] - high / 2)))
    return (left, top, left + wide, top + high)
