"""The list as a workbook and as comma-separated values: what was typed is text, and nothing in it runs."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.action_list import ActionList
from tests.views.web.contents import a_list, a_listed
from views.web.characters import only_characters
from views.web.spreadsheets import COLUMNS, LONGEST_CELL, comma_separated, csv_cell, sheet_cell, workbook

SHARED = Path(__file__).parents[4] / "shared/data"
RUN = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0-1", "＝1+1", "\x00=1", "\x07+1")
TEXTS = (
    *RUN,
    "plain",
    "https://example.org/",
    "mailto:somebody@example.org",
    "internal:Sheet2!A1",
    "007",
    "1e5",
    "TRUE",
    "{=A1}",
    "two\nlines",
    "_x0041_",
    "<b>&amp;</b>",
    'said "so"; and, so',
    "نورجہاں بیگم",
    "e\u0301",
    "👨\u200d👩\u200d👧",
    "a\ud800b\uffff",
    " blanks ",
    "",
)


def sheet_of(content: ActionList) -> Worksheet:
    sheet = load_workbook(BytesIO(workbook(content))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def lines_of(content: ActionList) -> list[list[str]]:
    text = comma_separated(content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def listed(texts: list[str]) -> ActionList:
    return a_list(*(a_listed(text) for text in texts))


def runs(cell: str) -> bool:
    """Whether a spreadsheet program would take it for a formula."""
    return cell.strip("\x00 \t\r\n\u00a0")[:1] in tuple("=+-@＝＋－＠")


def hostile() -> Iterator[list[str]]:
    yield list(TEXTS)
    payloads = SHARED / "peer/csv-injection/csv-payload.txt"
    if payloads.exists():
        yield payloads.read_text(encoding="utf-8").splitlines()
    naughty = SHARED / "peer/naughty-strings/blns.json"
    if naughty.exists():
        yield json.loads(naughty.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["own", "csv-injection/csv-payload.txt", "naughty-strings/blns.json"])
def texts(request: pytest.FixtureRequest) -> list[str]:
    found = dict(zip(["own", "csv-payload.txt", "blns.json"], hostile(), strict=False))
    name = Path(request.param).name
    if name not in found:
        pytest.skip(f"../shared/data/peer/{request.param} is not here")
    assert len(found[name]) > 5
    return found[name]


def test_no_cell_of_a_workbook_is_a_formula_or_a_link_and_every_text_comes_back(texts: list[str]) -> None:
    sheet = sheet_of(listed(texts))
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type in {"s", "n"}
            assert cell.data_type == "s" or cell.value is None
            assert cell.hyperlink is None
    actions = [str(row[1].value or "") for row in sheet.iter_rows(min_row=2)]
    assert actions == [only_characters(text).replace("\r", "\n") for text in texts]


def test_a_cell_that_would_run_when_edited_is_marked_as_text(texts: list[str]) -> None:
    for row in sheet_of(listed(texts)).iter_rows(min_row=2):
        for cell in row:
            assert cell.quotePrefix or not runs(str(cell.value or ""))


def test_a_workbook_is_sound_xml_and_loads_nothing(texts: list[str]) -> None:
    with ZipFile(BytesIO(workbook(listed(texts)))) as parts:
        for name in parts.namelist():
            etree.fromstring(parts.read(name))
        assert not [name for name in parts.namelist() if "external" in name.lower() or "vba" in name.lower()]
        assert b"TargetMode" not in b"".join(parts.read(name) for name in parts.namelist())


def test_no_cell_of_a_csv_file_begins_with_what_another_program_runs(texts: list[str]) -> None:
    lines = lines_of(listed(texts))
    assert lines[0] == list(COLUMNS)
    assert {len(line) for line in lines} == {len(COLUMNS)}
    assert not any(runs(cell) for line in lines for cell in line)
    for line, text in zip(lines[1:], texts, strict=True):
        assert line[1].removeprefix("'") == only_characters(text).removeprefix("'")


@pytest.mark.parametrize("text", RUN)
def test_what_runs_gets_an_apostrophe(text: str) -> None:
    assert csv_cell(text) == f"'{only_characters(text)}"


@pytest.mark.parametrize("text", ["", "3-4 weeks", "A=B", "o'clock", "somebody@example.org", "…"])
def test_what_does_not_run_stays_as_it_is(text: str) -> None:
    assert csv_cell(text) == sheet_cell(text) == text


def test_every_shared_name_comes_back_from_both() -> None:
    file = SHARED / "text/names.tsv"
    if not file.exists():
        pytest.skip("../shared/data/text/names.tsv is not here")
    with file.open(encoding="utf-8", newline="") as opened:
        names = [row["text"] for row in csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)]
    content = listed(names)
    assert [line[1] for line in lines_of(content)[1:]] == names
    assert [row[1].value for row in sheet_of(content).iter_rows(min_row=2)] == names


@pytest.mark.parametrize("letter", ["W", "👨", "é"])
def test_a_text_too_long_for_a_cell_is_shortened_and_says_so(letter: str) -> None:
    cell = sheet_cell(letter * 200_000)
    assert len(cell.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert cell.startswith(letter * 15_000)
    assert cell.endswith(f"{letter} … (shortened)")
    assert sheet_of(listed([letter * 200_000]))["B2"].value == cell
    longest = letter * (LONGEST_CELL // len(letter.encode("utf-16-le")) * 2)
    assert sheet_cell(longest) == longest


def test_the_cells_say_what_is_known_of_an_action() -> None:
    content = a_list(
        a_listed(
            "Mend the gate",
            place="Weir Point, back path",
            due_on="2026-03-10",
            check_on="2026-03-20",
            target="Mid March",
            service="Repairs",
            priority=2,
            reason="",
        )
    )
    row = dict(zip(*lines_of(content), strict=True))
    assert row == {
        "Number": "204",
        "Action": "Mend the gate",
        "Place": "Weir Point, back path",
        "Estate": "Mend the gate",
        "Service": "Repairs",
        "Lead": "Mend the gate",
        "Target as agreed": "Mid March",
        "Due on": "2026-03-10",
        "Next check on": "2026-03-20",
        "Where it stands": "Overdue",
        "By how much": "10 working days late",
        "Reason": "",
        "Priority": "2",
        "Performance measurement": "Mend the gate",
        "Agreed on": "2025-12-09",
    }
    sheet = sheet_of(content)
    assert [str(cell.value or "") for cell in sheet[2]] == list(row.values())


def test_a_list_of_nothing_is_its_head_row() -> None:
    assert lines_of(a_list()) == [list(COLUMNS)]
    sheet = sheet_of(a_list())
    assert (sheet.max_row, sheet.freeze_panes, sheet.auto_filter.ref) == (1, "A2", "A1:O2")


def test_the_same_list_is_the_same_file_and_says_whose_it_is() -> None:
    content = listed(["Mend the gate"])
    assert workbook(content) == workbook(content)
    properties = load_workbook(BytesIO(workbook(content))).properties
    assert properties.title == "Who is doing what at Larkfield"
    assert str(properties.created) == "2026-03-24 00:00:00"
