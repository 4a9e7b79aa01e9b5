"""How a row of the findings list is drawn: picture, number and headline, place, and how it stands."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.overview import FindingSummary
from views.look import icons, painting
from views.look.fonts import fonts
from views.look.theme import theme
from views.look.tokens import Look, Type, tokens
from views.tables.finding_words import finding_state, headline_or
from views.tables.findings_table import NOW, SUMMARY, Index

_TALL, _EDGE, _GAP = 92, 16, 14
_PHOTO = (76, 64)


class FindingRows(QStyledItemDelegate):
    """Draws each finding; the one that is open stands on the chosen row's ground."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_id = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as tall as the next (Qt)."""
        del option, index
        return QSize(theme.look.px(240), theme.look.px(_TALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row (Qt)."""
        look = theme.look
        box = QRectF(option.rect)
        summary: FindingSummary = index.data(SUMMARY)
        if summary.finding.id == self.open_id:
            painting.chosen_row(painter, box, look)
        edge = look.px(_EDGE)
        wide, tall = (look.px(side) for side in _PHOTO)
        photo = QRectF(box.x() + edge, box.center().y() - tall / 2, wide, tall)
        _paint_photo(painter, photo, index.data(Qt.ItemDataRole.DecorationRole), look)
        if len(summary.thumbnails) > 1:
            _paint_count(painter, photo, len(summary.thumbnails), look)
        left = photo.right() + look.px(_GAP)
        told = QRectF(left, photo.y() - look.px(4), box.right() - edge - left, tall + look.px(8))
        self._paint_words(painter, told, summary, index, look)
        painting.divider(painter, box.x() + edge, box.right() - edge, box.bottom() - look.px(1), look)
        if option.state & QStyle.StateFlag.State_HasFocus:
            inside = box.adjusted(look.px(2), look.px(2), -look.px(2), -look.px(3))
            painting.rounded(
                painter, inside, look.radius("field"), edge=look.colours.focus_in, width=look.px(3)
            )

    def _paint_words(
        self, painter: QPainter, box: QRectF, summary: FindingSummary, index: Index, look: Look
    ) -> None:
        line = box.height() / 3
        colours = look.colours
        title = f"{summary.finding.position}\u2002{headline_or(summary.headline)}"
        icon, state, tone = finding_state(summary, index.data(NOW))
        fonts.cover(title + summary.place)
        ink = look.tone(tone).ink
        painting.words(
            painter, QRectF(box.x(), box.y(), box.width(), line), title, look.font(Type.LABEL), colours.ink
        )
        where = summary.place or "Place not chosen"
        second = QRectF(box.x(), box.y() + line, box.width(), line)
        painting.words(painter, second, where, look.font(Type.SECOND), colours.ink2)
        size = look.px(19)
        third = QRectF(box.x(), box.y() + 2 * line, box.width(), line)
        icons.paint(painter, icon, QRectF(third.x(), third.center().y() - size / 2, size, size), ink)
        said = third.adjusted(size + look.px(5), 0, 0, 0)
        painting.words(painter, said, state, look.font(Type.BADGE), ink)


def _paint_photo(painter: QPainter, box: QRectF, photo: QPixmap | None, look: Look) -> None:
    """The finding's first picture, or a sign that there is none."""
    colours, radius = look.colours, look.radius("field")
    if photo is not None and not photo.isNull():
        painting.picture(painter, box, photo, radius)
        painting.rounded(painter, box, radius, edge=colours.line, width=look.px(1))
        return
    painting.rounded(painter, box, radius, fill=colours.sunken, edge=colours.line, width=look.px(1))
    size = look.px(24)
    middle = QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size)
    icons.paint(painter, "image-off", middle, colours.ink2)


def _paint_count(painter: QPainter, photo: QRectF, count: int, look: Look) -> None:
    """How many pictures there are, at the corner of the first."""
    side = look.px(26)
    spot = QRectF(photo.right() - side, photo.bottom() - side, side, side)
    painting.rounded(painter, spot, look.radius("badge"), fill=tokens().toast.ground)
    painting.words(painter, spot, str(count), look.font(Type.TAG), tokens().toast.ink, painting.CENTRE)
