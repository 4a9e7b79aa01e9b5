"""Papers made from the records: asked of the store, set in the pool, and brought into sight."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from desktop.errands import Errand
from desktop.papers import Paper
from models.action_list import ActionList
from models.arrangement import Arrangement
from models.errors import NotFound, StoreTrouble
from models.paper_words import list_title, plan_title, report_title
from models.photo import Photo
from models.plan import PlanFilter
from models.report import WalkaboutReport
from models.store.action_lists import action_list_of
from models.store.blobs import Blobs
from models.store.landlord import as_of_today
from models.store.profile import Profile
from models.store.reports import report_of
from models.words import date_words

if TYPE_CHECKING:
    from desktop.desk import Workroom  # the command line makes papers without a window


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportToPrint:
    """A report with the bytes of its pictures by name; damaged or missing ones are left out.

    ``walkabout_id`` is the walkabout's identity where it was held, "" before that.
    """

    report: WalkaboutReport
    pictures: Mapping[str, bytes]
    made: datetime
    walkabout_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListToPrint:
    """An action list, and the moment it was asked for."""

    content: ActionList
    made: datetime


def print_report(workroom: "Workroom", walkabout_id: str, *, large: bool = False) -> None:
    """Bring the report of a walkabout into sight."""
    workroom.background.ask(
        partial(report_to_print, walkabout_id),
        then=partial(_set_report, workroom, large),
        otherwise=workroom.frame.tell,
    )


def print_list(workroom: "Workroom", wanted: PlanFilter, how: Arrangement, *, large: bool = False) -> None:
    """Bring an action list into sight."""
    workroom.background.ask(
        partial(list_to_print, wanted),
        then=partial(_set_list, workroom, how, large),
        otherwise=workroom.frame.tell,
    )


def report_to_print(walkabout_id: str, profile: Profile) -> ReportToPrint:
    """Everything the report needs, from the store. Raises ``NotFound``."""
    report = report_of(profile.store, walkabout_id, as_of_today(profile.store))
    return ReportToPrint(
        report=report,
        pictures=pictures_of(report, profile.blobs),
        made=profile.store.clock.now(),
        walkabout_id=walkabout_id if report.promise else "",
    )


def list_to_print(wanted: PlanFilter, profile: Profile) -> ListToPrint:
    """Everything the list needs, from the store. Raises ``RuleBroken`` where it is too long for paper."""
    content = action_list_of(profile.store, wanted, as_of_today(profile.store))
    return ListToPrint(content=content, made=profile.store.clock.now())


def pictures_of(report: WalkaboutReport, blobs: Blobs) -> dict[str, bytes]:
    """The bytes of every picture of a report, each looked at whole; what is damaged or gone stays out."""
    photos: list[Photo] = [photo for entry in report.entries for photo in entry.photos]
    photos += [photo for done in report.put_right for photo in (done.before, done.after) if photo is not None]
    found = {}
    for photo in photos:
        try:
            found[photo.full] = blobs.get(photo.full)
        except (NotFound, StoreTrouble):
            continue
    return found


def report_pdf(wanted: ReportToPrint, large: bool) -> Paper:
    """The report as paper."""
    from views.printed.walkabout_report import walkabout_report  # noqa: PLC0415 - ReportLab is slow to load

    title = f"{report_title(wanted.report)}, {date_words(wanted.report.walked_on)}"
    pdf = walkabout_report(wanted.report, wanted.pictures.get, large=large, made=wanted.made)
    title = f"{title}, large print" if large else title
    return Paper(title=title, pdf=pdf, reports_on=wanted.walkabout_id)


def list_pdf(wanted: ListToPrint, how: Arrangement, large: bool) -> Paper:
    """The list as paper."""
    from views.printed.action_list import action_list  # noqa: PLC0415 - ReportLab is slow to load

    content = wanted.content
    title = plan_title(content) if how is Arrangement.PRIORITY else list_title(content)
    title = f"{title}, {date_words(content.as_of)}"
    pdf = action_list(content, how, large=large, made=wanted.made)
    return Paper(title=f"{title}, large print" if large else title, pdf=pdf)


def _set_report(workroom: "Workroom", large: bool, wanted: ReportToPrint) -> None:
    workroom.background.run(
        partial(_report_errand, wanted, large), then=workroom.show_paper, otherwise=workroom.frame.tell
    )


def _set_list(workroom: "Workroom", how: Arrangement, large: bool, wanted: ListToPrint) -> None:
    workroom.background.run(
        partial(_list_errand, wanted, how, large), then=workroom.show_paper, otherwise=workroom.frame.tell
    )


def _report_errand(wanted: ReportToPrint, large: bool, _errand: Errand) -> Paper:
    return report_pdf(wanted, large)


def _list_errand(wanted: ListToPrint, how: Arrangement, large: bool, _errand: Errand) -> Paper:
    return list_pdf(wanted, how, large)
