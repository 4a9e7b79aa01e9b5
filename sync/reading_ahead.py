"""Pictures that go next, read and proved while the network is busy with those before them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from models.errors import WalkaboutError
from models.store.blobs import Blobs


class ReadingAhead:
    """Bytes at hand, each given once."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._at_hand: dict[str, bytes] = {}

    def steps(self, names: Sequence[str], room: int) -> Iterator[str]:
        """One picture a step, up to about ``room`` bytes; what cannot be read is told when it is its turn."""
        for name in names:
            if room <= 0:
                return
            with suppress(WalkaboutError):
                data = self._at_hand[name] = self.give(name)
                room -= len(data)
            yield name

    def put_back(self, name: str, data: bytes) -> None:
        """It was given, but does not go yet."""
        self._at_hand[name] = data

    def give(self, name: str) -> bytes:
        """The bytes of that name. Raises ``NotFound``, ``StoreDamaged`` and ``StoreTrouble``."""
        at_hand = self._at_hand.pop(name, None)
        return self._blobs.get(name) if at_hand is None else at_hand
