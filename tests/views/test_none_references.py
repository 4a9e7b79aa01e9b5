"""The version trap: calls that return nothing must not use up ``None``.

With PySide6 6.12 on CPython 3.11 each such call loses one reference, and the program aborts after some
thousands. From CPython 3.12 on the count never moves, and the test holds by itself.
"""

import ctypes
import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from views.look import painting
from views.parts.buttons import PrimaryButton

CALLS = 100_000
DRIFT = 500


def test_a_hundred_thousand_calls_that_return_nothing_keep_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < DRIFT


def test_a_hundred_thousand_paint_calls_keep_none() -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    box, colour = QRectF(2, 2, 36, 36), QColor("white")
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(CALLS // 5):
        # Four calls on the painter, and our own, which returns nothing either.
        painting.rounded(painter, box, 8, fill=colour)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < DRIFT


def test_so_do_paint_events(qtbot: QtBot) -> None:
    button = PrimaryButton("Save finding 15", "check")
    qtbot.addWidget(button)
    image = QImage(button.sizeHint(), QImage.Format.Format_RGB32)
    before = sys.getrefcount(None)
    for _ in range(CALLS // 20):
        # Each is one paint event of ours and some thirty calls on its painter.
        button.render(image)
    assert abs(sys.getrefcount(None) - before) < DRIFT


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from CPython 3.12 on")
def test_the_count_would_notice_a_lost_reference() -> None:
    before = sys.getrefcount(None)
    for _ in range(2 * DRIFT):
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(None))
    lost = before - sys.getrefcount(None)
    for _ in range(2 * DRIFT):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(None))
    assert lost > DRIFT
