"""walkabout print: the right document, of the right thing, in the right form, and on the register."""

import csv
import json
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from models.ports import TimeOrderedIds
from models.store.exports import exports
from models.store.keys import PassphraseKeeper
from models.store.profile import Profile, open_profile
from models.walkabout import WalkaboutState
from tests.builders import START, RoomyDisk, SetClock, a_finding, a_walkabout, an_action, keep
from tests.desktop.commands.conftest import PASSPHRASE, Walkabout
from tests.desktop.commands.test_keeping_commands import keys_in_guide

EARLIER = "2026-02-24T14:04:00+00:00"


def opened(folder: Path) -> Profile:
    clock = SetClock()
    keeper = PassphraseKeeper(PASSPHRASE)
    return open_profile(folder, keeper=keeper, clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk())


@pytest.fixture
def full(records: Path) -> Path:
    """Two walkabouts that were held, one on each estate, and three actions."""
    held = {"state": WalkaboutState.HELD, "ended_at": START}
    with opened(records) as profile:
        keep(
            profile.store,
            a_walkabout(id="larkfield", planned_for=EARLIER, started_at=EARLIER, **held),
            a_walkabout(id="hallgate", estate_id="hallgate", planned_for=START, started_at=START, **held),
            a_finding(id="gate", walkabout_id="larkfield", words="Gate off its hinges."),
            a_finding(id="bin", walkabout_id="hallgate", words="Bins overflowing.", block_id="kiln-court"),
            an_action(id="one", wording="Rehang the gate"),
            an_action(id="two", wording="=HYPERLINK(1)", estate_id="hallgate"),
            an_action(id="three", wording="Empty the bins", estate_id="hallgate"),
        )
    return records


def test_the_report_is_of_the_latest_walkabout_held(walkabout: Walkabout, full: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    status, words, trouble = walkabout("print", "report", "--output", file, "--profile", full)
    assert status == 0, trouble
    assert words.startswith(f"Printed to {file}, ")
    assert "Bins overflowing." in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("which", [["--walkabout", "larkfield"], ["--latest", "--estate", "LARKFIELD"]])
def test_another_walkabout_is_named_by_its_identity_or_its_estate(
    walkabout: Walkabout, full: Path, tmp_path: Path, which: list[str]
) -> None:
    file = tmp_path / "report"
    words = ["print", "report", "--format", "html", *which, "--output", file, "--profile", full]
    assert walkabout(*words)[0] == 0
    assert "Gate off its hinges." in file.read_text(encoding="utf-8")


def test_a_list_is_of_one_estate_when_asked(walkabout: Walkabout, full: Path, tmp_path: Path) -> None:
    for estate, rows in ((["--estate", "Hallgate"], 2), ([], 3)):
        file = tmp_path / "list.csv"
        status, said, _ = walkabout(
            "print", "actions", *estate, "--output", file, "--profile", full, "--json"
        )
        answer = json.loads(said)
        assert (status, answer["outcome"], answer["format"]) == (0, "printed", "csv")
        assert answer.keys() == keys_in_guide("print")
        assert answer["size"] == file.stat().st_size
        table = list(csv.reader(StringIO(file.read_text(encoding="utf-8-sig"))))
        assert len(table) == rows + 1


def test_a_workbook_holds_text_and_no_formula(walkabout: Walkabout, full: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    assert walkabout("print", "actions", "--output", file, "--profile", full)[0] == 0
    cells = [cell for row in openpyxl.load_workbook(file).active.rows for cell in row]
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}


@pytest.mark.parametrize("by", ["service", "lead", "priority"])
def test_a_list_is_set_out_as_asked(walkabout: Walkabout, full: Path, tmp_path: Path, by: str) -> None:
    file = tmp_path / "list.html"
    words = ["print", "actions", "--by", by, "--large-print", "--output", file, "--profile", full]
    assert walkabout(*words)[0] == 0
    assert "Rehang the gate" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("edition", [[], ["--large-print"]])
@pytest.mark.parametrize("document", [["report"], ["actions"], ["actions", "--by", "priority"]])
def test_paper_is_pdf_unless_said_otherwise(
    walkabout: Walkabout, full: Path, tmp_path: Path, document: list[str], edition: list[str]
) -> None:
    file = tmp_path / "paper"
    status, _, trouble = walkabout("print", *document, *edition, "--output", file, "--profile", full)
    assert status == 0, trouble
    assert file.read_bytes().startswith(b"%PDF-")


def test_what_was_printed_stands_in_the_register(walkabout: Walkabout, full: Path, tmp_path: Path) -> None:
    walkabout("print", "actions", "--output", tmp_path / "list.csv", "--profile", full)
    with opened(full) as profile:
        (listed,) = exports(profile.store)
    assert (listed.document, listed.file) == ("actions, csv", str(tmp_path / "list.csv"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["report", "--output", "list.xlsx"], "pdf or html, not as xlsx"),
        (["report", "--format", "csv", "--output", "list"], "pdf or html, not as csv"),
        (["report", "--walkabout", "gone", "--output", "a.html"], "not on this device"),
        (
            ["report", "--estate", "Nowhere", "--output", "a.html"],
            "Those on this device: Hallgate and Larkfield",
        ),
        (["actions", "--estate", "Nowhere", "--output", "a.html"], "No estate is called that"),
        (["actions", "--output", "gone/a.html"], "no such file or folder"),
    ],
)
def test_what_cannot_be_printed_ends_with_two_and_a_sentence(
    walkabout: Walkabout,
    full: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, said, trouble = walkabout("print", *words, "--profile", full)
    assert (status, said) == (2, "")
    assert sentence in trouble


def test_without_a_walkabout_there_is_nothing_to_report(
    walkabout: Walkabout, records: Path, tmp_path: Path
) -> None:
    status, _, trouble = walkabout("print", "report", "--output", tmp_path / "a.html", "--profile", records)
    assert status == 2
    assert "No walkabout has been held" in trouble
