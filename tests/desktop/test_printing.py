"""A paper's pages as pictures and on a printer: what comes out is what was put in."""

import gc
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.errands import CalledBack, Errand
from desktop.paper_pages import MOST_PIXELS_A_SIDE, opened
from desktop.papers import LONGEST_NAME, file_name, put_file
from desktop.printing import PrinterChoice, PrinterTrouble, has_printer, print_paper, print_words
from models.errors import StorageFull, StoreTrouble
from tests.desktop.papers import A4, LANDSCAPE, a_paper


def printer_to(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(150)
    return printer


def corners(picture: QImage) -> list[bool]:
    """Whether each quarter of a page is dark: upper left, upper right, lower left, lower right."""
    across, down = picture.width() // 4, picture.height() // 4
    points = ((across, down), (3 * across, down), (across, 3 * down), (3 * across, 3 * down))
    return [QColor(picture.pixel(x, y)).lightness() < 128 for x, y in points]


UPPER_LEFT = [True, False, False, False]


def test_a_page_is_drawn_in_its_own_size_on_white(qapp: object) -> None:
    with opened(a_paper(A4, LANDSCAPE)) as pages:
        assert len(pages) == 2
        upright, turned = pages.picture(0, 72), pages.picture(1, 144)
    assert (upright.width(), upright.height()) == A4
    assert (turned.width(), turned.height()) == (LANDSCAPE[0] * 2, LANDSCAPE[1] * 2)
    assert corners(upright) == corners(turned) == UPPER_LEFT


def test_a_page_as_large_as_a_wall_is_drawn_coarser(qapp: object) -> None:
    with opened(a_paper((14_400, 100))) as pages:
        picture = pages.picture(0, 300)
    assert picture.width() == MOST_PIXELS_A_SIDE


def test_every_page_is_printed_in_its_size_from_another_thread(qtbot: QtBot, tmp_path: Path) -> None:
    printer, printed, steps = printer_to(tmp_path / "out.pdf"), [], []
    errand = Errand(lambda done, total: steps.append((done, total)))
    paper = a_paper(A4, LANDSCAPE, A4)
    thread = threading.Thread(target=lambda: printed.append(print_paper(paper, printer, errand)))
    thread.start()
    thread.join()
    assert printed == [3]
    assert steps == [(0, 3), (1, 3), (2, 3)]
    with opened((tmp_path / "out.pdf").read_bytes()) as pages:
        assert [pages.size(number).toTuple() for number in range(len(pages))] == [A4, LANDSCAPE, A4]
        assert all(corners(pages.picture(number, 72)) == UPPER_LEFT for number in range(3))


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setFromTo(2, 9)
    assert print_paper(a_paper(A4, LANDSCAPE, A4), printer, Errand()) == 2
    with opened((tmp_path / "out.pdf").read_bytes()) as pages:
        assert pages.size(0).toTuple() == LANDSCAPE


def test_printing_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    errand = Errand()
    errand.call_back()
    with pytest.raises(CalledBack):
        print_paper(a_paper(A4), printer_to(tmp_path / "out.pdf"), errand)
    with opened(a_paper(A4)) as pages:  # the next paper has its turn
        assert len(pages) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_will_not_begin_is_told_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "no such folder" / "out.pdf")
    with pytest.raises(PrinterTrouble, match="would not begin"):
        print_paper(a_paper(A4), printer, Errand())


def test_plain_words_are_printed_on_one_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    print_words(["Recovery key of Walkabout", "7KQ2-ABCD"], printer_to(tmp_path / "out.pdf"))
    with opened((tmp_path / "out.pdf").read_bytes()) as pages:
        assert len(pages) == 1


def test_the_printer_is_chosen_in_the_systems_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    choice = PrinterChoice(window, "Action list")
    gc.collect()
    assert choice.windowTitle() == "Print Action list"
    assert choice.chosen.docName() == choice.printer().docName() == "Action list"
    choice.show_over()
    assert choice.isVisible()
    with qtbot.assertNotEmitted(choice.printer_chosen):
        choice.reject()
    with qtbot.waitSignal(choice.printer_chosen) as chosen:
        choice.finished.emit(PrinterChoice.DialogCode.Accepted)
    assert chosen.args == [choice.chosen]
    assert isinstance(has_printer(), bool)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Larkfield, walkabout report", "Larkfield, walkabout report.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.pdf"),
        ("  ..hidden.. ", "hidden.pdf"),
        ("", "Walkabout.pdf"),
        ("CON", "Walkabout CON.pdf"),
        ("nul.report", "Walkabout nul.report.pdf"),
        ("line\nbreak\ttab\0nothing", "line break tab nothing.pdf"),
        ("Siân Ffŵl", "Siân Ffŵl.pdf"),
    ],
)
def test_any_title_gives_a_name_any_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_name_is_never_too_long() -> None:
    assert len(file_name("word " * 100)) <= LONGEST_NAME + len(".xlsx")
    assert file_name("list", "xlsx") == "list.xlsx"


def test_a_file_is_put_whole_where_the_person_said(tmp_path: Path) -> None:
    assert put_file(tmp_path / "a.pdf", b"new", Errand()) == tmp_path / "a.pdf"
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    with pytest.raises(StoreTrouble, match="no such file or folder"):
        put_file(tmp_path / "gone" / "a.pdf", b"new", Errand())
    with pytest.raises(StoreTrouble, match="folder of that name"):
        put_file(tmp_path, b"new", Errand())


def test_a_full_disk_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.papers.write_durably", full)
    with pytest.raises(StorageFull):
        put_file(tmp_path / "a.pdf", b"new", Errand())
