"""The whole journey through the real screens, walked without a display: every wish goes its real way."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, qVersion
from PySide6.QtGui import QImage

from desktop.application import qt_application
from desktop.courier import Courier
from desktop.demonstration.film import Moment
from desktop.demonstration.hands import Hands, NotSettled
from desktop.demonstration.photographs import PASTED, photograph
from desktop.desk import ACTION_PLAN, DECIDING, TODAY, WAITING, WALKABOUT, WALKABOUTS
from desktop.problem_reports import ReportFolder, system_versions
from desktop.problems import Problems
from desktop.session import Session
from desktop.version import program_version
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from models.store.keys import KeyKeeper
from models.store.profile import Profile
from models.words import count_words
from views.screens.capture import CapturePage
from views.screens.deciding import DecidingScreen
from views.screens.walkabouts import WalkaboutsScreen


def walk_through(
    folder: Path, keeper: KeyKeeper, output: Path, print_out: Callable[[Profile], None]
) -> list[str]:
    """Work the window on the records in ``folder``; pictures go to ``output``. Says what was done.

    ``print_out`` gets the records once everything is entered, before they are sent to the office.
    """
    qt_application()
    clock = SystemClock()
    versions = partial(system_versions, program_version(), qVersion())
    problems = Problems(ReportFolder(folder=folder / "problems", clock=clock, versions=versions))
    session = Session(folder, clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk(), problems=problems)
    hands = Hands(session, output)
    session.begin(keeper)
    hands.settle()
    try:
        # Working where there is no network: nothing is sent until the person says so.
        session.courier.pause()
        told = [*_today(hands), *_finding(hands), *_plan(hands)]
        _deciding(hands)
        hands.ask(print_out)
        told += _waiting(hands, session.courier)
        hands.put_down()
        return told
    finally:
        session.window.close()
        session.end()


def _today(hands: Hands) -> list[str]:
    hands.go_to(TODAY)
    hands.picture("today")
    walkabouts = cast("WalkaboutsScreen", hands.go_to(WALKABOUTS))
    hands.picture("walkabouts")
    under_way = walkabouts.shown[0].walkabout.id
    page = cast("CapturePage", hands.go_to(WALKABOUT, under_way))
    hands.picture("half-written-finding")
    return [
        "Opened the window: Today says what needs the officer, and Walkabouts what is planned and held.",
        f"Went on with today's walkabout; the half-written one came back: {page.form.head.number.text()}.",
    ]


def _finding(hands: Hands) -> list[str]:
    page = cast("CapturePage", hands.page)
    form = page.form
    number = form.head.number.text()
    hands.type_into(form.where.spot, "by the lift")
    pasted = QMimeData()
    taken = photograph(PASTED, Moment(at=SystemClock().now()))
    pasted.setImageData(QImage.fromData(taken))
    page.take_in(pasted)
    hands.settle()
    hands.press(form.agreed.add_button)
    hands.type_into(form.agreed.cards[0].wording, "Renew the landing light and its cover")
    hands.type_into(form.agreed.cards[0].leads, "Ravi Sandhu")
    hands.type_into(form.agreed.cards[0].target, "End of April")
    hands.picture("finding-with-photo-and-action")
    hands.press(page.save)
    hands.picture("finding-saved")
    return [
        f"{number}: typed its place, pasted a photo, agreed an action with a target in words, and saved it."
    ]


def _plan(hands: Hands) -> list[str]:
    hands.go_to(ACTION_PLAN)
    hands.picture("action-plan")
    return ["Looked at the action plan: what is overdue stands first, counted in working days."]


def _deciding(hands: Hands) -> None:
    page = cast("DecidingScreen", hands.go_to(DECIDING))
    hands.picture("two-versions")
    if page.case is None:
        raise NotSettled("There was nothing to decide.")
    hands.press(next(iter(page.case.sides[0].choices.values())))
    hands.press(page.save)


def _waiting(hands: Hands, courier: Courier) -> list[str]:
    hands.go_to(WAITING)
    hands.picture("only-on-this-tablet")
    hands.wait_for(courier.ended, courier.resume)
    hands.picture("safe-at-the-office")
    taken = count_words(len(hands.taken), "picture")
    return [
        f"Decided between the two versions, and sent what was only on this tablet: all safe. {taken} taken."
    ]
