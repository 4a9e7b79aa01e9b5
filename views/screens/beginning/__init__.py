"""The first start: which way to begin on this device, what comes from the office, and who is there."""

from views.screens.beginning.screen import BeginningScreen
from views.screens.beginning.who import Introduction

__all__ = ["BeginningScreen", "Introduction"]
