"""How long people have waited for an answer: the age of everything that is still open, in working days."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.today import Ages
from models.words import count_words
from views.look.tokens import Ink, Tone, Type
from views.parts.buttons import QuietButton
from views.parts.labels import Bold, Divider, MixedWords, StateLine, Words
from views.parts.layouts import Row
from views.parts.refilled import Refilled
from views.parts.spots import AmountBar
from views.parts.surfaces import Card


class AgesCard(Card):
    """The count, three bars, and the oldest of all."""

    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._inside = Refilled(spacing=12)
        self.see_all = QuietButton("See the action plan")
        self.see_all.clicked.connect(self.plan_wanted)
        self.add(self._inside, self.see_all)

    def show_ages(self, ages: Ages | None) -> None:
        """Show how long open actions have waited; None where working days cannot be counted."""
        if ages is None:
            self._inside.refill(
                Words("Waiting for an answer", Type.SECTION),
                Words(
                    "Bank holidays for this year are not known yet, so days cannot be counted.", ink=Ink.INK2
                ),
            )
            return
        head = QWidget()
        row = Row(head)
        row.add(Words("Waiting for an answer", Type.SECTION), stretch=1)
        row.add(Words(str(ages.all), Type.SECTION, wrap=False))
        most = max(ages.up_to_10, ages.up_to_20, ages.over_20)
        self._inside.refill(
            head,
            Words("How long open actions have waited, counted in working days", Type.HINT, ink=Ink.INK2),
            _bar("circle-check", "0 to 10 days", ages.up_to_10, most, Tone.GREEN),
            _bar("clock-alert", "11 to 20 days", ages.up_to_20, most, Tone.AMBER),
            _bar("alarm-clock", "Over 20 days", ages.over_20, most, Tone.RED),
            *_oldest(ages),
        )


def _oldest(ages: Ages) -> list[QWidget]:
    if ages.oldest is None or ages.oldest_days is None:
        return []
    days = Bold(count_words(ages.oldest_days, "working day"))
    place = ages.oldest.action.place or ages.oldest.estate
    return [
        Divider(),
        MixedWords("Oldest: ", days, f". {ages.oldest.action.wording}, {place}.", kind=Type.HINT),
    ]


def _bar(icon: str, words: str, amount: int, most: int, tone: Tone) -> QWidget:
    whole = QWidget()
    row = Row(whole, spacing=10)
    row.add(StateLine(icon, words, tone, Type.HINT, ink=Ink.INK, wrap=False))
    row.addStretch(1)
    row.add(AmountBar(amount, most, tone), Words(str(amount), Type.LABEL, wrap=False))
    return whole
