"""The first page: what needs you, most pressing first, and whether you can leave now."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.people import Member
from models.today import NextWalkabout, Today
from models.walkabout import WalkaboutState
from models.words import count_words, date_words
from views.look.tokens import Ink, Type
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.folding import FoldingRow
from views.parts.labels import Divider, Words
from views.parts.layouts import Column, Row
from views.parts.pages import ReadingPage
from views.parts.refilled import Refilled
from views.parts.spots import IconSpot
from views.parts.surfaces import Badge, Card
from views.screens.today_ages import AgesCard
from views.screens.today_needs import TO_DECIDE, Need, how_many_need, needs_of
from views.screens.today_waiting import OnlyHereCard
from views.screens.walkabout_words import when_words

FOLDS_BELOW = 900
"""The effective width under which the side cards go under the list, in pixels."""
FIRST_SEEN = 10
"""How many rows are made before the page is first seen; few windows have room for more."""
THE_OTHERS_AFTER = 50
"""How much later the other rows follow, in milliseconds."""


class TodayScreen(ReadingPage):
    """Everything it says is true of the records; nothing is shown that needs nobody."""

    walkabout_opened = Signal(str)
    set_out_wanted = Signal(str)
    """A planned walkabout begins; the same press opens it (`walkabout_opened`), so that this comes first."""
    report_wanted = Signal(str)
    finding_opened = Signal(str, str)
    """A walkabout and one finding of it."""
    action_opened = Signal(str)
    plan_wanted = Signal()
    action_plan_wanted = Signal()
    waiting_wanted = Signal()
    decide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Today", parent=parent)
        self._next = Refilled()
        self._needs = Refilled(spacing=14)
        self._needs_title = Words("Needs you", Type.SECTION)
        self._needs_count = Words("", Type.HINT, ink=Ink.INK2, wrap=False)
        self._asked: dict[str, Need] = {}
        self._others: Sequence[Need] = ()
        self._left_out = 0
        self._wait = QTimer(self, singleShot=True, interval=THE_OTHERS_AFTER)
        self._wait.timeout.connect(self._show_others)
        self.ages = AgesCard()
        self.only_here = OnlyHereCard()
        work, side = QWidget(), QWidget()
        left = Column(work, spacing=16, keeps_top=True)
        next_card, needs_card = Card(), Card(padding=16)
        next_card.add(self._next)
        needs_card.add(self._needs)
        head = Row(margins=(2, 4, 2, 0))
        head.add(self._needs_title, stretch=1)
        head.add(self._needs_count)
        left.add(next_card, head, needs_card)
        right = Column(side, spacing=18, keeps_top=True)
        right.add(self.ages, self.only_here)
        row = FoldingRow(FOLDS_BELOW, spacing=22)
        row.add(work, stretch=12)
        row.add(side, stretch=5)
        self.add(row)
        self.ages.plan_wanted.connect(self.action_plan_wanted)
        self.only_here.waiting_wanted.connect(self.waiting_wanted)

    def show_today(self, today: Today, member: Member, day: date) -> None:
        """Show what needs this member of staff on that day."""
        who = f"{member.name}, {member.post}" if member.post else member.name
        self.set_title(date_words(day, with_weekday=True, with_year=False), who)
        self._show_next(today.next_walkabout, day)
        self._show_needs(needs_of(today, day), how_many_need(today))
        self.ages.show_ages(today.ages)
        self.only_here.show_counts(today.waiting, day)

    def show_thumbnail(self, name: str, image: QImage) -> None:
        """A small picture for the card of what is only here has come."""
        self.only_here.show_thumbnail(name, image)

    def _show_next(self, coming: NextWalkabout | None, day: date) -> None:
        if coming is None:
            plan = PrimaryButton("Plan a walkabout", "plus")
            plan.setObjectName("plan")
            plan.clicked.connect(self.plan_wanted)
            words = Words("Choose an estate, a day and who is coming.", ink=Ink.INK2)
            self._next.refill(Words("No walkabout is planned", Type.HEADLINE), words, plan)
            return
        self._next.refill(self._next_walkabout(coming, day))

    def _next_walkabout(self, coming: NextWalkabout, day: date) -> QWidget:
        walkabout = coming.summary.walkabout
        under_way = walkabout.state is WalkaboutState.UNDER_WAY
        told = Column(spacing=6)
        told.add(Words(_soon(walkabout.planned_for, day, under_way=under_way), Type.LABEL, ink=Ink.BRAND))
        told.add(Words(f"{coming.summary.estate} estate walkabout", Type.HEADLINE))
        if walkabout.meet_at:
            told.add(Words(f"From {walkabout.meet_at}", ink=Ink.INK2))
        for words in _about(coming):
            told.add(Words(words))
        doing = Column(spacing=8)
        start = PrimaryButton("Go on" if under_way else "Set out", least=168)
        start.setObjectName(walkabout.id)
        start.clicked.connect(self._on_go_on if under_way else self._on_set_out)
        doing.add(start)
        whole = FoldingRow(560, spacing=22)
        left, right = QWidget(), QWidget()
        left.setLayout(told)
        right.setLayout(doing)
        whole.add(left, stretch=1)
        whole.add(right)
        return whole

    def _show_needs(self, needs: Sequence[Need], in_all: int) -> None:
        seen = len(needs) if self._asked else FIRST_SEEN  # nothing may move under who reads already
        self._asked = {need.key: need for need in needs}
        things = count_words(in_all, "thing")
        self._needs_count.setText(f"{things}, most pressing first" if needs else "")
        rows = self._rows(needs[:seen])[1:] or [Words("Nothing needs you today.", Type.SECTION)]
        self._left_out = in_all - len(needs)
        self._others = needs[seen:]
        if self._others:
            self._needs.refill(*rows)
            self._wait.start()
        else:
            self._needs.refill(*rows, *self._end())
            self._wait.stop()

    def _show_others(self) -> None:
        self._needs.add_below(*self._rows(self._others), *self._end())

    def _rows(self, needs: Sequence[Need]) -> list[QWidget]:
        """Each with a line above it."""
        return [widget for need in needs for widget in (Divider(), self._need(need))]

    def _end(self) -> list[QWidget]:
        return [Divider(), Words(f"And {self._left_out:,} more.", Type.LABEL)] if self._left_out else []

    def _need(self, need: Need) -> QWidget:
        whole = FoldingRow(520, spacing=16)
        told = QWidget()
        row = Row(told, spacing=16)
        words = Column(spacing=6)
        under = Row(spacing=10)
        if need.mark is not None:
            under.add(Badge(need.mark))
        under.add(Words(need.about, Type.HINT, ink=Ink.INK2), stretch=1)
        words.add(Words(need.title, Type.LABEL), under)
        row.add(IconSpot(need.icon, need.tone))
        row.add(words, stretch=1)
        button = SecondaryButton(need.deed, small=True, least=150, name=f"{need.deed}: {need.title}")
        button.setObjectName(need.key)
        button.clicked.connect(self._on_need)
        whole.add(told, stretch=1)
        whole.add(button)
        return whole

    def _on_set_out(self) -> None:
        walkabout_id = self.sender().objectName()
        self.set_out_wanted.emit(walkabout_id)
        self.walkabout_opened.emit(walkabout_id)

    def _on_go_on(self) -> None:
        self.walkabout_opened.emit(self.sender().objectName())

    def _on_need(self) -> None:
        need = self._asked[self.sender().objectName()]
        if need.key == TO_DECIDE:
            self.decide_wanted.emit()
        elif need.action_id:
            self.action_opened.emit(need.action_id)
        elif need.finding_id:
            self.finding_opened.emit(need.walkabout_id, need.finding_id)
        else:
            self.report_wanted.emit(need.walkabout_id)


def _soon(planned_for: str, day: date, *, under_way: bool) -> str:
    """When it is: "Under way", "Today, 2 pm", "Tomorrow, 10 am", or the day."""
    if under_way:
        return "Under way"
    moment = datetime.fromisoformat(planned_for)
    words = when_words(planned_for, day)
    if moment.date() == day:
        return f"Today,{words.split(',', 1)[1]}"
    return f"It was planned for {words}" if moment.date() < day else words


def _about(coming: NextWalkabout) -> list[str]:
    summary = coming.summary
    words = []
    if coming.to_check:
        words.append(f"{count_words(coming.to_check, 'thing')} from last time to check")
    if summary.findings:
        words.append(
            f"{count_words(summary.findings, 'finding')} and {count_words(summary.photos, 'photo')} so far"
        )
    elif coming.blocks:
        words.append(f"{count_words(coming.blocks, 'block')}, all on this tablet")
    return words
