"""How much travels in one request follows how fast the line has shown itself to be."""

import pytest

from sync.pace import FIRST_PIECE, LARGEST_PARCEL, LARGEST_PIECE, SMALLEST_PIECE, Pace


def test_nothing_goes_together_before_the_line_has_shown_how_fast_it_is() -> None:
    pace = Pace()
    assert (pace.piece, pace.parcel) == (FIRST_PIECE, 0)


@pytest.mark.parametrize(
    ("size", "seconds", "piece", "parcel"),
    [
        (1 << 20, 0.1, LARGEST_PIECE, LARGEST_PARCEL),
        (1 << 20, 4.0, 512 << 10, 512 << 10),
        (128 << 10, 60.0, SMALLEST_PIECE, 4369),
    ],
)
def test_a_request_carries_what_goes_in_two_seconds(
    size: int, seconds: float, piece: int, parcel: int
) -> None:
    pace = Pace()
    pace.took(size, seconds)
    assert (pace.piece, pace.parcel) == (piece, parcel)


@pytest.mark.parametrize(("size", "seconds"), [(1_000, 0.1), (8 << 20, 0.0), (8 << 20, -5.0)])
def test_a_few_bytes_and_a_clock_that_was_put_back_say_nothing(size: int, seconds: float) -> None:
    pace = Pace()
    pace.took(size, seconds)
    assert (pace.piece, pace.parcel) == (FIRST_PIECE, 0)
