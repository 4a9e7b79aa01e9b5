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
        self._sheets: list[QWidget] = []

    def refill(self, *widgets: QWidget) -> None:
        """Show these under each other instead."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        for sheet in self._sheets:
            self._home.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        self._sheets = []
        self.add_below(*widgets)
        heir = next(filter(None, (_named(new, name) for new in widgets)), None) if name else None
        if heir is not None:
            heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_below(self, *widgets: QWidget) -> None:
        """Show these as well, under what is there."""
        # Put on a sheet that is not in sight yet they all come at once; else Qt shows them one by one, and
        # lays out the whole page again for each.
        sheet = QWidget()
        above = self._spacing if self._sheets else 0
        Column(sheet, spacing=self._spacing, margins=(0, above, 0, 0)).add(*widgets)
        self._sheets.append(sheet)
        self._home.add(sheet)


def _named(widget: QWidget, name: str) -> QWidget | None:
    """The widget itself where it has that name, or else whatever inside it has."""
    return widget if widget.objectName() == name else widget.findChild(QWidget, name)
