"""Saying something aloud that appears without the focus moving to it."""

from PySide6.QtWidgets import QWidget


def announce(speaker: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have a screen reader say this. ``at_once`` interrupts what it is saying, for errors only."""
    from PySide6.QtGui import (  # noqa: PLC0415 - its long lists of roles are slow to load, and every start would wait
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    event = QAccessibleAnnouncementEvent(speaker, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)
