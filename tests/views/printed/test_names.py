"""Names from 35 languages: the text taken out of the PDF is the text that went in."""

import csv
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from tests.views.printed.papers import house, read
from tests.views.printed.reading import ReadPdf
from views.printed.flowables import prose
from views.printed.wording import wording

OWN = [
    "Siân ap Gwŷr-Llŷn", "Franciszek Grębowiec", "Av. Örfiye Dumanlı", "Chị Bảo Dương", "Шевченко Орися",
    "Μηλιά Πουρνάρα", "المهندسة لورين طقش", "نورجہاں بیگم ڈھلّوں", "יוסף מחאג'נה",
    "郑国荣", "田中 直人", "박재현",
    "সুরভি মন্ডল", "श्रेष्ठ गुरुंग", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "મંગળ શર્મા", "கத்ரினா", "මියුරිකා",
    "นิรุตต์ พีระเพ็ญกุล",
    "ገብረሚካኤል", "ფიქრია ჭკადუა", "Քրիստինե", "ئازاد محەمەد", "ګلالۍ ځدراڼ", "می‌خواهم", "O’Testwood-Fitz",
]  # fmt: skip
SHARED = Path(__file__).parents[4] / "shared/data/text/names.tsv"


def _shared_names() -> list[str]:
    if not SHARED.exists():
        return []
    with SHARED.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.fixture(scope="module", params=["own names", "shared names"])
def names(request: pytest.FixtureRequest) -> list[str]:
    found = OWN if request.param == "own names" else _shared_names()
    if not found:
        pytest.skip("../shared/data/text/names.tsv is not here")
    return found


@pytest.fixture(scope="module")
def paper(names: list[str]) -> ReadPdf:
    style = house()
    return read(style, *(prose(style, wording(name), style.type.small) for name in names))


def plain(text: str) -> str:
    """Composed, on one line, and without the marks of direction that a reader adds."""
    kept = "".join(each for each in text if each not in "\u202a\u202b\u202c\u200e\u200f")
    return " ".join(unicodedata.normalize("NFC", kept).split())


def test_the_structure_tree_says_every_name(names: list[str], paper: ReadPdf) -> None:
    assert [plain(node.text) for node in paper.document.all("P")] == [plain(name) for name in names]


def test_a_name_that_reads_right_to_left_is_said_in_the_order_it_is_read(paper: ReadPdf) -> None:
    turned = [node for node in paper.document.all("P") if node.actual]
    assert turned
    for node in turned:
        assert any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in node.actual)


def test_a_viewer_copies_every_name(names: list[str], paper: ReadPdf) -> None:
    pages = pypdfium2.PdfDocument(paper.data)
    text = plain("\n".join(page.get_textpage().get_text_range() for page in pages))
    assert [name for name in names if plain(name) not in text] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_another_reader_finds_every_name(names: list[str], paper: ReadPdf) -> None:
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=paper.data, capture_output=True, check=True
    )
    text = plain(done.stdout.decode())
    assert [name for name in names if plain(name) not in text] == []
