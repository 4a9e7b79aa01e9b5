"""Behind the form that plans a walkabout."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.desk import WALKABOUTS, Workroom
from models.changes import Changes
from models.people import Member, Role
from models.places import Estate
from models.planning import WalkaboutForm, planned_for, wrong_with
from models.store.people import add as add_person
from models.store.people import everyone
from models.store.places import bring_in, estates
from models.store.profile import Profile
from models.store.walkabouts import plan_walkabout
from views.screens.plan_walkabout import PlanningChoices, PlanWalkaboutScreen


class PlanWalkaboutDesk(QObject):
    """The form stays as it was left until the walkabout is planned."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = PlanWalkaboutScreen()
        self._screen.plan_entered.connect(self._on_entered)
        self._screen.left_undone.connect(workroom.frame.go_back)
        self._screen.estate_named.connect(self._on_estate_named)
        self._screen.officer_named.connect(self._on_officer_named)
        self._screen.companion_named.connect(self._on_companion_named)
        self._begin()

    @property
    def widget(self) -> PlanWalkaboutScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Offer the estates and people there are."""
        del about
        self._ask()

    def left(self) -> None:
        """The form keeps what was typed while the program runs."""

    def refresh(self, changes: Changes) -> None:
        """Offer new estates and people."""
        if changes.touches("estate", "person"):
            self._ask()

    def _begin(self) -> None:
        """A blank form: this year, and whoever uses the device is coming."""
        now = self._workroom.clock.now()
        self._screen.show_form(
            WalkaboutForm(year=str(now.year), officer_ids=(self._workroom.member.person_id,))
        )

    def _ask(self) -> None:
        self._workroom.background.ask(_choices, then=self._on_choices, latest="planning choices")

    def _on_choices(self, choices: PlanningChoices) -> None:
        chosen = self._screen.form.officer_ids or (self._workroom.member.person_id,)
        self._screen.show_choices(choices)
        self._screen.officers.choose(*chosen)

    def _on_entered(self, form: WalkaboutForm) -> None:
        wrong = wrong_with(form)
        self._screen.show_errors(wrong)
        if not wrong:
            self._workroom.background.write(
                partial(_plan, form, self._workroom.member),
                then=self._on_planned,
                otherwise=self._workroom.frame.tell,
            )

    def _on_planned(self, _walkabout_id: str) -> None:
        self._begin()
        self._workroom.frame.go_to(WALKABOUTS)
        self._workroom.frame.report("The walkabout is planned")

    def _on_estate_named(self, name: str) -> None:
        self._workroom.background.write(
            partial(_add_estate, name, self._workroom.member), otherwise=self._workroom.frame.tell
        )

    def _on_officer_named(self, name: str) -> None:
        self._add(name, Role.OFFICER)

    def _on_companion_named(self, name: str) -> None:
        self._add(name, Role.AGENCY)

    def _add(self, name: str, role: Role) -> None:
        self._workroom.background.write(
            partial(_add_person, name, role, self._workroom.member), otherwise=self._workroom.frame.tell
        )


def _choices(profile: Profile) -> PlanningChoices:
    return PlanningChoices(estates=tuple(estates(profile.store)), people=tuple(everyone(profile.store)))


def _plan(form: WalkaboutForm, by: Member, profile: Profile) -> tuple[str, Changes]:
    zone = profile.store.clock.now().tzinfo
    return plan_walkabout(
        profile.store,
        estate_id=form.estate_id,
        planned_for=planned_for(form, zone),
        meet_at=form.meet_at,
        officer_ids=form.officer_ids,
        companion_ids=form.companion_ids,
        by=by,
    )


def _add_estate(name: str, by: Member, profile: Profile) -> Changes:
    return bring_in(profile.store, [Estate(id=profile.store.ids.new(), name=name)], [], by=by)


def _add_person(name: str, role: Role, by: Member, profile: Profile) -> Changes:
    return add_person(profile.store, name=name, role=role, by=by)[1]
