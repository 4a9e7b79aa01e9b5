"""What is asked of a scene: from which seed, on what canvas, and whether the thing has been put right."""

from dataclasses import dataclass
from random import Random

from PIL import Image

from tests.generate.paintings.space import Camera, Vector
from tests.generate.paintings.stage import Light, Stage

LANDSCAPE = (896, 672)
PORTRAIT = (672, 896)
_NOTHING = "#8c8f92"  # where nothing is painted, a hazy sky


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture to paint. The same seed shows the same place before and after."""

    seed: int
    mended: bool = False
    portrait: bool = False

    def brush(self, purpose: str) -> Random:
        """Irregularities for one purpose, so that clutter cleared away does not change the wall behind it."""
        return Random(f"{self.seed} {purpose}")

    @property
    def variant(self) -> int:
        """Which of the shared walls and grounds this place has."""
        return self.seed % 3

    def stage(self, eye: Vector, looks_at: Vector, light: Light) -> Stage:
        """An empty stage seen from about there: nobody holds a phone quite level, or twice alike."""
        sway = self.brush("hand")
        eye = Vector(
            eye.x + sway.uniform(-0.22, 0.22),
            eye.y + sway.uniform(-0.15, 0.1),
            eye.z + sway.uniform(-0.06, 0.06),
        )
        size = PORTRAIT if self.portrait else LANDSCAPE
        camera = Camera(eye=eye, looks_at=looks_at, size=size, tilt=sway.uniform(-0.018, 0.018))
        return Stage(Image.new("RGB", size, _NOTHING), camera, light)
