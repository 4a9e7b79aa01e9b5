"""The foot of an action: the likeliest next step as the button, the others beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.action_plan import CLOSED, ActionState
from views.parts.button_base import PaintedButton
from views.parts.buttons import PrimaryButton, SecondaryButton, SoftButton
from views.parts.flow import Fit, Flow
from views.parts.menu import MenuItem
from views.screens.plan.steps import STEPS, StepWords


class StepsFoot(QWidget):
    """``step_wanted(StepWords)`` says which step the person wants."""

    step_wanted = Signal(StepWords)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[PaintedButton] = []
        self._steps: tuple[StepWords, ...] = ()
        self._flow = Flow(self, spacing=10, fit=Fit.FILLED)

    def show_state(self, state: ActionState) -> None:
        """Offer the steps that lead on from this state."""
        if self._steps == STEPS[state]:
            return
        self._steps = STEPS[state]
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        first = self._steps[0]
        likeliest: PaintedButton = (
            SecondaryButton(first.text, first.icon, tall=52)
            if state in CLOSED
            else PrimaryButton(first.text, tall=52)
        )
        likeliest.clicked.connect(self._on_first)
        self.buttons = [likeliest, *self._made_others()]
        self._flow.add(*self.buttons)

    def _made_others(self) -> list[PaintedButton]:
        """One other step is a button, several are a menu."""
        others = self._steps[1:]
        if len(others) == 1:
            button = SecondaryButton(others[0].text, tall=52)
            button.setObjectName(others[0].text)
            button.clicked.connect(self._on_other)
            return [button]
        if not others:
            return []
        more = SoftButton("More", tall=52, name="More steps")
        more.set_choices([MenuItem(key=step.text, text=step.text, icon=step.icon) for step in others])
        more.chosen.connect(self._want)
        return [more]

    def _on_first(self) -> None:
        self.step_wanted.emit(self._steps[0])

    def _on_other(self) -> None:
        self._want(self.sender().objectName())

    def _want(self, text: str) -> None:
        self.step_wanted.emit(next(step for step in self._steps if step.text == text))
