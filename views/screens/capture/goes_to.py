"""Which way the finding goes, said and chosen in the bar where there is room for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.walkabout import Route
from views.look.tokens import Ink, Type
from views.parts.buttons import SoftButton
from views.parts.labels import Words
from views.parts.layouts import Row
from views.parts.menu import MenuItem
from views.screens.capture.form import ROUTES

_ICONS = {Route.ACTION_PLAN: "list-checks", Route.COMPLAINT: "forward", Route.HOUSEHOLD: "eye-off"}


class GoesTo(QWidget):
    """``chosen(str)`` carries the way the person chose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = SoftButton("Action plan", "list-checks", tall=48)
        self.button.set_choices(
            [MenuItem(key=each.key, text=each.text, icon=_ICONS[Route(each.key)]) for each in ROUTES]
        )
        row = Row(self, spacing=12)
        row.add(Words("Goes to the", Type.HINT, ink=Ink.INK2, wrap=False), self.button)
        self.button.chosen.connect(self.chosen)

    def show_route(self, route: str) -> None:
        """Say which way it goes."""
        named = next(each for each in ROUTES if each.key == route)
        self.button.setText(named.text)
        self.button.set_icon(_ICONS[Route(route)])
        self.button.setAccessibleName(f"Goes to the {named.text.lower()}")
