"""One finding of which something waits, or was made safe just now."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from models.waiting_findings import PhotoStanding, WaitingFinding, WaitingPhoto
from views.look.tokens import Tone, Type
from views.parts.buttons import QuietButton
from views.parts.flow import Flow
from views.parts.folding import FoldingRow
from views.parts.labels import Divider, FlowingWords, StateLine
from views.parts.layouts import Column, Row
from views.parts.refilled import Refilled
from views.parts.surfaces import Badge, Nameplate
from views.screens.waiting.photo import PhotoOnItsWay
from views.screens.waiting.strip import PhotoStrip
from views.screens.waiting.words import finding_mark, photo_trouble

FOLDS_BELOW = 440
"""The effective width under which the badge stands under the name, in pixels."""


class FindingOnItsWay(QWidget):
    """Its number and headline, its place, where it is, and its photos."""

    finding_wanted = Signal(str, str)
    """Its walkabout and its own identity."""
    photo_again_wanted = Signal(str)

    def __init__(self, finding: WaitingFinding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self._heights: dict[int, int] = {}
        self._sending = False
        self._offered = False
        column = Column(self, spacing=10)
        self._line = Divider()
        column.add(self._line)
        self.badge = Badge(finding_mark(finding, sending=False))
        self.words_wait = StateLine("hourglass", "Its words wait. It has no photo.", Tone.QUIET)
        column.add(self._head(finding))
        self.photos = {
            each.photo.id: self._photo(number, each) for number, each in enumerate(finding.photos, 1)
        }
        if self.photos:
            column.add(PhotoStrip([*self.photos.values()]))
        self._troubles: Refilled | None = None
        self._again: list[QWidget] = []
        self._column = column
        column.add(self.words_wait)
        self.show_finding(finding)

    def heightForWidth(self, width: int) -> int:
        """As its layout says, asked only once after each change (Qt)."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def event(self, event: QEvent) -> bool:
        """Something in it has changed (Qt)."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
        return super().event(event)

    def show_finding(self, finding: WaitingFinding) -> None:
        """Say where it and its photos are now; they are the same photos as before."""
        before = self._wrong()
        self.finding = finding
        for photo in finding.photos:
            self.photos[photo.photo.id].show_standing(photo)
        waits = not finding.photos and finding.words_wait
        if self.words_wait.isHidden() is waits:
            self.words_wait.setVisible(waits)
        self._show_mark()
        if self._offered and before != self._wrong():
            self._show_troubles()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops in it, in their order."""
        return [*self.photos.values(), *self._again]

    def show_line(self, *, above: bool) -> None:
        """Whether a line parts it from the one above."""
        self._line.setVisible(above)

    def show_sending(self, sending: bool) -> None:
        """Whether an exchange is under way."""
        self._sending = sending
        self._show_mark()

    def offer_again(self, offered: bool) -> None:
        """Say of each photo that needs somebody why, and offer to take it again."""
        if offered is not self._offered:
            self._offered = offered
            self._show_troubles()

    def _wrong(self) -> list[WaitingPhoto]:
        return [photo for photo in self.finding.photos if photo.standing is PhotoStanding.NEEDS_YOU]

    def _show_troubles(self) -> None:
        self._again = []
        wrong = self._wrong() if self._offered else []
        if self._troubles is None and wrong:
            self._troubles = Refilled(spacing=4)
            self._column.add(self._troubles)
        if self._troubles is not None:
            self._troubles.refill(*(self._trouble(photo) for photo in wrong))
            self._troubles.setVisible(bool(wrong))

    def _trouble(self, photo: WaitingPhoto) -> QWidget:
        line = FoldingRow(FOLDS_BELOW, spacing=12)
        line.add(StateLine("circle-alert", photo_trouble(self.finding, photo), Tone.RED), stretch=1)
        name = self.photos[photo.photo.id].accessibleName()
        again = QuietButton("Take it again", "camera", kind=Type.SMALL_LABEL, name=f"Take it again: {name}")
        again.setObjectName(f"again {photo.photo.id}")
        again.clicked.connect(self._on_again)
        self._again.append(again)
        line.add(again)
        return line

    def _show_mark(self) -> None:
        mark = finding_mark(self.finding, sending=self._sending)
        if mark != self.badge.mark:
            self.badge.show_mark(mark)

    def _head(self, finding: WaitingFinding) -> FoldingRow:
        told = QWidget()
        flow = Flow(told, spacing=10)
        flow.add(FlowingWords(f"Finding {finding.position}, {finding.headline}", Type.LABEL))
        if finding.place:
            flow.add(Nameplate(finding.place.split(", ")[0], small=True))
        standing = QWidget()
        beside = Row(standing)
        beside.add(self.badge)
        beside.addStretch(1)
        line = FoldingRow(FOLDS_BELOW, spacing=8)
        line.add(told, stretch=1)
        line.add(standing)
        return line

    def _photo(self, number: int, photo: WaitingPhoto) -> PhotoOnItsWay:
        name = photo.photo.words or f"Photo {number} of finding {self.finding.position}"
        shown = PhotoOnItsWay(name, photo)
        shown.clicked.connect(self._on_pressed)
        return shown

    def _on_pressed(self) -> None:
        self.finding_wanted.emit(self.finding.walkabout_id, self.finding.finding_id)

    def _on_again(self) -> None:
        self.photo_again_wanted.emit(self.sender().objectName().removeprefix("again "))
