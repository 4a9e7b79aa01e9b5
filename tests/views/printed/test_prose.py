import re

import pypdfium2
import pytest

from tests.views.printed.papers import house, read
from views.printed.flowables import bullets, fact, marked, prose
from views.printed.marks import Mark
from views.printed.prose import Prose
from views.printed.wording import wording

LONG = "Mattress, bags and a box dumped beside the bins, for the third time this year. "


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    style = house()
    paragraph = prose(style, wording(LONG), style.type.body)
    width, height = paragraph.wrap(496, 700)
    assert (width, height) == (496, 20)
    assert paragraph.wrap(200, 700)[1] > height


def test_a_label_that_takes_more_lines_than_the_text_makes_room_for_itself() -> None:
    style = house()
    assert fact(style, "Reported back", wording("Yes.")).wrap(496, 700)[1] == 2 * 17


def test_in_large_print_the_label_stands_above_the_text() -> None:
    style = house(large_print=True)
    assert fact(style, "Reported back", wording("Yes.")).wrap(496, 700)[1] == 23 + 26


@pytest.mark.parametrize("large_print", [False, True])
def test_a_split_paragraph_keeps_label_and_mark_on_its_first_part_only(large_print: bool) -> None:
    style = house(large_print=large_print)
    whole = fact(style, "You said", wording(LONG * 5))
    whole.wrap(496, 700)
    first, rest = whole.split(496, 120)
    assert isinstance(first, Prose)
    assert isinstance(rest, Prose)
    assert first.label is not None
    assert rest.label is None
    assert len(first.lines) + len(rest.lines) == len(whole.lines)
    assert first.height <= 120
    assert rest.wrap(496, 700)[1] == len(rest.lines) * style.type.body.leading
    assert (first.spaceAfter, rest.spaceBefore) == (0, 0)


def test_no_single_line_is_left_alone_on_a_page() -> None:
    style = house()
    paragraph = prose(style, wording("one\ntwo\nthree"), style.type.body)
    assert paragraph.split(496, 55) == []
    paragraph = prose(style, wording("one\ntwo\nthree\nfour"), style.type.body)
    assert paragraph.split(496, 35) == []
    assert [len(part.lines) for part in paragraph.split(496, 75)] == [2, 2]


def test_a_paragraph_waits_for_a_page_where_its_label_fits() -> None:
    style = house()
    labelled = fact(style, "a b c d e f " * 6, wording(LONG * 5))
    assert labelled.split(496, 45) == []


def left_ends(words: str) -> list[float]:
    """Where the lines of a paragraph begin, in points from the left edge of the paper."""
    style = house()
    paper = read(style, prose(style, wording(words), style.type.body))
    content = paper.pdf.pages[0].Contents.read_bytes().decode("ascii")
    (shown,) = re.findall("^/P<</MCID 0>>BDC\n(.*)\nEMC", content, re.MULTILINE)
    return [float(x) for x in re.findall(r"1 0 0 1 (\S+) \S+ Tm", shown)]


def test_right_to_left_paragraphs_of_several_lines_stand_at_the_right() -> None:
    assert left_ends("المهندسة لورين طقش") == [56.7]
    many = left_ends("المهندسة لورين طقش " * 12)
    assert len(many) > 2
    assert many[-1] > many[0] > 56.7
    style = house()
    paper = read(style, prose(style, wording("المهندسة لورين طقش " * 12), style.type.body))
    page = pypdfium2.PdfDocument(paper.data)[0].get_textpage()
    boxes = [page.get_charbox(place) for place in range(page.count_chars())]
    right_ends = [right for _, bottom, right, _ in boxes if 650 < bottom < 760]
    assert max(right_ends) == pytest.approx(595.28 - 42.5, abs=1.5)
    assert set(left_ends("Flat 12, שלום. " * 12)) == {56.7}


def test_a_list_item_over_two_pages_is_one_item() -> None:
    style = house()
    paper = read(style, *bullets(style, [wording("First. "), wording(LONG * 60)], style.type.body))
    (listing,) = paper.document.all("L")
    assert [item.outline() for item in listing.all("LI")] == [["Lbl", "LBody"]] * 2
    assert listing.all("LBody")[1].pages == {0, 1}


def test_a_mark_hangs_before_its_text_and_is_no_content() -> None:
    style = house()
    paper = read(style, marked(style, Mark.RING, wording("Agreed. ", "bold") + wording(LONG)))
    assert paper.document.text.startswith("Agreed. Mattress")
    assert paper.unmarked() == []


def test_a_paragraph_without_words_takes_no_room() -> None:
    style = house()
    assert prose(style, wording(""), style.type.body).wrap(496, 700) == (496, 0)
    assert read(style, prose(style, wording(""), style.type.body)).document.text == ""
