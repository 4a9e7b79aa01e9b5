"""The findings under each other: what is seen first at once, the rest in the window's idle moments."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.waiting_findings import WaitingFinding
from views.screens.waiting.finding import FindingOnItsWay
from views.screens.waiting.photo import PhotoOnItsWay
from views.screens.waiting.stack import RowStack

SHOWN = 40
"""How many findings are drawn before more are asked for; a day's work is about thirty."""
FIRST_SEEN = 2
"""So many new findings are drawn at once; where there are more, each waits for an idle moment."""


class FindingRows(RowStack):
    """A finding that stays keeps its row, so that neither the focus nor the place in the page is lost."""

    finding_wanted = Signal(str, str)
    photo_again_wanted = Signal(str)
    pictures_wanted = Signal(list)
    """The names of small pictures for which there is room now."""
    filled = Signal()
    """Everything that is to be drawn is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FindingOnItsWay] = {}
        self.thumbnails: dict[str, list[PhotoOnItsWay]] = {}
        self._findings: Sequence[WaitingFinding] = ()
        self._ready: FindingOnItsWay | None = None
        self._most = SHOWN
        self._sending = self._offered = False
        self._wait = QTimer(self, singleShot=True, interval=0)
        self._wait.timeout.connect(self._add_one)

    @property
    def left_out(self) -> int:
        """How many are neither drawn nor about to be."""
        return max(0, len(self._findings) - self._most)

    @property
    def is_filling(self) -> bool:
        """Whether some are about to be drawn."""
        return len(self.rows) < min(len(self._findings), self._most)

    def show_findings(self, findings: Sequence[WaitingFinding]) -> None:
        """Show these, in their order."""
        self._findings, self._ready = findings, None
        kept = self._still_true(findings)
        at_once = FIRST_SEEN if kept or len(findings) <= FIRST_SEEN else 0
        new: list[FindingOnItsWay] = []
        self.rows = {}
        for finding in findings[: self._most]:
            row = kept.pop(finding.finding_id, None)
            if row is None and len(new) == at_once:
                break
            if row is None:
                row = self._made(finding)
                new.append(row)
            self.rows[finding.finding_id] = row
        self.thumbnails = {}
        for at, row in enumerate(self.rows.values()):
            row.show_line(above=at > 0)
            self._make_room(row)
        self.stack(self.rows.values())
        self._ask_for_pictures(new)
        self._go_on()

    def show_sending(self, sending: bool, *, offered: bool) -> None:
        """Whether an exchange is under way, and whether each photo says itself what it needs."""
        self._sending, self._offered = sending, offered
        for row in self.rows.values():
            self._tell(row)

    def show_thumbnail(self, name: str, image: QImage) -> None:
        """A small picture has come, by the name of its bytes."""
        for picture in self.thumbnails.get(name, ()):
            picture.show_photo(image)

    def show_more(self) -> None:
        """Draw some more of those that were left out."""
        self._most += SHOWN
        self._go_on()

    def _still_true(self, findings: Sequence[WaitingFinding]) -> dict[str, FindingOnItsWay]:
        """The rows of those of which only the way has changed, brought up to date."""
        kept = {}
        for finding in findings[: self._most]:
            row = self.rows.get(finding.finding_id)
            if row is not None and _is_same(row.finding, finding):
                row.show_finding(finding)
                kept[finding.finding_id] = row
        return kept

    def _add_one(self) -> None:
        """Make a row in one idle moment, and show it in the next."""
        finding = self._findings[len(self.rows)]
        row, self._ready = self._ready, None
        if row is None:
            self._ready = self._made(finding)
            self._wait.start()
            return
        self._tell(row)
        row.show_line(above=bool(self.rows))
        self.rows[finding.finding_id] = row
        self.add_row(row)
        self._make_room(row)
        self._ask_for_pictures([row])
        self._go_on()

    def _go_on(self) -> None:
        if self.is_filling:
            self._wait.start()
        else:
            self._wait.stop()
            self._keep_tab_order()
            self.filled.emit()

    def _keep_tab_order(self) -> None:
        """Tab goes from row to row as they stand, whenever they were made."""
        stops = [stop for row in self.rows.values() for stop in row.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _made(self, finding: WaitingFinding) -> FindingOnItsWay:
        row = FindingOnItsWay(finding)
        row.finding_wanted.connect(self.finding_wanted)
        row.photo_again_wanted.connect(self.photo_again_wanted)
        self._tell(row)
        return row

    def _tell(self, row: FindingOnItsWay) -> None:
        row.show_sending(self._sending)
        row.offer_again(self._offered)

    def _make_room(self, row: FindingOnItsWay) -> None:
        """Its small pictures go there when they come."""
        for photo in row.photos.values():
            self.thumbnails.setdefault(photo.photo.photo.thumbnail, []).append(photo)

    def _ask_for_pictures(self, rows: Sequence[FindingOnItsWay]) -> None:
        names = [photo.photo.thumbnail for row in rows for photo in row.finding.photos]
        if names:
            self.pictures_wanted.emit(names)


def _is_same(before: WaitingFinding, after: WaitingFinding) -> bool:
    """Whether only the way of the photos has changed, and not which finding and photos these are."""
    photos = [each.photo for each in before.photos] == [each.photo for each in after.photos]
    return photos and replace(before, words_wait=after.words_wait, photos=after.photos) == after
