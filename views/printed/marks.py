"""The drawn marks: how far something has got, whether time is short, whether a promise was kept.

The house font has no ticks, boxes or triangles, so they are paths, in ink. Discs say how far it has got,
triangles that time is short, the square says no. A mark never stands alone: the word beside it says the same.
"""

import math
from enum import StrEnum

from models.standing import Standing
from views.printed.house_style import INK, WHITE, operands

_CURVE = 0.5523
"""How far the handles of a quarter circle reach, as a share of the radius."""


class Mark(StrEnum):
    """What is drawn, named by its shape."""

    RING = "ring"
    HALF_RING = "half-filled ring"
    TICKED_RING = "ring with tick"
    TICKED_DISC = "disc with tick"
    CROSSED_SQUARE = "square with cross"
    TRIANGLE = "triangle"
    SOLID_TRIANGLE = "solid triangle"
    SQUARE = "solid square"


MARK_OF = {
    Standing.OVERDUE: Mark.SOLID_TRIANGLE,
    Standing.DUE_SOON: Mark.TRIANGLE,
    Standing.IN_HAND: Mark.HALF_RING,
    Standing.AGREED: Mark.RING,
    Standing.TO_CHECK: Mark.TICKED_RING,
    Standing.DONE: Mark.TICKED_DISC,
    Standing.WILL_NOT: Mark.CROSSED_SQUARE,
}
"""The mark of each answer to "where does it stand?"."""

PROMISE_MARK = {True: Mark.TICKED_DISC, False: Mark.SOLID_TRIANGLE, None: Mark.TRIANGLE}
"""The mark of a promise that was kept, was not kept, or stands at less than was promised."""


def mark_operators(mark: Mark, x: float, y: float, size: float) -> str:
    """The page operators of a mark whose box is ``size`` points wide and high, from its left bottom corner.

    Triangles are a little wider than their box, as the eye wants them.
    """
    return f"q {operands(INK)} rg {operands(INK)} RG 1 j {_DRAWN[mark](x + size / 2, y + size / 2, size)} Q"


def _ring(x: float, y: float, size: float) -> str:
    pen = size * 0.115
    return f"{pen:.2f} w {_circle(x, y, (size - pen) / 2)} S"


def _half_ring(x: float, y: float, size: float) -> str:
    radius = size / 2 - size * 0.06
    return f"{_ring(x, y, size)} {_half_circle(x, y, radius)} f"


def _ticked_ring(x: float, y: float, size: float) -> str:
    return f"{_ring(x, y, size)} {_tick(x, y, size, 0.105)}"


def _ticked_disc(x: float, y: float, size: float) -> str:
    return f"{_circle(x, y, size / 2)} f {operands(WHITE)} RG {_tick(x, y, size, 0.135)}"


def _tick(x: float, y: float, size: float, pen: float) -> str:
    return (
        f"{size * pen:.2f} w {x - 0.235 * size:.2f} {y - 0.015 * size:.2f} m "
        f"{x - 0.07 * size:.2f} {y - 0.19 * size:.2f} l {x + 0.225 * size:.2f} {y + 0.19 * size:.2f} l S"
    )


def _crossed_square(x: float, y: float, size: float) -> str:
    pen, side, arm = size * 0.115, size * 0.94, size * 0.19
    edge = (side - pen) / 2
    return (
        f"0 j {pen:.2f} w {x - edge:.2f} {y - edge:.2f} {2 * edge:.2f} {2 * edge:.2f} re S "
        f"{size * 0.13:.2f} w "
        f"{x - arm:.2f} {y - arm:.2f} m {x + arm:.2f} {y + arm:.2f} l "
        f"{x - arm:.2f} {y + arm:.2f} m {x + arm:.2f} {y - arm:.2f} l S"
    )


def _triangle(x: float, y: float, size: float) -> str:
    return f"{size * 0.105:.2f} w {_three_corners(x, y, size * 0.86)} s {_exclamation(x, y, size)}"


def _solid_triangle(x: float, y: float, size: float) -> str:
    return (
        f"{size * 0.105:.2f} w {_three_corners(x, y, size * 0.86)} b "
        f"{operands(WHITE)} RG {operands(WHITE)} rg {_exclamation(x, y, size)}"
    )


def _three_corners(x: float, y: float, height: float) -> str:
    half = height / math.sqrt(3) * 1.06
    bottom = y - height / 2
    return f"{x - half:.2f} {bottom:.2f} m {x + half:.2f} {bottom:.2f} l {x:.2f} {bottom + height:.2f} l"


def _exclamation(x: float, y: float, size: float) -> str:
    pen = size * 0.105
    return (
        f"{pen:.2f} w {x:.2f} {y + 0.17 * size:.2f} m {x:.2f} {y - 0.1 * size:.2f} l S "
        f"{_circle(x, y - 0.245 * size, pen * 0.6)} f"
    )


def _square(x: float, y: float, size: float) -> str:
    side = size * 0.7
    return f"{x - side / 2:.2f} {y - side / 2:.2f} {side:.2f} {side:.2f} re f"


def _circle(x: float, y: float, radius: float) -> str:
    reach = radius * _CURVE
    return (
        f"{x + radius:.2f} {y:.2f} m "
        f"{x + radius:.2f} {y + reach:.2f} {x + reach:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c "
        f"{_left_half(x, y, radius, reach)} "
        f"{x + reach:.2f} {y - radius:.2f} {x + radius:.2f} {y - reach:.2f} {x + radius:.2f} {y:.2f} c h"
    )


def _half_circle(x: float, y: float, radius: float) -> str:
    return f"{x:.2f} {y + radius:.2f} m {_left_half(x, y, radius, radius * _CURVE)} h"


def _left_half(x: float, y: float, radius: float, reach: float) -> str:
    """Two quarters of a circle, from its top round the left to its foot."""
    return (
        f"{x - reach:.2f} {y + radius:.2f} {x - radius:.2f} {y + reach:.2f} {x - radius:.2f} {y:.2f} c "
        f"{x - radius:.2f} {y - reach:.2f} {x - reach:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c"
    )


_DRAWN = {
    Mark.RING: _ring,
    Mark.HALF_RING: _half_ring,
    Mark.TICKED_RING: _ticked_ring,
    Mark.TICKED_DISC: _ticked_disc,
    Mark.CROSSED_SQUARE: _crossed_square,
    Mark.TRIANGLE: _triangle,
    Mark.SOLID_TRIANGLE: _solid_triangle,
    Mark.SQUARE: _square,
}
