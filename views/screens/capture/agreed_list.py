"""What was agreed about a finding: the actions already on the plan, and new ones, several if need be."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.plan import PlanRow
from models.walkabout import AgreedAction
from views.look.marks import BY_STANDING
from views.look.tokens import Ink, Type
from views.parts.buttons import SecondaryButton
from views.parts.labels import StateLine, Words
from views.parts.layouts import Column
from views.screens.capture.agreed_action import AgreedCard
from views.screens.capture.words import has_more_than_wording


class AgreedList(QWidget):
    """``chosen_changed()`` after a choice, ``typed()`` while something is written."""

    chosen_changed = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[AgreedCard] = []
        self._leads: tuple[str, ...] = ()
        self._services: tuple[str, ...] = ()
        self._usual = ""
        self._today = date.min
        self._on_plan: list[StateLine] = []
        self._title = Words("What was agreed", Type.SECTION)
        self.service = Words("", Type.HINT, ink=Ink.INK2)
        self._plan, self._new = Column(spacing=6), Column(spacing=12)
        self.add_button = SecondaryButton("Add an action", "plus")
        self._column = Column(self, spacing=10)
        self._column.add(self._title, self.service, self._plan, self._new, self.add_button)
        self.add_button.clicked.connect(self._on_add)
        self.setAccessibleName("What was agreed")

    @property
    def agreed(self) -> tuple[AgreedAction, ...]:
        """The new actions as they stand in the fields; one in which nothing stands is left out."""
        written = (card.agreed for card in self.cards)
        return tuple(action for action in written if action != AgreedAction(wording=""))

    def show_actions(self, actions: Sequence[AgreedAction]) -> None:
        """Put these in, without a signal."""
        if tuple(actions) == self.agreed and len(actions) == len(self.cards):
            return
        while self.cards:
            self._let_go(self.cards[-1])
        for action in actions:
            self._added().show_agreed(action)
        self._number()

    def show_on_plan(self, rows: Sequence[PlanRow]) -> None:
        """Say which actions of this finding are on the plan already."""
        for line in self._on_plan:
            self._plan.removeWidget(line)
            line.deleteLater()
        self._on_plan = [_on_plan(row) for row in rows]
        self._plan.add(*self._on_plan)

    def show_known(self, leads: Sequence[str], today: date) -> None:
        """Offer these leads, and count targets from this day."""
        self._leads, self._today = tuple(leads), today
        for card in self.cards:
            card.show_known(self._leads, today)

    def show_service(self, words: str, usual: str) -> None:
        """Say which service answers: in a sentence, and by its name ("" where none does)."""
        self.service.setText(words)
        self.service.setVisible(bool(words))
        self._usual = usual
        self._tell_services()

    def show_services(self, services: Sequence[str]) -> None:
        """Offer the landlord's services for each action."""
        self._services = tuple(services)
        self._tell_services()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the actions that lack their wording."""
        for card in self.cards:
            agreed = card.agreed
            bare = not agreed.wording.strip() and has_more_than_wording(agreed)
            card.set_wrong(wrong and bare)

    def focus_first(self) -> None:
        """Put the focus on the first wording that is missing, or else on the button that adds one."""
        bare = next((card for card in self.cards if not card.wording.text().strip()), None)
        (bare.wording if bare else self.add_button).setFocus()

    def _added(self) -> AgreedCard:
        card = AgreedCard()
        card.show_known(self._leads, self._today)
        card.show_services(self._services, self._usual)
        card.changed.connect(self._on_changed)
        card.removed.connect(self._on_removed)
        self.cards.append(card)
        self._new.add(card)
        return card

    def _tell_services(self) -> None:
        for card in self.cards:
            card.show_services(self._services, self._usual)

    def _let_go(self, card: AgreedCard) -> None:
        self.cards.remove(card)
        self._new.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _number(self) -> None:
        for number, card in enumerate(self.cards, start=1):
            card.show_number(number, len(self.cards))
        self.add_button.setText("Add another action" if self.cards or self._on_plan else "Add an action")

    def _on_add(self) -> None:
        card = self._added()
        self._number()
        card.wording.setFocus()

    def _on_removed(self) -> None:
        card = self.sender()
        if isinstance(card, AgreedCard):
            self._let_go(card)
            self._number()
            self.add_button.setFocus()
            self.chosen_changed.emit()

    def _on_changed(self, chosen: bool) -> None:
        (self.chosen_changed if chosen else self.typed).emit()


def _on_plan(row: PlanRow) -> StateLine:
    """One action that is on the plan, in words."""
    mark = BY_STANDING[row.stands.standing]
    target = row.action.target or "no target yet"
    said = f"{mark.text}: {row.number} {row.action.wording} · {row.leads} · {target}"
    return StateLine(mark.icon, said, mark.tone)
