"""The action list read back, in three arrangements and two editions."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from models.arrangement import Arrangement
from models.landlord import Priority
from models.paper_words import PLAN_COLUMNS
from tests.builders import a_landlord
from tests.views.printed.documents import SERVICES, WAYS, a_list, listed, paper_of, shown, sizes
from tests.views.printed.reading import Node, ReadPdf
from tests.views.printed.test_conformance import errors_in
from tests.views.printed.test_hostile import HOSTILE
from tests.views.printed.test_names import OWN, _shared_names, plain
from tests.views.printed.test_walkabout_report import SHORT

EDITIONS = pytest.mark.parametrize("large", [False, True], ids=["standard", "large print"])
ARRANGEMENTS = pytest.mark.parametrize("how", list(Arrangement))
PRIORITIES = (
    Priority(number=1, name="Everyone’s voice is heard", aim="All groups of tenants shape the service."),
    Priority(number=2, name="Estates are clean and safe", aim=""),
)
LANDLORD = a_landlord(priorities=PRIORITIES)
FULL = a_list(*(listed(number) for number in range(40)), landlord=LANDLORD)


@pytest.fixture(scope="module")
def papers() -> dict[tuple[Arrangement, bool], ReadPdf]:
    """The same forty actions in every arrangement and edition."""
    return {(how, large): paper_of(how, FULL, large=large) for how in Arrangement for large in (False, True)}


def rows_of(table: Node) -> list[list[str]]:
    """The cells of every row below the heads."""
    rows = [[cell.text for cell in row.children if isinstance(cell, Node)] for row in table.all("TR")]
    return rows[1:]


def test_a_list_by_service_is_a_table_for_each_with_its_name_as_caption(papers: dict[Any, ReadPdf]) -> None:
    document = papers[Arrangement.SERVICE, False].document
    tables = document.all("Table")
    assert [table.all("Caption")[0].text for table in tables] == list(SERVICES)
    assert [node.scope for node in tables[0].all("TH")[:5]] == ["Column"] * 4 + ["Row"]
    assert sum(len(rows_of(table)) for table in tables) == 40
    first = [plain(cell) for cell in rows_of(tables[0])[0]]
    assert first == [
        "000", "Refix handrail 0Kiln Court, stair 0", "Ravi Lindqvist24 May", "Overdue8 days late",
    ]  # fmt: skip


def test_the_head_says_what_it_is_when_it_stood_and_how_many_stand_where(papers: dict[Any, ReadPdf]) -> None:
    document = papers[Arrangement.SERVICE, False].document
    assert document.all("H1")[0].text == "Who is doing what at Hallgate"
    assert plain(document.all("P")[0].text) == (
        "40 actions from walkabouts and meetings, on Thursday 4 June 2026. "
        "Late ones come first. Days are working days."
    )
    assert [node.text for node in document.all("LBody")] == [
        "6 overdue", "6 due soon", "6 in hand", "6 agreed", "6 to check", "5 done", "5 will not do",
    ]  # fmt: skip


def test_a_table_is_one_over_all_its_pages_and_says_that_it_goes_on(papers: dict[Any, ReadPdf]) -> None:
    paper = papers[Arrangement.LEAD, False]
    (table,) = paper.document.all("Table")
    assert {page for row in table.all("TR") for cell in row.walk() for page in cell.pages} == {0, 1, 2}
    assert "Ravi Lindqvist, continued" in paper.decoration(1)
    assert len(table.all("Caption")) == 1


def test_the_plan_has_the_five_columns_and_names_the_priority_in_every_row(
    papers: dict[Any, ReadPdf],
) -> None:
    paper = papers[Arrangement.PRIORITY, False]
    (table,) = paper.document.all("Table")
    heads = [node.text for node in table.all("TR")[0].all("TH")]
    assert heads == list(PLAN_COLUMNS)
    first = [plain(row[0]) for row in rows_of(table)]
    assert first[0] == "1. Everyone’s voice is heardAll groups of tenants shape the service."
    assert set(first) == {
        first[0],
        "Priority 1",
        "1. Everyone’s voice is heard, continued",
        "2. Estates are clean and safe",
        "2. Estates are clean and safe, continued",
        "Priority 2",
        "Other agreed work",
        "Other agreed work, continued",
    }
    assert len(first) == 40
    width, height = (float(edge) for edge in paper.pdf.pages[0].MediaBox[2:])
    assert width > height


def test_every_page_of_the_plan_begins_with_the_whole_name_of_a_priority(papers: dict[Any, ReadPdf]) -> None:
    (table,) = papers[Arrangement.PRIORITY, False].document.all("Table")
    seen: set[int] = set()
    for row in table.all("TR")[1:]:
        head = row.all("TH")[0]
        page = min(page for node in head.walk() for page in node.pages)
        if page not in seen:
            assert not head.text.startswith("Priority ")
        seen.add(page)
    assert len(seen) > 2


@ARRANGEMENTS
def test_large_print_has_no_tables_and_a_block_for_each_action(
    papers: dict[Any, ReadPdf], how: Arrangement
) -> None:
    document = papers[how, True].document
    assert document.all("Table") == []
    assert len(document.all("H3")) == 40
    said = plain(document.text)
    if how is Arrangement.PRIORITY:
        assert "Target date: Autumn 2026, by 30 November 2026" in said
        assert "Performance measurement: Not set yet" in said
    else:
        assert "6 overdue, 6 due soon, 6 in hand, 6 agreed, 6 to check, 5 done, 5 will not do." in said
        assert "Overdue, 8 working days late." in said
        assert "Lead: Ravi Lindqvist. Target: Autumn 2026, by 30 November 2026" in said
        assert "Will not do, 2 June. The stairs would be too narrow." in said


@EDITIONS
@ARRANGEMENTS
def test_each_paper_is_sound(
    papers: dict[Any, ReadPdf], how: Arrangement, large: bool, tmp_path: Path
) -> None:
    paper = papers[how, large]
    assert paper.unmarked() == []
    for font in paper.fonts():
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    assert min(sizes(paper)) >= (16 if large else 12)
    assert str(paper.pdf.docinfo["/Title"]) == f"{how.kind}: Hallgate, 4 June 2026"
    assert str(paper.pdf.Root.Lang) == "en-GB"
    assert f"Page 1 of {len(paper.pdf.pages)}" in paper.decoration(0)
    assert "Refix handrail 39" in shown(paper)
    path = tmp_path / "list.pdf"
    path.write_bytes(paper.data)
    assert errors_in(path) == []


@EDITIONS
@ARRANGEMENTS
def test_bookmarks_lead_to_every_group(papers: dict[Any, ReadPdf], how: Arrangement, large: bool) -> None:
    with papers[how, large].pdf.open_outline() as outline:
        (top,) = outline.root
        titles = [child.title for child in top.children]
    groups = {
        Arrangement.SERVICE: list(SERVICES),
        Arrangement.LEAD: ["Ravi Lindqvist"],
        Arrangement.PRIORITY: ["1. Everyone’s voice is heard", "2. Estates are clean and safe"],
    }[how]
    if how is Arrangement.PRIORITY:
        groups = [*groups, "Other agreed work"] if large else []
    assert titles == groups


@EDITIONS
@ARRANGEMENTS
def test_an_empty_list_says_so(how: Arrangement, large: bool, tmp_path: Path) -> None:
    paper = paper_of(how, a_list(about=""), large=large)
    assert [node.text for node in paper.document.all("P")] == [
        "No action stands on this list on Thursday 4 June 2026."
    ]
    assert paper.document.all("Table") == []
    path = tmp_path / "empty.pdf"
    path.write_bytes(paper.data)
    assert errors_in(path) == []


@EDITIONS
@ARRANGEMENTS
def test_a_row_taller_than_a_page_goes_over_several(how: Arrangement, large: bool) -> None:
    long = listed(1, wording="It goes on and on. " * 100, measure="More and more. " * 130)
    paper = paper_of(how, a_list(listed(4), long, listed(7), landlord=LANDLORD), large=large)
    said = plain(paper.document.text)
    assert said.count("It goes on and on.") == 100
    assert said.count("More and more.") == (130 if how is Arrangement.PRIORITY else 0)


def test_a_cut_row_of_the_plan_that_begins_a_page_is_not_printed_twice() -> None:
    for before in range(8):
        long = listed(1, wording="It goes on and on. " * 60, priority=1)
        short = [listed(4 + 3 * each, priority=1) for each in range(before)]
        paper = paper_of(Arrangement.PRIORITY, a_list(*short, listed(4), long, landlord=LANDLORD))
        assert plain(paper.document.text).count("It goes on and on.") == 60


@pytest.mark.untraced
@EDITIONS
def test_no_heading_stands_alone_at_the_foot_of_a_page(large: bool) -> None:
    for count in range(1, 16):
        actions = [listed(number, service="A" if number < count else f"B {number}") for number in range(20)]
        document = paper_of(Arrangement.SERVICE, a_list(*actions), large=large).document
        nodes = [node for node in document.walk() if node.pages]
        for node, after in pairwise(nodes):
            if node.role in {"H2", "H3", "Caption"} or node.scope == "Column":
                assert max(node.pages) == min(after.pages)


def test_numbers_that_are_still_provisional_stay_on_one_line() -> None:
    actions = [replace(listed(0), row=replace(listed(0).row, number="T-9ABC"))]
    text = shown(paper_of(Arrangement.SERVICE, a_list(*actions)))
    assert "T-9ABC" in text


def test_what_follows_from_a_target_is_said_once() -> None:
    paper = paper_of(Arrangement.SERVICE, a_list(*(listed(number) for number in range(len(WAYS)))))
    cells = {
        row[0]: (plain(row[2]), plain(row[3])) for t in paper.document.all("Table") for row in rows_of(t)
    }
    assert cells["002"] == ("Ravi LindqvistOngoing", "Referredcheck 30 June")
    assert cells["003"] == ("Ravi LindqvistAutumn 2026by 30 November", "Agreed")
    assert cells["006"] == ("Ravi LindqvistNo date", "Will not do2 June")


@pytest.mark.untraced
@EDITIONS
@pytest.mark.parametrize("how", [Arrangement.SERVICE, Arrangement.PRIORITY])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_in_any_field_breaks_the_list(text: str, how: Arrangement, large: bool) -> None:
    at_length = listed(1, wording=text, measure=text)
    text = text[:SHORT]
    filled = listed(
        0, wording=text, place=text, service=text, leads=(text, text), target=text, measure=text, reason=text
    )
    landlord = a_landlord(
        name=text, telephone=text, accent=text[:7], priorities=(Priority(number=1, name=text, aim=text),)
    )
    serving = replace(filled, row=replace(filled.row, action=replace(filled.row.action, priority=1)))
    numbered = replace(filled, row=replace(filled.row, number=text, estate=text))
    paper = paper_of(
        how, a_list(filled, serving, numbered, at_length, about=text, landlord=landlord), large=large
    )
    assert paper.unmarked() == []
    for name in ("/JS", "/JavaScript", "/URI", "/Launch", "/EmbeddedFile", "/AA", "/OpenAction"):
        assert not any(name in dict(each) for each in paper.pdf.objects if hasattr(each, "keys"))
    assert paper.document.all("H1")


@EDITIONS
@ARRANGEMENTS
@pytest.mark.parametrize("source", ["own names", "shared names"])
def test_every_name_in_any_field_is_read_back(source: str, how: Arrangement, large: bool) -> None:
    names = OWN if source == "own names" else _shared_names()
    if not names:
        pytest.skip("../shared/data/text/names.tsv is not here")
    actions = [listed(6, wording=name, place=name, leads=(name,), measure=name) for name in names]
    document = paper_of(how, a_list(*actions, about=names[0], landlord=LANDLORD), large=large).document
    said = [plain(node.text) for node in document.walk() if node.role in {"P", "TD", "H2", "H3"}]
    for name in map(plain, names):
        assert sum(text == name for text in said) >= 1
        assert sum(name in text for text in said) >= 3
