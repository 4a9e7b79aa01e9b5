"""The action plan: one list of everything that was agreed, and the action that is open beside it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from models.arrangement import Arrangement
from models.plan import ActionDetail, PlanFilter, PlanRow, PlanShow
from views.look.theme import follow, theme
from views.look.tokens import tokens
from views.parts.buttons import Deed, SecondaryButton
from views.parts.empty import EmptyState
from views.parts.menu import Menu, MenuItem
from views.parts.pages import ReadingPage
from views.parts.panes import WORK, TwoPane
from views.parts.scrolling import ScrollBody
from views.screens.capture.photo_mime import sources_of
from views.screens.plan.actions_list import ActionsList
from views.screens.plan.asking import Asking
from views.screens.plan.beside import ADDING, Beside
from views.screens.plan.folded import FilterPage, FoldedBar
from views.screens.plan.shown import PlanChoices, PlanInSight
from views.screens.plan.wishes import PaperWanted, PlanQuestion
from views.screens.plan.words import plan_subtitle

FOLDS_BELOW = 620
"""The effective width of the page under which the filters fold away, in pixels."""
SIDE = "action"
"""The key of the pane with the action that is open."""
_PAPERS = (
    (Arrangement.SERVICE, False, "By service"),
    (Arrangement.LEAD, False, "By lead"),
    (Arrangement.PRIORITY, False, "By priority of the plan"),
    (Arrangement.SERVICE, True, "By service, large print"),
    (Arrangement.LEAD, True, "By lead, large print"),
    (Arrangement.PRIORITY, True, "By priority, large print"),
)
_ADD = Deed(key="add", text="Add an action", icon="plus")
_WALKABOUTS = Deed(key="walkabouts", text="Go to the walkabouts", icon="footprints")


class PlanScreen(ReadingPage):
    """The page. ``photos_brought(str, tuple)`` carries an action, and the files or bytes of its photos."""

    asked = Signal(PlanQuestion)
    page_wanted = Signal(int)
    action_wanted = Signal(str)
    paper_wanted = Signal(PaperWanted)
    walkabouts_wanted = Signal()
    walkabout_wanted = Signal(str, str)
    camera_wanted = Signal(str)
    files_wanted = Signal(str)
    photos_brought = Signal(str, tuple)
    thumbnail_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Action plan", scrolls=False, spacing=12, parent=parent)
        self.print_button = SecondaryButton("Print", "printer", tall=52)
        self.add_button = SecondaryButton("Add an action", "plus", tall=52)
        self.asking, self.plan, self.beside = Asking(), ActionsList(), Beside()
        self.bar, self.filters = FoldedBar(), FilterPage()
        self.papers = Menu(
            [MenuItem(key=str(place), text=each[2]) for place, each in enumerate(_PAPERS)], self
        )
        self.empty = EmptyState(
            "Nothing is on the plan yet",
            "What is agreed on a walkabout comes here by itself. You can also add an action now.",
            _ADD,
            _WALKABOUTS,
        )
        self._nothing = ScrollBody(margins=(0, 0, 0, 0))
        self._nothing.add(self.empty)
        self.panes = TwoPane(self.plan, "Plan")
        self.panes.add_side(SIDE, "Action", self.beside)
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        for part in (self.panes, self.filters, self._nothing):
            self._stack.addWidget(part)
        self._folded = False
        self.bar.hide()
        self.add_action(self.print_button, self.add_button, self.panes.switcher)
        self.column.removeWidget(self._lead)
        self.filters.body.add(self._lead)
        self.add(self.asking, self.bar)
        self.add(self._stack, stretch=1)
        self.panes.pane_shown.connect(self._show_bar)
        self._stack.currentChanged.connect(self._show_bar)
        self._wire()
        follow(self._fold)

    def show_choices(self, choices: PlanChoices) -> None:
        """The estates, leads, services and priorities there are."""
        self.asking.show_choices(choices)
        self.beside.show_choices(choices)

    def show_plan(self, plan: PlanInSight, *, anew: bool) -> None:
        """The answer to a question; with ``anew`` false only records changed, and the list stays put."""
        question = self.asking.question
        self.asking.show_counts(plan.counts)
        self.bar.show_counts(plan.counts, question.wanted.show)
        self.filters.show_total(plan.total)
        self.set_title("Action plan", plan_subtitle(plan.counts))
        if anew:
            self.plan.show_plan(plan, question.order)
        else:
            self.plan.renew(plan)
        nothing_yet = plan.counts.all == 0 and replace(question.wanted, show=PlanShow.ALL) == PlanFilter()
        if nothing_yet and self.beside.about != ADDING:
            self._stack.setCurrentWidget(self._nothing)
        elif self._stack.currentWidget() is self._nothing:
            self._stack.setCurrentWidget(self.panes)
        self._open_first(plan)

    def show_page(self, first: int, rows: Sequence[PlanRow]) -> None:
        """The rows of the plan from row ``first`` on."""
        self.plan.table.show_page(first, rows)

    def show_detail(self, detail: ActionDetail) -> None:
        """All that is known of the action that is open."""
        self.beside.show_detail(detail)

    def show_done(self, about: str) -> None:
        """What the form about this action, or ``ADDING``, asked for is on the disk."""
        self.beside.show_done(about)

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        self.beside.show_thumbnail(name, picture)

    def open_action(self, action_id: str) -> None:
        """Bring an action into sight, wherever the person was on the page."""
        self._stack.setCurrentWidget(self.panes)
        self._turn_to(action_id)
        self.panes.show_pane(SIDE)
        self._show_bar()

    def _wire(self) -> None:
        detail, photo = self.beside.detail, self.beside.photo
        self.asking.asked.connect(self.asked)
        self.bar.show_chosen.connect(self._on_bar_show)
        self.bar.filter.clicked.connect(self._on_filter)
        self.filters.closed.connect(self._on_filters_closed)
        self.plan.table.page_wanted.connect(self.page_wanted)
        self.plan.action_opened.connect(self.open_action)
        self.plan.action_reached.connect(self._turn_to)
        self.plan.all_wanted.connect(self._on_all)
        self.empty.wanted.connect(self._on_empty)
        self.papers.chosen.connect(self._on_paper)
        for button in (self.print_button, self.bar.print):
            button.clicked.connect(self._on_print)
        for button in (self.add_button, self.bar.add):
            button.clicked.connect(self._on_add)
        detail.thumbnail_wanted.connect(self.thumbnail_wanted)
        photo.thumbnail_wanted.connect(self.thumbnail_wanted)
        detail.finding_wanted.connect(self._on_finding)
        detail.camera_wanted.connect(self._on_camera)
        detail.files_wanted.connect(self._on_files)
        self.beside.photos_dropped.connect(self._on_dropped)

    def _open_first(self, plan: PlanInSight) -> None:
        """With room for both, the first action is open until another is chosen."""
        if self.beside.about or self.beside.says_why_nothing:
            return
        if plan.first_page and self.panes.is_wide:
            self._turn_to(plan.first_page[0].action.id)
            self.plan.begin_at_top()
        else:
            self.beside.show_nothing()

    def _turn_to(self, action_id: str) -> None:
        self.beside.turn_to(action_id)
        self.plan.show_chosen(action_id)
        self.action_wanted.emit(action_id)

    def _on_bar_show(self, show: str) -> None:
        self.asking.ask_for(PlanShow(show))

    def _on_filter(self) -> None:
        self._stack.setCurrentWidget(self.filters)
        self.asking.search.setFocus()

    def _on_filters_closed(self) -> None:
        self._stack.setCurrentWidget(self.panes)
        self.plan.list.setFocus()

    def _on_all(self) -> None:
        self.asking.show_question(PlanQuestion(order=self.asking.question.order))
        self.asked.emit(self.asking.question)

    def _on_empty(self, key: str) -> None:
        if key == _ADD.key:
            self._on_add()
        else:
            self.walkabouts_wanted.emit()

    def _on_add(self) -> None:
        self._stack.setCurrentWidget(self.panes)
        self.panes.show_pane(SIDE)
        self._show_bar()
        self.beside.open_addition(self.asking.question.wanted.estate_id)

    def _on_print(self) -> None:
        button = self.bar.print if self._folded else self.print_button
        self.papers.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_paper(self, place: str) -> None:
        arrangement, large, _ = _PAPERS[int(place)]
        wanted = self.asking.question.wanted
        self.paper_wanted.emit(PaperWanted(wanted=wanted, arrangement=arrangement, large=large))

    def _on_finding(self) -> None:
        detail = self.beside.detail.detail
        if detail is not None:
            self.walkabout_wanted.emit(detail.row.action.walkabout_id, detail.row.action.finding_id)

    def _on_camera(self) -> None:
        self.camera_wanted.emit(self.beside.about)

    def _on_files(self) -> None:
        self.files_wanted.emit(self.beside.about)

    def _on_dropped(self, sources: tuple[object, ...]) -> None:
        self.photos_brought.emit(self.beside.about, sources)

    def _fold(self) -> None:
        """Where there is little room the filters go to a page of their own, and their place to one line."""
        look = theme.look
        large = look.text_factor >= tokens().page["fold_from_text_factor"]
        folded = large or look.effective(self.width()) < FOLDS_BELOW
        self.print_button.setVisible(not folded)
        self.add_button.setVisible(not folded)
        if folded == self._folded:
            return
        self._folded = folded
        self._show_bar()
        if folded:
            self.filters.take_in(self.asking)
        else:
            self.column.insertWidget(0, self.asking)
            self.asking.show()
            if self._stack.currentWidget() is self.filters:
                self._stack.setCurrentWidget(self.panes)

    def _show_bar(self) -> None:
        """The line over the list is there while the list is, and while the filters are folded away."""
        at_list = self._stack.currentWidget() is self.panes and self.panes.current == WORK
        self.bar.setVisible(self._folded and (at_list or self.panes.is_wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold (Qt)."""
        super().resizeEvent(event)
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A photo can be pasted to the action that is open (Qt)."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.beside.about not in ("", ADDING):
            held = _on_clipboard()
            if held is not None and (brought := sources_of(held)):
                self.photos_brought.emit(self.beside.about, brought)
                return
        super().keyPressEvent(event)


def _on_clipboard() -> QMimeData | None:
    """What was copied or cut last; None where the clipboard was emptied, though Qt's types deny it."""
    return QGuiApplication.clipboard().mimeData()
