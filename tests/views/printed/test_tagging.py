"""What a tagged paper says about itself and its parts, read back by an independent reader."""

import io
from datetime import datetime

import pikepdf
import pytest

from tests.views.printed.papers import ABOUT, MADE, action_row, house, pdf_of, read
from tests.views.printed.reading import ReadPdf
from views.printed.catalogue import About
from views.printed.faces import TypeCase
from views.printed.flowables import fact, prose
from views.printed.structure import Element
from views.printed.tables import house_table
from views.printed.tagging import TaggedCanvas
from views.printed.wording import wording


def canvas() -> TaggedCanvas:
    return TaggedCanvas(io.BytesIO(), about=ABOUT, case=TypeCase())


def test_everything_painted_is_content_or_decoration(sample_paper: ReadPdf) -> None:
    assert sample_paper.unmarked() == []


def test_the_file_is_whole(sample_paper: ReadPdf) -> None:
    assert sample_paper.pdf.check_pdf_syntax() == []


def test_the_parts_come_in_reading_order(sample_paper: ReadPdf) -> None:
    assert sample_paper.document.role == "Document"
    assert sample_paper.document.outline() == [
        "H1", "P", "P", "P", "L", "H2", *["H3", "Figure", "P", "P"] * 5, "H2", "L", "Table",
    ]  # fmt: skip


def test_a_label_is_read_before_its_text(sample_paper: ReadPdf) -> None:
    facts = [node.text for node in sample_paper.document.all("P")[:3]]
    assert facts[0] == "Walked Thursday 21 May 2026, 10.30 am to 11.40 am"
    assert facts[1].startswith("With 9 tenants; ")
    assert facts[2] == "Reported back Promise kept. Sent Thursday 4 June."


def test_words_that_read_right_to_left_are_said_in_order(sample_paper: ReadPdf) -> None:
    with_whom = sample_paper.document.all("P")[1]
    assert with_whom.actual == "With 9 tenants; Oonagh Cassidy, Neighbourhood Manager; نورجہاں بیگم"


def test_photographs_are_figures_with_words_and_a_place(sample_paper: ReadPdf) -> None:
    figures = sample_paper.document.all("Figure")
    assert [figure.alt for figure in figures] == [
        f"Rear garden path {number}: a raised slab" for number in range(1, 6)
    ]
    for figure in figures:
        left, bottom, right, top = figure.box
        assert (right - left, top - bottom) == (pytest.approx(176, abs=0.2), pytest.approx(127, abs=0.2))
        assert 0 < bottom < top < 842


def test_lists_have_items_with_bullets_and_bodies(sample_paper: ReadPdf) -> None:
    listed = sample_paper.document.all("L")[-1]
    assert listed.outline() == ["LI", "LI"]
    items = listed.all("LI")
    assert [item.outline() for item in items] == [["Lbl", "LBody"]] * 2
    assert [item.text for item in items] == ["• We mend it", "• We tell you"]


def test_the_file_says_what_it_is(sample_paper: ReadPdf) -> None:
    root = sample_paper.pdf.Root
    assert str(root.Lang) == "en-GB"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(sample_paper.pdf.docinfo.Title) == ABOUT.title
    assert str(sample_paper.pdf.docinfo.CreationDate) == "D:20260604123000+01'00'"
    metadata = root.Metadata.read_raw_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert f'<rdf:li xml:lang="x-default">{ABOUT.title}</rdf:li>' in metadata
    for number, page in enumerate(sample_paper.pdf.pages):
        assert page.Tabs == "/S"
        assert int(page.StructParents) == number


def test_a_hostile_title_breaks_neither_the_metadata_nor_the_bookmarks() -> None:
    style = house()
    about = About(title="a</x> & (b\\ \x00\ud800\n<c>", author="“Siân”", made=MADE)
    paper = ReadPdf(pdf_of(style, [prose(style, wording("x) /Bad (\\\n<y>"), style.type.title)], about))
    assert str(paper.pdf.docinfo.Title) == "a</x> & (b\\ <c>"
    with paper.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "a</x> & (b\\ <c>"
    with paper.pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["x) /Bad (\\ <y>"]


def test_headings_and_tables_are_bookmarks_one_inside_the_other(sample_paper: ReadPdf) -> None:
    with sample_paper.pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Hallgate estate walkabout"
        assert [item.title for item in title.children] == [
            "What we saw, in walking order", "What happens next", "Repairs",
        ]  # fmt: skip
        assert [item.title for item in title.children[0].children] == [
            f"Rear garden path {number}" for number in range(1, 6)
        ]


def test_a_paper_without_headings_has_no_bookmarks() -> None:
    style = house()
    paper = read(style, prose(style, wording("Only words"), style.type.body))
    assert "/Outlines" not in paper.pdf.Root


def test_a_bookmark_goes_to_where_its_heading_stands() -> None:
    style = house()
    story = [
        prose(style, wording("Title"), style.type.title),
        prose(style, wording("Two"), style.type.section),
    ]
    paper = read(style, *story)
    first = paper.pdf.Root.Outlines.First
    assert first.Dest[1] == "/XYZ"
    assert float(first.Dest[3]) == pytest.approx(841.89 - 88, abs=0.1)
    assert float(first.First.Dest[3]) < float(first.Dest[3])


def test_a_paragraph_over_several_pages_is_one_element() -> None:
    style = house()
    words = "The handrail has come away from the wall. " * 230
    paper = read(style, fact(style, "You said", wording(words)))
    (paragraph,) = paper.document.all("P")
    assert paragraph.pages == {0, 1, 2, 3, 4}
    assert paragraph.text.split() == f"You said {words}".split()


def test_no_font_of_reportlab_can_get_in() -> None:
    drawing = canvas()
    drawing.setFont("Helvetica", 12)
    with pytest.raises(TypeError, match="show"):
        drawing.drawString(0, 0, "Walked")
    drawing.draw("q Q")
    drawing.save()
    assert b"Helvetica" not in drawing._filename.getvalue()


def test_inside_decoration_nothing_becomes_content() -> None:
    drawing = canvas()
    with drawing.decoration("Header"), drawing.decoration():
        element = drawing.element("P")
        with drawing.content(element):
            drawing.draw("0 0 m 1 1 l S")
        drawing.bookmark(1, "Again", 700)
    drawing.save()
    paper = ReadPdf(drawing._filename.getvalue())
    assert element.children == []
    assert paper.document.children == []
    assert paper.unmarked() == []
    assert "/Outlines" not in paper.pdf.Root


def test_a_paper_is_made_at_a_moment_with_its_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        About(title="x", author="y", made=datetime(2026, 6, 4))  # noqa: DTZ001 - the very fault


def test_elements_without_children_and_with_many_marks_are_written() -> None:
    drawing = canvas()
    paragraph = Element("P", drawing.container)
    Element("TD", drawing.container)
    for _ in range(3):
        with drawing.content(paragraph):
            drawing.draw("0 0 m 1 1 l S")
        drawing.showPage()
    drawing.save()
    pdf = pikepdf.open(io.BytesIO(drawing._filename.getvalue()))
    many, none = pdf.Root.StructTreeRoot.K[0].K
    assert [int(kid) if isinstance(kid, int) else int(kid.MCID) for kid in many.K] == [0, 0, 0]
    assert list(none.K) == []


def test_the_action_list_has_one_table_on_all_its_pages() -> None:
    style = house()
    rows = [action_row(style, number) for number in range(60)]
    table = house_table(style, ["No.", "Action", "Lead", "Stands"], rows, [36, 212, 122, 126], bar="Repairs")
    paper = read(style, table)
    assert len(paper.pdf.pages) > 2
    assert paper.document.outline() == ["Table"]
