"""A banner where the matter is: a hint, something private, something that needs you, or an assurance."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from views.look import icons, painting
from views.look.theme import follow, theme
from views.look.tokens import Ink, Tone, Type
from views.parts.button_base import PaintedButton
from views.parts.buttons import Deed, QuietButton, SecondaryButton
from views.parts.labels import Words
from views.parts.layouts import Column

_ICON, _PAD = 22, 14


class BannerKind(StrEnum):
    """What a banner is about; it settles colour and icon."""

    HINT = "hint"
    PRIVATE = "private"
    NEEDS_YOU = "needs you"
    ASSURANCE = "assurance"
    NOTE = "note"


_DRESS = {
    BannerKind.HINT: (Tone.AMBER, Ink.AMBER, "lightbulb"),
    BannerKind.PRIVATE: (Tone.PLUM, Ink.PLUM, "eye-off"),
    BannerKind.NEEDS_YOU: (Tone.RED, Ink.RED, "circle-alert"),
    BannerKind.ASSURANCE: (Tone.PETROL, Ink.BRAND, "shield"),
    BannerKind.NOTE: (Tone.QUIET, Ink.INK, "history"),
}


class Banner(QFrame):
    """Words, perhaps under a title, with at most two things to do. ``chosen(key)`` says which.

    ``stacked`` puts the deed under the words as a link, for a narrow place beside other things.
    """

    chosen = Signal(str)

    def __init__(
        self,
        kind: BannerKind,
        text: str,
        *,
        title: str = "",
        deeds: Sequence[Deed] = (),
        icon: str | None = None,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._tone, self._title_ink, usual = _DRESS[kind]
        self._icon = icon or usual
        self._stacked = stacked
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._told = Column(spacing=4 if stacked else 2)
        self._title = Words(title, Type.SMALL_LABEL if stacked else Type.LABEL)
        self._words = Words(text, Type.HINT)
        self._told.add(self._title, self._words)
        self._line.addLayout(self._told, 1)
        # Only now: shown before it stands in the banner, the title would be a window of its own.
        self._title.setVisible(bool(title))
        self._deeds = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addLayout(self._deeds)
        self._buttons: list[PaintedButton] = []
        self.set_deeds(deeds)
        across = QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        follow(self._take_look)

    def show_words(self, text: str, title: str = "") -> None:
        """Say something else."""
        self._words.setText(text)
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def set_deeds(self, deeds: Sequence[Deed]) -> None:
        """Offer these instead. Raises ``ValueError`` for more than two: a banner is not a menu."""
        if len(deeds) > 2:
            raise ValueError("a banner offers at most two things to do")
        for offered in self._buttons:
            self._deeds.removeWidget(offered)
            offered.deleteLater()
        self._buttons = []
        for deed in deeds:
            button: PaintedButton = (
                QuietButton(deed.text, deed.icon)
                if self._stacked
                else SecondaryButton(deed.text, deed.icon, small=True)
            )
            button.setObjectName(deed.key)
            button.clicked.connect(self._on_clicked)
            self._buttons.append(button)
            self._deeds.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def deed(self, key: str) -> PaintedButton | None:
        """The button of a thing to do, or None where it is not offered now."""
        return next((button for button in self._buttons if button.objectName() == key), None)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())

    def _take_look(self) -> None:
        look = theme.look
        self._title.set_ink(self._title_ink if self._stacked else Ink.INK)
        self._deeds.setSpacing(look.px(8))
        self._line.setSpacing(look.px(8))
        left = look.px(_PAD if self._stacked else _PAD + _ICON + 12)
        ends = look.px(8)
        self._line.setContentsMargins(left, ends, look.px(_PAD if self._stacked else 8), ends)
        self._title.setContentsMargins(look.px(_ICON + 6) if self._stacked else 0, 0, 0, 0)
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """The deeds go under the words where there is no room beside them."""
        look = theme.look
        needed = self._deeds.sizeHint().width() + look.px(220)
        under = self._stacked or self.width() < needed
        direction = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != direction:
            self._line.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or under, as the width allows (Qt)."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Soft fill and icon (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        box = QRectF(self.rect())
        painting.soft_box(painter, box, look, self._tone, look.radius("button"))
        tone = look.tone(self._tone)
        if self._kind is BannerKind.NEEDS_YOU and self._title.text():
            painting.rounded(painter, box, look.radius("button"), edge=tone.ink, width=look.px(2))
        size = look.px(_ICON)
        first = self._title if self._title.isVisible() else self._words
        middle = first.y() + first.fontMetrics().height() / 2
        if not self._stacked and first is self._words:
            middle = self._words.geometry().center().y() + 1
        icons.paint(painter, self._icon, QRectF(look.px(_PAD), middle - size / 2, size, size), tone.ink)
        painter.end()
