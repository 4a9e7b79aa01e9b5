"""Colours, type, space and sizes: read once from ``resources/tokens.json``, never written anywhere else.

A `Look` is one palette at one text factor. Everything that has a size asks it, so that text at 200 % makes
the whole screen twice as large instead of squeezing bigger words into the same boxes.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtGui import QColor, QFont

import resources
from views.look.fonts import fonts


class Type(StrEnum):
    """The only ways words are set on screen; sizes and weights are in the tokens file."""

    NUMBER = "number"
    GREETING = "greeting"
    PAGE_TITLE = "page_title"
    BAND_TITLE = "band_title"
    HEADLINE = "headline"
    GRADE = "grade"
    SECTION = "section"
    LARGE = "large"
    COUNT = "count"
    LABEL = "label"
    CHOICE = "choice"
    BODY = "body"
    SMALL_LABEL = "small_label"
    HINT = "hint"
    STATE = "state"
    BADGE = "badge"
    SECOND = "second"
    TAG = "tag"
    RAIL_CURRENT = "rail_current"
    RAIL = "rail"


class PaletteName(StrEnum):
    """The three palettes a person can have."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Tone(StrEnum):
    """What a colour says: time, safety, or nothing. Always with an icon and a word beside it."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    PLUM = "plum"
    PETROL = "petrol"
    QUIET = "quiet"


class Ink(StrEnum):
    """The colours words may have."""

    INK = "ink"
    INK2 = "ink2"
    BRAND = "brand_text"
    ON_BRAND = "on_brand"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    PLUM = "plum"
    RAIL = "rail_ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One palette's colours by token name; the design page says what each is for."""

    ground: QColor
    surface: QColor
    sunken: QColor
    ink: QColor
    ink2: QColor
    line: QColor
    edge: QColor
    brand: QColor
    brand2: QColor
    on_brand: QColor
    brand_text: QColor
    brand_soft: QColor
    rail: QColor
    rail_ink: QColor
    rail_sel: QColor
    rail_sel_ink: QColor
    rail_mark: QColor
    focus: QColor
    focus_in: QColor
    red: QColor
    red_soft: QColor
    amber: QColor
    amber_soft: QColor
    green: QColor
    green_soft: QColor
    plum: QColor
    plum_soft: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneColours:
    """The ink of a tone and the soft fill that ink stands on."""

    ink: QColor
    soft: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Toast:
    """The toast's colours and the photo tag's: the same in every palette."""

    ground: QColor
    ink: QColor
    action: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens file, read. Sizes are pixels at 100 %; motion is in milliseconds."""

    palettes: dict[str, Palette]
    toast: Toast
    type: dict[str, tuple[int, int]]
    radius: dict[str, int]
    target: dict[str, int]
    page: dict[str, float]
    motion: dict[str, int]


@cache
def tokens() -> Tokens:
    """The tokens, read once. Raises ``TypeError`` when a palette lacks a colour or has one too many."""
    told: dict[str, Any] = resources.json_of("tokens.json")
    return Tokens(
        palettes={name: Palette(**_colours(colours)) for name, colours in told["palettes"].items()},
        toast=Toast(**_colours(told["toast"])),
        type={name: (style["size"], style["weight"]) for name, style in told["type"].items()},
        radius=told["radius"],
        target=told["target"],
        page=told["page"],
        motion=told["motion"],
    )


def _colours(named: dict[str, str]) -> dict[str, QColor]:
    return {name: QColor(value) for name, value in named.items()}


@cache
def _font(families: tuple[str, ...], pixels: int, weight: int) -> QFont:
    font = QFont(families)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One palette at one text factor (1.0 to 2.0), and everything measured from the two."""

    palette: PaletteName = PaletteName.LIGHT
    text_factor: float = 1.0

    @property
    def colours(self) -> Palette:
        """The palette's colours."""
        return tokens().palettes[self.palette]

    @property
    def is_high_contrast(self) -> bool:
        """Whether soft fills need a border of their own and shadows go."""
        return self.palette is PaletteName.HIGH_CONTRAST

    def px(self, size: float) -> int:
        """A length given in pixels at 100 %, in whole pixels now; a line never thinner than one."""
        scaled = round(size * self.text_factor)
        return max(1, scaled) if size > 0 else scaled

    def effective(self, pixels: float) -> float:
        """How wide or tall this many pixels feel at 100 %: layouts decide by this, not by the screen."""
        return pixels / self.text_factor

    def radius(self, name: str) -> int:
        """A corner radius by token name, in pixels now."""
        return self.px(tokens().radius[name])

    def target(self, name: str) -> int:
        """The height of something to press by token name, in pixels now."""
        return self.px(tokens().target[name])

    def page(self, name: str) -> int:
        """A measure of the page by token name, in pixels now."""
        return self.px(tokens().page[name])

    def font(self, kind: Type) -> QFont:
        """The font for words of this kind; other scripts follow in the family list once met."""
        size, weight = tokens().type[kind]
        return QFont(_font(fonts.families(), self.px(size), weight))

    def ink(self, ink: Ink) -> QColor:
        """The colour for words."""
        colour: QColor = getattr(self.colours, ink)
        return colour

    def tone(self, tone: Tone) -> ToneColours:
        """The ink and soft fill of a tone."""
        colours = self.colours
        if tone is Tone.PETROL:
            return ToneColours(ink=colours.brand_text, soft=colours.brand_soft)
        if tone is Tone.QUIET:
            return ToneColours(ink=colours.ink2, soft=colours.sunken)
        return ToneColours(ink=getattr(colours, tone), soft=getattr(colours, f"{tone}_soft"))
