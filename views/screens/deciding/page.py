"""What a person has to decide: the list of cases, one case in full, or nothing at all."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from models.disagreement import Decision, Disagreement, Matter
from models.words import count_words
from views.look.theme import theme
from views.look.tokens import Tone, Type
from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import Deed, PrimaryButton, SecondaryButton
from views.parts.empty import EmptyState
from views.parts.labels import StateLine
from views.parts.pages import WorkingPage
from views.parts.refilled import Refilled
from views.screens.deciding.case_list import CaseList
from views.screens.deciding.case_view import CaseView
from views.screens.deciding.draft import NOTHING_YET, Draft
from views.screens.deciding.words import sentence_of, subtitle_of, title_of, who_is_told

SHORT = "To decide"
_KEPT = "Nothing is lost meanwhile: everything that was written is kept until somebody chooses"
_EMPTY = "Where two people changed the same thing, or the office could not take something, you choose here."
_BACK = "back"
_AROUND = 100
_DECIDED = "Somebody decided this meanwhile. What you had written stands here until you leave it."
_DECIDED_UNTOUCHED = "Somebody decided that meanwhile. It needs nobody any more."


class _InTheBar(StateLine):
    """Words in one line, which never keep the window from becoming narrower: then they go into the page."""

    def sizeHint(self) -> QSize:
        """All in one line (Qt)."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + self.contentsMargins().left() + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for nothing (Qt)."""
        return QSize(0, super().minimumSizeHint().height())


class DecidingScreen(WorkingPage):
    """Keeps what is half decided about each case, whatever is looked at meanwhile."""

    decided = Signal(Decision)
    later_wanted = Signal()
    """The person leaves it undecided, and there is no list to go back to."""
    case_wanted = Signal(str)
    """A case was chosen from the list, and is in sight now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("To decide", work=SHORT, parent=parent)
        self._cases: tuple[Disagreement, ...] = ()
        self._drafts: dict[str, Draft] = {}
        self._sent = ""
        self._over = False
        self._now: datetime | None = None
        self.case: CaseView | None = None
        self.list = CaseList()
        self.note = Banner(BannerKind.NOTE, "")
        words = "When two people change the same thing, or the office cannot take something, it stands here."
        self.nothing = EmptyState(
            "Nothing to decide", words, Deed(key=_BACK, text="Go back", icon="arrow-left")
        )
        self._home = Refilled()
        self._told_here = StateLine("message-square", "", Tone.QUIET, Type.HINT)
        self._told_below = _InTheBar("message-square", "", Tone.QUIET, Type.HINT)
        self.save = PrimaryButton("Save this version", "check")
        self.later = SecondaryButton("Decide later", tall=56)
        self.add(self.note, self.list, self.nothing, self._home, self._told_here)
        self.add_to_bar(self.save, self.later)
        self.end_bar(self._told_below)
        self._connect()
        told = (self._told_here, self._told_below)
        for hidden in (self.note, self.list, self.nothing, self._home, *told, self._foot):
            hidden.hide()

    def _connect(self) -> None:
        self.save.clicked.connect(self._on_save)
        self.later.clicked.connect(self._on_leave)
        self.list.case_wanted.connect(self._on_case_wanted)
        self.nothing.wanted.connect(self._on_back_from_nothing)
        # From one of several cases the way back leads to the list.
        self.head.back_wanted.disconnect(self.back_wanted)
        self.head.back_wanted.connect(self._on_back)

    def show_disagreements(self, cases: Sequence[Disagreement], now: datetime) -> None:
        """Show these: several as a list, one at once, none as none. A case in sight stays in sight.

        ``now`` is local.
        """
        self._cases, self._now = tuple(cases), now
        known = {case.case_id: case for case in cases}
        if self.case is not None:
            self._keep_draft()
        in_sight = self.case.case.case_id if self.case is not None else ""
        self._drafts = {key: draft for key, draft in self._drafts.items() if key in known or key == in_sight}
        if in_sight in known:
            self.show_disagreement(known[in_sight], now)
        elif self._is_missed(in_sight):
            self._show_over()
        else:
            gone = bool(in_sight) and in_sight != self._sent
            self._show_what_there_is(_DECIDED_UNTOUCHED if gone else "")

    def show_disagreement(self, case: Disagreement, now: datetime) -> None:
        """Show this case; what was half decided about it before is there again."""
        self._now, self._over = now, False
        before = self.case
        if before is None or (before.case, before.day) != (case, now.date()):
            if before is not None:
                self._keep_draft()
            self.case = CaseView(case, now, self._drafts.get(case.case_id, NOTHING_YET))
            self._home.refill(self.case)
        self.set_title(title_of(case), subtitle_of(case))
        two = case.matter is Matter.TWO_VERSIONS
        self.save.setText("Save this version" if two else "Save this decision")
        self.later.setText("Decide later")
        self._told_below.setText(who_is_told(case))
        self._told_here.setText(who_is_told(case))
        self._show_only(self._home, bar=True)
        if before is None or before.case.case_id != case.case_id:
            self.body.verticalScrollBar().setValue(0)

    def _show_what_there_is(self, note: str = "") -> None:
        if len(self._cases) == 1 and self._now is not None:
            self.show_disagreement(self._cases[0], self._now)
        else:
            self._show_list()
        self._say(note)

    def _show_list(self) -> None:
        self._leave_case()
        if not self._cases or self._now is None:
            self.set_title("Nothing to decide", "")
            self._show_only(self.nothing)
            return
        count = len(self._cases)
        self.set_title(f"{count_words(count, 'thing')} to decide", _KEPT)
        self.list.show_cases(self._cases, self._now)
        self._show_only(self.list)

    def _show_over(self) -> None:
        """The case in sight was decided by somebody else while the person was writing."""
        self._over = True
        self.save.hide()
        self.later.setText("Leave it")
        self._say(_DECIDED)

    def _show_only(self, shown: QWidget, *, bar: bool = False) -> None:
        self.note.hide()
        for each in (self.list, self.nothing, self._home):
            each.setVisible(each is shown)
        self.save.show()
        self._foot.setVisible(bar)
        self._place_told()

    def _say(self, note: str) -> None:
        self.note.show_words(note)
        self.note.setVisible(bool(note))
        if note:
            self.body.verticalScrollBar().setValue(0)
            announce(self, note)

    def _is_missed(self, case_id: str) -> bool:
        """Whether the case in sight went away under the hands of whoever was writing in it."""
        draft = self._drafts.get(case_id, NOTHING_YET)
        return bool(case_id) and case_id != self._sent and draft.would_be_missed

    def _keep_draft(self) -> None:
        if self.case is not None:
            self._drafts[self.case.case.case_id] = self.case.draft

    def _leave_case(self) -> None:
        self._keep_draft()
        self.case = None
        self._home.refill()

    def _on_case_wanted(self, case_id: str) -> None:
        case = next(each for each in self._cases if each.case_id == case_id)
        if self._now is not None:
            self.show_disagreement(case, self._now)
        self.case_wanted.emit(case_id)
        if self.case is not None:
            announce(self, f"{title_of(case)}. {sentence_of(case)}")
            self.case.which.focus_editor()

    def _on_save(self) -> None:
        if self.case is None:
            return
        decision = self.case.decision()
        if decision is None:
            self.body.verticalScrollBar().setValue(0)
            return
        self._sent = decision.case_id
        self.decided.emit(decision)

    def _on_leave(self) -> None:
        """To the list where there is one, and away where there is none."""
        if self._over or len(self._cases) > 1:
            self._over = False
            self._show_what_there_is()
        else:
            self._keep_draft()
            self.later_wanted.emit()

    def _on_back(self) -> None:
        if self.case is not None and (self._over or len(self._cases) > 1):
            self._on_leave()
        else:
            self.back_wanted.emit()

    def _on_back_from_nothing(self, _key: str) -> None:
        self.back_wanted.emit()

    def _place_told(self) -> None:
        """Who is told stands in the bar where it has room there, and otherwise at the end of the page."""
        buttons = sum(each.sizeHint().width() for each in (self.save, self.later))
        needed = buttons + self._told_below.sizeHint().width() + theme.look.px(_AROUND)
        wide = self.width() >= needed
        in_case = self._home.isVisibleTo(self)
        self._told_below.setVisible(wide)
        self._told_here.setVisible(in_case and not wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Who is told stands where there is room (Qt)."""
        super().resizeEvent(event)
        self._place_told()
