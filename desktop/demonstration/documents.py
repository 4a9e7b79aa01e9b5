"""Every document of the sample landlord, in both editions and with its web twin, as files in a folder."""

from collections.abc import Iterator
from pathlib import Path

from desktop.report_papers import ListToPrint, ReportToPrint, list_pdf, report_pdf
from models.arrangement import Arrangement
from models.ports import write_durably
from views.web.action_list import action_list
from views.web.spreadsheets import comma_separated, workbook
from views.web.walkabout_report import walkabout_report


def write_documents(report: ReportToPrint, listed: ListToPrint, folder: Path) -> list[Path]:
    """Write them all; gives the files in the order they were written."""
    written = []
    for name, content in _documents(report, listed):
        path = folder / name
        write_durably(path, content)
        written.append(path)
    return written


def _documents(report: ReportToPrint, listed: ListToPrint) -> Iterator[tuple[str, bytes]]:
    for large in (False, True):
        edition = "-large-print" if large else ""
        yield f"walkabout-report{edition}.pdf", report_pdf(report, large).pdf
        web = walkabout_report(report.report, report.pictures.get, large=large)
        yield f"walkabout-report{edition}.html", web.encode()
        for how in Arrangement:
            yield f"action-list-by-{how}{edition}.pdf", list_pdf(listed, how, large).pdf
        yield (
            f"action-list{edition}.html",
            action_list(listed.content, Arrangement.SERVICE, large=large).encode(),
        )
    yield "action-list.xlsx", workbook(listed.content)
    yield "action-list.csv", comma_separated(listed.content)
