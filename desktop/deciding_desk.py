"""Behind "To decide": the cases there are, and carrying out what a person decided."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.desk import Workroom
from models.changes import Changes
from models.disagreement import Decision, Disagreement
from models.errors import WalkaboutError
from models.people import Member
from models.store.cases import CASES
from models.store.deciding import decide
from models.store.disagreements import open_cases
from models.store.profile import Profile
from views.screens.deciding import DecidingScreen

DECIDED = "Decided. Colleagues are told once this tablet reaches the office"


class DecidingDesk(QObject):
    """Asks again whenever a case was opened or closed, or a record that one is about was changed."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = DecidingScreen()
        self._screen.decided.connect(self._on_decided)
        self._screen.later_wanted.connect(workroom.frame.go_back)

    @property
    def widget(self) -> DecidingScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Ask for the cases."""
        del about
        self._ask()

    def left(self) -> None:
        """The page keeps what is half decided while the program runs."""

    def refresh(self, changes: Changes) -> None:
        """A case was opened or closed, or what it is about says something else."""
        if changes.touches(CASES, "action", "finding", "walkabout", "person", "landlord"):
            self._ask()

    def _ask(self) -> None:
        self._workroom.background.ask(_cases, then=self._on_cases, latest="cases")

    def _on_cases(self, cases: tuple[Disagreement, ...]) -> None:
        self._screen.show_disagreements(cases, self._workroom.clock.now())

    def _on_decided(self, decision: Decision) -> None:
        wish = partial(_decide, decision, self._workroom.member)
        self._workroom.background.write(wish, then=self._on_kept, otherwise=self._on_refused)

    def _on_kept(self) -> None:
        self._workroom.frame.report(DECIDED)

    def _on_refused(self, error: WalkaboutError) -> None:
        self._workroom.frame.tell(error)
        self._ask()


def _cases(profile: Profile) -> tuple[Disagreement, ...]:
    return open_cases(profile.store)


def _decide(decision: Decision, member: Member, profile: Profile) -> Changes:
    return decide(profile.store, decision, by=member)
