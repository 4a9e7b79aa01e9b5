"""Walkabouts as rows with a line between, each with what can be done about it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.walkabout import Walkabout, WalkaboutState, WalkaboutSummary
from views.look.tokens import Ink, Tone, Type
from views.parts.button_base import PaintedButton
from views.parts.buttons import QuietButton, SecondaryButton
from views.parts.flow import Flow
from views.parts.folding import FoldingRow
from views.parts.labels import Divider, FlowingWords, Words
from views.parts.layouts import Column, Row
from views.parts.refilled import Refilled
from views.parts.spots import IconSpot
from views.parts.surfaces import Badge, Card, Nameplate
from views.screens.walkabout_words import about_words, mark_of, when_words

SHOWN = 30
"""How many of a list are drawn at first; the rest come with "Show more"."""

FOLDS_BELOW = 820
"""The effective width of a row under which its buttons stand below it, in pixels."""

OPEN, SET_OUT, CANCEL, REPORT, TOLD, AGAIN = "open", "set_out", "cancel", "report", "told", "again"

_LOOK = {
    WalkaboutState.PLANNED: ("calendar-days", Tone.PETROL),
    WalkaboutState.UNDER_WAY: ("footprints", Tone.AMBER),
    WalkaboutState.HELD: ("circle-check", Tone.GREEN),
    WalkaboutState.CANCELLED: ("ban", Tone.QUIET),
}
_DEEDS = {
    WalkaboutState.PLANNED: ((CANCEL, "Cancel it"), (OPEN, "Open"), (SET_OUT, "Set out")),
    WalkaboutState.UNDER_WAY: ((OPEN, "Go on"),),
    WalkaboutState.HELD: ((REPORT, "Print the report"), (TOLD, "Everyone was told"), (OPEN, "Open")),
    WalkaboutState.CANCELLED: ((AGAIN, "Plan it again"), (OPEN, "Open")),
}
"""What can be done, the most usual last: it stands at the right, outlined."""


class WalkaboutRows(Card):
    """``wanted(deed, walkabout)`` says which of the deeds above is wanted of which walkabout."""

    wanted = Signal(str, str)

    def __init__(self, nothing: str) -> None:
        super().__init__(padding=16)
        self._nothing = nothing
        self._inside = Refilled(spacing=14)
        self._more = QuietButton("Show more")
        self._more.clicked.connect(self._on_more)
        self.add(self._inside, self._more)
        self._summaries: Sequence[WalkaboutSummary] = ()
        self._today = date.min
        self._shown = SHOWN

    def show_summaries(self, summaries: Sequence[WalkaboutSummary], today: date) -> None:
        """Show these, as many as were shown before."""
        self._summaries, self._today = summaries, today
        self._fill()

    def _fill(self) -> None:
        rows: list[QWidget] = []
        for summary in self._summaries[: self._shown]:
            rows += [Divider()] if rows else []
            rows.append(self._row(summary))
        self._inside.refill(*(rows or [Words(self._nothing, Type.SECTION)]))
        self._more.setVisible(len(self._summaries) > self._shown)

    def _row(self, summary: WalkaboutSummary) -> QWidget:
        whole = FoldingRow(FOLDS_BELOW)
        whole.add(self._told(summary), stretch=1)
        whole.add(self._doing(summary))
        return whole

    def _told(self, summary: WalkaboutSummary) -> QWidget:
        icon, tone = _LOOK[summary.walkabout.state]
        told, head = QWidget(), QWidget()
        flow = Flow(head, spacing=12)
        when = when_words(summary.walkabout.planned_for, self._today)
        flow.add(Nameplate(summary.estate), FlowingWords(when, Type.LABEL))
        mark = mark_of(summary)
        if mark is not None:
            flow.add(Badge(mark))
        words = Column(spacing=6)
        words.add(head, Words(about_words(summary), Type.HINT, ink=Ink.INK2))
        row = Row(told, spacing=16)
        row.add(IconSpot(icon, tone))
        row.add(words, stretch=1)
        return told

    def _doing(self, summary: WalkaboutSummary) -> QWidget:
        holder = QWidget()
        *others, (key, text) = _DEEDS[summary.walkabout.state]
        line = Flow(holder, spacing=16)
        for other, its_text in others:
            words = _reworded(other, its_text, summary.walkabout)
            line.add(self._listening(QuietButton(words), other, summary))
        line.add(self._listening(SecondaryButton(text, small=True, least=104), key, summary))
        return holder

    def _listening(self, button: PaintedButton, key: str, summary: WalkaboutSummary) -> PaintedButton:
        when = when_words(summary.walkabout.planned_for, self._today)
        button.setAccessibleName(f"{button.text()}: {summary.estate}, {when}")
        button.setObjectName(f"{key} {summary.walkabout.id}")
        button.clicked.connect(self._on_pressed)
        return button

    def _on_pressed(self) -> None:
        key, walkabout_id = self.sender().objectName().split(" ", 1)
        self.wanted.emit(key, walkabout_id)

    def _on_more(self) -> None:
        self._shown += SHOWN
        self._fill()


def _reworded(key: str, text: str, walkabout: Walkabout) -> str:
    """Once everyone was told, only the day can still be put right."""
    return "Change the day" if key == TOLD and walkabout.reported_on else text
