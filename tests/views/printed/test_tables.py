from itertools import pairwise

import pytest

from tests.views.printed.papers import COLUMNS, WIDTHS, action_row, house, read
from tests.views.printed.reading import Node, ReadPdf
from views.printed.flowables import bullets, prose
from views.printed.house_style import A4_LANDSCAPE, HouseStyle
from views.printed.table_tags import GROUP_RULE, Row, RowKind
from views.printed.tables import Bar, cell, cut, house_table
from views.printed.wording import wording

PLAN_COLUMNS = ("Priority", "Milestones/Objectives", "Target date", "Lead officer", "Performance measurement")
PLAN_WIDTHS = (134.0, 248.0, 126.0, 114.0, 121.0)


@pytest.fixture(scope="module")
def action_list() -> ReadPdf:
    style = house()
    rows = [action_row(style, number) for number in range(60)]
    return read(style, house_table(style, COLUMNS, rows, WIDTHS, bar="Grounds\nMaintenance", close=True))


def test_one_table_runs_through_all_pages(action_list: ReadPdf) -> None:
    (table,) = action_list.document.all("Table")
    assert table.outline() == ["Caption", *["TR"] * 61]
    assert {page for node in table.walk() for page in node.pages} == set(range(len(action_list.pdf.pages)))
    assert len(action_list.pdf.pages) >= 4


def test_the_bar_is_the_caption(action_list: ReadPdf) -> None:
    (caption,) = action_list.document.all("Caption")
    assert caption.text == "Grounds Maintenance"


def test_heads_are_column_heads_and_numbers_row_heads(action_list: ReadPdf) -> None:
    heads, *rows = action_list.document.all("TR")
    assert [(cell.role, cell.scope, cell.text) for cell in heads.children if isinstance(cell, Node)] == [
        ("TH", "Column", column) for column in COLUMNS
    ]
    for number, row in enumerate(rows):
        assert row.outline() == ["TH", "TD", "TD", "TD"]
        first = row.all("TH")[0]
        assert (first.scope, first.text) == ("Row", f"{number:03d}")


def test_two_lines_of_a_cell_are_two_paragraphs_and_one_line_is_the_cell(action_list: ReadPdf) -> None:
    row = action_list.document.all("TR")[1]
    number, action, *_ = [cell for cell in row.children if isinstance(cell, Node)]
    assert number.outline() == []
    assert [node.text for node in action.all("P")] == ["Refix handrail, front steps", "Kiln Court, stair B"]


def test_what_comes_again_on_later_pages_is_decoration_and_says_continued(action_list: ReadPdf) -> None:
    again = "Grounds Maintenance, continued" + "".join(COLUMNS)
    assert again not in action_list.decoration(0)
    for page in range(1, len(action_list.pdf.pages)):
        assert again in action_list.decoration(page)
    assert action_list.unmarked() == []
    with action_list.pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Grounds Maintenance"]


def test_heads_are_never_left_without_a_row() -> None:
    style = house()
    for lines in range(20, 40):
        filler = prose(style, wording("\n".join(["x"] * lines)), style.type.body)
        table = house_table(style, COLUMNS, [action_row(style, 7)], WIDTHS, bar="Repairs")
        paper = read(style, filler, table)
        assert len({page for node in paper.document.all("Table")[0].walk() for page in node.pages}) == 1


def plan_rows(style: HouseStyle, count: int) -> list[Row]:
    """Rows of a plan in five columns: a priority's name once, then its number, "continued" after a break."""

    def row(first: str, number: int) -> Row:
        milestones = bullets(
            style, [wording("Agree a yearly programme"), wording("Print it")], style.type.cell
        )
        others = [
            cell(style, wording(words)) for words in ("June 2026", "Dilys Arkwright", "Share of tenants")
        ]
        again = None if first.endswith("continued") else row(f"{first}, continued", number)
        return Row(
            [cell(style, wording(first, "bold")), milestones, *others], continued=again, rule=GROUP_RULE
        )

    return [row("1. Everyone’s voice is heard" if not each else "Priority 1", each) for each in range(count)]


def test_a_row_that_comes_first_on_a_later_page_says_continued() -> None:
    style = HouseStyle(accent="#0B4A5E", page_size=A4_LANDSCAPE)
    table = house_table(style, PLAN_COLUMNS, plan_rows(style, 25), PLAN_WIDTHS, row_heads=False)
    paper = read(style, table)
    assert len(paper.pdf.pages) > 2
    rows = paper.document.all("TR")[1:]
    assert len(rows) == 25
    for before, row in pairwise(rows):
        first_on_page = row.all("TD")[0].pages.isdisjoint(before.all("TD")[0].pages)
        assert row.all("TD")[0].text.endswith("continued") == first_on_page
    assert [node.outline() for node in rows[0].all("TD")[1].all("L")] == [["LI", "LI"]]
    assert paper.document.all("Caption") == []


def test_a_cell_taller_than_a_page_is_cut_into_rows_and_loses_nothing() -> None:
    style = house()
    items = [wording(f"Milestone {number}, in words that need a second line here") for number in range(60)]
    row = Row(
        [cell(style, wording("1. Name")), bullets(style, items, style.type.cell), [], []],
        rule=GROUP_RULE,
        rule_colour="#0B4A5E",
        again=lambda: cell(style, wording("Priority 1")),
    )
    parts = cut(row, WIDTHS)
    assert len(parts) > 5
    assert [part.rule for part in parts] == [0] * (len(parts) - 1) + [GROUP_RULE]
    paper = read(style, house_table(style, COLUMNS, [row, action_row(style, 1)], WIDTHS))
    assert len(paper.document.all("LI")) == 60
    assert [node.text for node in paper.document.all("TH")[4:6]] == ["1. Name", "Priority 1"]


def test_one_endless_paragraph_in_a_cell_goes_on_over_pages() -> None:
    style = house()
    words = "The handrail has come away from the wall. " * 200
    row = action_row(style, 1, words)
    paper = read(style, house_table(style, COLUMNS, [row], WIDTHS))
    (paragraph,) = [node for node in paper.document.all("P") if node.text.startswith("The handrail")]
    assert paragraph.text.replace("\u00ad", "").split() == words.split()
    assert len(paragraph.pages) > 2


def test_a_short_row_is_left_as_it_is() -> None:
    row = action_row(house(), 1)
    assert cut(row, WIDTHS) == [row]


def test_under_a_pale_accent_the_bar_is_an_edge_and_its_words_are_ink() -> None:
    style = HouseStyle(accent="#7FC8D6")
    bar = Bar(style, wording("Repairs"), 496)
    assert bar.wrap(36, 100) == (36, bar.height)
    paper = read(style, house_table(style, COLUMNS, [action_row(style, 1)], WIDTHS, bar="Repairs"))
    content = paper.pdf.pages[0].Contents.read_bytes().decode("ascii")
    assert f"3.00 {bar.height:.2f} re f" in content
    assert "1 1 1 rg" not in content.split("/Caption")[1].split("EMC")[0]


def test_kinds_of_rows_have_their_rules() -> None:
    style = house()
    table = house_table(style, COLUMNS, [action_row(style, 1)], WIDTHS, bar="Repairs")
    assert [(row.kind, row.rule) for row in table._cellvalues] == [
        (RowKind.BAR, 0), (RowKind.HEADS, 1.5), (RowKind.DATA, 0.6),
    ]  # fmt: skip
