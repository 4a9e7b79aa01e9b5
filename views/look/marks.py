"""Badges, nameplates and counts: the small fixed marks, measured and drawn the same everywhere.

Lists draw them in delegates, cards show them as widgets; both call these functions.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from models.standing import Standing
from views.look import icons, painting
from views.look.tokens import Ink, Look, Tone, Type

_PAD, _ICON, _GAP, _TALL = 8, 18, 6, 28
_PLATE = {False: (Type.BADGE, 9, 28), True: (Type.TAG, 8, 25)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a badge says: a word, its icon and its tone. Never the colour alone."""

    text: str
    icon: str
    tone: Tone


_KNOWN = (
    Mark(text="Overdue", icon="alarm-clock", tone=Tone.RED),
    Mark(text="Due soon", icon="clock-alert", tone=Tone.AMBER),
    Mark(text="Amber", icon="clock-alert", tone=Tone.AMBER),
    Mark(text="On track", icon="circle-check", tone=Tone.GREEN),
    Mark(text="Agreed", icon="handshake", tone=Tone.QUIET),
    Mark(text="In hand", icon="wrench", tone=Tone.PETROL),
    Mark(text="Referred", icon="forward", tone=Tone.PETROL),
    Mark(text="Claimed done", icon="flag", tone=Tone.PETROL),
    Mark(text="Verified done", icon="badge-check", tone=Tone.GREEN),
    Mark(text="Half finished", icon="pen-line", tone=Tone.AMBER),
    Mark(text="Will not do", icon="ban", tone=Tone.QUIET),
    Mark(text="Waiting", icon="hourglass", tone=Tone.QUIET),
    Mark(text="Sending", icon="cloud-upload", tone=Tone.PETROL),
    Mark(text="Safe at the office", icon="cloud-check", tone=Tone.GREEN),
    Mark(text="Only here", icon="tablet", tone=Tone.PLUM),
    Mark(text="Needs you", icon="circle-alert", tone=Tone.RED),
    Mark(text="You decide", icon="circle-alert", tone=Tone.AMBER),
    Mark(text="Hazard", icon="siren", tone=Tone.RED),
)
MARKS = {mark.text: mark for mark in _KNOWN}
"""The fixed marks by their word."""

BY_STANDING = {
    Standing.OVERDUE: MARKS["Overdue"],
    Standing.DUE_SOON: MARKS["Due soon"],
    Standing.IN_HAND: MARKS["In hand"],
    Standing.AGREED: MARKS["Agreed"],
    Standing.TO_CHECK: MARKS["Claimed done"],
    Standing.DONE: MARKS["Verified done"],
    Standing.WILL_NOT: MARKS["Will not do"],
}
"""The mark of each answer to "where does it stand?"."""


def badge_size(look: Look, text: str) -> QSize:
    """How much room a badge of this word takes."""
    wide = painting.width_of(text, look.font(Type.BADGE))
    return QSize(look.px(_PAD + _ICON + _GAP + _PAD) + wide, look.px(_TALL))


def paint_badge(
    painter: QPainter, box: QRectF, mark: Mark, look: Look, *, on_chosen_row: bool = False
) -> None:
    """A badge filling the box. On a chosen row it turns to surface with a border, or it would vanish."""
    colours = look.tone(mark.tone)
    radius = look.radius("badge")
    if on_chosen_row:
        painting.rounded(
            painter, box, radius, fill=look.colours.surface, edge=colours.ink, width=look.px(1.5)
        )
    else:
        painting.soft_box(painter, box, look, mark.tone, radius)
    size = look.px(_ICON)
    place = QRectF(box.x() + look.px(_PAD), box.center().y() - size / 2, size, size)
    icons.paint(painter, mark.icon, place, colours.ink)
    words = box.adjusted(look.px(_PAD + _ICON + _GAP), 0, -look.px(_PAD) + 1, 0)
    painting.words(painter, words, mark.text, look.font(Type.BADGE), colours.ink)


def nameplate_size(look: Look, place: str, *, small: bool = False) -> QSize:
    """How much room the nameplate of this place takes; ``small`` is for list rows."""
    kind, pad, tall = _PLATE[small]
    return QSize(look.px(2 * pad) + painting.width_of(place, look.font(kind)), look.px(tall))


def paint_nameplate(painter: QPainter, box: QRectF, place: str, look: Look, *, small: bool = False) -> None:
    """A street nameplate filling the box: the place in ink on surface with an ink border."""
    kind, pad, _ = _PLATE[small]
    colours = look.colours
    painting.rounded(
        painter, box, look.radius("nameplate"), fill=colours.surface, edge=colours.ink, width=look.px(2)
    )
    inner = box.adjusted(look.px(pad) - 1, 0, -look.px(pad) + 1, 0)
    painting.words(painter, inner, place, look.font(kind), colours.ink, painting.CENTRE)


def count_size(look: Look, count: int) -> QSize:
    """How much room a count in a pill takes."""
    tall = look.px(26)
    return QSize(max(tall, look.px(14) + painting.width_of(str(count), look.font(Type.STATE))), tall)


def paint_count(painter: QPainter, box: QRectF, count: int, look: Look, *, current: bool) -> None:
    """A count in a pill: filled for the current tab, quiet otherwise."""
    colours = look.colours
    fill, ink = (colours.brand, colours.on_brand) if current else (colours.sunken, look.ink(Ink.INK))
    edge = ink if look.is_high_contrast and not current else None
    painting.rounded(painter, box, box.height() / 2, fill=fill, edge=edge, width=look.px(1.5))
    painting.words(painter, box, str(count), look.font(Type.STATE), ink, painting.CENTRE)
