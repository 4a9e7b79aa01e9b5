"""The embedded fonts: everything drawn is in them, and every code is read back as what went in."""

from typing import Any

import pytest
import uharfbuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from models.writing import families
from tests.views.printed.papers import house, read
from tests.views.printed.reading import ReadPdf, to_unicode
from views.printed import faces
from views.printed.faces import Component, Face, TypeCase
from views.printed.flowables import prose
from views.printed.wording import wording


def paper_of(*texts: str, weight: Any = None) -> ReadPdf:
    style = house()
    return read(style, *(prose(style, wording(text, weight), style.type.body) for text in texts))


def opened(font: Any) -> Any:
    """The font file inside a PDF, opened by HarfBuzz."""
    data = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))


def widths_of(font: Any) -> list[float]:
    first, widths = font.DescendantFonts[0].W
    assert int(first) == 1
    return [float(width) for width in widths]


def glyph_numbers(font: Any) -> list[int]:
    places = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
    return [int.from_bytes(places[at : at + 2], "big") for at in range(2, len(places), 2)]


SCRIPTS = {
    "Latin": "Grębowiec office",
    "Greek and Cyrillic": "Μηλιά Шевченко",
    "Arabic": "المهندسة لورين سلام نورجہاں",
    "Hebrew": "שָׁלוֹם יוסף",
    "Indic": "श्रेष्ठ সুরভি ஸ்ரீ ਢਿੱਲੋਂ",
    "South-East Asian": "พีระเพ็ญกุล နေမျိုး ខ្មែរ ສະບາຍ",
    "East Asian": "鄭國榮 田中 직인 박재현",
    "Ethiopic, Georgian, Armenian": "ገብረሚካኤል ჭკადუა Քրիստինե",
    "emoji and signs": "👍🏽 ☎ ∑ ℃",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_font_is_embedded_cut_down_and_nothing_is_missing(text: str) -> None:
    paper = paper_of(text)
    for font in paper.fonts():
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert font.Subtype == "/Type0"
        assert str(font.BaseFont)[7] == "+"
        assert font.BaseFont == descriptor.FontName
        assert len(descriptor.FontFile2.read_bytes()) < 40_000
        assert 0 not in glyph_numbers(font)


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_widths_and_glyphs_of_the_file_are_those_the_page_counts_with(text: str) -> None:
    paper = paper_of(text)
    for font in paper.fonts():
        inside = opened(font)
        for number, width in zip(glyph_numbers(font), widths_of(font), strict=True):
            assert inside.get_glyph_h_advance(number) * 1000 / inside.face.upem == pytest.approx(width)


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_a_piece_of_several_glyphs_covers_what_its_glyphs_cover(text: str) -> None:
    style = house()
    paper = read(style, prose(style, wording(text), style.type.body))
    for face, font in zip(style.compositor.case.used(), _in_order(paper), strict=True):
        inside = opened(font)
        for piece, number in zip(face.pieces, glyph_numbers(font), strict=True):
            wanted = [_box(face, part) for part in piece.components]
            seen = inside.get_glyph_extents(number)
            if wanted and seen.width:
                assert seen.x_bearing == min(box[0] for box in wanted)
                assert seen.x_bearing + seen.width == max(box[1] for box in wanted)


def _in_order(paper: ReadPdf) -> list[Any]:
    fonts = dict(paper.pdf.pages[0].Resources.Font)
    return [fonts[name] for name in sorted(fonts, key=lambda name: int(name[2:]))]


def _box(face: Face, part: Component) -> tuple[int, int]:
    seen = face.font.get_glyph_extents(part.glyph)
    left = seen.x_bearing + part.across
    return left, left + seen.width


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_code_has_its_characters(text: str) -> None:
    paper = paper_of(text)
    for font in paper.fonts():
        table = to_unicode(font)
        assert sorted(table) == list(range(1, len(widths_of(font)) + 1))
        assert all(table.values())


def test_what_no_font_draws_is_shown_by_a_sign_and_read_as_itself() -> None:
    paper = paper_of("ring ߒߞߏ now")
    assert paper.document.text == "ring ߒߞߏ now"
    assert 0 not in [number for font in paper.fonts() for number in glyph_numbers(font)]


def test_a_glyph_that_a_font_lacks_is_never_drawn() -> None:
    face = TypeCase().house("regular")
    face.shape("ߒ")
    assert face.pieces[-1].components == ()


def test_a_large_subset_is_read_back_like_a_small_one() -> None:
    ideographs = "".join(map(chr, range(0x4E00, 0x4E00 + 1500)))
    paper = paper_of(ideographs)
    assert paper.document.text == ideographs
    for font in paper.fonts():
        inside, table = opened(font), to_unicode(font)
        for code, number in enumerate(glyph_numbers(font), 1):
            assert bool(inside.get_glyph_extents(number).width) == (table[code] != " ")


def test_right_to_left_marks_that_change_places_with_parts_of_their_letter_stay_with_it() -> None:
    face = TypeCase().face("Noto Sans Hebrew", "regular")
    face.shape("\ufb2f\u05b7", right_to_left=True)
    assert [piece.text for piece in face.pieces[1:]] == ["\ufb2f\u05b7"]


def test_the_same_words_give_the_same_bytes() -> None:
    assert paper_of("Siân نورجہاں").data == paper_of("Siân نورجہاں").data


def test_a_font_that_has_run_out_of_codes_shows_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_MOST_CODES", 3)
    assert TypeCase().house("regular").shape("nnnhmn").codes == "000200020002000300010002"


def test_every_bundled_family_can_be_embedded() -> None:
    paper = paper_of(*("".join(sorted(family.covers)[200:260]) for family in families()), weight="bold")
    assert len(paper.fonts()) >= 20


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_read_back(typed: str) -> None:
    words = wording(typed)
    paper = paper_of(typed or " ")
    read_back = paper.document.text.replace("\u00ad", "")
    assert read_back.split() == words.text.split()
    assert 0 not in [number for font in paper.fonts() for number in glyph_numbers(font)]
