"""Making a part never shows a window of its own, which would flash and take the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from views.parts.banner import Banner, BannerKind
from views.parts.field import Field
from views.parts.inputs import LineEdit
from views.screens.capture import CapturePage
from views.screens.deciding import DecidingScreen
from views.screens.enrolling import EnrollingScreen
from views.screens.paper import PaperScreen
from views.screens.plan_walkabout import PlanWalkaboutScreen
from views.screens.waiting import WaitingScreen
from views.screens.walkabouts import WalkaboutsScreen


class _Watch(QObject):
    """Remembers which widgets were shown as windows."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize(
    "make",
    [
        lambda: Field("Spot", LineEdit(), hint="Such as the bin store"),
        lambda: Banner(BannerKind.NEEDS_YOU, "Call the fire service", title="Hazard"),
        CapturePage,
        DecidingScreen,
        EnrollingScreen,
        PaperScreen,
        PlanWalkaboutScreen,
        WaitingScreen,
        WalkaboutsScreen,
    ],
)
def test_nothing_is_shown_before_it_has_its_place(make: Callable[[], QWidget], qapp: QApplication) -> None:
    watch = _Watch()
    qapp.installEventFilter(watch)
    made = make()
    qapp.removeEventFilter(watch)
    assert watch.seen == []
    made.deleteLater()
