"""The card of the exchanges before this one, and of the room left on the tablet."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from models.waiting_findings import Waiting
from models.words import size_words
from views.look.tokens import Ink, Tone, Type
from views.parts.labels import Words
from views.parts.refilled import Refilled
from views.parts.surfaces import Card
from views.parts.told import Told
from views.screens.waiting.words import exchanged_words, when_words

SHOWN = 3
"""How many exchanges are shown."""
PLENTY = 2_000_000_000
"""How many bytes are enough for some days of walkabouts."""


class BeforeCard(Card):
    """Says only what is known: nothing of exchanges before there is an office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._inside = Refilled(spacing=14)
        self._shown: object = None
        self.add(self._inside)

    def show_before(self, waiting: Waiting, now: datetime) -> None:
        """Show what became safe when, and how much room there is; anew only where that has changed."""
        free = size_words(waiting.free_bytes) if waiting.free_bytes is not None else ""
        shown = (waiting.counts.enrolled, waiting.before[:SHOWN], free, now.date())
        if shown != self._shown:
            self._shown = shown
            self._show(waiting, now)

    def _show(self, waiting: Waiting, now: datetime) -> None:
        rows: list[QWidget] = []
        if waiting.counts.enrolled:
            rows.append(Words("Before this", Type.SECTION))
        if waiting.counts.enrolled and not waiting.before:
            rows.append(Words("Nothing has gone to the office yet.", ink=Ink.INK2))
        rows += [
            Told("circle-check", Tone.GREEN, when_words(each.at, now), exchanged_words(each))
            for each in waiting.before[:SHOWN]
        ]
        if waiting.free_bytes is not None:
            rows.append(_room(waiting.free_bytes))
        self._inside.refill(*rows)
        self.setVisible(bool(rows))


def _room(free_bytes: int) -> Told:
    plenty = free_bytes > PLENTY
    return Told(
        "hard-drive",
        Tone.QUIET if plenty else Tone.RED,
        "Plenty of room" if plenty else "Little room left",
        f"{size_words(free_bytes)} free on this tablet",
    )
