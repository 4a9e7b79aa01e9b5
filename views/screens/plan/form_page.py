"""What the forms beside the plan share: a heading, the fields, and at the foot the answer and a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from views.look.tokens import Ink, Type
from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import PrimaryButton, QuietButton
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.scrolling import ScrollBody

Typed = tuple[str, ...]
"""What stands in the fields of a form, in their order."""


class FormPage(QWidget):
    """A form. What was typed stays until it is saved or cancelled, whatever else is looked at meanwhile."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._untouched: Typed = ()
        self.heading = Words("", Type.SECTION)
        self.about = Words("", ink=Ink.INK2)
        self.errors = ErrorSummary()
        self.refused = Banner(BannerKind.NEEDS_YOU, "")
        self.refused.hide()
        self.answer = PrimaryButton("", tall=52)
        self.cancel = QuietButton("Cancel")
        self.body = ScrollBody(spacing=14, margins=(18, 14, 18, 16))
        self.body.add(self.heading, self.about, self.errors, self.refused)
        foot = QWidget()
        Flow(foot, spacing=16).add(self.answer, self.cancel)
        low = Column(spacing=0, margins=(18, 8, 18, 14))
        low.add(foot)
        column = Column(self, spacing=0)
        column.add(self.body, stretch=1)
        column.add(low)
        self.answer.clicked.connect(self._on_answer)
        self.cancel.clicked.connect(self._on_cancel)

    def add(self, *items: QWidget | QLayout) -> None:
        """Add fields."""
        self.body.add(*items)

    def typed(self) -> Typed:
        """What stands in the fields now."""
        raise NotImplementedError

    def put(self, typed: Typed) -> None:
        """Put back what stood in the fields."""
        raise NotImplementedError

    def decide(self) -> None:
        """The person gave the answer: say what is wrong, or hand the wish on."""
        raise NotImplementedError

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed that would be missed."""
        return self.typed() != self._untouched

    def begin(self, heading: str, about: str, answer: str, first: Field) -> None:
        """Open the form with what its fields hold now, the focus in the first."""
        self._untouched = self.typed()
        self.heading.setText(heading)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.answer.setText(answer)
        self.errors.show_errors([])
        self.refused.hide()
        self.body.verticalScrollBar().setValue(0)
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wrong(self, wrong: list[tuple[Field, str]]) -> None:
        """Say what has to be put right: beside its field alone, or as a list on top when it is several."""
        self.errors.show_errors(wrong if len(wrong) > 1 else [])
        if len(wrong) == 1:
            field, message = wrong[0]
            field.set_error(message)
            field.focus_editor()

    def show_refused(self, why: str) -> None:
        """Say why it was not done; what was typed stays."""
        self.refused.show_words(why)
        self.refused.show()
        self.body.verticalScrollBar().setValue(0)
        announce(self, why, at_once=True)

    def _on_answer(self) -> None:
        self.decide()

    def _on_cancel(self) -> None:
        self.cancelled.emit()
