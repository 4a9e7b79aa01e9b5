from dataclasses import fields

import pytest

from views.printed.house_style import (
    A4_LANDSCAPE,
    INK,
    RULE_GREY,
    WHITE,
    HouseStyle,
    TextStyle,
    contrast,
    operands,
)


def styles_of(house: HouseStyle) -> dict[str, TextStyle]:
    return {field.name: getattr(house.type, field.name) for field in fields(house.type)}


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#141414", 18.4), ("#0B4A5E", 9.7), ("#767676", 4.5), ("#000000", 21), (WHITE, 1)]
)
def test_contrast_is_what_the_style_sheet_says(colour: str, ratio: float) -> None:
    assert contrast(colour, WHITE) == pytest.approx(ratio, abs=0.06)
    assert contrast(WHITE, colour) == contrast(colour, WHITE)


def test_a_dark_accent_colours_headings_and_labels() -> None:
    house = HouseStyle(accent="#0b4A5e")
    assert house.accent_is_dark
    assert house.type.section.colour == house.type.label.colour == "#0b4A5e"


def test_under_a_pale_accent_words_are_ink() -> None:
    house = HouseStyle(accent="#7FC8D6")
    assert not house.accent_is_dark
    assert {style.colour for style in styles_of(house).values()} <= {INK, WHITE}
    assert house.type.section.colour == INK


@pytest.mark.parametrize("large_print", [False, True])
def test_words_are_readable_in_colour_and_size(large_print: bool) -> None:
    house = HouseStyle(accent="#0B4A5E", large_print=large_print)
    for name, style in styles_of(house).items():
        ground = house.accent if style.colour == WHITE else WHITE
        assert contrast(style.colour, ground) >= 7, name
        assert style.size >= (16 if large_print else 12), name
        assert style.leading >= style.size, name
        assert style.colour != RULE_GREY


def test_body_text_is_14_and_18_points() -> None:
    assert HouseStyle(accent="#0B4A5E").type.body.size == 14
    assert HouseStyle(accent="#0B4A5E", large_print=True).type.body.size == 18


def test_large_print_has_no_margin_column() -> None:
    assert HouseStyle(accent="#0B4A5E").column == 78
    assert HouseStyle(accent="#0B4A5E", large_print=True).column == 0


def test_the_working_width_follows_the_paper() -> None:
    assert HouseStyle(accent="#0B4A5E").width == pytest.approx(496, abs=0.2)
    assert HouseStyle(accent="#0B4A5E", page_size=A4_LANDSCAPE).width == pytest.approx(743, abs=0.5)


@pytest.mark.parametrize("accent", ["", "petrol", "#0B4A5", "#0B4A5G", "0B4A5EE", "#0B4A5E; rg"])
def test_an_accent_that_is_no_colour_is_refused(accent: str) -> None:
    with pytest.raises(ValueError, match="#0B4A5E"):
        HouseStyle(accent=accent)


def test_colours_are_written_as_operands() -> None:
    assert operands("#FF0080") == "1 0 0.502"
