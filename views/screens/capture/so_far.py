"""What was found so far, newest first: open one to go on with it, or take it out; and finish the walk."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from models.overview import FindingSummary, WalkaboutInProgress
from models.walkabout import WalkaboutState
from views.look.theme import follow, theme
from views.look.tokens import Ink
from views.parts.buttons import SecondaryButton
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.scrolling import ScrollBar, touch_scrolling
from views.parts.surfaces import Band
from views.screens.capture.finishing import Finishing
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
    """The pane. ``finding_opened(str)`` and ``finding_removed(str)`` carry a finding's identity.

    ``finish_asked()`` wants the form that finishes the walkabout: `show_finishing` brings it, in this place.
    """

    finish_asked = Signal()
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
        self.finish = SecondaryButton("Finish the walkabout", "flag")
        self._foot = Band("top")
        Column(self._foot, margins=(16, 10, 16, 10)).add(self.finish)
        self._foot.hide()
        self.finishing = Finishing()
        self.finishing.hide()
        self._column.add(self._foot)
        self._column.add(self.finishing, stretch=1)
        self._nothing_found, self._under_way = True, False
        self.finish.clicked.connect(self.finish_asked)
        self.finishing.left_undone.connect(self._on_not_yet)
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
        self._nothing_found = not findings
        self._arrange()

    def show_state(self, state: WalkaboutState) -> None:
        """Only a walkabout that is under way can be finished."""
        self._under_way = state is WalkaboutState.UNDER_WAY
        self._arrange(finishing=self._under_way and not self.finishing.isHidden())

    def show_finishing(self, outing: WalkaboutInProgress, *, writing: bool) -> None:
        """Ask what has to be known to finish this walkabout, in place of the list."""
        self.finishing.show_outing(outing, writing=writing)
        self._arrange(finishing=True)
        self.finishing.fields["tenants"].focus_editor()

    def show_open(self, finding_id: str) -> None:
        """Say which finding is in the form."""
        self._rows.open_id = finding_id
        self.list.viewport().update()

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        self.table.show_thumbnail(name, picture)

    def _arrange(self, *, finishing: bool | None = None) -> None:
        """The list with its foot, or the form that finishes the walkabout; None leaves it as it is."""
        finishing = not self.finishing.isHidden() if finishing is None else finishing
        self.finishing.setVisible(finishing)
        self.list.setVisible(not finishing)
        self._told.setVisible(not finishing and self._nothing_found)
        self._foot.setVisible(not finishing and self._under_way)

    def _on_not_yet(self) -> None:
        self._arrange(finishing=False)
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, index: QModelIndex) -> None:
        self.finding_opened.emit(self.table.finding_id(index))

    def _on_taken_out(self, index: QModelIndex) -> None:
        self.finding_removed.emit(self.table.finding_id(index))

    def _take_look(self) -> None:
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()
