"""The two kinds of page every screen is one of.

A *reading page* has its title on the paper. A *working page* has a band above and a bar below that never
scroll, with the primary button at the left of the bar, under the thumb.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QScrollBar, QSizePolicy, QWidget

from views.look import painting
from views.look.theme import theme
from views.look.tokens import Ink, Type, tokens
from views.parts.flow import Fit, Flow
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.page_head import PageHead
from views.parts.scrolling import ScrollBody
from views.parts.standing import ThingsStand
from views.parts.surfaces import Band


class Page(QWidget):
    """What both kinds share; ``back_wanted``, ``menu_wanted``, ``standing_wanted`` say what was pressed."""

    back_wanted = Signal()
    menu_wanted = Signal()
    standing_wanted = Signal()

    def __init__(self, head: PageHead, lead_home: Callable[[QWidget], None], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.head = head
        self._lead = QWidget()
        self._lead_words = Words("", Type.HINT, ink=Ink.INK2)
        self._lead_column = Column(self._lead, spacing=8)
        self._lead_column.add(self._lead_words)
        self._lead.hide()
        lead_home(self._lead)
        head.back_wanted.connect(self.back_wanted)
        head.menu_wanted.connect(self.menu_wanted)
        head.standing.clicked.connect(self._on_standing)
        head.narrow_changed.connect(self._on_narrow)

    def set_title(self, title: str, subtitle: str | None = None) -> None:
        """Change the words in the head."""
        self.head.set_title(title, subtitle)
        self._on_narrow(self.head.is_narrow)

    def add_action(self, *buttons: QWidget) -> None:
        """Put things to do at the right of the head."""
        for button in buttons:
            self.head.add_action(button)

    def show_standing(self, stand: ThingsStand) -> None:
        """Say where things stand, at the top right."""
        self.head.show_standing(stand)
        self._on_narrow(self.head.is_narrow)

    def show_menu_button(self, shown: bool) -> None:
        """Show the button that opens the menu, while the rail is folded away."""
        self.head.menu.setVisible(shown)

    def foot_height(self) -> int:
        """How much of the page's foot a toast must leave free, in pixels now."""
        return 0

    def _on_standing(self) -> None:
        self.standing_wanted.emit()

    def _on_narrow(self, narrow: bool) -> None:
        """Nothing is lost when it is narrow: subtitle and standing are only further down."""
        self._lead_words.setText(self.head.left_out)
        down = narrow and self.head.has_standing
        self._lead.setVisible(down)
        if down:
            self._lead_column.addWidget(self.head.standing, 0, Qt.AlignmentFlag.AlignLeft)
            self.head.standing.show()
        elif self.head.standing.parentWidget() is self._lead:
            self.head.take_back_standing()

    def _bar_of_body(self) -> QScrollBar | None:
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down scroll the body wherever the focus is on the page (Qt)."""
        bar = self._bar_of_body()
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = steps.get(Qt.Key(event.key()))
        if bar and step:
            bar.setValue(bar.value() + step * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper (Qt)."""
        del event
        painter = QPainter(self)
        painting.filled(painter, QRectF(self.rect()), theme.look.colours.ground)
        painter.end()


class ReadingPage(Page):
    """A title on the paper and a body under it. Put things in with `add`.

    With ``scrolls=False`` the body fills the page instead, for a list that scrolls by itself.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        back: bool = False,
        scrolls: bool = True,
        spacing: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        self.body = ScrollBody(spacing=spacing, margins=(28, 6, 28, 22)) if scrolls else None
        self._plain = QWidget()
        self.column = (
            self.body.column if self.body else Column(self._plain, spacing=spacing, margins=(28, 6, 28, 22))
        )
        super().__init__(PageHead(title, subtitle, back=back), self.add, parent)
        whole = Column(self, spacing=0)
        top = Row(margins=(28, 21, 28, 12))
        top.add(self.head)
        whole.add(top)
        whole.add(self.body or self._plain, stretch=1)

    def add(self, *items: QWidget | QLayout, stretch: int = 0) -> None:
        """Add things to the body."""
        (self.body or self.column).add(*items, stretch=stretch)

    def _bar_of_body(self) -> QScrollBar | None:
        return self.body.verticalScrollBar() if self.body else None


class WorkingPage(Page):
    """A band above, a bar below, and the work scrolling between them; panes beside it with `add_side`.

    The bar takes the primary button first, with `add_to_bar`.
    """

    pane_shown = Signal(str)

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        work: str = "",
        back: bool = True,
        spacing: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        from views.parts.panes import TwoPane  # noqa: PLC0415 - the first page has no panes

        self.body = ScrollBody(spacing=spacing, margins=(28, 16, 24, 18))
        head = PageHead(title, subtitle, kind=Type.BAND_TITLE, back=back, standing_first=True, short=work)
        super().__init__(head, self.add, parent)
        band = Band("bottom")
        band.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        top = Row(band, margins=(28, 10, 20, 11))
        top.add(self.head)
        self._foot = Band("top")
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        bar = Row(self._foot, margins=(28, 10, 24, 10))
        doing = QWidget()
        self._doing = Flow(doing, spacing=12)
        self._ends = Row(spacing=12)
        bar.add(doing, stretch=1)
        bar.add(self._ends)
        self._foot.hide()
        middle = QWidget()
        under = Column(middle, spacing=0)
        under.add(self.body, stretch=1)
        under.add(self._foot)
        self.panes = TwoPane(middle, work or title, banded=True)
        self.panes.pane_shown.connect(self.pane_shown)
        self.add_action(self.panes.switcher)
        whole = Column(self, spacing=0)
        whole.add(band)
        whole.add(self.panes, stretch=1)

    def add(self, *items: QWidget | QLayout, stretch: int = 0) -> None:
        """Add things to the work."""
        self.body.add(*items, stretch=stretch)

    def add_to_bar(self, *widgets: QWidget) -> None:
        """Add to the bar, from the left; the primary button first."""
        self._foot.show()
        self._doing.add(*widgets)

    def end_bar(self, *widgets: QWidget) -> None:
        """Add to the bar at its right."""
        self._foot.show()
        self._ends.add(*widgets)

    def add_side(self, key: str, title: str, widget: QWidget, count: int | None = None) -> None:
        """Put something beside the work."""
        self.panes.add_side(key, title, widget, count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow page the buttons of the bar fill it (Qt)."""
        super().resizeEvent(event)
        narrow = theme.look.effective(self.width()) < tokens().page["rail_from"]
        self._doing.set_fit(Fit.FILLED if narrow and not self._ends.count() else Fit.LEFT)

    def foot_height(self) -> int:
        """The bar's height while it is in sight."""
        return self._foot.height() if self._foot.isVisible() else 0

    def _bar_of_body(self) -> QScrollBar | None:
        return self.body.verticalScrollBar()
