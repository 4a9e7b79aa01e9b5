"""Something that is so, and under it what that means."""

from PySide6.QtWidgets import QWidget

from views.look.tokens import Ink, Tone, Type
from views.parts.labels import StateLine, Words
from views.parts.layouts import Column, Row


class Told(QWidget):
    """An icon and a state with its explanation under it, the words in one line downwards."""

    def __init__(
        self, icon: str, tone: Tone, what: str, why: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._what = StateLine(icon, what, tone, Type.LABEL, ink=Ink.INK)
        self._why = Words(why, Type.HINT, ink=Ink.INK2)
        column = Column(self, spacing=2)
        under = Row(margins=(28, 0, 0, 0))
        under.add(self._why, stretch=1)
        column.add(self._what, under)

    def tell(self, icon: str, tone: Tone, what: str, why: str) -> None:
        """Say something else."""
        self._what.show_state(icon, what, tone)
        self._why.setText(why)
