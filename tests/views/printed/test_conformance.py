"""The accessibility checker as a gate, after it has shown on files of known faults how far it can be trusted.

It finds most faults but not all, so its verdict says "tagged, checked", never "certified".
"""

import io
from pathlib import Path

import pikepdf
import pytest

from tests.views.printed.papers import COLUMNS, WIDTHS, action_row, pdf_of
from tests.views.printed.reading import ReadPdf
from views.printed.flowables import prose
from views.printed.house_style import A4_LANDSCAPE, HouseStyle
from views.printed.tables import house_table
from views.printed.wording import wording

SHARED = Path(__file__).parents[4] / "shared/data/peer/pdfua1"
MISJUDGED = {
    "5-t03-fail-a", "5-t05-fail-a", "7.1-t06-fail-a", "7.18.1-t02-pass-d", "7.18.1-t03-fail-d",
    "7.18.1-t03-pass-d", "7.18.7-t01-fail-b", "7.18.8-t01-fail-a", "7.2-t07-fail-a", "7.2-t30-pass-a",
    "7.2-t31-pass-b", "7.21.3.1-t01-fail-a", "7.21.3.3-t03-fail-a", "7.21.4.2-t01-fail-a",
    "7.21.6-t02-fail-b",
}  # fmt: skip
"""Of the 71 files of known outcome these 15 are judged wrongly: version stamps, annotations, forms, language
set only inside the tree, and the innards of fonts. Fonts are tested in test_faces by reading them back."""


def errors_in(path: Path) -> list[str]:
    """What the checker holds against a file."""
    outloud = pytest.importorskip("outloud")
    result = outloud.check(str(path), layers=["conformance"])
    assert result.error is None or not result.error, result.error
    return [f"{finding.rule} {finding.message}" for finding in result.findings if finding.severity == "error"]


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data/peer/pdfua1 is not here")
def test_the_checker_judges_known_files_as_it_did_when_it_was_chosen() -> None:
    files = sorted(SHARED.rglob("*.pdf"))
    assert len(files) == 71
    wrong = {path.stem for path in files if bool(errors_in(path)) == ("-pass-" in path.stem)}
    assert wrong == MISJUDGED


def test_a_fault_is_found(tmp_path: Path, sample_paper: ReadPdf) -> None:
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(io.BytesIO(sample_paper.data)) as pdf:
        del pdf.Root.ViewerPreferences
        pdf.save(spoilt)
    assert errors_in(spoilt)


def test_the_sample_paper_has_no_errors(tmp_path: Path, sample_paper: ReadPdf) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample_paper.data)
    assert errors_in(path) == []


def test_papers_in_other_scripts_on_broad_paper_and_in_pale_colours_have_no_errors(tmp_path: Path) -> None:
    style = HouseStyle(accent="#7FC8D6", page_size=A4_LANDSCAPE)
    names = ["نورجہاں بیگم", "श्रेष्ठ गुरुंग", "ߒߞߏ", "郑国荣", "👍🏽", "a\u0301\u0323\u0316b"]
    rows = [action_row(style, number, f"{name} {number}") for number, name in enumerate(names * 5)]
    story = [
        prose(style, wording("Names"), style.type.title),
        *(prose(style, wording(name), style.type.body) for name in names),
        house_table(style, COLUMNS, rows, WIDTHS, bar="Names"),
    ]
    path = tmp_path / "names.pdf"
    path.write_bytes(pdf_of(style, story))
    assert errors_in(path) == []
