"""The findings of a walkabout as a list, newest first. The small pictures come when a row is first drawn."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from models.overview import FindingSummary
from views.tables.finding_words import finding_row_words

Index = QModelIndex | QPersistentModelIndex

SUMMARY = Qt.ItemDataRole.UserRole
"""The role of the whole summary."""
NOW = Qt.ItemDataRole.UserRole + 1
"""The role of the moment the list is seen from."""
_NO_PARENT = QModelIndex()


class FindingsTable(QAbstractListModel):
    """A row a finding: its words for a screen reader, its summary, its first picture.

    ``thumbnail_wanted(str)`` names a small picture that is not here yet; `show_thumbnail` brings it.
    """

    thumbnail_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[FindingSummary, ...] = ()
        self._now: datetime | None = None
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()

    def show_findings(self, findings: Sequence[FindingSummary], now: datetime) -> None:
        """Show these, given in walking order."""
        self.beginResetModel()
        self._findings = tuple(reversed(findings))
        self._now = now
        named = {name for finding in self._findings for name in finding.thumbnails[:1]}
        self._pictures = {name: picture for name, picture in self._pictures.items() if name in named}
        self._asked &= named
        self.endResetModel()

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        self._pictures[name] = QPixmap.fromImage(picture)
        for place, finding in enumerate(self._findings):
            if finding.thumbnails[:1] == (name,):
                row = self.index(place)
                self.dataChanged.emit(row, row, [Qt.ItemDataRole.DecorationRole])

    def finding_id(self, index: Index) -> str:
        """The identity of the finding in a row."""
        return self._findings[index.row()].finding.id

    def row_of(self, finding_id: str) -> QModelIndex:
        """The row of a finding; an invalid one where it is not in the list."""
        places = (place for place, each in enumerate(self._findings) if each.finding.id == finding_id)
        place = next(places, -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many there are (Qt)."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says and shows (Qt)."""
        if not index.isValid() or self._now is None:
            return None
        finding = self._findings[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return finding_row_words(finding, self._now)
        if role == SUMMARY:
            return finding
        if role == NOW:
            return self._now
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(finding)
        return None

    def _picture(self, finding: FindingSummary) -> QPixmap | None:
        if not finding.thumbnails:
            return None
        name = finding.thumbnails[0]
        if name not in self._pictures and name not in self._asked:
            self._asked.add(name)
            self.thumbnail_wanted.emit(name)
        return self._pictures.get(name)
