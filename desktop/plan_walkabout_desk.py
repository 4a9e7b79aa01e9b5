"""Behind the form that plans a walkabout."""

from collections.abc import Callable, Sequence
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
        self._to_choose = ""
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
        member = self._workroom.member.person_id
        self._screen.show_form(WalkaboutForm(year=str(now.year), officer_ids=(member,)))
        self._to_choose = member

    def _ask(self) -> None:
        self._workroom.background.ask(_choices, then=self._on_choices, latest="planning choices")

    def _on_choices(self, choices: PlanningChoices) -> None:
        self._screen.show_choices(choices)
        self._screen.choose(self._to_choose)
        self._to_choose = ""

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
        self._add(partial(_estate_called, name, self._workroom.member))

    def _on_officer_named(self, name: str) -> None:
        self._add(partial(_person_called, name, (Role.OFFICER,), self._workroom.member))

    def _on_companion_named(self, name: str) -> None:
        self._add(partial(_person_called, name, (Role.AGENCY, Role.COUNCILLOR), self._workroom.member))

    def _add(self, command: Callable[[Profile], tuple[str, Changes]]) -> None:
        self._workroom.background.write(command, then=self._on_added, otherwise=self._workroom.frame.tell)

    def _on_added(self, key: str) -> None:
        """Whatever was named just now is meant."""
        self._to_choose = key
        self._ask()


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


def _estate_called(name: str, by: Member, profile: Profile) -> tuple[str, Changes]:
    """The estate of that name; a new one where there is none yet."""
    for known in estates(profile.store):
        if _same(known.name, name):
            return known.id, Changes()
    estate = Estate(id=profile.store.ids.new(), name=name)
    return estate.id, bring_in(profile.store, [estate], [], by=by)


def _person_called(name: str, roles: Sequence[Role], by: Member, profile: Profile) -> tuple[str, Changes]:
    """The person of that name in one of these roles; a new one in the first where there is none yet."""
    for known in everyone(profile.store):
        if known.role in roles and _same(known.name, name):
            return known.id, Changes()
    return add_person(profile.store, name=name, role=roles[0], by=by)


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
