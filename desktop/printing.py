"""Putting a paper on a printer, from its own pages, so that what is printed is what was looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Signal
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errands import Errand
from desktop.paper_pages import PaperPages, opened
from models.errors import StoreTrouble

PRINTED_AT = 300
"""Dots per inch: as fine as an office printer shows."""

NO_PRINTER = (
    "No printer is set up on this computer. Save the paper instead, and print it where there is a printer."
)


class PrinterTrouble(StoreTrouble):
    """The printer, or the file printed to, would not take the paper."""


class PrinterChoice(QPrintDialog):
    """The system's dialog in which the person chooses a printer; ``show_over`` opens it."""

    printer_chosen = Signal(QPrinter)

    def __init__(self, window: QWidget, title: str) -> None:
        self.chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
        """The printer as the person set it. Kept here because Qt's dialog does not keep it alive."""
        super().__init__(self.chosen, window)
        self.chosen.setResolution(PRINTED_AT)
        self.chosen.setDocName(title)
        self.setWindowTitle(f"Print {title}")
        self.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        self.finished.connect(self._on_finished)

    def show_over(self) -> None:
        """Open it over its window; ``printer_chosen`` follows, or nothing."""
        QDialog.open(self)  # the dialog's own open() wants a slot by its C++ name

    def _on_finished(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.printer_chosen.emit(self.chosen)


def has_printer() -> bool:
    """Whether any printer is set up."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_paper(pdf: bytes, printer: QPrinter, errand: Errand) -> int:
    """Print the pages the person chose, each in its own size; gives how many. Slow: meant for the background.

    Raises ``PrinterTrouble`` when the printer will not begin.
    """
    with opened(pdf) as pages:
        wanted = _wanted_pages(printer, len(pages))
        _set_page(printer, pages.size(wanted[0]))
        painter = QPainter()
        if not painter.begin(printer):
            raise PrinterTrouble("The printer would not begin. Look whether it is on, then print again.")
        try:
            for done, number in enumerate(wanted):
                errand.step(done, len(wanted))
                if done:
                    _set_page(printer, pages.size(number))
                    printer.newPage()
                _paint(painter, printer, pages, number)
        finally:
            painter.end()
        return len(wanted)


def print_words(paragraphs: Sequence[str], printer: QPrinter) -> None:
    """Print a few plain words on one sheet, such as a recovery key; nothing of them touches a disk."""
    document = QTextDocument()
    document.setDefaultFont(QFont("Atkinson Hyperlegible Next", 14))
    document.setPlainText("\n\n".join(paragraphs))
    document.print_(printer)


def _wanted_pages(printer: QPrinter, count: int) -> list[int]:
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or count, count)
    return list(range(first - 1, max(last, first)))


def _set_page(printer: QPrinter, points: QSizeF) -> None:
    """Turn and size the next sheet for a page; the pages bring their own margins."""
    landscape = points.width() > points.height()
    size = QPageSize(
        points.transposed() if landscape else points,
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    turn = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageSize(size)
    printer.setPageOrientation(turn)


def _paint(painter: QPainter, printer: QPrinter, pages: PaperPages, number: int) -> None:
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    picture = pages.picture(number, PRINTED_AT)
    painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), picture)
