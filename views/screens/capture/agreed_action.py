"""One action as it is agreed on the spot: its wording, who leads, the target in its words, the service."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.walkabout import AgreedAction
from views.look.tokens import Type
from views.parts.buttons import QuietButton
from views.parts.chips import Option
from views.parts.combo import ComboBox
from views.parts.field import Field
from views.parts.inputs import LineEdit
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.option_rows import ChipRow
from views.parts.surfaces import Card
from views.screens.capture.beside import Beside
from views.screens.capture.words import chase_words, usual_targets

_MOST_LEADS = 4


class AgreedCard(Card):
    """The fields of one action. ``changed(bool)`` says whether it was a choice; ``removed()`` ends it."""

    changed = Signal(bool)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._today = date.min
        self._title = Words("", Type.LABEL)
        self.remove = QuietButton("Take out", "x")
        head = Row()
        head.add(self._title, stretch=1)
        head.add(self.remove)
        self.wording = LineEdit(limit=400)
        self.leads = LineEdit(limit=300)
        self.target = LineEdit(limit=120)
        self._wording_field = Field("What will be done", self.wording)
        self._leads_field = Field("Lead", self.leads, optional=True)
        self._target_field = Field("Target", self.target, optional=True)
        self.service = ComboBox("Service", prompt="Whichever usually answers")
        self._service_field = Field("Service", self.service)
        self._services: tuple[str, ...] = ()
        self._usual = ""
        self.known_leads = ChipRow("Known leads")
        self.known_targets = ChipRow("Usual targets")
        who, when = QWidget(), QWidget()
        Column(who, spacing=8).add(self._leads_field, self.known_leads)
        Column(when, spacing=8).add(self._target_field, self.known_targets)
        for column in (who, when):
            layout = column.layout()
            if isinstance(layout, Column):
                layout.addStretch(1)
        both = Beside(room=560, spacing=16)
        both.add(who, when, stretch=1)
        self.add(head, self._wording_field, both, self._service_field)
        self._offer_services("")
        self._leads_field.set_hint("Several, with commas between them")
        self.wording.textEdited.connect(self._on_typed)
        self.leads.textEdited.connect(self._on_typed)
        self.target.textEdited.connect(self._on_target)
        self.service.chosen_changed.connect(self._on_service)
        self.known_leads.pressed.connect(self._on_known_lead)
        self.known_targets.pressed.connect(self._on_known_target)
        self.remove.clicked.connect(self._on_remove)

    @property
    def agreed(self) -> AgreedAction:
        """What stands in the fields."""
        leads = tuple(filter(None, (lead.strip() for lead in self.leads.text().split(","))))
        return AgreedAction(
            wording=self.wording.text(),
            leads=leads,
            target=self.target.text(),
            service=self.service.chosen or "",
        )

    def show_agreed(self, agreed: AgreedAction) -> None:
        """Put this in, without a signal."""
        self.wording.setText(agreed.wording)
        self.leads.setText(", ".join(agreed.leads))
        self.target.setText(agreed.target)
        self._offer_services(agreed.service)
        self._say_chase()

    def show_services(self, services: Sequence[str], usual: str) -> None:
        """Offer the landlord's services; ``usual`` answers where none of them is chosen, "" if none does."""
        self._services, self._usual = tuple(services), usual
        self._offer_services(self.service.chosen or "")

    def show_number(self, number: int, of: int) -> None:
        """Which of the actions this is."""
        self._title.setText("Action" if of == 1 else f"Action {number}")
        self.remove.setAccessibleName(f"Take out action {number}")

    def show_known(self, leads: Sequence[str], today: date) -> None:
        """Offer these leads, and count targets from this day."""
        self._today = today
        self.known_leads.show_options(_passing(leads[:_MOST_LEADS]))
        self.known_leads.setVisible(bool(leads))
        self.known_targets.show_options(_passing(usual_targets(today)))
        self._say_chase()

    def set_wrong(self, wrong: bool) -> None:
        """Say that the wording is missing."""
        self._wording_field.set_error("Say what will be done, or take the action out" if wrong else "")

    def _offer_services(self, chosen: str) -> None:
        """The usual one first; one that left the landlord's list stays while it is chosen."""
        usual = f"{self._usual}, as usual" if self._usual else "Whichever usually answers"
        left = [chosen] if chosen and chosen not in self._services else []
        self.service.show_options([("", usual), *((name, name) for name in (*self._services, *left))])
        self.service.choose(chosen)

    def _on_service(self, _name: str) -> None:
        self.changed.emit(True)

    def _say_chase(self) -> None:
        if self._today is not date.min:
            self._target_field.set_hint(chase_words(self.target.text(), self._today))

    def _on_typed(self, _text: str) -> None:
        self.changed.emit(False)

    def _on_target(self, _text: str) -> None:
        self._say_chase()
        self.changed.emit(False)

    def _on_known_lead(self, lead: str) -> None:
        leads = self.agreed.leads
        self.leads.setText(", ".join(leads if lead in leads else (*leads, lead)))
        self.changed.emit(True)

    def _on_known_target(self, target: str) -> None:
        self.target.setText(target)
        self._say_chase()
        self.changed.emit(True)

    def _on_remove(self) -> None:
        self.removed.emit()


def _passing(texts: Sequence[str]) -> list[Option]:
    """Chips that put their words in and do not stay on."""
    return [Option(key=text, text=text, icon="plus", stays=False) for text in texts]
