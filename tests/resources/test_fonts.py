"""The bundled fonts: what the table says is so, and paper and screen can both use every file."""

import json
from pathlib import Path

import pytest

import resources
from models.writing import families

ROOM = Path(resources.__file__).parent
FILES = sorted({file for family in families() for file in (family.regular, family.bold)})


def test_the_table_is_what_the_generator_yields() -> None:
    pytest.importorskip("fontTools", reason="fontTools, a development library, is not installed")
    from tests.generate import fonts_table

    assert fonts_table.TABLE.read_text(encoding="utf-8") == fonts_table.table()


def test_every_font_has_its_licence_and_nothing_lies_about() -> None:
    rows = json.loads((ROOM / "fonts.json").read_text(encoding="utf-8"))["families"]
    named = {row[key] for row in rows for key in ("regular", "bold", "licence")}
    for licence in {row["licence"] for row in rows}:
        assert "SIL Open Font License, Version 1.1" in resources.text(licence)
    present = {f"fonts/{file.name}" for file in (ROOM / "fonts").iterdir()}
    assert named <= present
    assert all("AtkinsonHyperlegibleNext-" in file for file in present - named)


def test_the_house_font_is_first_and_names_are_unique() -> None:
    names = [family.name for family in families()]
    assert names[0] == "Atkinson Hyperlegible Next"
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("file", FILES)
def test_a_font_is_static_truetype_under_its_own_name(file: str) -> None:
    library = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")
    names = {family.name for family in families() if file in (family.regular, family.bold)}
    with library.TTFont(resources.path(file), lazy=True) as font:
        assert "glyf" in font
        assert "fvar" not in font
        assert "CFF " not in font
        assert font["OS/2"].fsType == 0
        assert {font["name"].getBestFamilyName()} == names


@pytest.mark.parametrize("file", FILES)
def test_paper_can_embed_a_font(file: str) -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont("probe", str(resources.path(file)))
    (family,) = {family for family in families() if file in (family.regular, family.bold)}
    assert all(ord(character) in font.face.charToGlyph for character in family.covers)


def test_the_fonts_are_not_too_heavy_to_carry() -> None:
    assert sum(file.stat().st_size for file in (ROOM / "fonts").iterdir()) < 30_000_000
