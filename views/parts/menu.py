"""A menu with rows a thumb can hit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle, QStyleOption, QWidget

from views.look import icons
from views.look.theme import follow, theme
from views.look.tokens import Type


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One line of a menu: ``key`` comes back in `Menu.chosen`."""

    key: str
    text: str
    icon: str | None = None


class _TallRows(QProxyStyle):
    """Fusion, with rows at least as tall as a target and icons of our size."""

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        wanted = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type] # Qt passes None
        if kind == QStyle.ContentsType.CT_MenuItem:
            tall = QSize(0, theme.look.target("ordinary"))
            # The style leaves room for its own small icons, and cuts the words for ours.
            return wanted.expandedTo(tall) + QSize(theme.look.px(36), 0)
        return wanted

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric == QStyle.PixelMetric.PM_SmallIconSize:
            return theme.look.px(22)
        return super().pixelMetric(metric, option, widget)


class Menu(QMenu):
    """A list of things to choose. Emits ``chosen(key)``."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[MenuItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = {item.key: item for item in items}
        rows = _TallRows("Fusion")
        rows.setParent(self)
        self.setStyle(rows)
        for item in items:
            action = self.addAction(item.text)
            action.setData(item.key)
        self.triggered.connect(self._on_triggered)
        follow(self._take_look)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _take_look(self) -> None:
        look = theme.look
        self.setFont(look.font(Type.BODY))
        for action in self.actions():
            icon = self._items[action.data()].icon
            if icon:
                action.setIcon(icons.icon(icon, look.px(22), look.colours.ink))
