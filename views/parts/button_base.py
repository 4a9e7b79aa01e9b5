"""What every button shares: its words and icons, its size, its keys, and where its focus ring goes.

Each is a ``QPushButton`` so that screen readers, keyboards and tests see a button; only the painting is ours.
No button is ever disabled: pressing one that cannot work yet says what is missing.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from views.look import icons, painting
from views.look.fonts import fonts
from views.look.theme import follow, theme
from views.look.tokens import Look, Type

_GAP, _GAP_AFTER = 10, 6


class PaintedButton(QPushButton):
    """A button painted from the tokens. ``name`` is what a screen reader says where the text is not enough.

    ``tall`` is its height and ``least`` its smallest width, in pixels at 100 %; Space and Enter press it.
    """

    kind = Type.LABEL
    pad = 22
    icon_size = 22
    after_size = 20

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        *,
        icon_after: str | None = None,
        tall: int = 48,
        least: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._icon_after = icon_after
        self._tall = tall
        self._least = least
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, on=False)
        self.setText(text)
        if name:
            self.setAccessibleName(name)
        follow(self._take_look)

    def grow(self) -> None:
        """Let the layout make this button wider than its words."""
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str | None) -> None:
        """Show this icon before the words, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        """Show these words."""
        fonts.cover(text)
        super().setText(text)
        self.updateGeometry()

    def _take_look(self) -> None:
        self.setFont(theme.look.font(self.kind))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does (Qt)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def ring_radius(self) -> float:
        """How round the focus ring is, in pixels now."""
        return theme.look.radius("button")

    def sizeHint(self) -> QSize:
        """Room for the words, the icons and the padding (Qt)."""
        look = theme.look
        wide = self.content_width(look) + 2 * look.px(self.pad)
        return QSize(max(wide, look.px(self._least)), look.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut (Qt)."""
        return self.sizeHint()

    def content_width(self, look: Look) -> int:
        """How wide icon, words and second icon are together."""
        wide = painting.width_of(self.text(), look.font(self.kind)) if self.text() else 0
        if self._icon:
            wide += look.px(self.icon_size) + (look.px(_GAP) if self.text() else 0)
        if self._icon_after:
            wide += look.px(self.after_size + _GAP_AFTER)
        return wide

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, then what stands on it (Qt)."""
        del event
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()), theme.look)
        painter.end()

    def paint(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Draw the whole button; each kind of button says how."""
        raise NotImplementedError

    def edge_width(self, look: Look) -> int:
        """The border, thicker while pressed: in high contrast every fill is black."""
        return look.px(4 if self.isDown() else 2)

    def paint_content(self, painter: QPainter, box: QRectF, look: Look, ink: QColor) -> None:
        """Icon, words and second icon, in the middle of the box."""
        size, gap = look.px(self.icon_size), look.px(_GAP)
        x = box.center().x() - self.content_width(look) / 2
        top = box.center().y() - size / 2
        if self._icon:
            icons.paint(painter, self._icon, QRectF(x, top, size, size), ink)
            x += size + gap
        font = look.font(self.kind)
        wide = painting.width_of(self.text(), font) if self.text() else 0
        painting.words(painter, QRectF(x, box.y(), wide, box.height()), self.text(), font, ink)
        if self._icon_after:
            size = look.px(self.after_size)
            after = QRectF(x + wide + look.px(_GAP_AFTER), box.center().y() - size / 2, size, size)
            icons.paint(painter, self._icon_after, after, ink)
