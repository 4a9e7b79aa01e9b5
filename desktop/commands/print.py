"""``walkabout print``: a walkabout's report or the action list, as a file, without a window."""

import argparse
from collections.abc import Callable
from pathlib import Path

from desktop.commands.answer import Answer, shown
from desktop.commands.opening import open_records
from desktop.errands import Errand
from desktop.papers import put_file
from desktop.report_papers import list_pdf, list_to_print, report_pdf, report_to_print
from models.arrangement import Arrangement
from models.errors import NotFound
from models.places import Estate
from models.plan import PlanFilter, PlanShow
from models.store import walkabouts
from models.store.device_settings import member_using
from models.store.exports import note_export
from models.store.places import estates
from models.store.profile import Profile
from models.words import list_words, size_words
from views.web import spreadsheets
from views.web.action_list import action_list
from views.web.walkabout_report import walkabout_report

REPORT, ACTIONS = "report", "actions"
FORMATS = {REPORT: ("pdf", "html"), ACTIONS: ("pdf", "html", "xlsx", "csv")}

_SHOW = {show.value.replace(" ", "-"): show for show in PlanShow}


class NotPrintedSo(NotFound):
    """The document does not exist in that format."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Which document, of what, in which form, and where to."""
    parser.add_argument("document", choices=FORMATS, help="a walkabout’s report, or the action list")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the file to write")
    parser.add_argument(
        "--format", choices=FORMATS[ACTIONS], help="default: as the file’s name ends, else pdf"
    )
    parser.add_argument("--large-print", action="store_true", help="18 point instead of 14")
    parser.add_argument("--estate", metavar="NAME", help="only what is of this estate")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--walkabout", metavar="ID", help="of which walkabout the report is")
    which.add_argument("--latest", action="store_true", help="of the latest that was held (the default)")
    parser.add_argument(
        "--by",
        choices=[each.value for each in Arrangement],
        default="service",
        help="how the list is set out",
    )
    parser.add_argument("--show", choices=_SHOW, default="all", help="which part of the plan is on the list")


def run(arguments: argparse.Namespace) -> Answer:
    """Write the file, and enter it in the register of what has left the store."""
    kind = _format(arguments)
    make: Callable[[Profile, argparse.Namespace, str], bytes] = (
        _report if arguments.document == REPORT else _actions
    )
    with open_records(arguments) as profile:
        content = make(profile, arguments, kind)
        put_file(arguments.output, content, Errand())
        member = member_using(profile.store)
        by = member.person_id if member else ""
        file = str(arguments.output.resolve())
        note_export(profile.store, document=f"{arguments.document}, {kind}", file=file, by=by)
    name = shown(arguments.output)
    return Answer(
        words=f"Printed to {name}, {size_words(len(content))}.",
        data={
            "outcome": "printed",
            "document": arguments.document,
            "format": kind,
            "file": name,
            "size": len(content),
        },
    )


def _format(arguments: argparse.Namespace) -> str:
    """The format asked for by name, or by how the file's name ends."""
    possible = FORMATS[arguments.document]
    ending = arguments.output.suffix.lower().lstrip(".")
    kind: str = arguments.format or (ending if ending in FORMATS[ACTIONS] else "pdf")
    if kind not in possible:
        raise NotPrintedSo(f"A report is printed as {list_words(possible, 'or')}, not as {kind}.")
    return kind


def _report(profile: Profile, arguments: argparse.Namespace, kind: str) -> bytes:
    wanted = report_to_print(_walkabout(profile, arguments), profile)
    if kind == "html":
        return walkabout_report(wanted.report, wanted.pictures.get, large=arguments.large_print).encode()
    return report_pdf(wanted, arguments.large_print).pdf


def _actions(profile: Profile, arguments: argparse.Namespace, kind: str) -> bytes:
    estate = _estate(profile, arguments.estate)
    wanted = list_to_print(
        PlanFilter(show=_SHOW[arguments.show], estate_id=estate.id if estate else ""), profile
    )
    arrangement = Arrangement(arguments.by)
    if kind == "html":
        return action_list(wanted.content, arrangement, large=arguments.large_print).encode()
    if kind == "xlsx":
        return spreadsheets.workbook(wanted.content)
    if kind == "csv":
        return spreadsheets.comma_separated(wanted.content)
    return list_pdf(wanted, arrangement, arguments.large_print).pdf


def _walkabout(profile: Profile, arguments: argparse.Namespace) -> str:
    """The walkabout that was named, or the latest that was held, there where an estate was named."""
    if arguments.walkabout:
        return str(arguments.walkabout)
    estate = _estate(profile, arguments.estate)
    for summary in walkabouts.held(profile.store):
        if estate is None or summary.walkabout.estate_id == estate.id:
            return summary.walkabout.id
    raise NotFound("No walkabout has been held there yet, so there is nothing to report.")


def _estate(profile: Profile, name: str | None) -> Estate | None:
    if name is None:
        return None
    known = estates(profile.store)
    for estate in known:
        if estate.name.casefold() == name.strip().casefold():
            return estate
    names = list_words([estate.name for estate in known]) or "none yet"
    raise NotFound(f"No estate is called that. Those on this device: {names}.")
