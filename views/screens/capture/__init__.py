"""The screen of a walkabout: writing findings down on the spot."""

from views.screens.capture.page import CapturePage
from views.screens.capture.shown import FindingInForm
from views.screens.capture.wishes import DoneChecked, PhotoDescribed, PhotosBrought

__all__ = ["CapturePage", "DoneChecked", "FindingInForm", "PhotoDescribed", "PhotosBrought"]
