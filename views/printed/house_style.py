"""The house style of everything printed: paper, colours, type and spacing, in standard and in large print.

Large print is a second edition, not an enlargement: labels stand above the text and tables become blocks.
"""

from dataclasses import dataclass, replace
from functools import cache

from views.printed.compositor import Compositor
from views.printed.faces import Weight
from views.printed.structure import Role

A4 = (595.28, 841.89)
A4_LANDSCAPE = (A4[1], A4[0])
MARGIN_LEFT = 56.7
MARGIN_RIGHT = 42.5
MARGIN_TOP = 36.0
MARGIN_BOTTOM = 42.5
BETWEEN = 9.0
"""The space right of a table cell and of a margin label, in points."""

INK = "#141414"
RULE_GREY = "#767676"
WHITE = "#FFFFFF"
LEAST_CONTRAST = 7.0
"""What an accent must reach on white before words are printed in it (WCAG 2.2, 1.4.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a paragraph is set, in points. ``role`` None makes it content of the table cell it stands in."""

    size: float
    leading: float
    weight: Weight = "regular"
    colour: str = INK
    before: float = 0.0
    after: float = 0.0
    role: Role | None = "P"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The text styles of one edition."""

    title: TextStyle
    long_title: TextStyle
    key_fact: TextStyle
    section: TextStyle
    item: TextStyle
    body: TextStyle
    note: TextStyle
    cell: TextStyle
    label: TextStyle
    big_number: TextStyle
    count: TextStyle
    item_number: TextStyle
    bar: TextStyle
    small: TextStyle
    band_name: TextStyle
    band_kind: TextStyle


@cache
def operands(colour: str) -> str:
    """A colour such as "#0B4A5E" as the operands of a page operator."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))


def contrast(one: str, other: str) -> float:
    """How far apart two colours are in lightness, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class HouseStyle:
    """One document's style: its edition, the landlord's accent, its paper, and the faces it uses.

    An accent paler than seven to one on white is used for the band's edge only and its words print in ink.
    Raises ``ValueError`` for an accent that is no colour such as "#0B4A5E".
    """

    def __init__(
        self, *, accent: str, large_print: bool = False, page_size: tuple[float, float] = A4
    ) -> None:
        self.accent = _checked(accent)
        self.large_print = large_print
        self.page_size = page_size
        self.compositor = Compositor()
        self.accent_is_dark = contrast(self.accent, WHITE) >= LEAST_CONTRAST
        self.strong = self.accent if self.accent_is_dark else INK
        self.type = _large(self.strong) if large_print else _standard(self.strong)

    @property
    def width(self) -> float:
        """The working width between the margins, in points."""
        return self.page_size[0] - MARGIN_LEFT - MARGIN_RIGHT

    @property
    def column(self) -> float:
        """The margin column that labels hang in; none in large print."""
        return 0.0 if self.large_print else 78.0

    @property
    def band(self) -> float:
        """The height of the band with the landlord's name."""
        return 40.0 if self.large_print else 32.0


def _checked(accent: str) -> str:
    if (
        len(accent) == 7
        and accent[0] == "#"
        and all(digit in "0123456789abcdefABCDEF" for digit in accent[1:])
    ):
        return accent
    raise ValueError(f"An accent is written like #0B4A5E, not {accent[:20]!r}.")


def _standard(strong: str) -> Type:
    body = TextStyle(size=14, leading=20, after=7)
    cell = TextStyle(size=13, leading=16.6)
    return Type(
        title=TextStyle(size=34, leading=37, weight="extrabold", after=12, role="H1", keep_with_next=True),
        long_title=TextStyle(
            size=30, leading=33, weight="extrabold", after=12, role="H1", keep_with_next=True
        ),
        key_fact=TextStyle(size=17, leading=23, weight="bold", after=3),
        section=_section(19, 24, strong),
        item=TextStyle(size=15.5, leading=20, weight="bold", role="H3", after=2, keep_with_next=True),
        body=body,
        note=replace(cell, after=0, role="P"),
        cell=cell,
        label=TextStyle(size=13, leading=17, weight="bold", colour=strong),
        big_number=TextStyle(size=24, leading=24, weight="extrabold"),
        count=TextStyle(size=28, leading=28, weight="extrabold"),
        item_number=TextStyle(size=20, leading=20, weight="extrabold", colour=strong),
        bar=TextStyle(size=14.5, leading=17, weight="extrabold", colour=WHITE, role=None),
        small=TextStyle(size=12, leading=16),
        band_name=TextStyle(size=16.5, leading=20, weight="bold", colour=WHITE),
        band_kind=TextStyle(size=14, leading=20, weight="medium", colour=WHITE),
    )


def _large(strong: str) -> Type:
    body = TextStyle(size=18, leading=26, after=7)
    title = TextStyle(size=40, leading=44, weight="extrabold", after=12, role="H1", keep_with_next=True)
    label = TextStyle(size=16, leading=23, weight="bold", colour=strong)
    return Type(
        title=title,
        long_title=title,
        key_fact=TextStyle(size=22, leading=29, weight="bold", after=6),
        section=_section(25, 31, strong),
        item=TextStyle(size=20, leading=27, weight="bold", role="H3", keep_with_next=True),
        body=body,
        note=replace(body, after=0),
        cell=body,
        label=label,
        big_number=TextStyle(size=24, leading=29, weight="extrabold"),
        count=TextStyle(size=28, leading=28, weight="extrabold"),
        item_number=TextStyle(size=20, leading=27, weight="bold"),
        bar=TextStyle(size=18, leading=22, weight="bold", colour=WHITE, role=None),
        small=TextStyle(size=16, leading=21),
        band_name=TextStyle(size=20, leading=24, weight="bold", colour=WHITE),
        band_kind=TextStyle(size=17, leading=24, weight="medium", colour=WHITE),
    )


def _section(size: float, leading: float, strong: str) -> TextStyle:
    return TextStyle(
        size=size, leading=leading, weight="extrabold", colour=strong,
        before=14, after=5, role="H2", keep_with_next=True,
    )  # fmt: skip
