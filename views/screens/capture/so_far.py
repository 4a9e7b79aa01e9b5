"""What was found so far, newest first: open one to go on with it, or take it out of the list."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from models.overview import FindingSummary
from views.look.theme import follow, theme
from views.look.tokens import Ink
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.scrolling import ScrollBar, touch_scrolling
from views.tables.finding_rows import FindingRows
from views.tables.findings_table import FindingsTable

_NOTHING = "Nothing found yet. What you save is listed here, newest first."


class _FindingsList(QListView):
    """The list itself. Enter opens a row, Delete takes it out; a tap opens it."""

    opened = Signal(QModelIndex)
    taken_out = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Findings so far")
        self.setAccessibleDescription("Enter opens a finding. Delete removes it; that can be undone.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        see_through = QPalette()
        see_through.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(see_through)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self.opened)
        touch_scrolling(self)

    def ring_radius(self) -> float:
        """How round the focus ring is, in pixels now."""
        return theme.look.radius("field")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open, Delete takes out, arrows move (Qt)."""
        here = self.currentIndex()
        if here.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(here)
        elif here.isValid() and event.key() == Qt.Key.Key_Delete:
            self.taken_out.emit(here)
        else:
            super().keyPressEvent(event)


class SoFar(QWidget):
    """The pane. ``finding_opened(str)`` and ``finding_removed(str)`` carry a finding's identity."""

    finding_opened = Signal(str)
    finding_removed = Signal(str)
    thumbnail_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FindingsTable(self)
        self._rows = FindingRows(self)
        self.list = _FindingsList()
        self.list.setModel(self.table)
        self.list.setItemDelegate(self._rows)
        self._nothing = Words(_NOTHING, ink=Ink.INK2)
        self._column = Column(self, spacing=0, margins=(0, 8, 0, 0))
        self._told = QWidget()
        Column(self._told, margins=(16, 12, 16, 12)).add(self._nothing)
        self._column.add(self._told)
        self._column.add(self.list, stretch=1)
        self.list.opened.connect(self._on_opened)
        self.list.taken_out.connect(self._on_taken_out)
        self.table.thumbnail_wanted.connect(self.thumbnail_wanted)
        follow(self._take_look)

    def show_findings(self, findings: Sequence[FindingSummary], now: datetime) -> None:
        """Show these, given in walking order; the row the keyboard is on stays where it is."""
        here = self.list.currentIndex()
        kept = self.table.finding_id(here) if here.isValid() else ""
        self.table.show_findings(findings, now)
        self.list.setCurrentIndex(self.table.row_of(kept))
        self._told.setVisible(not findings)

    def show_open(self, finding_id: str) -> None:
        """Say which finding is in the form."""
        self._rows.open_id = finding_id
        self.list.viewport().update()

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        self.table.show_thumbnail(name, picture)

    def _on_opened(self, index: QModelIndex) -> None:
        self.finding_opened.emit(self.table.finding_id(index))

    def _on_taken_out(self, index: QModelIndex) -> None:
        self.finding_removed.emit(self.table.finding_id(index))

    def _take_look(self) -> None:
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()
