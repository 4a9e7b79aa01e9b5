"""The hint that the same was seen here before, with a way to link to the work that already stands open."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.overview import SeenBefore
from models.words import date_words
from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import Deed

_LINK = Deed(key="link", text="Link to it")
_UNLINK = Deed(key="unlink", text="Take the link away")


class SeenBeforeBanner(Banner):
    """``linked(str)`` carries the identity of the earlier action, or "" to take the link away."""

    linked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            BannerKind.HINT, "", title="Seen before here", icon="history", stacked=True, parent=parent
        )
        self._action_id = ""
        self.chosen.connect(self._on_chosen)
        self.hide()

    def show_seen(self, seen: SeenBefore | None, linked_to: str) -> None:
        """Say what was seen and when, or that the finding is linked to it; nothing was seen: hide."""
        self._action_id = seen.row.action.id if seen and seen.row else ""
        if seen is None and not linked_to:
            self.hide()
            return
        title = "Linked to earlier work" if linked_to else "Seen before here"
        said = _said(seen) if seen else "It stands on the action plan already."
        self.show_words(said, title)
        if linked_to:
            self.set_deeds([_UNLINK])
        else:
            self.set_deeds([_LINK] if self._action_id else [])
        newly = self.isHidden()
        self.show()
        if newly:
            announce(self, f"{title}. {said}")

    def _on_chosen(self, key: str) -> None:
        self.linked.emit(self._action_id if key == _LINK.key else "")


def _said(seen: SeenBefore) -> str:
    """What, when, and whether it is still open, in two short sentences."""
    day = date_words(date.fromisoformat(seen.seen_on), with_year=False, tie=True)
    after = "Still open." if seen.row else "No action was agreed then."
    return f"{seen.headline}, {day}. {after}"
