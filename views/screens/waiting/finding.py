"""One finding of which something waits, or was made safe just now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.waiting_findings import WaitingFinding, WaitingPhoto
from views.look.tokens import Tone, Type
from views.parts.flow import Flow
from views.parts.folding import FoldingRow
from views.parts.labels import FlowingWords, StateLine
from views.parts.layouts import Column, Row
from views.parts.surfaces import Badge, Nameplate
from views.screens.waiting.photo import PhotoOnItsWay
from views.screens.waiting.words import finding_mark

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
        self._sending = False
        column = Column(self, spacing=10)
        self.badge = Badge(finding_mark(finding, sending=False))
        self.words_wait = StateLine("hourglass", "Its words wait. It has no photo.", Tone.QUIET)
        column.add(self._head(finding))
        self.photos = {
            each.photo.id: self._photo(number, each) for number, each in enumerate(finding.photos, 1)
        }
        if self.photos:
            pictures = QWidget()
            Flow(pictures, spacing=12, tops_level=True).add(*self.photos.values())
            column.add(pictures)
        column.add(self.words_wait)
        self.show_finding(finding)

    def show_finding(self, finding: WaitingFinding) -> None:
        """Say where it and its photos are now; they are the same photos as before."""
        self.finding = finding
        for photo in finding.photos:
            self.photos[photo.photo.id].show_standing(photo)
        self.words_wait.setVisible(not finding.photos and finding.words_wait)
        self._show_mark()

    def show_sending(self, sending: bool) -> None:
        """Whether an exchange is under way."""
        self._sending = sending
        self._show_mark()

    def offer_again(self, offered: bool) -> None:
        """Offer at each photo that needs somebody to take it again."""
        for photo in self.photos.values():
            photo.offer_again(offered)

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
        shown.pressed.connect(self._on_pressed)
        shown.again_wanted.connect(self.photo_again_wanted)
        return shown

    def _on_pressed(self) -> None:
        self.finding_wanted.emit(self.finding.walkabout_id, self.finding.finding_id)
