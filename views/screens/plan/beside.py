"""Beside the list: the action that is open, or a form about it.

A form that was begun is kept as it is when the person turns to another action, and comes back with its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from models.photo import Photo
from models.plan import ActionDetail
from views.look import painting
from views.look.theme import follow, theme
from views.look.tokens import Ink
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.motion import FadingStack
from views.screens.capture.photo_mime import sources_of
from views.screens.plan.action_form import ActionForm
from views.screens.plan.detail import Detail
from views.screens.plan.form_page import FormPage, Typed
from views.screens.plan.photo_page import PhotoPage
from views.screens.plan.shown import PlanChoices
from views.screens.plan.step_form import NoteForm, StepForm
from views.screens.plan.steps import StepWords

ADDING = "adding"
"""Stands for the identity of an action that is still being added."""
_NOTHING = "Choose an action to see it here."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A form that was put aside: how it is opened again, and what was typed."""

    form: FormPage
    opening: Callable[[], None]
    typed: Typed


class Beside(QFrame):
    """The pane beside the plan."""

    photos_dropped = Signal(tuple)
    """Files or the bytes of a picture that were let go over the action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail, self.photo = Detail(), PhotoPage()
        self.step, self.note, self.form = StepForm(), NoteForm(), ActionForm()
        self._choices: PlanChoices | None = None
        self._about = ""
        self._opening: Callable[[], None] | None = None
        self._aside: dict[str, _Begun] = {}
        self._nothing = QWidget()
        self.nothing_words = Words(_NOTHING, ink=Ink.INK2)
        Column(self._nothing, margins=(18, 18, 18, 18), keeps_top=True).add(self.nothing_words)
        self._stack = FadingStack()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        for page in (self._nothing, self.detail, self.photo, self.step, self.note, self.form):
            self._stack.addWidget(page)
        self._column = Column(self, spacing=0, margins=(1, 2, 1, 4))
        self._column.add(self._stack, stretch=1)
        self.detail.steps.step_wanted.connect(self.open_step)
        self.detail.note_wanted.connect(self.open_note)
        self.detail.change_wanted.connect(self.open_change)
        self.detail.photo_pressed.connect(self.open_photo)
        self.photo.closed.connect(self._show_action)
        for form in (self.step, self.note, self.form):
            form.cancelled.connect(self._on_cancelled)
        self.setAcceptDrops(True)
        follow(self.update)

    @property
    def about(self) -> str:
        """The identity of the action in sight, ``ADDING``, or ""."""
        return self._about

    @property
    def says_why_nothing(self) -> bool:
        """Whether it says why the action that was wanted is not here."""
        return not self._about and self.nothing_words.text() != _NOTHING

    def show_choices(self, choices: PlanChoices) -> None:
        """What there is to choose from."""
        self._choices = choices
        self.form.show_choices(choices)

    def turn_to(self, action_id: str) -> None:
        """The person turns to another action, which is shown as soon as it comes."""
        if action_id != self._about:
            self._put_aside()
            self._about = action_id
            self.nothing_words.setText(_NOTHING)
            begun = self._aside.pop(action_id, None)
            if begun is None:
                self._show_action()
            else:
                self._take_up(begun)

    def show_detail(self, detail: ActionDetail) -> None:
        """All that is known of an action now; a form that is open stays open."""
        if self._choices is None or detail.row.action.id != self._about:
            return
        self.detail.show_detail(detail, self._choices.priorities, self._choices.today)
        if self._stack.currentWidget() is self.photo:
            self.photo.renew(detail)
        elif not self._has_form:
            self._stack.turn_to(self.detail)

    def show_nothing(self, words: str = _NOTHING) -> None:
        """No action is open."""
        self.nothing_words.setText(words)
        if not self._has_form:
            self._about = ""
            self._stack.turn_to(self._nothing)

    def open_step(self, step: StepWords) -> None:
        """Ask for the words that go with a step."""
        if action := self._in_sight:
            self._open(self.step, partial(self.step.open_step, action.row.action, step))

    def open_note(self) -> None:
        """Ask for a note."""
        if action := self._in_sight:
            self._open(self.note, partial(self.note.open_note, action.row.action))

    def open_change(self) -> None:
        """Amend the action."""
        if action := self._in_sight:
            self._open(self.form, partial(self.form.open_amendment, action.row.action))

    def open_addition(self, estate_id: str) -> None:
        """Add an action; one that was begun is gone on with."""
        if self._about == ADDING:
            return
        self._put_aside()
        self._about = ADDING
        begun = self._aside.pop(ADDING, None)
        if begun is not None:
            self._take_up(begun)
        else:
            self._open(self.form, partial(self.form.open_addition, estate_id))

    def open_photo(self, photo: Photo) -> None:
        """Show a photo large."""
        if action := self._in_sight:
            self.photo.show_photo(action, photo)
            self._stack.turn_to(self.photo)

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        self.detail.show_thumbnail(name, picture)
        self.photo.show_thumbnail(name, picture)

    def show_done(self, about: str) -> None:
        """What the form about this action asked for is on the disk."""
        self._aside.pop(about, None)
        if self._has_form and self._about == about:
            self._opening = None
            self._show_action()

    def show_refused(self, why: str) -> bool:
        """Say in the form that is open why it was not done; False where none is open."""
        form = self._stack.currentWidget()
        if not isinstance(form, FormPage):
            return False
        form.show_refused(why)
        return True

    @property
    def _in_sight(self) -> ActionDetail | None:
        """The action that is open, once it has come."""
        known = self.detail.detail
        return known if known is not None and known.row.action.id == self._about else None

    @property
    def _has_form(self) -> bool:
        return self._opening is not None

    def _open(self, form: FormPage, opening: Callable[[], None]) -> None:
        self._opening = opening
        self._stack.turn_to(form)
        opening()

    def _take_up(self, begun: _Begun) -> None:
        self._open(begun.form, begun.opening)
        begun.form.put(begun.typed)

    def _put_aside(self) -> None:
        """Keep what was typed in the form that is open, if anything was."""
        form, opening = self._stack.currentWidget(), self._opening
        if isinstance(form, FormPage) and opening is not None and form.is_touched:
            self._aside[self._about] = _Begun(form=form, opening=opening, typed=form.typed())
        self._opening = None

    def _on_cancelled(self) -> None:
        self._aside.pop(self._about, None)
        self._opening = None
        self._show_action()

    def _show_action(self) -> None:
        """Back to the action in sight; after adding, to the one that was open before."""
        known = self.detail.detail
        if self._about == ADDING:
            self._about = known.row.action.id if known else ""
        self._stack.turn_to(self.detail if known and self._about else self._nothing)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may be let go over an action (Qt)."""
        if self._in_sight and sources_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Photos of how it looks now (Qt)."""
        self.photos_dropped.emit(sources_of(event.mimeData()))
        event.acceptProposedAction()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any pane (Qt)."""
        return QSize(theme.look.px(240), theme.look.px(180))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card (Qt)."""
        del event
        painter = QPainter(self)
        painting.card(painter, QRectF(self.rect()), theme.look)
        painter.end()
