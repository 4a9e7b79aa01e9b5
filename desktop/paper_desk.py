"""Looking at a finished paper, printing it and saving it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from desktop import printing
from desktop.desk import Workroom
from desktop.errands import Errand
from desktop.paper_pages import opened
from desktop.papers import Paper, file_name, put_file
from desktop.reporting_back import ReportingBackDesk
from models.changes import Changes
from models.errors import NotFound
from models.store import exports
from models.store.profile import Profile
from views.screens.paper import PaperScreen

LOOKED_AT = 120
"""Dots per inch of the pages on the screen."""
MOST_PAGES_SHOWN = 40
"""Each page takes some megabytes while it can be looked at; all of them are printed and saved."""


class PaperDesk(QObject):
    """Shows the paper in the tray."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = PaperScreen()
        self._paper: Paper | None = None
        self._drawing = Errand()
        self._printing = Errand()
        self._saved = Path()
        self._choice: printing.PrinterChoice | None = None
        self._reporting = ReportingBackDesk(
            workroom, self._screen.reporting, self._screen.show_reporting, self._screen.show_answered, self
        )
        self._screen.reporting_wanted.connect(self._on_reporting)
        self._screen.print_wanted.connect(self._on_print)
        self._screen.save_wanted.connect(self._on_save)
        self._screen.open_wanted.connect(self._on_open)
        self._screen.stop_wanted.connect(self._on_stop)

    @property
    def widget(self) -> PaperScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Show the paper from its first page."""
        del about
        self._drawing.call_back()
        self._paper = self._workroom.tray.paper
        if self._paper is not None:
            self._screen.show_paper(self._paper.title, reports=bool(self._paper.reports_on))
            self._draw(0)

    def left(self) -> None:
        """Draw no more of it; what is being printed is printed to the end."""
        self._drawing.call_back()

    def refresh(self, changes: Changes) -> None:
        """A paper stays as it was made."""

    def _draw(self, number: int) -> None:
        if self._paper is not None:
            task = partial(_drawn_page, self._paper.pdf, number)
            self._drawing = self._workroom.background.run(task, then=partial(self._on_drawn, number))

    def _on_drawn(self, number: int, drawn: tuple[int, QImage]) -> None:
        pages, picture = drawn
        if number == 0:
            self._screen.show_page_count(pages)
        self._screen.show_page(picture)
        if number + 1 < min(pages, MOST_PAGES_SHOWN):
            self._draw(number + 1)

    def _on_reporting(self) -> None:
        if self._paper is not None:
            self._reporting.ask(self._paper.reports_on)

    def _on_print(self) -> None:
        if self._paper is None:
            return
        if not printing.has_printer():
            self._workroom.frame.tell(NotFound(printing.NO_PRINTER))
            return
        self._choice = printing.PrinterChoice(self._screen.window(), self._paper.title)
        self._choice.printer_chosen.connect(self._on_printer_chosen)
        self._choice.show_over()

    def _on_printer_chosen(self, printer: QPrinter) -> None:
        if self._paper is None:
            return
        task = partial(printing.print_paper, self._paper.pdf, printer)
        self._printing = self._workroom.background.run(
            task, then=self._on_printed, otherwise=self._on_trouble, progress=self._screen.show_printing
        )

    def _on_printed(self, pages: int) -> None:
        self._screen.show_printing(pages, pages)
        self._workroom.frame.report("Sent to the printer")

    def _on_stop(self) -> None:
        self._printing.call_back()
        self._screen.show_printing(0, 0)

    def _on_save(self) -> None:
        if self._paper is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(documents) / file_name(self._paper.title))
        dialog = QFileDialog(self._screen.window(), f"Save {self._paper.title}", start, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.save_as)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, file: str) -> None:
        """Save the paper as an ordinary file, and enter it in the register of what has left the store."""
        if self._paper is not None:
            task = partial(put_file, Path(file), self._paper.pdf)
            self._workroom.background.run(task, then=self._on_saved, otherwise=self._on_trouble)

    def _on_saved(self, path: Path) -> None:
        self._saved = path
        self._screen.show_saved(path.name)
        if self._paper is not None:
            note = partial(_note, self._paper.title, str(path), self._workroom.member.person_id)
            self._workroom.background.write(note)

    def _on_open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved))):
            self._workroom.frame.tell(NotFound("This computer has no program that opens such a file."))

    def _on_trouble(self, trouble: Exception) -> None:
        self._screen.show_printing(0, 0)
        self._workroom.frame.tell(trouble)


def _drawn_page(pdf: bytes, number: int, _errand: Errand) -> tuple[int, QImage]:
    """How many pages there are, and one of them."""
    with opened(pdf) as pages:
        return len(pages), pages.picture(number, LOOKED_AT)


def _note(document: str, file: str, by: str, profile: Profile) -> Changes:
    return exports.note_export(profile.store, document=document, file=file, by=by)
