"""One case in full: what happened, both versions, the third one, and why."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from models.disagreement import Choice, Decision, Disagreement, Matter
from views.look.tokens import Tone, Type
from views.parts.banner import Banner, BannerKind
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field, PutsRight
from views.parts.folding import FoldingRow
from views.parts.inputs import LineEdit
from views.parts.labels import StateLine
from views.parts.layouts import Column, Row
from views.parts.surfaces import Card, Nameplate
from views.parts.wrapping_choice import WrappingChoice
from views.screens.deciding.draft import NOTHING_YET, Draft
from views.screens.deciding.side_card import SideCard
from views.screens.deciding.together_card import TogetherCard
from views.screens.deciding.version_words import VersionWords
from views.screens.deciding.words import is_long, sentence_of

FOLDS_BELOW = 720
"""The effective width under which the versions stand under each other, in pixels."""
NEVER_BESIDE = 1_000_000
LONGEST_REASON = 500
CHOOSE = {
    Matter.TWO_VERSIONS: "Choose the version that is to stand, or write it together",
    Matter.STEP: "Choose whether the step is to be taken",
    Matter.REMOVAL: "Choose whether to keep it or to remove it",
    Matter.REFUSED: "Choose whether to try again or to let it go",
}
_UNDERLINED = "Words that differ are underlined."


class CaseView(QWidget):
    """Made anew for each case, with what was half decided about it before."""

    def __init__(
        self, case: Disagreement, now: datetime, draft: Draft = NOTHING_YET, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.case, self.day = case, now.date()
        self.errors = ErrorSummary()
        self.sides = _side_cards(case, now)
        two = case.matter is Matter.TWO_VERSIONS and bool(case.contested)
        self.together = TogetherCard(case) if two else None
        self.reason = LineEdit(limit=LONGEST_REASON)
        self.reason.setObjectName("reason")
        self.which = WhichVersion(CHOOSE[case.matter])
        for side in self.sides:
            for choice, button in side.choices.items():
                self.which.offer(choice, button)
        if self.together is not None:
            self.which.offer(Choice.TOGETHER, self.together.use)
        self._lay_out()
        self._put(draft)
        if self.together is not None:
            self.together.written_in.connect(self._on_written_in)

    @property
    def draft(self) -> Draft:
        """What is half decided."""
        written = self.together.touched if self.together is not None else {}
        return Draft(choice=self.which.chosen, written=written, reason=self.reason.text())

    def decision(self) -> Decision | None:
        """What the person decided, or None after saying what is still to be put right."""
        chosen = self.which.chosen
        wrong: list[tuple[PutsRight, str]] = []
        if chosen is None:
            wrong.append((self.which, self.which.asks))
        if chosen is Choice.TOGETHER and self.together is not None:
            wrong += self.together.wrong()
        self.errors.show_errors(wrong)
        if wrong or chosen is None:
            return None
        together = chosen is Choice.TOGETHER and self.together is not None
        return Decision(
            case_id=self.case.case_id,
            choice=chosen,
            written=self.together.words if together and self.together is not None else {},
            reason=" ".join(self.reason.text().split()),
        )

    def _put(self, draft: Draft) -> None:
        self.reason.setText(draft.reason)
        if self.together is not None:
            self.together.put(draft.written)
        self.which.choose(draft.choice)

    def _lay_out(self) -> None:
        column = Column(self, spacing=16)
        column.add(self.errors)
        column.add(*self._told())
        column.add(self.which)
        row = FoldingRow(FOLDS_BELOW, spacing=18)
        row.add(*self.sides, stretch=1)
        column.add(row)
        if self.together is not None:
            column.add(self.together)
        why = Card()
        why.add(Field("Why, for the history", self.reason, optional=True))
        column.add(why)

    def _told(self) -> list[QWidget]:
        """Where it is, what happened, and what record it is about."""
        row = FoldingRow(NEVER_BESIDE if is_long(self.case.place) else FOLDS_BELOW, spacing=14)
        if self.case.place:
            place = QWidget()
            beside = Row(place)
            beside.add(Nameplate(self.case.place))
            beside.addStretch(1)
            row.add(place)
        row.add(_what_happened(self.case), stretch=1)
        if not self.case.agreed or self.case.matter is Matter.TWO_VERSIONS:
            return [row]
        about = Card()
        about.add(VersionWords((), self.case.agreed, Choice.LATE))
        return [row, about]

    def _on_written_in(self) -> None:
        self.which.choose(Choice.TOGETHER)


class WhichVersion(QWidget):
    """The choice between the cards; in sight only while it is to be put right."""

    def __init__(self, asks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asks = asks
        self._buttons: dict[Choice, WrappingChoice] = {}
        self._group = QButtonGroup(self)
        self._wrong = StateLine("circle-alert", asks, Tone.RED, Type.LABEL)
        Column(self, spacing=0).add(self._wrong)
        self._group.buttonClicked.connect(self.clear_error)
        self.hide()

    @property
    def chosen(self) -> Choice | None:
        """What is chosen, or None."""
        return next((choice for choice, button in self._buttons.items() if button.isChecked()), None)

    def offer(self, choice: Choice, button: WrappingChoice) -> None:
        """Let a button stand for a choice."""
        self._buttons[choice] = button
        self._group.addButton(button)

    def choose(self, choice: Choice | None) -> None:
        """Choose this one, if any."""
        if choice is not None and choice in self._buttons:
            self._buttons[choice].setChecked(True)
            self.clear_error()

    def set_error(self, message: str) -> None:
        """Say that there is something to choose."""
        self._wrong.setText(message)
        self.show()
        for button in self._buttons.values():
            button.setAccessibleDescription(f"Error: {message}")

    def clear_error(self) -> None:
        """Nothing is wrong here any more."""
        self.hide()
        for button in self._buttons.values():
            button.setAccessibleDescription("")

    def focus_editor(self) -> None:
        """Put the focus on the first of the choices."""
        next(iter(self._buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)


def _what_happened(case: Disagreement) -> Banner:
    """The sentence, with the office's own where it says more."""
    sentence = sentence_of(case)
    if case.matter is Matter.TWO_VERSIONS:
        return Banner(BannerKind.NOTE, f"{sentence} {_UNDERLINED}")
    if case.matter is Matter.REMOVAL or not case.why:
        return Banner(BannerKind.NOTE, sentence)
    kind = BannerKind.NEEDS_YOU if case.matter is Matter.REFUSED else BannerKind.HINT
    return Banner(kind, case.why, title=sentence, icon="circle-alert")


def _side_cards(case: Disagreement, now: datetime) -> tuple[SideCard, ...]:
    """Yours at the left; whoever removed it at the left; what was refused alone, with both choices."""
    if case.matter is Matter.REFUSED or case.standing is None:
        return (SideCard(case, (Choice.LATE, Choice.STANDING), now),)
    mine_stands = case.standing.mine and not case.late.mine
    first = Choice.STANDING if mine_stands and case.matter is Matter.TWO_VERSIONS else Choice.LATE
    second = Choice.LATE if first is Choice.STANDING else Choice.STANDING
    return SideCard(case, (first,), now), SideCard(case, (second,), now)
