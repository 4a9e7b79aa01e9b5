"""The photographs of the sample landlord: which there are, what each shows, and the file a phone wrote.

The pixels lie in ``resources/sample/photographs``; what the phone knew is put in when they are taken.
"""

from dataclasses import dataclass

import resources
from desktop.demonstration.film import Moment, remembering


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a scene shows in words, for those who cannot see it: as found, and as put right."""

    found: str
    mended: str


SCENES = {
    "bins": Scene(
        found="Two large bins against a brick wall with a mattress, bags and a box dumped beside them.",
        mended="Two large bins against a brick wall, with clear ground beside them.",
    ),
    "garage wall": Scene(
        found="The brick end wall of the garages with a large scrawl of spray paint.",
        mended="The brick end wall of the garages, cleaned.",
    ),
    "cycle store": Scene(
        found="Grey double doors of the cycle store, sprayed with paint.",
        mended="The cycle store doors, newly painted green.",
    ),
    "notice board": Scene(
        found="A notice board with old papers, some of them torn and crooked.",
        mended="A notice board with six new papers, neatly pinned.",
    ),
    "front door": Scene(
        found="The main door of a block; the round light above it is smashed.",
        mended="The main door of a block with its light on.",
    ),
    "stairwell": Scene(
        found="A dark stairwell; a broken light hangs from the ceiling by its wire.",
        mended="A stairwell with its ceiling light on.",
    ),
    "landing light": Scene(
        found="A round wall light with a cracked cover and water in it; brown stains run down the wall.",
        mended="A round wall light, lit.",
    ),
    "handrail": Scene(
        found="A handrail on a stair wall; one length has come off its bracket and hangs down.",
        mended="A handrail fixed to the stair wall along its whole length.",
    ),
    "gate": Scene(
        found="A metal gate off its hinge, leaning in the gap between railings in front of flats.",
        mended="A metal gate hung and shut between railings in front of flats.",
    ),
    "path": Scene(
        found="A paved path with a wide pool of standing water across it.",
        mended="A paved path across a lawn, dry.",
    ),
    "flower bed": Scene(
        found="A raised timber bed of bare earth with a few weeds.",
        mended="A raised timber bed full of flowers on a lawn in front of flats.",
    ),
    "slab": Scene(
        found="A cracked paving slab standing higher than its neighbours, with grass around it.",
        mended="A paved path with a newly laid slab, level with the others.",
    ),
    "hedge": Scene(
        found="A hedge grown over half the width of a path.",
        mended="A hedge cut back to the edge of a path.",
    ),
    "gully": Scene(
        found="A road gully under a pool of water and fallen leaves.",
        mended="A road gully by the kerb, clear and dry.",
    ),
    "parked cars": Scene(
        found="Two cars parked half on the grass in front of flats.",
        mended="Two cars parked half on the grass in front of flats.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Which picture is wanted: the scene's name, which place of the kind, and how it was taken."""

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


PASTED = Picture(scene="landing light", seed=9)
"""What the demonstration pastes into a finding on its way."""


def photograph(picture: Picture, moment: Moment) -> bytes:
    """The picture as a JPEG from a phone, 1024 by 768 pixels; the same for the same wish.

    Raises ``FileNotFoundError`` for a picture that nobody took.
    """
    return remembering(resources.path(file_of(picture, moment.turned)).read_bytes(), moment)


def file_of(picture: Picture, turned: int) -> str:
    """Where its pixels are kept, as they lie when the phone is ``turned`` so; a name below ``resources``."""
    ways = {
        "mended": picture.mended,
        "closer": picture.closer,
        "portrait": picture.portrait,
        f"turned-{turned}": turned != 1,
    }
    parts = [picture.scene.replace(" ", "-"), str(picture.seed), *(way for way, so in ways.items() if so)]
    return f"sample/photographs/{'-'.join(parts)}.jpg"
