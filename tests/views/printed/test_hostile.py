"""Texts that people or programs might put into a record: none stops a paper or gets anything done."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.views.printed.papers import COLUMNS, MADE, WIDTHS, action_row, house, pdf_of
from tests.views.printed.reading import ReadPdf
from views.printed.catalogue import About
from views.printed.flowables import bullets, fact, marked, prose
from views.printed.marks import Mark
from views.printed.photos import Photo
from views.printed.tables import house_table
from views.printed.wording import TEXT_LIMIT, wording

HOSTILE = {
    "unclosed tags": "<b>bold <i><para><font color='red'>" * 3,
    "a local file": "<img src='/etc/passwd'/> <img src=\"file:///c:/windows/win.ini\">",
    "a script": "<a href=\"javascript:alert(1)\">here</a> <link href='x'/>",
    "code in a colour": "<para><font color=\"[[[getattr(pow, Word('__globals__'))]]]\">",
    "entities": "&lt; &amp; &#0; &#x202e; &nosuch;",
    "pdf operators": ") Tj ET Q EMC endstream endobj /JS (app.alert(1)) <</S/JavaScript>>",
    "a word of 200,000 letters": "W" * 200_000,
    "200,000 figures and hyphens": "01-" * 66_667,
    "200,000 Arabic letters": "ب" * 200_000,
    "200,000 ideographs": "武" * 200_000,
    "200,000 stacked marks": "a" + "\u0301" * 200_000,
    "mark storms": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324" * 400,
    "an endless family": "👨\u200d" * 4000,
    "letters no font has": "ߒ" * 3000,
    "controls": "".join(map(chr, range(0xA0))) * 20,
    "half characters": "a\ud800b\udfff" * 500,
    "direction overrides": "invoice\u202efdp.exe\u2066\u2067\u200f" * 50,
    "only blanks": " \u00a0\u3000\t" * 9000,
    "only line ends": "\n\r\u2028" * 9000,
    "blanks that do not break": "a\u00a0" * 20_000,
    "an address": "someone@" + "very.long.name." * 500 + "example",
    "both directions": ("שלום 12 (abc) " * 20 + "Flat 3, ") * 20,
    "unassigned right to left": "\U0001e8d0\u08ff\U00010fff" * 100 + "\u05ff",
}


def paper_with(text: str, *, large_print: bool) -> ReadPdf:
    """A paper where the text stands wherever somebody's text may stand."""
    style = house(large_print=large_print)
    story = [
        prose(style, wording(text, limit=300), style.type.title),
        fact(style, text, wording(text)),
        marked(style, Mark.RING, wording(text, "bold", limit=500)),
        *bullets(style, [wording(text, limit=500)], style.type.body),
        Photo(b"", text, style),
        house_table(style, COLUMNS, [action_row(style, 1, text[:900])], WIDTHS, bar=text),
    ]
    return ReadPdf(pdf_of(style, story, About(title=text, author=text, made=MADE)))


@pytest.mark.parametrize("large_print", [False, True], ids=["standard", "large print"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_stops_a_paper_or_does_anything(text: str, large_print: bool) -> None:
    paper = paper_with(text, large_print=large_print)
    assert paper.unmarked() == []
    for entry in ("/JS", "/JavaScript", "/URI", "/Launch", "/EmbeddedFile", "/AA", "/OpenAction"):
        assert not any(entry in dict(each) for each in paper.pdf.objects if hasattr(each, "keys"))
    assert not any("/Annots" in page for page in paper.pdf.pages)
    assert paper.document.all("TH")


def test_what_is_too_long_is_printed_in_part_and_says_so() -> None:
    paper = paper_with("word " * 60_000, large_print=False)
    said = paper.document.all("P")[0].text.strip()
    assert said.endswith("… (shortened)")
    assert len(said) < TEXT_LIMIT + 200


def test_tags_are_printed_as_they_were_typed() -> None:
    style = house()
    text = "<b>bold <img src='/etc/passwd'> &amp; </para>"
    paper = ReadPdf(pdf_of(style, [prose(style, wording(text), style.type.body)]))
    assert paper.document.text == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120), st.booleans())
def test_any_text_anywhere_makes_a_paper(text: str, large_print: bool) -> None:
    assert paper_with(text, large_print=large_print).unmarked() == []


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_make_a_photograph_or_words(data: bytes) -> None:
    style = house()
    paper = ReadPdf(pdf_of(style, [Photo(data, "a slab", style)]))
    assert paper.document.outline() in (["P"], ["Figure"])


def test_heads_that_are_empty_still_head_their_columns() -> None:
    style = house()
    paper = ReadPdf(pdf_of(style, [house_table(style, [""] * 4, [action_row(style, 1)], WIDTHS)]))
    assert [node.scope for node in paper.document.all("TH")] == ["Column"] * len(COLUMNS) + ["Row"]
