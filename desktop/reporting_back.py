"""Noting that everyone was told what came of a walkabout, wherever that is asked."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from desktop import walkabout_wishes as wishes
from desktop.desk import Workroom
from models.errors import RuleBroken, WalkaboutError
from models.reporting_back import DayTyped, ReportingBack
from models.words import date_words
from views.screens.day_card import ReportBackCard


class ReportingBackDesk(QObject):
    """Works beside the desk of a page with the card: ``show`` brings the question, ``answered`` ends it."""

    def __init__(
        self,
        workroom: Workroom,
        card: ReportBackCard,
        show: Callable[[ReportingBack], None],
        answered: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._card = card
        self._show = show
        self._answered = answered
        card.entered.connect(self._on_entered)

    def ask(self, walkabout_id: str) -> None:
        """Bring the question for this walkabout."""
        asked = partial(wishes.reporting_back, walkabout_id)
        self._workroom.background.ask(asked, then=self._show, otherwise=self._workroom.frame.tell)

    def _on_entered(self, typed: DayTyped) -> None:
        wish = partial(wishes.told, typed, self._workroom.member)
        self._workroom.background.write(wish, then=self._on_told, otherwise=self._on_refused)

    def _on_told(self, day: date) -> None:
        self._answered()
        self._workroom.frame.report(f"Noted: everyone was told on {date_words(day)}")

    def _on_refused(self, trouble: WalkaboutError) -> None:
        """What is wrong with the day is said beside it; any other trouble is told as such."""
        if isinstance(trouble, RuleBroken):
            self._card.show_wrong({"date": str(trouble)})
        else:
            self._workroom.frame.tell(trouble)
