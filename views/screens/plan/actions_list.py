"""The list of actions with the heads of its columns."""

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from models.plan import PlanOrder
from views.look import icons, painting
from views.look.theme import follow, theme
from views.look.tokens import Ink, Type
from views.parts.buttons import QuietButton
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.scrolling import ScrollBar, touch_scrolling
from views.screens.plan.shown import PlanInSight
from views.tables.plan_rows import EDGE, GAP, STACKED_BELOW, STANDING_WIDE, TARGET_WIDE, PlanRows
from views.tables.plan_table import PlanTable

_HEAD_TALL = 40


class _Heads(QWidget):
    """The heads of the columns, with an arrow at the one the list is sorted by; read with the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = PlanOrder.STANDING
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        follow(self._take_look)

    def show_order(self, order: PlanOrder) -> None:
        """Say what the list is sorted by."""
        self._order = order
        self.update()

    def show_room(self, width: int) -> None:
        """How wide the rows are: the bar beside them may take its part."""
        self._room = width
        self.update()

    def _take_look(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line (Qt)."""
        return QSize(theme.look.px(240), theme.look.px(_HEAD_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three heads over a line (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        px = look.px
        right = (self._room or self.width()) - px(EDGE)
        columns = (
            (px(EDGE), "Where it stands", PlanOrder.STANDING),
            (px(EDGE + STANDING_WIDE), "Action, place and lead", PlanOrder.PLACE),
            (right - px(TARGET_WIDE - GAP), "Target", PlanOrder.TARGET),
        )
        font = look.font(Type.BADGE)
        for left, text, order in columns:
            wide = painting.width_of(text, font)
            painting.words(painter, QRectF(left, 0, wide, self.height()), text, font, look.colours.ink)
            if order is self._order:
                size = px(18)
                arrow = QRectF(left + wide + px(5), (self.height() - size) / 2, size, size)
                icons.paint(painter, "arrow-down", arrow, look.colours.ink)
        painting.filled(painter, QRectF(0, self.height() - px(1), self.width(), px(1)), look.colours.edge)
        painter.end()


class _Rows(QListView):
    """The rows themselves. Enter, Space and a tap open one; the arrows move."""

    opened = Signal(QModelIndex)
    moved = Signal(QModelIndex)
    room_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Actions")
        self.setAccessibleDescription("The arrows move through the plan. Enter opens an action.")
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how wide the rows are now (Qt)."""
        super().resizeEvent(event)
        self.room_changed.emit(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; arrows, Home, End and the page keys move (Qt)."""
        here = self.currentIndex()
        if here.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(here)
            return
        super().keyPressEvent(event)
        if self.currentIndex() != here:
            self.moved.emit(self.currentIndex())


class ActionsList(QFrame):
    """``action_opened(str)`` for a tap or Enter, ``action_reached(str)`` when the arrows come to one."""

    all_wanted = Signal()
    action_opened = Signal(str)
    action_reached = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._awaited = False
        self.table = PlanTable(self)
        self.rows = PlanRows(self)
        self.heads = _Heads()
        self.list = _Rows()
        self.list.setModel(self.table)
        self.list.setItemDelegate(self.rows)
        self.show_all = QuietButton("Show the whole plan", "undo-2")
        self._none = QWidget()
        none = Column(self._none, spacing=4, margins=(18, 18, 18, 18), keeps_top=True)
        none.add(Words("No action is like that.", Type.SECTION))
        none.add(Words("Nothing on the plan has what you asked for.", ink=Ink.INK2), self.show_all)
        self._none.hide()
        self._column = Column(self, spacing=0)
        self._column.add(self.heads)
        self._column.add(self.list, self._none, stretch=1)
        self.show_all.clicked.connect(self._on_show_all)
        self.list.opened.connect(self._on_opened)
        self.list.moved.connect(self._on_moved)
        self.table.dataChanged.connect(self._on_rows_came)
        self.list.room_changed.connect(self.heads.show_room)
        follow(self._take_look)

    def show_plan(self, plan: PlanInSight, order: PlanOrder) -> None:
        """Another question was answered: begin at the top, or where the open action stands."""
        self.heads.show_order(order)
        self._show_none(plan)
        self._awaited = False
        self.table.show_plan(plan.total, plan.first_page)
        self._choose(plan.chosen_row)
        if plan.chosen_row is None:
            self.list.scrollToTop()
        else:
            row = self.table.index(plan.chosen_row)
            self.list.scrollTo(row, QAbstractItemView.ScrollHint.PositionAtCenter)

    def renew(self, plan: PlanInSight) -> None:
        """Records were changed: the list stays where it is."""
        self._show_none(plan)
        bar = self.list.verticalScrollBar()
        kept = bar.value()
        self.table.renew(plan.total, plan.first_page)
        self._choose(plan.chosen_row)
        self.list.doItemsLayout()
        bar.setValue(kept)

    def begin_at_top(self) -> None:
        """The keys begin at the first row."""
        self._choose(0)

    def show_chosen(self, action_id: str) -> None:
        """Mark the action that is open."""
        self.rows.chosen_id = action_id
        self.list.viewport().update()

    def _show_none(self, plan: PlanInSight) -> None:
        self.list.setVisible(plan.total > 0)
        self._none.setVisible(plan.total == 0)

    def _on_show_all(self) -> None:
        self.all_wanted.emit()

    def _choose(self, row: int | None) -> None:
        self.list.setCurrentIndex(QModelIndex() if row is None else self.table.index(row))

    def _on_opened(self, index: QModelIndex) -> None:
        if action_id := self.table.action_id(index):
            self.action_opened.emit(action_id)

    def _on_moved(self, index: QModelIndex) -> None:
        """One that has not come yet is reached when it comes."""
        action_id = self.table.action_id(index)
        self._awaited = not action_id
        if action_id:
            self.action_reached.emit(action_id)

    def _on_rows_came(self) -> None:
        if self._awaited:
            self._on_moved(self.list.currentIndex())

    def _take_look(self) -> None:
        px = theme.look.px
        self._column.setContentsMargins(px(1), px(2), px(1), px(4))
        self._arrange()
        self.list.scheduleDelayedItemsLayout()
        self.update()

    def _arrange(self) -> None:
        stacked = theme.look.effective(self.width()) < STACKED_BELOW
        self.heads.setVisible(not stacked)
        if stacked != self.rows.stacked:
            self.rows.stacked = stacked
            self.list.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns beside each other or under each other (Qt)."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Room for two rows (Qt)."""
        return QSize(theme.look.px(240), theme.look.px(180))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card (Qt)."""
        del event
        painter = QPainter(self)
        painting.card(painter, QRectF(self.rect()), theme.look)
        painter.end()
