"""How fast the line is, and so how much goes in one request: about what goes in two seconds."""

AT_ONCE = 8
"""How many requests with full photos travel at the same time."""
FIRST_PIECE, SMALLEST_PIECE, LARGEST_PIECE = 1 << 20, 128 << 10, 4 << 20
LARGEST_PARCEL = 1 << 20
SECONDS_A_PIECE = 2.0
_TELLING = 64 << 10
"""Fewer bytes than this say how far away the office is, and not how fast the line."""


class Pace:
    """``piece`` bytes of a photo go in one request.

    Whole photos go together up to ``parcel`` bytes: none do until a line has shown that it is fast, as what
    goes together does not go on where it was cut off.
    """

    def __init__(self) -> None:
        self.piece = FIRST_PIECE
        self.parcel = 0

    def took(self, size: int, seconds: float) -> None:
        """The largest of the requests that travelled together had so many bytes, and they took so long."""
        if size < _TELLING or seconds <= 0:
            return
        wanted = int(size / seconds * SECONDS_A_PIECE)
        self.piece = min(LARGEST_PIECE, max(SMALLEST_PIECE, wanted))
        self.parcel = min(LARGEST_PARCEL, wanted)
