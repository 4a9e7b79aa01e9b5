"""Behind the action plan: asks the store for the part of the plan in sight, and does what is wanted of it."""

from functools import partial

from PySide6.QtCore import QObject

from desktop import plan_wishes as wishes
from desktop.desk import WALKABOUT, WALKABOUTS, Workroom
from desktop.plan_photos import PlanPhotos
from desktop.report_papers import print_list
from models.changes import Changes
from models.errors import NotFound, RuleBroken, WalkaboutError
from models.plan import ActionDetail, PlanRow
from views.screens.plan import (
    ADDING,
    Addition,
    Amendment,
    Note,
    PaperWanted,
    PlanChoices,
    PlanInSight,
    PlanQuestion,
    PlanScreen,
    Step,
)

_OF_THE_PLAN = ("action", "estate", "landlord", "closure_day")
_OF_AN_ACTION = (*_OF_THE_PLAN, "photo", "progress", "finding")


class PlanDesk(QObject):
    """Gone to about an action it opens that one; otherwise the plan stays as it was left."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._background = workroom.background
        self._screen = PlanScreen()
        self._question = PlanQuestion()
        self._photos = PlanPhotos(workroom, self._screen, self)
        self._shown: PlanQuestion | None = None
        self._listen()

    @property
    def widget(self) -> PlanScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Ask for everything the page shows; an action it is gone to about is brought into sight."""
        if about:
            self._question, self._shown = PlanQuestion(), None
            self._screen.asking.show_question(self._question)
        self._ask(about or self._open_id)
        self._ask_choices()
        if about:
            self._screen.open_action(about)
        elif self._open_id:
            self._ask_detail(self._open_id)

    def left(self) -> None:
        """What is half written in a form stays there until the person comes back."""

    def refresh(self, changes: Changes) -> None:
        """Ask again for what was touched; the list stays where it is."""
        if changes.touches(*_OF_THE_PLAN):
            self._ask(self._open_id)
            self._ask_choices()
        if changes.touches(*_OF_AN_ACTION) and self._open_id:
            self._ask_detail(self._open_id)

    def _listen(self) -> None:
        screen, beside = self._screen, self._screen.beside
        screen.asked.connect(self._on_asked)
        screen.page_wanted.connect(self._on_page_wanted)
        screen.action_wanted.connect(self._ask_detail)
        screen.paper_wanted.connect(self._on_paper)
        screen.walkabouts_wanted.connect(partial(self._workroom.frame.go_to, WALKABOUTS))
        screen.walkabout_wanted.connect(self._on_walkabout)
        beside.step.decided.connect(self._on_step)
        beside.note.written.connect(self._on_note)
        beside.form.added.connect(self._on_added)
        beside.form.amended.connect(self._on_amended)

    @property
    def _open_id(self) -> str:
        """The identity of the action that is open, or ""."""
        about = self._screen.beside.about
        return "" if about == ADDING else about

    # Asking

    def _on_asked(self, question: PlanQuestion) -> None:
        self._question = question
        self._ask(self._open_id)

    def _ask(self, open_id: str) -> None:
        asked = partial(wishes.in_sight, self._question, open_id)
        answered = partial(self._on_plan, self._question)
        self._background.ask(asked, then=answered, otherwise=self._workroom.frame.tell, latest="plan")

    def _on_plan(self, question: PlanQuestion, plan: PlanInSight) -> None:
        """The answer to another question begins at the top; to the same once more, the list stays put."""
        if question == self._question:
            anew, self._shown = question != self._shown, question
            self._screen.show_plan(plan, anew=anew)

    def _ask_choices(self) -> None:
        self._background.ask(wishes.choices, then=self._on_choices, latest="plan choices")

    def _on_choices(self, choices: PlanChoices) -> None:
        self._screen.show_choices(choices)

    def _on_page_wanted(self, first: int) -> None:
        asked = partial(wishes.page_from, self._question, first)
        answered = partial(self._on_page, self._question, first)
        self._background.ask(asked, then=answered, otherwise=self._workroom.frame.tell)

    def _on_page(self, question: PlanQuestion, first: int, rows: tuple[PlanRow, ...]) -> None:
        if question == self._question:
            self._screen.show_page(first, rows)

    def _ask_detail(self, action_id: str) -> None:
        asked = partial(wishes.detail, action_id)
        self._background.ask(asked, then=self._on_detail, otherwise=self._on_no_detail, latest="action")

    def _on_detail(self, detail: ActionDetail) -> None:
        self._screen.show_detail(detail)

    def _on_no_detail(self, trouble: WalkaboutError) -> None:
        if isinstance(trouble, NotFound):
            self._screen.beside.show_nothing("This action is no longer on the plan.")
        else:
            self._workroom.frame.tell(trouble)

    # Writing

    def _on_step(self, step: Step) -> None:
        wish = partial(wishes.take_step, step, self._workroom.member)
        done = partial(self._on_done, step.action_id, f"Now {step.wanted.value}. Saved on this tablet")
        self._background.write(wish, then=done, otherwise=self._on_refused)

    def _on_note(self, note: Note) -> None:
        wish = partial(wishes.add_note, note, self._workroom.member)
        done = partial(self._on_made, note.action_id, "Note added. Saved on this tablet")
        self._background.write(wish, then=done, otherwise=self._on_refused)

    def _on_amended(self, amendment: Amendment) -> None:
        wish = partial(wishes.amend, amendment, self._workroom.member)
        done = partial(self._on_done, amendment.before.id, "Changes saved on this tablet")
        self._background.write(wish, then=done, otherwise=self._on_refused)

    def _on_added(self, addition: Addition) -> None:
        wish = partial(wishes.add, addition, self._workroom.member)
        self._background.write(wish, then=self._on_on_the_plan, otherwise=self._on_refused)

    def _on_on_the_plan(self, action_id: str) -> None:
        self._screen.show_done(ADDING)
        self._workroom.frame.report("Action added. Saved on this tablet")
        self._screen.open_action(action_id)

    def _on_made(self, about: str, words: str, _made: str) -> None:
        self._on_done(about, words)

    def _on_done(self, about: str, words: str) -> None:
        self._screen.show_done(about)
        self._workroom.frame.report(words)

    def _on_refused(self, trouble: WalkaboutError) -> None:
        """What the rules refuse is said in the form that is open; what was typed stays there."""
        broken = isinstance(trouble, RuleBroken)
        if not (broken and self._screen.beside.show_refused(str(trouble))):
            self._workroom.frame.tell(trouble)

    # Elsewhere

    def _on_paper(self, paper: PaperWanted) -> None:
        print_list(self._workroom, paper.wanted, paper.arrangement, large=paper.large)

    def _on_walkabout(self, walkabout_id: str, finding_id: str) -> None:
        about = f"{walkabout_id}/{finding_id}" if finding_id else walkabout_id
        self._workroom.frame.go_to(WALKABOUT, about)
