"""The screen of what is only on this tablet, and of its way to the office."""

from views.screens.waiting.page import CONNECT, TRY_AGAIN, WaitingScreen

__all__ = ["CONNECT", "TRY_AGAIN", "WaitingScreen"]
