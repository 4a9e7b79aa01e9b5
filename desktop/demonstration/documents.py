"""Every document of the sample landlord, in both editions and with its web twin, as files in a folder."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path

from desktop.report_papers import ListToPrint, ReportToPrint, list_pdf, report_pdf
from models.arrangement import Arrangement
from models.ports import write_durably
from views.web.action_list import action_list
from views.web.walkabout_report import walkabout_report

_EDITIONS = {"": False, "-large-print": True}


class Documents:
    """The documents on order: workers set them while other things go on, and they are written when wanted."""

    def __init__(self, workers: Executor) -> None:
        self._workers = workers
        self._ordered: dict[str, Future[bytes]] = {}

    def order(self, report: ReportToPrint, listed: ListToPrint) -> None:
        """Have them all set, the longest first."""
        for edition, large in _EDITIONS.items():
            self._set(f"walkabout-report{edition}.pdf", partial(_report, report, large))
        for edition, large in _EDITIONS.items():
            for how in Arrangement:
                self._set(f"action-list-by-{how}{edition}.pdf", partial(_list, listed, how, large))
            self._set(f"walkabout-report{edition}.html", partial(_report_on_the_web, report, large))
            self._set(f"action-list{edition}.html", partial(_list_on_the_web, listed, large))
        self._set("action-list.xlsx", partial(_workbook, listed))
        self._set("action-list.csv", partial(_comma_separated, listed))

    def write(self, folder: Path) -> list[Path]:
        """Wait until they are set, and write them; gives the files."""
        written = []
        for name, document in self._ordered.items():
            path = folder / name
            write_durably(path, document.result())
            written.append(path)
        return written

    def _set(self, name: str, document: Callable[[], bytes]) -> None:
        self._ordered[name] = self._workers.submit(document)


def _report(report: ReportToPrint, large: bool) -> bytes:
    return report_pdf(report, large).pdf


def _list(listed: ListToPrint, how: Arrangement, large: bool) -> bytes:
    return list_pdf(listed, how, large).pdf


def _report_on_the_web(report: ReportToPrint, large: bool) -> bytes:
    return walkabout_report(report.report, report.pictures.get, large=large).encode()


def _list_on_the_web(listed: ListToPrint, large: bool) -> bytes:
    return action_list(listed.content, Arrangement.SERVICE, large=large).encode()


def _workbook(listed: ListToPrint) -> bytes:
    from views.web.spreadsheets import workbook  # noqa: PLC0415 - XlsxWriter is slow to load

    return workbook(listed.content)


def _comma_separated(listed: ListToPrint) -> bytes:
    from views.web.spreadsheets import comma_separated  # noqa: PLC0415 - as above

    return comma_separated(listed.content)
