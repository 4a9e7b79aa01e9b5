"""A quiet link that becomes a box: for the one that is not on the list yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from views.parts.buttons import QuietButton, SecondaryButton
from views.parts.field import Field
from views.parts.inputs import LineEdit
from views.parts.layouts import Column

LONGEST_NAME = 200


class NewName(QWidget):
    """``named(str)`` carries what was typed, without spaces around it; nothing typed says nothing."""

    named = Signal(str)

    def __init__(self, link: str, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = QuietButton(link, "plus")
        self.box = LineEdit(limit=LONGEST_NAME)
        self.add = SecondaryButton("Add", name=f"Add: {label}")
        self._asked = QWidget()
        asked = Column(self._asked, spacing=6)
        asked.add(Field(label, self.box), self.add)
        column = Column(self, spacing=6)
        column.add(self.link, self._asked)
        self._asked.hide()
        self.link.clicked.connect(self._on_link)
        self.add.clicked.connect(self._on_add)
        self.box.returnPressed.connect(self._on_add)

    def _on_link(self) -> None:
        self.link.hide()
        self._asked.show()
        self.box.setFocus()

    def _on_add(self) -> None:
        name = self.box.text().strip()
        if name:
            self.named.emit(name)
        self.box.clear()
        self._asked.hide()
        self.link.show()
        self.link.setFocus()
