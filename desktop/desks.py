"""Every desk the window knows of, in the order of the navigation. A new one is a line here.

A desk and its screen are loaded when it is first gone to, so that the window opens before they are.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from desktop.desk import (
    ACTION_PLAN,
    CAMERA,
    DECIDING,
    ENROLLING,
    PAPER,
    PLAN_WALKABOUT,
    TODAY,
    WAITING,
    WALKABOUT,
    WALKABOUTS,
    YOU,
    Desk,
    Station,
    Workroom,
)
from views.parts.rail import PLACES

_PLACES = {place.key: place for place in PLACES}


def _late(module: str, desk: str) -> Callable[[Workroom], Desk]:
    """Makes the desk of that name, loading its module only then."""

    def make(workroom: Workroom) -> Desk:
        return cast("Desk", getattr(import_module(f"desktop.{module}"), desk)(workroom))

    return make


STATIONS: tuple[Station, ...] = (
    Station(name=TODAY, make=_late("today_desk", "TodayDesk"), place=_PLACES[TODAY]),
    Station(name=WALKABOUTS, make=_late("walkabouts_desk", "WalkaboutsDesk"), place=_PLACES[WALKABOUTS]),
    Station(name=PLAN_WALKABOUT, make=_late("plan_walkabout_desk", "PlanWalkaboutDesk"), under=WALKABOUTS),
    Station(name=WALKABOUT, make=_late("walkabout_desk", "WalkaboutDesk"), under=WALKABOUTS),
    Station(name=ACTION_PLAN, make=_late("plan_desk", "PlanDesk"), place=_PLACES[ACTION_PLAN]),
    Station(name=WAITING, make=_late("waiting_desk", "WaitingDesk"), under=TODAY),
    Station(name=DECIDING, make=_late("deciding_desk", "DecidingDesk"), under=TODAY),
    Station(name=ENROLLING, make=_late("enrolling_desk", "EnrollingDesk"), under=TODAY),
    Station(name=YOU, make=_late("you_desk", "YouDesk")),
    Station(name=PAPER, make=_late("paper_desk", "PaperDesk")),
    Station(name=CAMERA, make=_late("camera_desk", "CameraDesk")),
)
