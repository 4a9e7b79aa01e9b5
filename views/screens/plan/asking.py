"""What to show of the plan: which part, what is searched for, whose and where, and in which order."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.plan import PlanCounts, PlanFilter, PlanOrder, PlanShow
from views.look.tokens import Tone
from views.parts.chips import Option
from views.parts.combo import ComboBox
from views.parts.folding import FoldingRow
from views.parts.layouts import Column
from views.parts.option_rows import ChipRow
from views.screens.plan.search_box import SearchBox
from views.screens.plan.shown import PlanChoices
from views.screens.plan.wishes import PlanQuestion

_SHOWS = (
    Option(key=PlanShow.ALL, text="All"),
    Option(key=PlanShow.OVERDUE, text="Overdue", icon="alarm-clock", tone=Tone.RED),
    Option(key=PlanShow.DUE_SOON, text="Due soon", icon="clock-alert", tone=Tone.AMBER),
    Option(key=PlanShow.STILL_OPEN, text="Still open", icon="circle-dot"),
    Option(key=PlanShow.TO_CHECK, text="To check", icon="flag", tone=Tone.PETROL),
    Option(key=PlanShow.CLOSED, text="Closed", icon="circle-check", tone=Tone.GREEN),
)
SHOW_TEXTS = {option.key: option.text for option in _SHOWS}
"""What each part of the plan is called."""
_ORDERS = (
    (PlanOrder.STANDING, "Where it stands"),
    (PlanOrder.TARGET, "Target"),
    (PlanOrder.PLACE, "Place"),
    (PlanOrder.NUMBER, "Number"),
)
_FOLDS_BELOW = 640
_ANY_ESTATE, _ANY_LEAD = ("", "All estates"), ("", "Any lead")


class Asking(QWidget):
    """``asked(PlanQuestion)`` at every change; a search counts as it is typed."""

    asked = Signal(PlanQuestion)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = PlanQuestion()
        self.shows = ChipRow("Which actions to show", _SHOWS, one=True)
        self.search = SearchBox()
        self.estate = ComboBox("Estate", [_ANY_ESTATE], icon="map-pin", prompt="All estates")
        self.lead = ComboBox("Lead", [_ANY_LEAD], icon="user", prompt="Any lead")
        self.order = ComboBox("Sorted by", _ORDERS, icon="arrow-down")
        rest = FoldingRow(_FOLDS_BELOW, spacing=10)
        rest.add(self.search, stretch=5)
        rest.add(self.estate, self.lead, self.order, stretch=4)
        Column(self, spacing=12).add(self.shows, rest)
        self.show_question(self.question)
        self.shows.chosen_changed.connect(self._on_show)
        self.search.textChanged.connect(self._on_search)
        self.estate.chosen_changed.connect(self._on_estate)
        self.lead.chosen_changed.connect(self._on_lead)
        self.order.chosen_changed.connect(self._on_order)

    def show_question(self, question: PlanQuestion) -> None:
        """Put this question in, without a signal."""
        self.question = question
        self.shows.choose(question.wanted.show)
        self.search.blockSignals(True)
        self.search.setText(question.wanted.search)
        self.search.blockSignals(False)
        self.estate.choose(question.wanted.estate_id)
        self.lead.choose(question.wanted.lead)
        self.order.choose(question.order)

    def show_choices(self, choices: PlanChoices) -> None:
        """The estates and leads there are."""
        self.estate.show_options([_ANY_ESTATE, *((estate.id, estate.name) for estate in choices.estates)])
        self.lead.show_options([_ANY_LEAD, *((lead, lead) for lead in choices.leads_in_use)])

    def show_counts(self, counts: PlanCounts) -> None:
        """How many actions each part has under the rest of the question."""
        for show in PlanShow:
            self.shows.set_count(show, counts.of(show))

    def ask_for(self, show: PlanShow) -> None:
        """The person chose this part of the plan elsewhere."""
        self.shows.choose(show)
        self._ask(replace(self.question.wanted, show=show))

    def _ask(self, wanted: PlanFilter) -> None:
        self.question = replace(self.question, wanted=wanted)
        self.asked.emit(self.question)

    def _on_show(self, keys: list[str]) -> None:
        self._ask(replace(self.question.wanted, show=PlanShow(keys[0])))

    def _on_search(self, typed: str) -> None:
        self._ask(replace(self.question.wanted, search=typed))

    def _on_estate(self, estate_id: str) -> None:
        self._ask(replace(self.question.wanted, estate_id=estate_id))

    def _on_lead(self, lead: str) -> None:
        self._ask(replace(self.question.wanted, lead=lead))

    def _on_order(self, key: str) -> None:
        self.question = replace(self.question, order=PlanOrder(key))
        self.asked.emit(self.question)
