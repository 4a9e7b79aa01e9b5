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
        self._spacing = spacing
        self._home = Column(self, spacing=0, margins=margins)
        self._sheet = QWidget()
        self._home.add(self._sheet)

    def refill(self, *widgets: QWidget) -> None:
        """Show these under each other instead."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        # Put on a sheet that is not in sight yet they all come at once; else Qt shows them one by one, and
        # lays out the whole page again for each.
        sheet = QWidget()
        Column(sheet, spacing=self._spacing).add(*widgets)
        self._home.removeWidget(self._sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet
        self._home.add(sheet)
        heir = next(filter(None, (_named(new, name) for new in widgets)), None) if name else None
        if heir is not None:
            heir.setFocus(Qt.FocusReason.OtherFocusReason)


def _named(widget: QWidget, name: str) -> QWidget | None:
    """The widget itself where it has that name, or else whatever inside it has."""
    return widget if widget.objectName() == name else widget.findChild(QWidget, name)
