"""Moving an action on, and noting what happened to it: the words that go with either."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.action_plan import Action, ActionState, why_not
from views.parts.chips import Option
from views.parts.field import Field
from views.parts.inputs import TextArea
from views.parts.option_rows import ChipRow
from views.screens.plan.form_page import FormPage, Typed
from views.screens.plan.steps import StepWords
from views.screens.plan.wishes import Note, Step

_USUAL = (
    ("Everyone who asked, by telephone today", "All who asked, by phone"),
    ("Everyone on the walkabout, by word of mouth", "All on the walkabout"),
    ("A note on the block’s notice board", "Notice board"),
)
EMPTY_NOTE = "Write what happened. An empty note helps nobody."


class StepForm(FormPage):
    """``decided(Step)`` once the rules are content; what they refuse is said beside its field."""

    decided = Signal(Step)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action: Action | None = None
        self._wanted = ActionState.IN_HAND
        self.reason = Field(
            "Why it will not be done", TextArea(lines=3), hint="People who asked are told the reason"
        )
        self.told = Field(
            "Who was told, how and when",
            TextArea(lines=2),
            hint="Nothing closes without someone being told",
        )
        self.usual = ChipRow(
            "Usual ways of telling",
            [Option(key=words, text=text, icon="plus", stays=False) for words, text in _USUAL],
        )
        self.words = Field(
            "What happened", TextArea(lines=3), hint="It is added to the action’s history", optional=True
        )
        self.add(self.reason, self.told, self.usual, self.words)
        self.usual.pressed.connect(self._on_usual)

    def open_step(self, action: Action, step: StepWords) -> None:
        """Ask for what this step needs to be told."""
        self._action, self._wanted = action, step.wanted
        for field in (self.reason, self.told, self.words):
            _area(field).show_text("")
            field.clear_error()
        refuses, checks = step.wanted is ActionState.WILL_NOT, step.wanted is ActionState.VERIFIED
        self.reason.setVisible(refuses)
        self.told.setVisible(checks)
        self.usual.setVisible(checks)
        first = self.reason if refuses else self.told if checks else self.words
        self.begin(step.question, action.wording, step.answer, first)

    def typed(self) -> Typed:
        """Reason, whom was told, and what happened."""
        return tuple(_area(field).toPlainText() for field in (self.reason, self.told, self.words))

    def put(self, typed: Typed) -> None:
        """Put these back."""
        for field, text in zip((self.reason, self.told, self.words), typed, strict=True):
            _area(field).show_text(text)

    def decide(self) -> None:
        """Ask the rules, then hand the step on."""
        if self._action is None:
            return
        reason, told, words = self.typed()
        refusal = why_not(self._action, self._wanted, reason=reason, told=told)
        if refusal:
            self.show_wrong([(self._field_of_refusal(), refusal)])
            return
        for field in (self.reason, self.told, self.words):
            field.clear_error()
        self.decided.emit(
            Step(action_id=self._action.id, wanted=self._wanted, words=words, reason=reason, told=told)
        )

    def _field_of_refusal(self) -> Field:
        if self._wanted is ActionState.WILL_NOT:
            return self.reason
        return self.told if self._wanted is ActionState.VERIFIED else self.words

    def _on_usual(self, words: str) -> None:
        _area(self.told).show_text(words)
        self.told.clear_error()


class NoteForm(FormPage):
    """``written(Note)`` carries a note of what happened."""

    written = Signal(Note)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action_id = ""
        self.words = Field(
            "What happened",
            TextArea(lines=5),
            hint="Notes are added, never rewritten. Your name stands with it.",
        )
        self.add(self.words)

    def open_note(self, action: Action) -> None:
        """Ask for a note about this action."""
        self._action_id = action.id
        _area(self.words).show_text("")
        self.words.clear_error()
        self.begin("Add a note", action.wording, "Add the note", self.words)

    def typed(self) -> Typed:
        """The note."""
        return (_area(self.words).toPlainText(),)

    def put(self, typed: Typed) -> None:
        """Put it back."""
        _area(self.words).show_text(typed[0])

    def decide(self) -> None:
        """Hand the note on, unless it is empty."""
        (words,) = self.typed()
        if not words.strip():
            self.show_wrong([(self.words, EMPTY_NOTE)])
            return
        self.words.clear_error()
        self.written.emit(Note(action_id=self._action_id, words=words))


def _area(field: Field) -> TextArea:
    """The writing area of a field that has one."""
    if not isinstance(field.editor, TextArea):
        raise TypeError("this field is not written in")
    return field.editor
