"""The form that plans a walkabout: where, when, and who is coming."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.people import Person, Role
from models.places import Estate
from models.planning import WalkaboutForm
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.chips import Option
from views.parts.combo import ComboBox
from views.parts.dates import DateBoxes
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.folding import FoldingRow
from views.parts.inputs import LineEdit
from views.parts.layouts import Column
from views.parts.new_name import NewName
from views.parts.option_rows import ChipRow
from views.parts.pages import WorkingPage
from views.parts.surfaces import Card

FOLDS_BELOW = 820
"""The effective width under which both halves of the form stand under each other, in pixels."""
LONGEST_PLACE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningChoices:
    """What the form offers: the estates on the list, and the people who may come."""

    estates: tuple[Estate, ...]
    people: tuple[Person, ...]


class PlanWalkaboutScreen(WorkingPage):
    """Emits the form as it was filled in; what is wrong with it comes back by `show_errors`."""

    plan_entered = Signal(WalkaboutForm)
    estate_named = Signal(str)
    """An estate that is not on the list yet."""
    officer_named = Signal(str)
    companion_named = Signal(str)
    left_undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Plan a walkabout", "Where, when, and who is coming", parent=parent)
        self.errors = ErrorSummary()
        self.estate = ComboBox("Estate", prompt="Choose an estate")
        self.day = DateBoxes("Date of the walkabout")
        self.start = LineEdit(limit=20)
        self.meet_at = LineEdit(limit=LONGEST_PLACE)
        self.officers = ChipRow("Officers")
        self.companions = ChipRow("Agencies and councillors")
        self.fields = {
            "estate": Field("Estate", self.estate),
            "date": Field("Date of the walkabout", self.day, hint="For example, 21 4 2026"),
            "start": Field("Start time", self.start, hint="For example, 2 pm or 14:00"),
            "meet_at": Field("Where to meet", self.meet_at, optional=True),
            "officers": Field("Officers", self.officers, hint="Choose everyone who is coming"),
            "companions": Field("Agencies and councillors", self.companions, optional=True),
        }
        self.new_estate = NewName("Add an estate", "Name of the estate")
        self.new_officer = NewName("Add an officer", "Name of the officer")
        self.new_companion = NewName("Add somebody else", "Name, and the body they speak for")
        left, right = QWidget(), QWidget()
        where = Column(left, spacing=18, keeps_top=True)
        where.add(self.fields["estate"], self.new_estate)
        where.add(*(self.fields[name] for name in ("date", "start", "meet_at")))
        who = Column(right, spacing=18, keeps_top=True)
        who.add(self.fields["officers"], self.new_officer, self.fields["companions"], self.new_companion)
        halves = FoldingRow(FOLDS_BELOW, spacing=28)
        halves.add(left, right, stretch=1)
        card = Card()
        card.add(halves)
        self.add(self.errors, card)
        self.plan = PrimaryButton("Plan the walkabout", "check")
        self.leave = SecondaryButton("Leave it", tall=56)
        self.add_to_bar(self.plan, self.leave)
        self.plan.clicked.connect(self._on_plan)
        self.leave.clicked.connect(self.left_undone)
        self.new_estate.named.connect(self.estate_named)
        self.new_officer.named.connect(self.officer_named)
        self.new_companion.named.connect(self.companion_named)

    def show_choices(self, choices: PlanningChoices) -> None:
        """Offer these estates and people; what was chosen stays."""
        self.estate.show_options([(estate.id, estate.name) for estate in choices.estates])
        self.officers.show_options(_options(choices.people, {Role.OFFICER}))
        self.companions.show_options(_options(choices.people, {Role.COUNCILLOR, Role.AGENCY}))

    def show_form(self, form: WalkaboutForm) -> None:
        """Fill the form in; nothing is wrong with it yet."""
        self.errors.show_errors([])
        self.estate.choose(form.estate_id or None)
        self.day.show_date(form.day, form.month, form.year)
        self.start.setText(form.start)
        self.meet_at.setText(form.meet_at)
        self.officers.choose(*form.officer_ids)
        self.companions.choose(*form.companion_ids)

    def choose(self, key: str) -> None:
        """Choose the estate or the person of that identity as well, where it is offered."""
        if self.estate.findData(key) >= 0:
            self.estate.choose(key)
        for row in (self.officers, self.companions):
            if key in row.keys():  # noqa: SIM118 - the row is no mapping
                row.choose(*row.chosen, key)

    def show_errors(self, wrong: Mapping[str, str]) -> None:
        """Say what there is to put right, in the order of the fields."""
        found: Sequence[tuple[Field, str]] = [
            (field, wrong[name]) for name, field in self.fields.items() if name in wrong
        ]
        self.errors.show_errors(found)
        if found:
            self.body.verticalScrollBar().setValue(0)

    @property
    def form(self) -> WalkaboutForm:
        """The form as it stands."""
        day, month, year = self.day.typed
        return WalkaboutForm(
            estate_id=self.estate.chosen or "",
            day=day,
            month=month,
            year=year,
            start=self.start.text(),
            meet_at=self.meet_at.text(),
            officer_ids=tuple(self.officers.chosen),
            companion_ids=tuple(self.companions.chosen),
        )

    def _on_plan(self) -> None:
        self.plan_entered.emit(self.form)


def _options(people: Sequence[Person], roles: set[Role]) -> list[Option]:
    return [Option(key=person.id, text=person.name) for person in people if person.role in roles]
