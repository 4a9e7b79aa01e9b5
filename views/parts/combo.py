"""Choosing one of a long list: a box that opens a list with rows a thumb can hit."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from views.look import icons, painting
from views.look.fonts import fonts
from views.look.theme import follow, theme
from views.look.tokens import Type
from views.parts.inputs import paint_field_box
from views.parts.scrolling import ScrollBar, touch_scrolling

_PAD, _ICON, _GAP, _CHEVRON = 14, 20, 10, 22


class _TallRows(QStyledItemDelegate):
    """Rows as tall as a target, in our colours."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme.look
        room = QSize(look.px(2 * _PAD), look.target("minimum"))
        return super().sizeHint(option, index).expandedTo(room) + QSize(room.width(), 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.look
        colours = look.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painting.filled(painter, option.rect, colours.brand if chosen else colours.surface)
        box = QRectF(option.rect).adjusted(look.px(_PAD), 0, -look.px(_PAD), 0)
        ink = colours.on_brand if chosen else colours.ink
        painting.words(painter, box, str(index.data() or ""), look.font(Type.BODY), ink)


class ComboBox(QComboBox):
    """One of a list. ``options`` are (key, words); ``chosen_changed(str)`` carries the key the person chose.

    Until something is chosen the ``prompt`` stands there, such as "Choose a place".
    """

    chosen_changed = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        icon: str | None = None,
        prompt: str = "Choose",
        tall: int = 48,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tall = tall
        self._wrong = False
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_TallRows(self))
        self.view().setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        touch_scrolling(self.view())
        self.activated.connect(self._on_activated)
        follow(self._take_look)
        self.show_options(options)

    @property
    def chosen(self) -> str | None:
        """The chosen key, or ``None``."""
        key: str | None = self.currentData()
        return key

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Show these; what was chosen stays chosen where it is still there. No signal."""
        kept = self.chosen
        self.clear()
        for key, words in options:
            fonts.cover(words)
            self.addItem(words, key)
        self.choose(kept)
        self.updateGeometry()

    def choose(self, key: str | None) -> None:
        """Choose this one, or none, without a signal."""
        self.setCurrentIndex(-1 if key is None else self.findData(key))

    def name_it(self, name: str, description: str = "") -> None:
        """Say what is chosen here, and the hint and error that go with it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def set_wrong(self, wrong: bool) -> None:
        """Show that this needs putting right."""
        self._wrong = wrong
        self.update()

    def ring_radius(self) -> float:
        """How round the focus ring is, in pixels now."""
        return theme.look.radius("field")

    def _on_activated(self) -> None:
        self.chosen_changed.emit(self.chosen or "")

    def _take_look(self) -> None:
        self.setFont(theme.look.font(Type.BODY))
        self.view().setFont(theme.look.font(Type.BODY))
        self.updateGeometry()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes an answer in passing (Qt)."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Room for the longest of the options, within reason (Qt)."""
        look = theme.look
        font = look.font(Type.BODY)
        texts = [self.itemText(place) for place in range(min(self.count(), 60))] or [self.placeholderText()]
        widest = max(painting.width_of(text, font) for text in texts)
        return QSize(min(widest, look.px(320)) + self._around(), look.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        """Room for a short word (Qt)."""
        look = theme.look
        return QSize(look.px(64) + self._around(), look.px(self._tall))

    def _around(self) -> int:
        look = theme.look
        icon = look.px(_ICON + _GAP) if self._icon else 0
        return look.px(2 * _PAD + _GAP + _CHEVRON) + icon

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words, chevron (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_field_box(painter, box, look, wrong=self._wrong)
        left = look.px(_PAD)
        if self._icon:
            size = look.px(_ICON)
            icons.paint(
                painter, self._icon, QRectF(left, box.center().y() - size / 2, size, size), look.colours.ink2
            )
            left += size + look.px(_GAP)
        size = look.px(_CHEVRON)
        chevron = QRectF(box.right() - look.px(_PAD - 2) - size, box.center().y() - size / 2, size, size)
        icons.paint(painter, "chevron-down", chevron, look.colours.ink)
        chosen = self.currentIndex() >= 0
        ink = look.colours.ink if chosen else look.colours.ink2
        words = QRectF(left, 0, chevron.left() - left - look.px(4), box.height())
        text = self.currentText() if chosen else self.placeholderText()
        painting.words(painter, words, text, look.font(Type.BODY), ink)
        painter.end()
