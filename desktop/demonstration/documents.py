"""Every document of the sample landlord, in both editions and with its web twin, as files in a folder."""

from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

from desktop.report_papers import ListToPrint, ReportToPrint, list_pdf, report_pdf
from models.arrangement import Arrangement
from models.ports import write_durably
from views.web.action_list import action_list
from views.web.spreadsheets import comma_separated, workbook
from views.web.walkabout_report import walkabout_report

_EDITIONS = {"": False, "-large-print": True}


def write_documents(
    report: ReportToPrint, listed: ListToPrint, folder: Path, workers: Executor
) -> list[Path]:
    """Have the workers set them, and write them all; gives the files."""
    ordered = {
        f"walkabout-report{edition}.pdf": workers.submit(_report, report, large)
        for edition, large in _EDITIONS.items()
    }  # the longest first
    ordered |= {
        f"action-list-by-{how}{edition}.pdf": workers.submit(_list, listed, how, large)
        for edition, large in _EDITIONS.items()
        for how in Arrangement
    }
    written = [_written(folder / name, content) for name, content in _for_the_web(report, listed)]
    return written + [_written(folder / name, paper.result()) for name, paper in ordered.items()]


def _written(path: Path, content: bytes) -> Path:
    write_durably(path, content)
    return path


def _report(report: ReportToPrint, large: bool) -> bytes:
    return report_pdf(report, large).pdf


def _list(listed: ListToPrint, how: Arrangement, large: bool) -> bytes:
    return list_pdf(listed, how, large).pdf


def _for_the_web(report: ReportToPrint, listed: ListToPrint) -> Iterator[tuple[str, bytes]]:
    for edition, large in _EDITIONS.items():
        web = walkabout_report(report.report, report.pictures.get, large=large)
        yield f"walkabout-report{edition}.html", web.encode()
        twin = action_list(listed.content, Arrangement.SERVICE, large=large)
        yield f"action-list{edition}.html", twin.encode()
    yield "action-list.xlsx", workbook(listed.content)
    yield "action-list.csv", comma_separated(listed.content)
