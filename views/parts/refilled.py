"""A column that is filled anew as a whole, when what it shows has changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from views.parts.layouts import Column, Margins


class Refilled(QWidget):
    """Put everything in with `refill`; what stood there before is gone.

    Whoever had the focus inside keeps it: a new widget with the same object name takes it over.
    """

    def __init__(
        self, *, spacing: int = 12, margins: Margins = (0, 0, 0, 0), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = Column(self, spacing=spacing, margins=margins)

    def refill(self, *widgets: QWidget) -> None:
        """Show these under each other instead."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._column.add(*widgets)
        heir = next((each for new in widgets if name and (each := new.findChild(QWidget, name))), None)
        if heir is not None:
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
