"""What there is to put right, on top of the form: links in the order of the fields."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from views.look import icons, painting
from views.look.theme import follow, theme
from views.look.tokens import Ink, Type
from views.parts.announcing import announce
from views.parts.field import PutsRight
from views.parts.labels import Words
from views.parts.layouts import Column
from views.parts.wrapping_link import WrappingLink


class ErrorSummary(QFrame):
    """Hidden until `show_errors` is given something; then takes the focus. A link goes to its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._links: dict[WrappingLink, PutsRight] = {}
        self._column = Column(self, spacing=0, margins=(60, 14, 20, 8))
        self._title = Words("", Type.SECTION)
        self._column.add(self._title)
        follow(self.update)
        self.hide()

    def show_errors(self, errors: Sequence[tuple[PutsRight, str]]) -> None:
        """Mark every field, list the messages and take the focus; with none, clear the marks and hide."""
        self._forget()
        self.setVisible(bool(errors))
        if not errors:
            return
        for field, message in errors:
            field.set_error(message)
            link = WrappingLink(message, ink=Ink.RED, parent=self)
            link.clicked.connect(self._on_link)
            self._links[link] = field
            self._column.add(link)
        things = "1 thing" if len(errors) == 1 else f"{len(errors)} things"
        title = f"There {'is' if len(errors) == 1 else 'are'} {things} to put right"
        self._title.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(message for _, message in errors))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{title}. {self.accessibleDescription()}", at_once=True)

    def links(self) -> list[WrappingLink]:
        """The links, in order."""
        return list(self._links)

    def ring_radius(self) -> float:
        """How round the focus ring is, in pixels now."""
        return theme.look.radius("button")

    def _forget(self) -> None:
        for link, field in self._links.items():
            field.clear_error()
            self._column.removeWidget(link)
            link.deleteLater()
        self._links = {}

    def _on_link(self) -> None:
        link = self.sender()
        if isinstance(link, WrappingLink):
            self._links[link].focus_editor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface with a thick red border and the sign (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        painting.rounded(
            painter,
            QRectF(self.rect()),
            look.radius("card"),
            fill=look.colours.surface,
            edge=look.colours.red,
            width=look.px(4),
        )
        size = look.px(26)
        icons.paint(painter, "circle-alert", QRectF(look.px(20), look.px(14), size, size), look.colours.red)
        painter.end()
