"""Adding an action that comes from no finding, and amending one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.action_plan import Action
from models.walkabout import AgreedAction
from views.parts.chips import Option
from views.parts.combo import ComboBox
from views.parts.field import Field
from views.parts.inputs import LineEdit, TextArea
from views.parts.option_rows import ChipRow
from views.screens.capture.words import chase_words, usual_targets
from views.screens.plan.form_page import FormPage, Typed
from views.screens.plan.shown import PlanChoices
from views.screens.plan.wishes import Addition, Amendment

SAY_WHAT = "Say what will be done"
CHOOSE_ESTATE = "Choose the estate it is for"
_MOST_LEADS = 6


class ActionForm(FormPage):
    """``added(Addition)`` or ``amended(Amendment)``, according to how it was opened."""

    added = Signal(Addition)
    amended = Signal(Amendment)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Action | None = None
        self._today = date.min
        self.wording = TextArea(lines=3)
        self.estate = ComboBox("Estate", prompt="Choose an estate", icon="map-pin")
        self.place = LineEdit(limit=200)
        self.leads = LineEdit(limit=300)
        self.target = LineEdit(limit=120)
        self.service = ComboBox("Service", prompt="No service yet")
        self.priority = ComboBox("Priority", prompt="No priority")
        self.measure = LineEdit(limit=300)
        self.wording_field = Field("What will be done", self.wording)
        self.estate_field = Field("Estate", self.estate)
        self._leads_field = Field("Lead", self.leads, hint="Several, with commas between them", optional=True)
        self._target_field = Field("Target", self.target, optional=True)
        self.known_leads = ChipRow("Known leads")
        self.known_targets = ChipRow("Usual targets")
        self.add(
            self.wording_field,
            self.estate_field,
            Field("Place", self.place, hint="Such as “Linden Court, stair B”", optional=True),
            self._leads_field,
            self.known_leads,
            self._target_field,
            self.known_targets,
            Field("Service", self.service, optional=True),
            Field("Priority of the plan", self.priority, optional=True),
            Field("Done when", self.measure, hint="How anyone can see that it is done", optional=True),
        )
        self.target.textChanged.connect(self._on_target)
        self.known_leads.pressed.connect(self._on_known_lead)
        self.known_targets.pressed.connect(self.target.setText)

    def show_choices(self, choices: PlanChoices) -> None:
        """What there is to choose from."""
        self._today = choices.today
        self.estate.show_options([(estate.id, estate.name) for estate in choices.estates])
        self.service.show_options([("", "No service yet"), *((name, name) for name in choices.services)])
        self.priority.show_options(
            [
                ("0", "No priority"),
                *((str(each.number), f"{each.number}. {each.name}") for each in choices.priorities),
            ]
        )
        self.known_leads.show_options(_passing(choices.leads[:_MOST_LEADS]))
        self.known_targets.show_options(_passing(usual_targets(choices.today)))
        self._on_target(self.target.text())

    def open_addition(self, estate_id: str) -> None:
        """An empty form; the estate is the one the list shows, if it shows one."""
        self._before = None
        self.put(("", estate_id, "", "", "", "", "0", ""))
        self._open("Add an action", "It joins the plan as agreed today.", "Add it to the plan")

    def open_amendment(self, action: Action) -> None:
        """The form as the action stands."""
        self._before = action
        leads = ", ".join(action.leads)
        self.put(
            (
                action.wording,
                action.estate_id,
                action.place,
                leads,
                action.target,
                action.service,
                str(action.priority),
                action.measure,
            )
        )
        self._open("Change this action", "", "Save the changes")

    def typed(self) -> Typed:
        """What stands in the fields, from the top."""
        return (
            self.wording.toPlainText(),
            self.estate.chosen or "",
            self.place.text(),
            self.leads.text(),
            self.target.text(),
            self.service.chosen or "",
            self.priority.chosen or "0",
            self.measure.text(),
        )

    def put(self, typed: Typed) -> None:
        """Put this into the fields."""
        wording, estate, place, leads, target, service, priority, measure = typed
        self.wording.show_text(wording)
        self.estate.choose(estate or None)
        self.place.setText(place)
        self.leads.setText(leads)
        self.target.setText(target)
        self.service.choose(service)
        self.priority.choose(priority)
        self.measure.setText(measure)

    def decide(self) -> None:
        """Say what is missing, or hand the action on."""
        wrong = []
        if not self.wording.toPlainText().strip():
            wrong.append((self.wording_field, SAY_WHAT))
        if self._before is None and not self.estate.chosen:
            wrong.append((self.estate_field, CHOOSE_ESTATE))
        for field in (self.wording_field, self.estate_field):
            field.clear_error()
        self.show_wrong(wrong)
        if wrong:
            return
        if self._before is None:
            self.added.emit(self._addition())
        else:
            self.amended.emit(Amendment(before=self._before, after=self._amended(self._before)))

    def _open(self, heading: str, about: str, answer: str) -> None:
        self.estate_field.setVisible(self._before is None)
        for field in (self.wording_field, self.estate_field):
            field.clear_error()
        self.begin(heading, about, answer, self.wording_field)

    def _leads(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (lead.strip() for lead in self.leads.text().split(",")))))

    def _addition(self) -> Addition:
        wording, estate, place, _, target, service, priority, measure = self.typed()
        return Addition(
            agreed=AgreedAction(wording=wording, leads=self._leads(), target=target),
            estate_id=estate,
            place=place,
            service=service,
            priority=int(priority),
            measure=measure,
        )

    def _amended(self, before: Action) -> Action:
        wording, _, place, _, target, service, priority, measure = (part.strip() for part in self.typed())
        return replace(
            before,
            wording=wording,
            place=place,
            leads=before.leads if self.leads.text() == ", ".join(before.leads) else self._leads(),
            target=target,
            service=service,
            priority=int(priority),
            measure=measure,
        )

    def _on_target(self, target: str) -> None:
        if self._today is not date.min:
            self._target_field.set_hint(chase_words(target, self._today))

    def _on_known_lead(self, lead: str) -> None:
        leads = self._leads()
        self.leads.setText(", ".join(leads if lead in leads else (*leads, lead)))


def _passing(texts: Sequence[str]) -> list[Option]:
    """Chips that put their words in and do not stay on."""
    return [Option(key=text, text=text, icon="plus", stays=False) for text in texts]
