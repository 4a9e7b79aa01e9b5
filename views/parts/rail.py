"""Navigation: a rail at the left, a bar at the foot of a narrow window, or one menu button for large text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QSpacerItem, QWidget

from views.look import icons, painting
from views.look.theme import follow, theme
from views.look.tokens import Look, Type, tokens
from views.parts.button_base import PaintedButton

if TYPE_CHECKING:
    from views.parts.menu import Menu


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere to go; ``key`` comes back in `NavigationRail.place_chosen`."""

    key: str
    text: str
    icon: str


PLACES = (
    Place(key="today", text="Today", icon="house"),
    Place(key="walkabouts", text="Walkabouts", icon="footprints"),
    Place(key="meetings", text="Meetings", icon="gavel"),
    Place(key="action_plan", text="Action plan", icon="list-checks"),
    Place(key="people", text="People", icon="users"),
    Place(key="reports", text="Reports", icon="chart-column"),
)
"""The six places in order; a program shows those it has."""

HELP = Place(key="help", text="Help", icon="circle-question-mark")


def you(first_name: str) -> Place:
    """The last place of all, under the person's own name."""
    return Place(key="you", text=first_name, icon="user")


class RailForm(StrEnum):
    """How the navigation stands."""

    RAIL = "rail"
    BAR = "bar"
    MENU = "menu"


class _RailButton(PaintedButton):
    """Icon over word, filled where you are."""

    kind = Type.RAIL

    def __init__(self, place: Place, parent: QWidget) -> None:
        self.place = place
        self._here = False
        self._form = RailForm.RAIL
        super().__init__(place.text, place.icon, tall=66, parent=parent)

    def set_here(self, here: bool) -> None:
        """Whether this is where you are; said aloud as well."""
        self._here = here
        self.setAccessibleDescription("You are here" if here else "")
        self.update()

    def set_form(self, form: RailForm) -> None:
        """Stand in the rail or in the bar."""
        self._form = form
        across = QSizePolicy.Policy.MinimumExpanding if form is RailForm.BAR else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def ring_radius(self) -> float:
        """How round the focus ring is, in pixels now."""
        return theme.look.px(12)

    def sizeHint(self) -> QSize:
        """92 wide, or what the word needs (Qt)."""
        look = theme.look
        words = painting.width_of(self.text(), look.font(Type.RAIL_CURRENT)) + look.px(12)
        wide = max(words, look.px(72)) if self._form is RailForm.BAR else max(words, look.px(92))
        return QSize(wide, look.px(66))

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Filled where you are, quiet elsewhere."""
        colours = look.colours
        ink = colours.rail_sel_ink if self._here else colours.rail_ink
        if self._here:
            painting.rounded(painter, box, look.px(12), fill=colours.rail_sel)
        elif self.isDown():
            painting.rounded(painter, box, look.px(12), edge=colours.rail_ink, width=look.px(2))
        size = look.px(26)
        icon = QRectF(box.center().x() - size / 2, box.y() + look.px(10), size, size)
        if self._icon:
            icons.paint(painter, self._icon, icon, ink)
        font = look.font(Type.RAIL_CURRENT if self._here else Type.RAIL)
        words = QRectF(box.x(), box.y() + look.px(37), box.width(), look.px(24))
        painting.words(painter, words, self.text(), font, ink, painting.CENTRE)


class NavigationRail(QFrame):
    """The places given, and those at its foot. ``place_chosen(key)`` says where the person wants to go."""

    place_chosen = Signal(str)

    def __init__(
        self, places: Sequence[Place], foot: Sequence[Place] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = RailForm.RAIL
        self._here = ""
        self._menu: Menu | None = None
        self.setAccessibleName("Places")
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._buttons: dict[str, _RailButton] = {}
        for place in places:
            self._put(place)
        self._gap = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._first_of_foot = len(self._buttons)
        for place in foot:
            self._put(place)
        follow(self._take_look)

    def set_here(self, key: str) -> None:
        """Mark where you are."""
        self._here = key
        for each, button in self._buttons.items():
            button.set_here(each == key)

    def set_form(self, form: RailForm) -> None:
        """Stand as a rail, a bar, or not at all."""
        self.form = form
        self.setVisible(form is not RailForm.MENU)
        for button in self._buttons.values():
            button.set_form(form)
        self._take_look()

    def button(self, key: str) -> PaintedButton:
        """The button of a place."""
        return self._buttons[key]

    def needed_height(self) -> int:
        """How tall a window the rail needs, in pixels now."""
        look = theme.look
        return look.px(77 + 12) + len(self._buttons) * look.px(74)

    def needed_width(self) -> int:
        """How wide a window the bar needs, in pixels now."""
        look = theme.look
        return look.px(16) + sum(
            max(look.px(72), painting.width_of(button.text(), look.font(Type.RAIL_CURRENT)) + look.px(14))
            for button in self._buttons.values()
        )

    def open_menu(self, beside: QWidget) -> "Menu":
        """The places as a menu under this button."""
        from views.parts.menu import Menu, MenuItem  # noqa: PLC0415 - few starts need it, and it loads styles

        items = [
            MenuItem(key=key, text=button.text(), icon=button.place.icon)
            for key, button in self._buttons.items()
        ]
        self._menu = Menu(items, beside)
        self._menu.chosen.connect(self.place_chosen)
        self._menu.popup(beside.mapToGlobal(QPoint(0, beside.height() + theme.look.px(6))))
        return self._menu

    def _put(self, place: Place) -> None:
        button = _RailButton(place, self)
        button.setObjectName(place.key)
        button.clicked.connect(self._on_clicked)
        self._buttons[place.key] = button
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _on_clicked(self) -> None:
        self.place_chosen.emit(self.sender().objectName())

    def _take_look(self) -> None:
        look = theme.look
        upright = self.form is RailForm.RAIL
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self._line.removeItem(self._gap)
        if upright:
            self._line.insertSpacerItem(self._first_of_foot, self._gap)
            self._line.setStretch(self._first_of_foot, 1)
        self._line.setSpacing(look.px(8) if upright else look.px(2))
        if upright:
            self._line.setContentsMargins(0, look.px(77), 0, look.px(12))
            self.setFixedSize(look.page("rail"), 16777215)
            self.setMinimumHeight(0)
        else:
            self._line.setContentsMargins(look.px(6), 0, look.px(6), 0)
            self.setFixedSize(16777215, look.page("bar"))
            self.setMinimumWidth(0)
        for button in self._buttons.values():
            align = Qt.AlignmentFlag.AlignHCenter if upright else Qt.AlignmentFlag.AlignVCenter
            self._line.setAlignment(button, align)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Less than it needs: a window too small for it gets another form instead (Qt)."""
        look = theme.look
        short = look.px(120)
        upright = self.form is RailForm.RAIL
        return QSize(look.page("rail"), short) if upright else QSize(short, look.page("bar"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rail, the sign at its head, and the mark beside where you are (Qt)."""
        del event
        look = theme.look
        colours = look.colours
        painter = QPainter(self)
        painting.filled(painter, self.rect(), colours.rail)
        if look.is_high_contrast:
            edge = QRectF(self.width() - look.px(2), 0, look.px(2), self.height())
            top = QRectF(0, 0, self.width(), look.px(2))
            painting.filled(painter, edge if self.form is RailForm.RAIL else top, colours.line)
        if self.form is RailForm.RAIL:
            self._paint_sign(painter, look)
            here = self._buttons.get(self._here)
            if here:
                middle = here.geometry().center().y() + 1
                mark = QRectF(-look.px(4), middle - look.px(19), look.px(8), look.px(38))
                painting.rounded(painter, mark, look.px(3), fill=colours.rail_mark)
        painter.end()

    def _paint_sign(self, painter: QPainter, look: Look) -> None:
        light = tokens().palettes["light"]
        sign = QRectF(look.px(26), look.px(20), look.px(56), look.px(32))
        painting.rounded(
            painter, sign, look.px(6), fill=light.ground, edge=look.colours.rail_mark, width=look.px(2)
        )
        size = look.px(22)
        spot = QRectF(sign.center().x() - size / 2, sign.center().y() - size / 2, size, size)
        icons.paint(painter, "footprints", spot, light.rail)
