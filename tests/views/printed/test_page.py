import pypdfium2
import pytest

from tests.views.printed.papers import ABOUT, house, read
from tests.views.printed.reading import ReadPdf
from views.printed.flowables import prose
from views.printed.house_style import HouseStyle
from views.printed.page import Furniture, Paper
from views.printed.wording import wording


def pages_of(furniture: Furniture, style: HouseStyle, pages: int = 1) -> ReadPdf:
    words = "\n".join(f"Line {number}" for number in range(30 * pages))
    return ReadPdf(Paper(style, furniture, ABOUT).build([prose(style, wording(words), style.type.body)]))


def furniture(
    landlord: str = "Maunside District Council", short_title: str = "Report: Hallgate"
) -> Furniture:
    return Furniture(
        landlord=landlord, kind="Walkabout report", short_title=short_title, footer="Ring 01632 960 114"
    )


def test_the_first_page_has_the_band_and_later_ones_the_running_head(sample_paper: ReadPdf) -> None:
    assert sample_paper.decoration(0).startswith("Maunside District CouncilWalkabout reportLarge print")
    for page in range(1, len(sample_paper.pdf.pages)):
        head = "Maunside District CouncilWalkabout report: Hallgate, 21 May 2026Large print"
        assert sample_paper.decoration(page).startswith(head)


def test_every_page_says_which_it_is_of_how_many(sample_paper: ReadPdf) -> None:
    pages = pypdfium2.PdfDocument(sample_paper.data)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page.get_textpage().get_text_range()


def test_heads_and_footers_are_pagination(sample_paper: ReadPdf) -> None:
    content = sample_paper.pdf.pages[1].Contents.read_bytes().decode("ascii")
    assert content.count("/Artifact<</Type/Pagination/Subtype/Header>>BDC") == 1
    assert content.count("/Artifact<</Type/Pagination/Subtype/Footer>>BDC") == 2


@pytest.mark.parametrize("large_print", [False, True])
def test_names_too_long_for_their_line_end_in_dots_and_stay_on_the_paper(large_print: bool) -> None:
    style = house(large_print=large_print)
    name = "The Royal and Ancient District Council of Upper Maunside and the Seven Parishes of the Fells"
    paper = pages_of(furniture(name, name), style, pages=2)
    for page in (0, 1):
        assert "…" in paper.decoration(page)
        assert paper.decoration(page).startswith("The Royal and")
    for page in pypdfium2.PdfDocument(paper.data):
        assert max(page.get_textpage().get_charbox(place)[2] for place in range(20)) < 553


def test_one_word_too_long_for_its_line_is_cut() -> None:
    paper = pages_of(furniture("M" * 100, "t" * 190), house(), pages=2)
    assert paper.decoration(0).startswith("MMMM")
    assert paper.decoration(1).count("M") < 60


def test_no_words_leave_the_line_empty() -> None:
    assert pages_of(furniture("", ""), house(), pages=2).decoration(1).startswith("Ring")


def test_under_a_pale_accent_the_band_is_an_edge_with_words_in_ink() -> None:
    paper = pages_of(furniture(), HouseStyle(accent="#7FC8D6"))
    head = paper.pdf.pages[0].Contents.read_bytes().decode("ascii").split("EMC")[0]
    assert " re S" in head
    assert " re f" not in head
    assert "1 1 1 rg" not in head


def test_nothing_is_printed_outside_the_margins(sample_paper: ReadPdf) -> None:
    for page in pypdfium2.PdfDocument(sample_paper.data):
        box = page.render(scale=1).to_pil().convert("L").point(lambda grey: 255 * (grey < 250)).getbbox()
        assert box is not None
        left, top, right, bottom = box
        assert left >= 54
        assert top >= 35
        assert right <= 555
        assert bottom <= 842 - 35


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    style = house()
    for lines in range(28, 40):
        filler = prose(style, wording("\n".join(["x"] * lines)), style.type.body)
        story = [
            filler,
            prose(style, wording("Heading"), style.type.section),
            prose(style, wording("Words"), style.type.body),
        ]
        paper = read(style, *story)
        assert paper.document.all("H2")[0].pages == paper.document.all("P")[1].pages
