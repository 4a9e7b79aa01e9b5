"""Everything that is left to chance in a simulation comes from its seed, identities too."""

import uuid
from dataclasses import dataclass, field
from random import Random

from models.ports import Clock

_LAST_BITS = (1 << 62) - 1


@dataclass(slots=True)
class SeededIds:
    """UUIDs of version 7 as ``TimeOrderedIds`` gives them, with the random part from a seed.

    ``given`` names each by its giver and its turn, so that two runs can be compared whatever the clocks said.
    """

    clock: Clock
    chance: Random
    giver: str
    given: dict[str, str]
    _last: int = field(default=0, init=False)

    def new(self) -> str:
        """A new identity, above those this giver gave before."""
        stamp = int(self.clock.now().timestamp() * 1000) & ((1 << 48) - 1)
        number = stamp << 80 | 0x7 << 76 | 0b10 << 62
        number |= self.chance.getrandbits(12) << 64 | self.chance.getrandbits(61)
        self._last = max(number, self._last + 1)
        identity = str(uuid.UUID(int=self._last))
        self.given[identity] = f"{self.giver}-{len(self.given)}"
        return identity
