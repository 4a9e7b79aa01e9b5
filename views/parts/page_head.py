"""The head of a page: menu and back, the title, what can be done, and where things stand."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from views.look.theme import follow, theme
from views.look.tokens import Ink, Tone, Type
from views.parts.buttons import IconButton
from views.parts.labels import StateLine, Words
from views.parts.layouts import Column, Row
from views.parts.standing import ThingsStand, WhereThingsStand

NARROW = 700
"""Effective pixels under which the subtitle and the standing button go down into the page."""


class PageHead(QWidget):
    """Title and subtitle at the left, things to do and where things stand at the right.

    Too narrow for that, the state alone stands under the title (``short`` when given), in words, and the rest
    is the page's to place (``narrow_changed(bool)``).
    """

    back_wanted = Signal()
    menu_wanted = Signal()
    narrow_changed = Signal(bool)

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        kind: Type = Type.PAGE_TITLE,
        back: bool = False,
        standing_first: bool = False,
        short: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_narrow = False
        self._kind = kind
        self._full_title = title
        self._short = short
        self._standing_first = standing_first
        self._has_standing = False
        self.menu = IconButton("menu", "Menu")
        self.menu.hide()
        self.menu.clicked.connect(self._on_menu)
        self.back = IconButton("arrow-left", "Back")
        self.back.clicked.connect(self._on_back)
        self.title = Words(title, kind)
        self.subtitle = Words(subtitle, Type.HINT, ink=Ink.INK2)
        self.state = StateLine("tablet", "", Tone.PLUM, Type.SECOND, wrap=False)
        self.state.hide()
        self.standing = WhereThingsStand()
        self.standing.hide()
        self._told = Column(spacing=2)
        self._told.add(self.title, self.subtitle, self.state)
        self._lead = Row(spacing=12)
        self._lead.add(self.menu, self.back)
        self._lead.add(self._told, stretch=1)
        self._doing = QWidget()
        self._doing.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._actions = Row(self._doing, spacing=12)
        self._actions.add(self.standing)
        self._grid = QGridLayout(self)
        self._grid.addLayout(self._lead, 0, 0)
        self._grid.addWidget(self._doing, 0, 1)
        # Only now: shown before it stands in the head, it would be a window of its own.
        self.back.setVisible(back)
        self._grid.setColumnStretch(0, 1)
        self._under = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        follow(self._take_look)

    def set_title(self, title: str, subtitle: str | None = None) -> None:
        """Change the words; without a subtitle the old one stays."""
        self._full_title = title
        if subtitle is not None:
            self.subtitle.setText(subtitle)
        self._show_lines()

    def set_short(self, short: str) -> None:
        """Change what stands for the title where there is little room."""
        self._short = short
        self._show_lines()

    @property
    def left_out(self) -> str:
        """The words a narrow head leaves out, for the page to say further down."""
        title = self._full_title if self._short else ""
        return " · ".join(filter(None, (title, self.subtitle.text())))

    def add_action(self, button: QWidget) -> None:
        """Put something to do at the right."""
        place = self._actions.count() if self._standing_first else self._actions.count() - 1
        if self._actions.indexOf(self.standing) < 0:
            place = self._actions.count()
        self._actions.insertWidget(place, button)
        self._arrange()

    def show_standing(self, stand: ThingsStand) -> None:
        """Say where things stand."""
        self._has_standing = True
        self.standing.show_standing(stand)
        self.standing.show()
        self.state.show_state(stand.icon, stand.state, stand.tone)
        self._show_lines()
        self._arrange()

    def take_back_standing(self) -> None:
        """Put the standing button in the head again."""
        place = 0 if self._standing_first else self._actions.count()
        self._actions.insertWidget(place, self.standing)
        self.standing.setVisible(self._has_standing)

    @property
    def has_standing(self) -> bool:
        """Whether this page says where things stand."""
        return self._has_standing

    def _on_menu(self) -> None:
        self.menu_wanted.emit()

    def _on_back(self) -> None:
        self.back_wanted.emit()

    def _take_look(self) -> None:
        px = theme.look.px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(10))
        self._arrange()
        self._settle()

    def _show_lines(self) -> None:
        self.title.set_kind(Type.HEADLINE if self.is_narrow else self._kind)
        in_state = self.is_narrow and self._has_standing
        self.title.setText(self._short if in_state and self._short else self._full_title)
        self.subtitle.setVisible(bool(self.subtitle.text()) and not in_state)
        self.state.setVisible(in_state)

    def _arrange(self) -> None:
        """One row where it fits, else the things to do under the title."""
        look = theme.look
        narrow = look.effective(self.width()) < NARROW
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self._show_lines()
            self.narrow_changed.emit(narrow)
            self._settle()
        room = self.width() - self._doing.sizeHint().width() - self._lead_width()
        under = room < look.px(150) and self._doing.sizeHint().width() > 0
        if under != self._under:
            self._under = under
            self._grid.removeWidget(self._doing)
            if under:
                self._grid.addWidget(self._doing, 1, 0, 1, 2)
            else:
                self._grid.addWidget(self._doing, 0, 1)
            self._settle()

    def _settle(self) -> None:
        # What changes while the page is being laid out is measured again after that.
        QTimer.singleShot(0, self, self.updateGeometry)

    def _lead_width(self) -> int:
        buttons = (button for button in (self.menu, self.back) if button.isVisibleTo(self))
        return sum(button.sizeHint().width() + theme.look.px(12) for button in buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange when narrow (Qt)."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """The title wraps and the actions go under it, so it can be narrow (Qt)."""
        least = max(self._doing.sizeHint().width(), self._lead_width() + theme.look.px(140))
        return QSize(least, super().minimumSizeHint().height())
