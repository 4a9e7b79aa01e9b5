"""The window's inside: navigation, one page at a time, the focus ring and the toast."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from views.look.theme import follow, theme
from views.look.tokens import tokens
from views.parts.focus import FocusRing
from views.parts.motion import FadingStack
from views.parts.pages import Page
from views.parts.rail import NavigationRail, Place, RailForm
from views.parts.toast import Toast


class NavigationFrame(QWidget):
    """Holds the pages and the way between them.

    ``place_chosen(key)`` carries the place pressed in the navigation; whoever owns the frame then shows a
    page. The rail becomes a bar under 900 effective pixels, and a menu from 150 % text or where neither fits.
    """

    place_chosen = Signal(str)

    def __init__(
        self, places: Sequence[Place], foot: Sequence[Place] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pages: dict[str, Page] = {}
        self.rail = NavigationRail(places, foot)
        self.rail.place_chosen.connect(self.place_chosen)
        self._stack = FadingStack()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self.rail)
        self._line.addWidget(self._stack, 1)
        self.toast = Toast(self)
        self.ring = FocusRing(self)
        follow(self._take_form)

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def add_page(self, key: str, page: Page) -> None:
        """Keep a page ready under a key."""
        self._pages[key] = page
        self._stack.addWidget(page)
        page.menu_wanted.connect(self._on_menu_wanted)
        page.show_menu_button(self.rail.form is RailForm.MENU)

    def show_page(self, key: str, place: str | None = None) -> None:
        """Turn to a page; ``place`` is where in the navigation it belongs when its key is not a place."""
        self.rail.set_here(place or key)
        self._stack.turn_to(self._pages[key])

    def report(self, text: str, *, undo: str = "") -> None:
        """Raise the toast above whatever the page keeps at its foot."""
        page = self.page
        bar = self.rail.height() if self.rail.form is RailForm.BAR else 0
        self.toast.floor = bar + (page.foot_height() if page else 0)
        self.toast.report(text, undo=undo)

    def _on_menu_wanted(self) -> None:
        page = self.page
        if page:
            self.rail.open_menu(page.head.menu)

    def _take_form(self) -> None:
        form = self._wanted_form()
        self.rail.set_form(form)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.BottomToTop if form is RailForm.BAR else direction.LeftToRight)
        for page in self._pages.values():
            page.show_menu_button(form is RailForm.MENU)

    def _wanted_form(self) -> RailForm:
        look, measures = theme.look, tokens().page
        if look.text_factor >= measures["fold_from_text_factor"]:
            return RailForm.MENU
        if (
            look.effective(self.width()) >= measures["rail_from"]
            and self.height() >= self.rail.needed_height()
        ):
            return RailForm.RAIL
        return RailForm.BAR if self.width() >= self.rail.needed_width() else RailForm.MENU

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rail, bar or menu, as the window allows (Qt)."""
        super().resizeEvent(event)
        self._take_form()
