"""The tokens: the contrast table of the design, recomputed, and the measures a look gives."""

from dataclasses import fields, replace

import pytest
from PySide6.QtGui import QColor, QFont

from views.look.tokens import Ink, Look, Palette, PaletteName, Tone, Type, tokens

TEXT, CONTROL = 4.5, 3.0

TEXT_PAIRS = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink", "brand_soft"),
    ("ink", "red_soft"),
    ("ink", "amber_soft"),
    ("ink", "green_soft"),
    ("ink", "plum_soft"),
    ("ink2", "ground"),
    ("ink2", "surface"),
    ("ink2", "sunken"),
    ("ink2", "brand_soft"),
    ("on_brand", "brand"),
    ("brand_text", "ground"),
    ("brand_text", "surface"),
    ("brand_text", "brand_soft"),
    ("rail_ink", "rail"),
    ("rail_sel_ink", "rail_sel"),
    *(
        (tone, ground)
        for tone in ("red", "amber", "green", "plum")
        for ground in (f"{tone}_soft", "surface", "ground")
    ),
)
CONTROL_PAIRS = (
    ("edge", "surface"),
    ("edge", "ground"),
    ("edge", "sunken"),
    ("brand", "ground"),
    ("brand", "surface"),
    ("rail_mark", "rail"),
    ("focus", "focus_in"),
    ("red", "ground"),
)
# The ratios the design page states, to one decimal place.
STATED = {
    "light": {
        ("ink", "ground"): 14.8,
        ("ink2", "sunken"): 6.3,
        ("red", "red_soft"): 6.5,
        ("edge", "surface"): 5.1,
    },
    "dark": {
        ("ink", "ground"): 15.6,
        ("ink2", "sunken"): 7.4,
        ("amber", "amber_soft"): 9.0,
        ("edge", "ground"): 6.1,
    },
    "high-contrast": {
        ("on_brand", "brand"): 16.5,
        ("green", "green_soft"): 14.9,
        ("focus", "focus_in"): 14.3,
    },
}


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ratio(palette: str, pair: tuple[str, str]) -> float:
    colours = tokens().palettes[palette]
    return contrast(getattr(colours, pair[0]), getattr(colours, pair[1]))


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_text_can_be_read(palette: str, pair: tuple[str, str]) -> None:
    assert ratio(palette, pair) >= TEXT


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize("pair", CONTROL_PAIRS, ids=" on ".join)
def test_controls_can_be_seen(palette: str, pair: tuple[str, str]) -> None:
    assert ratio(palette, pair) >= CONTROL


@pytest.mark.parametrize("palette", list(PaletteName))
def test_one_stroke_of_the_focus_ring_stands_out_from_every_ground(palette: str) -> None:
    colours = tokens().palettes[palette]
    for ground in (colours.ground, colours.surface, colours.rail, colours.brand_soft):
        assert max(contrast(colours.focus, ground), contrast(colours.focus_in, ground)) >= CONTROL


@pytest.mark.parametrize("palette", list(STATED))
def test_the_ratios_are_the_ones_the_design_states(palette: str) -> None:
    for pair, stated in STATED[palette].items():
        assert ratio(palette, pair) == pytest.approx(stated, abs=0.06)


def test_the_toast_can_be_read_in_every_palette() -> None:
    toast = tokens().toast
    assert contrast(toast.ink, toast.ground) == pytest.approx(18.7, abs=0.1)
    assert contrast(toast.action, toast.ground) == pytest.approx(11.8, abs=0.1)


def test_a_fault_in_the_colours_would_be_caught() -> None:
    pale = replace(tokens().palettes["light"], ink2=QColor("#9A9A9A"))
    assert contrast(pale.ink2, pale.sunken) < TEXT


def test_there_is_a_palette_of_every_name_and_a_size_for_every_kind_of_words() -> None:
    assert set(tokens().palettes) == set(PaletteName)
    assert set(tokens().type) == set(Type)
    assert {field.name for field in fields(Palette)} >= {ink.value for ink in Ink}


def test_no_words_are_smaller_than_fourteen_pixels_and_four_weights_do() -> None:
    assert min(size for size, _ in tokens().type.values()) >= 14
    assert {weight for _, weight in tokens().type.values()} <= {400, 500, 600, 700}


def test_everything_grows_by_the_text_factor() -> None:
    look = Look(text_factor=2.0)
    assert look.px(17) == 34
    assert look.radius("card") == 28
    assert look.target("minimum") == 88
    assert look.effective(1280) == 640
    assert look.font(Type.BODY).pixelSize() == 34


def test_a_line_is_never_thinner_than_a_pixel_and_nothing_stays_nothing() -> None:
    assert Look().px(0.4) == 1
    assert Look().px(0) == 0
    assert Look(text_factor=1.25).px(-4) == -5


def test_the_house_font_comes_first_with_its_weight() -> None:
    font = Look().font(Type.LABEL)
    assert font.families()[0] == "Atkinson Hyperlegible Next"
    assert font.weight() == QFont.Weight.DemiBold


def test_every_tone_has_its_ink_and_soft_fill() -> None:
    look = Look()
    assert look.tone(Tone.PETROL).ink == look.colours.brand_text
    assert look.tone(Tone.QUIET).soft == look.colours.sunken
    assert look.tone(Tone.PLUM).soft == look.colours.plum_soft
    assert look.ink(Ink.RED) == look.colours.red


def test_only_one_palette_is_high_contrast() -> None:
    assert [name for name in PaletteName if Look(palette=name).is_high_contrast] == [
        PaletteName.HIGH_CONTRAST
    ]
