"""Looking at a paper, saving it with an entry in the register, printing it, opening it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop import paper_desk, printing
from desktop.background import Background
from desktop.desk import PAPER, Desk
from desktop.paper_desk import PaperDesk
from desktop.papers import Paper
from models.changes import Changes
from models.errors import StoreTrouble
from models.store.exports import exports
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from tests.desktop.papers import A4, LANDSCAPE, a_paper

TITLE = "Larkfield estate walkabout report"


@pytest.fixture
def at_desk(immediately: Background, qtbot: QtBot, tmp_path: Path) -> tuple[PaperDesk, RememberingFrame]:
    """The desk with a paper of two pages in sight."""
    workroom, frame = a_workroom(immediately, tmp_path)
    desk = PaperDesk(workroom)
    qtbot.addWidget(desk.widget)
    workroom.show_paper(Paper(title=TITLE, pdf=a_paper(A4, LANDSCAPE)))
    assert frame.went == [(PAPER, "")]
    desk.arrived("")
    return desk, frame


def test_it_is_a_desk(at_desk: tuple[PaperDesk, RememberingFrame]) -> None:
    desk: Desk = at_desk[0]
    desk.refresh(Changes())
    desk.left()


def test_the_pages_are_shown_with_their_number(at_desk: tuple[PaperDesk, RememberingFrame]) -> None:
    desk, _ = at_desk
    assert desk.widget.head.title.text() == TITLE
    assert desk.widget.head.subtitle.text() == "2 pages"
    assert desk.widget.pages_shown == 2


def test_a_very_long_paper_is_shown_in_part(
    at_desk: tuple[PaperDesk, RememberingFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = at_desk
    monkeypatch.setattr(paper_desk, "MOST_PAGES_SHOWN", 3)
    desk._workroom.show_paper(Paper(title="Long", pdf=a_paper(*[A4] * 5)))
    desk.arrived("")
    assert desk.widget.pages_shown == 3
    assert desk.widget.head.subtitle.text() == "5 pages"


def test_a_saved_paper_is_an_ordinary_file_and_stands_in_the_register(
    at_desk: tuple[PaperDesk, RememberingFrame], immediately: Background, tmp_path: Path
) -> None:
    desk, _ = at_desk
    desk.save_as(str(tmp_path / "report.pdf"))
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert not desk.widget.saved.isHidden()
    listed: list[tuple[str, str, str]] = []
    immediately.ask(
        lambda profile: [(each.document, each.file, each.by) for each in exports(profile.store)],
        listed.extend,
    )
    assert listed == [(TITLE, str(tmp_path / "report.pdf"), "gwen")]


def test_a_paper_that_cannot_be_saved_is_told_and_not_registered(
    at_desk: tuple[PaperDesk, RememberingFrame], immediately: Background, tmp_path: Path
) -> None:
    desk, frame = at_desk
    desk.save_as(str(tmp_path / "gone" / "report.pdf"))
    assert [type(error) for error in frame.told] == [StoreTrouble]
    assert desk.widget.saved.isHidden()
    listed: list[object] = []
    immediately.ask(lambda profile: exports(profile.store), listed.extend)
    assert listed == []


def test_saving_offers_a_name_after_the_title(
    at_desk: tuple[PaperDesk, RememberingFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = at_desk
    opened: list[QFileDialog] = []

    def note(dialog: QFileDialog) -> None:
        opened.append(dialog)

    monkeypatch.setattr(QFileDialog, "open", note)
    desk.widget.save.click()
    (dialog,) = opened
    assert dialog.selectedFiles()[0].endswith(f"{TITLE}.pdf")
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave


def test_a_saved_paper_can_be_opened_and_a_computer_that_cannot_says_so(
    at_desk: tuple[PaperDesk, RememberingFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, frame = at_desk
    desk.save_as(str(tmp_path / "report.pdf"))
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(asked.append(url.toLocalFile())))
    desk.widget.saved.chosen.emit("open")
    assert asked == [str(tmp_path / "report.pdf")]
    assert "no program" in str(frame.told[0])


def test_without_a_printer_it_says_what_to_do(
    at_desk: tuple[PaperDesk, RememberingFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, frame = at_desk
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    desk.widget.print.click()
    assert str(frame.told[0]) == printing.NO_PRINTER


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_the_chosen_printer_prints_the_paper(
    at_desk: tuple[PaperDesk, RememberingFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, frame = at_desk
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing.PrinterChoice, "show_over", lambda _choice: None)
    desk.widget.print.click()
    assert desk._choice is not None
    printer = desk._choice.chosen
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    desk._choice.printer_chosen.emit(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
    assert frame.reported == ["Sent to the printer"]
    assert desk.widget.progress.isHidden()
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    desk._choice.printer_chosen.emit(printer)
    assert "would not begin" in str(frame.told[0])
    desk.widget.stop_wanted.emit()
    assert desk.widget.progress.isHidden()


def test_an_empty_tray_shows_nothing_and_does_nothing(
    immediately: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    workroom, frame = a_workroom(immediately, tmp_path)
    desk = PaperDesk(workroom)
    qtbot.addWidget(desk.widget)
    desk.arrived("")
    desk.widget.print.click()
    desk.widget.save.click()
    desk.save_as(str(tmp_path / "a.pdf"))
    desk._on_printer_chosen(QPrinter())
    assert (desk.widget.pages_shown, frame.told, frame.reported) == (0, [], [])
    assert not (tmp_path / "a.pdf").exists()
