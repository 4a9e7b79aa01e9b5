"""Behind the walkabouts: what is coming up, what was held, and how the year stands."""

from functools import partial

from PySide6.QtCore import QObject

from desktop import walkabout_wishes as wishes
from desktop.desk import PLAN_WALKABOUT, WALKABOUT, Workroom
from desktop.report_papers import print_report
from desktop.reporting_back import ReportingBackDesk
from models.changes import Changes
from models.errors import WalkaboutError
from models.planning import wrong_with_moment
from models.reporting_back import DayTyped
from models.store.coverage import coverage
from models.store.profile import Profile
from models.store.walkabouts import held, upcoming
from views.screens.walkabouts import WalkaboutLists, WalkaboutsScreen


class WalkaboutsDesk(QObject):
    """Asks again when a walkabout, its findings or its estate changed."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = WalkaboutsScreen()
        self._reporting = ReportingBackDesk(
            workroom, self._screen.reporting, self._screen.show_reporting, self._screen.show_answered, self
        )
        self._screen.plan_wanted.connect(self._on_plan_wanted)
        self._screen.walkabout_opened.connect(self._on_opened)
        self._screen.report_wanted.connect(self._on_report_wanted)
        self._screen.set_out_wanted.connect(self._on_set_out)
        self._screen.cancel_wanted.connect(self._on_cancel)
        self._screen.reporting_wanted.connect(self._reporting.ask)
        self._screen.planned_again.connect(self._on_planned_again)

    @property
    def widget(self) -> WalkaboutsScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Ask for everything the page shows."""
        del about
        self._ask()

    def left(self) -> None:
        """Nothing here is ever half written."""

    def refresh(self, changes: Changes) -> None:
        """Ask again for what was touched."""
        if changes.touches("walkabout", "finding", "photo", "estate", "person", "landlord"):
            self._ask()

    def _ask(self) -> None:
        self._workroom.background.ask(_lists, then=self._screen.show_lists, latest="walkabouts")

    def _on_plan_wanted(self) -> None:
        self._workroom.frame.go_to(PLAN_WALKABOUT)

    def _on_opened(self, walkabout_id: str) -> None:
        self._workroom.frame.go_to(WALKABOUT, walkabout_id)

    def _on_set_out(self, walkabout_id: str) -> None:
        self._workroom.background.write(
            partial(wishes.set_out, walkabout_id, self._workroom.member),
            then=partial(self._on_opened, walkabout_id),
            otherwise=self._workroom.frame.tell,
        )

    def _on_cancel(self, walkabout_id: str) -> None:
        self._workroom.background.write(
            partial(wishes.cancel, walkabout_id, self._workroom.member),
            then=partial(self._workroom.frame.report, "The walkabout was cancelled"),
            otherwise=self._workroom.frame.tell,
        )

    def _on_planned_again(self, typed: DayTyped) -> None:
        wrong = wrong_with_moment(typed.day, typed.month, typed.year, typed.start)
        self._screen.again.show_wrong(wrong)
        if not wrong:
            self._workroom.background.write(
                partial(wishes.plan_again, typed, self._workroom.member),
                then=self._on_is_planned_again,
                otherwise=self._on_not_planned_again,
            )

    def _on_is_planned_again(self) -> None:
        self._screen.show_answered()
        self._workroom.frame.report("The walkabout is planned again")

    def _on_not_planned_again(self, trouble: WalkaboutError) -> None:
        self._screen.again.show_wrong({"date": str(trouble)})

    def _on_report_wanted(self, walkabout_id: str) -> None:
        print_report(self._workroom, walkabout_id)


def _lists(profile: Profile) -> WalkaboutLists:
    store = profile.store
    today = store.clock.now().date()
    return WalkaboutLists(
        upcoming=tuple(upcoming(store)),
        held=tuple(held(store)),
        coverage=coverage(store, today),
        today=today,
    )
