"""How a row of the action plan is drawn: where it stands; what, where and who; the target.

The columns stand beside each other where there is room, and under each other where there is not.
"""

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.plan import PlanRow
from views.look import marks, painting
from views.look.fonts import fonts
from views.look.theme import theme
from views.look.tokens import Look, Type
from views.tables.plan_row_words import nameplate_words, standing_words, target_words
from views.tables.plan_table import ROW, Index

EDGE, STANDING_WIDE, TARGET_WIDE, GAP = 16, 166, 128, 12
"""The measures of the columns, which their heads share, in pixels at 100 %."""
STACKED_BELOW = 520
"""The width under which the columns of a row stand under each other, in effective pixels."""
_TALL, _TALL_STACKED = 72, 104


class PlanRows(QStyledItemDelegate):
    """Draws each action; ``chosen_id`` is the one that is open beside the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen_id = ""
        self.stacked = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as tall as the next (Qt)."""
        del option, index
        look = theme.look
        return QSize(look.px(240), look.px(_TALL_STACKED if self.stacked else _TALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row (Qt)."""
        look = theme.look
        box = QRectF(option.rect)
        row: PlanRow | None = index.data(ROW)
        chosen = row is not None and row.action.id == self.chosen_id
        if chosen:
            painting.chosen_row(painter, box, look)
        edge = look.px(EDGE)
        inside = box.adjusted(edge, 0, -edge, -look.px(1))
        painter.setClipRect(box)
        if row is None:
            _paint_coming(painter, inside, look)
        elif self.stacked:
            _paint_stacked(painter, inside, row, look, chosen=chosen)
        else:
            _paint_columns(painter, inside, row, look, chosen=chosen)
        painter.setClipping(False)
        painting.divider(painter, inside.x(), box.right(), box.bottom() - look.px(1), look)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring = box.adjusted(look.px(2), look.px(2), -look.px(2), -look.px(3))
            radius = look.radius("field")
            painting.rounded(painter, ring, radius, edge=look.colours.focus, width=look.px(4))
            painting.rounded(painter, ring, radius, edge=look.colours.focus_in, width=look.px(2))


def _paint_columns(painter: QPainter, box: QRectF, row: PlanRow, look: Look, *, chosen: bool) -> None:
    gap = look.px(GAP)
    first = QRectF(box.x(), box.y(), look.px(STANDING_WIDE) - gap, box.height())
    last = QRectF(box.right() - look.px(TARGET_WIDE) + gap, box.y(), look.px(TARGET_WIDE) - gap, box.height())
    left = box.x() + look.px(STANDING_WIDE)
    middle = QRectF(left, box.y(), last.x() - gap - left, box.height())
    _paint_standing(painter, first, row, look, chosen=chosen)
    upper = QRectF(middle.x(), middle.y() + look.px(9), middle.width(), look.px(28))
    lower = QRectF(middle.x(), middle.y() + look.px(39), middle.width(), look.px(25))
    _paint_wording(painter, upper, row, look)
    _paint_where_and_who(painter, lower, row, look)
    _paint_target(painter, last, row, look)


def _paint_stacked(painter: QPainter, box: QRectF, row: PlanRow, look: Look, *, chosen: bool) -> None:
    top = box.y() + look.px(8)
    mark = marks.BY_STANDING[row.stands.standing]
    size = marks.badge_size(look, mark.text)
    badge = QRectF(box.x(), top, min(size.width(), box.width()), size.height())
    marks.paint_badge(painter, badge, mark, look, on_chosen_row=chosen)
    said, ink = standing_words(row)
    rest = QRectF(badge.right() + look.px(10), top, box.right() - badge.right() - look.px(10), badge.height())
    words = " · ".join(filter(None, (said, row.action.target)))
    painting.words(painter, rest, words, look.font(Type.BADGE), look.ink(ink))
    upper = QRectF(box.x(), top + look.px(31), box.width(), look.px(28))
    lower = QRectF(box.x(), top + look.px(61), box.width(), look.px(25))
    _paint_wording(painter, upper, row, look)
    _paint_where_and_who(painter, lower, row, look)


def _paint_standing(painter: QPainter, box: QRectF, row: PlanRow, look: Look, *, chosen: bool) -> None:
    """The badge, and under it by how much; a badge without words stands in the middle."""
    mark = marks.BY_STANDING[row.stands.standing]
    size = marks.badge_size(look, mark.text)
    said, ink = standing_words(row)
    top = box.y() + look.px(9) if said else box.center().y() - size.height() / 2
    badge = QRectF(box.x(), top, min(size.width(), box.width()), size.height())
    marks.paint_badge(painter, badge, mark, look, on_chosen_row=chosen)
    if said:
        under = QRectF(box.x(), box.y() + look.px(39), box.width(), look.px(25))
        painting.words(painter, under, said, look.font(Type.SECOND), look.ink(ink))


def _paint_wording(painter: QPainter, box: QRectF, row: PlanRow, look: Look) -> None:
    painting.words(painter, box, row.action.wording, look.font(Type.LABEL), look.colours.ink)


def _paint_where_and_who(painter: QPainter, box: QRectF, row: PlanRow, look: Look) -> None:
    place = nameplate_words(row)
    fonts.cover(place)
    wide = min(marks.nameplate_size(look, place, small=True).width(), box.width() * 0.62)
    plate = QRectF(box.x(), box.y(), wide, box.height())
    if place:
        marks.paint_nameplate(painter, plate, place, look, small=True)
    left = plate.right() + look.px(10) if place else box.x()
    who = QRectF(left, box.y(), max(0.0, box.right() - left), box.height())
    painting.words(painter, who, row.leads, look.font(Type.SECOND), look.colours.ink2)


def _paint_target(painter: QPainter, box: QRectF, row: PlanRow, look: Look) -> None:
    """The words that were agreed, on two lines where one is too narrow for them."""
    words, font = target_words(row), look.font(Type.HINT)
    ink = look.colours.ink if row.action.target else look.colours.ink2
    if painting.width_of(words, font) <= box.width():
        painting.words(painter, box, words, font, ink)
        return
    first, second = _halves(words, box.width(), look)
    half = look.px(22)
    middle = box.center().y()
    painting.words(painter, QRectF(box.x(), middle - half, box.width(), half), first, font, ink)
    painting.words(painter, QRectF(box.x(), middle, box.width(), half), second, font, ink)


def _halves(words: str, room: float, look: Look) -> tuple[str, str]:
    """As many whole words as fit, and the rest."""
    font = look.font(Type.HINT)
    parts = words.split(" ")
    taken = next(
        (
            count
            for count in range(len(parts) - 1, 0, -1)
            if painting.width_of(" ".join(parts[:count]), font) <= room
        ),
        1,
    )
    return " ".join(parts[:taken]), " ".join(parts[taken:])


def _paint_coming(painter: QPainter, box: QRectF, look: Look) -> None:
    """Where the words of a row will stand."""
    radius = look.radius("nameplate")
    for top, wide in ((14, 0.5), (42, 0.3)):
        bar = QRectF(box.x(), box.y() + look.px(top), box.width() * wide, look.px(16))
        painting.rounded(painter, bar, radius, fill=look.colours.sunken)
