"""The screen on which a person decides between two versions, about a removal, a step or a refusal."""

from views.screens.deciding.page import DecidingScreen

__all__ = ["DecidingScreen"]
