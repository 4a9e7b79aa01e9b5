"""The work and what stands beside it: two panes where there is room, tabs where there is not."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.look.theme import follow, theme
from views.look.tokens import tokens
from views.parts.buttons import SecondaryButton
from views.parts.motion import fade
from views.parts.surfaces import Band
from views.parts.tabs import TabBar

_LEAST_FOR_TWO = 880
WORK = "work"
"""The key of the work itself."""


@dataclass(slots=True, kw_only=True)
class _Pane:
    """One pane: the work, or something beside it."""

    key: str
    title: str
    widget: QWidget
    count: int | None = None


class TwoPane(QWidget):
    """The work, and panes beside it. ``pane_shown(key)`` says what the person turned to.

    In a window of 1100 effective pixels the panes stand at the right, with tabs when there are several; below
    that all become tabs. From 150 % text there is no room for tabs over the work: put `switcher` in the head
    of the page and it takes their place. ``banded`` gives the side a surface and a line; else a gap.
    """

    pane_shown = Signal(str)

    def __init__(
        self, work: QWidget, title: str = "", *, banded: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._banded = banded
        self._panes = [_Pane(key=WORK, title=title, widget=work)]
        self._side = 1
        self._at_work = True
        self._band = Band("left" if banded else "", parent=self)
        self._strip = Band("bottom", parent=self)
        self._side_tabs = TabBar("Beside the work", underlined=True, parent=self)
        self._all_tabs = TabBar("Parts of this page", parent=self)
        self._all_tabs.add(title)
        self._side_tabs.currentChanged.connect(self._on_side_tab)
        self._all_tabs.currentChanged.connect(self._on_any_tab)
        self.switcher = SecondaryButton("", "list", tall=52)
        self.switcher.clicked.connect(self._on_switch)
        work.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(self._arrange)

    def add_side(self, key: str, title: str, widget: QWidget, count: int | None = None) -> None:
        """Put something beside the work."""
        widget.setParent(self)
        self._panes.append(_Pane(key=key, title=title, widget=widget, count=count))
        self._side_tabs.add(title, count)
        self._all_tabs.add(title, count)
        self._arrange()

    def set_count(self, key: str, count: int | None) -> None:
        """Change the count on a pane's tab."""
        place = self._place(key)
        self._panes[place].count = count
        self._all_tabs.set_count(place, count)
        if place:
            self._side_tabs.set_count(place - 1, count)
        self._word_switcher()

    def set_title(self, title: str) -> None:
        """Change what the work is called on its tab."""
        self._panes[0].title = title
        self._all_tabs.setTabText(0, title)
        self._all_tabs.set_count(0, None)
        self._word_switcher()

    def show_pane(self, key: str) -> None:
        """Turn to this pane. Raises ``KeyError`` for a key not added."""
        place = self._place(key)
        fade(self)
        self._at_work = place == 0
        self._side = place or self._side
        self._arrange()

    @property
    def is_wide(self) -> bool:
        """Whether both panes are in sight."""
        return self.is_wide_at(self.width())

    def is_wide_at(self, width: int) -> bool:
        """Whether both panes would be in sight at this width."""
        look, measures = theme.look, tokens().page
        window = look.effective(self.window().width())
        roomy = window >= measures["two_panes_from"] and look.effective(width) >= _LEAST_FOR_TWO
        return roomy and len(self._panes) > 1

    @property
    def current(self) -> str:
        """The key of the pane last turned to."""
        return WORK if self._at_work else self._panes[self._side].key

    def _place(self, key: str) -> int:
        for place, pane in enumerate(self._panes):
            if pane.key == key:
                return place
        raise KeyError(key)

    def _on_side_tab(self, place: int) -> None:
        if place + 1 != self._side and place >= 0:
            fade(self)
            self._side = place + 1
            self._arrange()
            self.pane_shown.emit(self._panes[self._side].key)

    def _on_any_tab(self, place: int) -> None:
        if place < 0 or place == (0 if self._at_work else self._side):
            return
        self.show_pane(self._panes[place].key)
        self.pane_shown.emit(self.current)

    def _on_switch(self) -> None:
        self.show_pane(WORK if not self._at_work else self._panes[self._side].key)
        self.pane_shown.emit(self.current)

    def _word_switcher(self) -> None:
        pane = self._panes[0 if not self._at_work or len(self._panes) == 1 else self._side]
        self.switcher.setText(pane.title if pane.count is None else f"{pane.title}: {pane.count}")

    def _arrange(self) -> None:
        """Give every pane its place, or hide it."""
        for tabs, place in ((self._side_tabs, self._side - 1), (self._all_tabs, self._shown_place())):
            if tabs.currentIndex() != place and place < tabs.count():
                tabs.blockSignals(True)
                tabs.setCurrentIndex(place)
                tabs.blockSignals(False)
        self._word_switcher()
        wide = self.is_wide
        self.switcher.setVisible(not wide and self._is_folded and len(self._panes) > 1)
        if wide:
            self._arrange_wide()
        else:
            self._arrange_narrow()
        self.updateGeometry()

    @property
    def _is_folded(self) -> bool:
        return theme.look.text_factor >= tokens().page["fold_from_text_factor"]

    @property
    def _needs_tabs(self) -> bool:
        """Whether tabs stand over a single pane; over the work itself large text leaves no room for them."""
        return len(self._panes) > 1 and not (self._is_folded and self._at_work)

    @property
    def _gap_under_tabs(self) -> int:
        return 0 if self._banded or not self._needs_tabs else theme.look.px(12)

    def _shown_place(self) -> int:
        return 0 if self._at_work else self._side

    def _side_width(self, width: int) -> int:
        look = theme.look
        least, most = look.page("side_pane"), look.px(412)
        return max(least, min(most, round(width * 0.33)))

    def _arrange_wide(self) -> None:
        look = theme.look
        gap = 0 if self._banded else look.page("between_cards")
        beside = self._side_width(self.width())
        side = QRect(self.width() - beside, 0, beside, self.height())
        tabbed = len(self._panes) > 2
        tall = self._side_tabs.sizeHint().height() if tabbed else 0
        self._strip.hide()
        self._all_tabs.hide()
        self._band.setVisible(self._banded)
        self._band.setGeometry(side)
        self._side_tabs.setVisible(tabbed)
        line = look.px(1) if self._banded else 0
        self._side_tabs.setGeometry(side.x() + line, 0, side.width() - line, tall)
        self._panes[0].widget.setGeometry(0, 0, side.x() - gap, self.height())
        self._panes[0].widget.show()
        rest = QRect(side.x() + line, tall, side.width() - line, self.height() - tall)
        for place, pane in enumerate(self._panes[1:], start=1):
            pane.widget.setGeometry(rest)
            pane.widget.setVisible(place == self._side)

    def _arrange_narrow(self) -> None:
        tabbed = self._needs_tabs
        tall = self._all_tabs.sizeHint().height() if tabbed else 0
        shown = self._shown_place()
        self._side_tabs.hide()
        self._strip.setVisible(tabbed and self._banded)
        self._strip.setGeometry(0, 0, self.width(), tall)
        self._all_tabs.setVisible(tabbed)
        edge = theme.look.px(24) if self._banded else 0
        self._all_tabs.setGeometry(edge, 0, self.width() - 2 * edge, tall)
        tall += self._gap_under_tabs
        rest = QRect(0, tall, self.width(), self.height() - tall)
        self._band.setVisible(self._banded and shown > 0)
        self._band.setGeometry(rest)
        for place, pane in enumerate(self._panes):
            pane.widget.setGeometry(rest)
            pane.widget.setVisible(place == shown)
        self._all_tabs.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two panes or one, as the width allows (Qt)."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """A pane that needs another height tells its layout so (Qt)."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def hasHeightForWidth(self) -> bool:
        """Narrow panes are taller (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the panes in sight need at this width (Qt)."""
        if self.is_wide_at(width):
            side = self._side_width(width)
            gap = 0 if self._banded else theme.look.page("between_cards")
            tabs = self._side_tabs.sizeHint().height() if len(self._panes) > 2 else 0
            beside = max(_tall(pane.widget, side) for pane in self._panes[1:]) + tabs
            return max(_tall(self._panes[0].widget, width - side - gap), beside)
        tabs = self._all_tabs.sizeHint().height() + self._gap_under_tabs if self._needs_tabs else 0
        return _tall(self._panes[self._shown_place()].widget, width) + tabs

    def sizeHint(self) -> QSize:
        """As the work wishes (Qt)."""
        return self._panes[0].widget.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the neediest pane under the tabs (Qt)."""
        hints = [pane.widget.minimumSizeHint() for pane in self._panes]
        tabs = self._all_tabs.sizeHint().height() if len(self._panes) > 1 else 0
        return QSize(max(hint.width() for hint in hints), max(hint.height() for hint in hints) + tabs)


def _tall(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
