"""Behind the first page: what needs the member of staff who uses the device, today."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.desk import ACTION_PLAN, DECIDING, PLAN_WALKABOUT, WAITING, WALKABOUT, Workroom
from desktop.pictures import Pictures
from desktop.this_day import ThisDay, this_day
from models.changes import Changes
from models.people import Member
from models.store.profile import Profile
from models.store.walkabouts import set_out
from views.screens.today import TodayScreen


class TodayDesk(QObject):
    """Asks again whenever anything was written, as anything may need somebody."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = TodayScreen()
        self._pictures = Pictures(workroom.background, self)
        self._pictures.arrived.connect(self._screen.show_thumbnail)
        self._screen.set_out_wanted.connect(self._on_set_out_wanted)
        self._screen.walkabout_opened.connect(self._on_walkabout_opened)
        self._screen.finding_opened.connect(self._on_finding_opened)
        self._screen.action_opened.connect(self._on_action_opened)
        self._screen.report_wanted.connect(self._on_report_wanted)
        self._screen.plan_wanted.connect(partial(workroom.frame.go_to, PLAN_WALKABOUT))
        self._screen.action_plan_wanted.connect(partial(workroom.frame.go_to, ACTION_PLAN))
        self._screen.waiting_wanted.connect(partial(workroom.frame.go_to, WAITING))
        self._screen.decide_wanted.connect(partial(workroom.frame.go_to, DECIDING))
        if workroom.day is not None:
            self._on_day(workroom.day)

    @property
    def widget(self) -> TodayScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Ask for everything the page shows, unless it was read just now, when the records were opened."""
        del about
        if self._workroom.day is None:
            self._ask()
        self._workroom.day = None

    def left(self) -> None:
        """Nothing here is ever half written."""

    def refresh(self, changes: Changes) -> None:
        """Whatever was written may need somebody."""
        del changes
        self._ask()

    def _ask(self) -> None:
        asked = partial(this_day, self._workroom.member)
        self._workroom.background.ask(asked, then=self._on_day, latest="today")

    def _on_day(self, answer: ThisDay) -> None:
        self._screen.show_today(answer.today, self._workroom.member, answer.day)
        self._screen.only_here.show_names(answer.pictures)
        for name in answer.pictures:
            self._pictures.want(name)

    def _on_set_out_wanted(self, walkabout_id: str) -> None:
        wish = partial(_set_out, walkabout_id, self._workroom.member)
        self._workroom.background.write(wish, otherwise=self._workroom.frame.tell)

    def _on_walkabout_opened(self, walkabout_id: str) -> None:
        self._workroom.frame.go_to(WALKABOUT, walkabout_id)

    def _on_finding_opened(self, walkabout_id: str, finding_id: str) -> None:
        self._workroom.frame.go_to(WALKABOUT, f"{walkabout_id}/{finding_id}")

    def _on_action_opened(self, action_id: str) -> None:
        self._workroom.frame.go_to(ACTION_PLAN, action_id)

    def _on_report_wanted(self, walkabout_id: str) -> None:
        from desktop.report_papers import print_report  # noqa: PLC0415 - every start would wait for papers

        print_report(self._workroom, walkabout_id)


def _set_out(walkabout_id: str, by: Member, profile: Profile) -> Changes:
    return set_out(profile.store, walkabout_id, by=by)
