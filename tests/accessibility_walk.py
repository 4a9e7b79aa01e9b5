"""A walk over a widget tree that finds what a person with low vision, a tremor or a screen reader would.

``faults(root)`` returns sentences; an empty list is a good screen. Call it on a shown window whose layout has
settled, in every palette and at 100 and 200 %.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from views.look.theme import theme
from views.parts.focus import FocusRing

_SLACK = 1


def faults(root: QWidget) -> list[str]:
    """Everything wrong below this widget, in words."""
    shown = list(_shown(root))
    return [
        fault
        for widget in shown
        for fault in (
            *_cut_text(widget),
            *(_outside_parent(widget) if widget is not root else ()),
            *_too_small(widget),
            *_nameless(widget),
        )
    ] + list(_overlapping(shown))


def accessible_name(widget: QWidget) -> str:
    """What a screen reader would call this widget; a combo box's value does not count as its name."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    buddies = (label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget)
    return next(buddies, "")


def _shown(root: QWidget) -> Iterator[QWidget]:
    yield root
    for widget in root.findChildren(QWidget):
        overlay = isinstance(widget, FocusRing)
        if widget.isVisibleTo(root) and not overlay and widget.window() is root.window():
            yield widget


def _what(widget: QWidget) -> str:
    words = (
        accessible_name(widget)
        or (widget.text() if isinstance(widget, QLabel) else "")
        or widget.objectName()
    )
    return f"{type(widget).__name__} {words[:40]!r}"


def _is_target(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar) or (
        isinstance(widget, QAbstractScrollArea) and not isinstance(widget, (QAbstractItemView, QTextEdit))
    ):
        return False
    return isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _cut_text(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        least = widget.minimumSizeHint()
        tall = widget.heightForWidth(widget.width()) if widget.wordWrap() else least.height()
        if widget.width() + _SLACK < least.width() or widget.height() + _SLACK < tall:
            size = f"{widget.width()} × {widget.height()}"
            yield f"{_what(widget)} is {size}, its text needs {least.width()} × {tall}"
    elif isinstance(widget, QAbstractButton):
        least = widget.minimumSizeHint()
        if widget.width() + _SLACK < least.width() or widget.height() + _SLACK < least.height():
            size = f"{widget.width()} × {widget.height()}"
            yield f"{_what(widget)} is {size}, its text needs {least.width()} × {least.height()}"


def _outside_parent(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.size().isEmpty():
        return
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        if widget.width() > parent.width() + _SLACK:
            yield f"{_what(widget)} is {widget.width()} wide in a view of {parent.width()}"
    elif not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry()):
        place, room = _at(widget.geometry()), _at(parent.rect())
        yield f"{_what(widget)} at {place} sticks out of its {_what(parent)} {room}"


def _at(box: QRect) -> str:
    return f"{box.x()},{box.y()} {box.width()} × {box.height()}"


def _too_small(widget: QWidget) -> Iterator[str]:
    least = theme.look.target("minimum") - _SLACK
    if isinstance(widget, QTabBar):
        boxes = [widget.tabRect(place) for place in range(widget.count())]
    elif isinstance(widget, QAbstractItemView):
        tall = widget.sizeHintForRow(0)
        boxes = [QRect(0, 0, least, tall)] if tall >= 0 else []
    elif _is_target(widget):
        boxes = [widget.rect()]
    else:
        boxes = []
    for box in boxes:
        if box.width() < least or box.height() < least:
            yield f"{_what(widget)} is a target of {box.width()} × {box.height()}, under {least + _SLACK}"


def _nameless(widget: QWidget) -> Iterator[str]:
    focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(
        widget, (QLineEdit, QAbstractButton)
    )
    if focusable and not isinstance(widget, QScrollBar) and not accessible_name(widget).strip():
        yield f"{type(widget).__name__} {widget.objectName()!r} has no accessible name"


def _overlapping(shown: list[QWidget]) -> Iterator[str]:
    targets = [widget for widget in shown if _is_target(widget)]
    for one, other in combinations(targets, 2):
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry()):
            yield f"{_what(one)} and {_what(other)} lie over each other"
