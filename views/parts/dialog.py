"""A dialog, only for what cannot be undone: the title asks, the buttons answer, the safe one has focus."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from views.look import painting
from views.look.theme import theme
from views.look.tokens import Ink, Type
from views.parts.button_base import PaintedButton
from views.parts.buttons import DangerButton, PrimaryButton, SecondaryButton
from views.parts.flow import Flow
from views.parts.focus import FocusRing
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.scrolling import ScrollBody

_DIM = QColor(10, 16, 18, 120)


class AnswerKind(StrEnum):
    """How an answer looks."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to the question; ``key`` comes back in `Dialog.answered`."""

    key: str
    text: str
    icon: str | None = None
    kind: AnswerKind = AnswerKind.SECONDARY


class _Dimmed(QWidget):
    """The page behind, dimmed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim it (Qt)."""
        del event
        painter = QPainter(self)
        painting.filled(painter, self.rect(), _DIM)
        painter.end()


class Dialog(QDialog):
    """A question over the page; call ``open()``. ``answered(key)`` fires once; Escape gives the safe answer.

    ``body`` is anything else that has to be seen or filled in, under the words.
    Raises ``ValueError`` when the safe answer is not among the answers.
    """

    answered = Signal(str)

    def __init__(
        self,
        window: QWidget,
        question: str,
        words: str,
        answers: Sequence[Answer],
        *,
        safe: str,
        body: QWidget | None = None,
    ) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        if safe not in {answer.key for answer in answers}:
            raise ValueError(f"the safe answer {safe!r} is not among the answers")
        self._window = window.window()
        self._safe = safe
        self._dimmed: _Dimmed | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        self.setAccessibleDescription(words)
        self._column = Column(self, spacing=8, margins=(4, 4, 4, 14))
        self._told = ScrollBody(spacing=6, margins=(20, 14, 20, 4))
        self._told.add(Words(question, Type.SECTION), Words(words, ink=Ink.INK2))
        if body:
            self._told.add(body)
        self._foot = QWidget()
        self._foot_column = Column(self._foot, margins=(20, 6, 20, 8))
        row = QWidget()
        self._answers = Flow(row, spacing=10)
        self._buttons = {answer.key: self._made(answer) for answer in answers}
        self._answers.add(*self._buttons.values())
        self._foot_column.add(row)
        self._column.add(self._told, stretch=1)
        self._column.add(self._foot)
        self._ring = FocusRing(self, always=True)

    def button(self, key: str) -> PaintedButton:
        """The button of an answer."""
        return self._buttons[key]

    def done(self, result: int) -> None:
        """Closed without an answer counts as the safe one (Qt)."""
        if self._dimmed:
            self._dimmed.deleteLater()
            self._dimmed = None
        answer, self._safe = self._safe, ""
        super().done(result)
        if answer:
            self.answered.emit(answer)

    def _made(self, answer: Answer) -> PaintedButton:
        button: PaintedButton
        if answer.kind is AnswerKind.PRIMARY:
            button = PrimaryButton(answer.text, answer.icon, tall=52)
        elif answer.kind is AnswerKind.DANGER:
            button = DangerButton(answer.text, answer.icon, tall=52)
        else:
            button = SecondaryButton(answer.text, answer.icon, tall=52)
        button.setObjectName(answer.key)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        self._safe = self.sender().objectName()
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the page, take the middle of it, and put the focus on the safe answer (Qt)."""
        window = self._window
        self._dimmed = _Dimmed(window)
        self.resize(self._wanted_size(window))
        self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())
        super().showEvent(event)
        self._buttons[self._safe].setFocus(Qt.FocusReason.OtherFocusReason)

    def _wanted_size(self, window: QWidget) -> QSize:
        look = theme.look
        wide = min(look.px(520), window.width() - look.px(32))
        told = self._told.inside.heightForWidth(wide - look.px(8))
        foot = self._foot.heightForWidth(wide - look.px(8))
        tall = told + foot + look.px(4 + 8 + 14)
        room = window.height() - look.px(24)
        if tall > room and foot > room / 2:
            # So little room that the answers have to scroll with the words.
            self._told.add(self._foot)
        return QSize(wide, min(tall, room))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface with an edge (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        painting.rounded(
            painter,
            QRectF(self.rect()),
            look.radius("dialog"),
            fill=look.colours.surface,
            edge=look.colours.edge,
            width=look.px(2),
        )
        painter.end()
