"""The small card that says what is only on this tablet."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.waiting import WaitingCounts
from models.words import count_words, date_words, time_words
from views.look.tokens import Ink, Type
from views.parts.buttons import QuietButton
from views.parts.flow import Flow
from views.parts.labels import Words
from views.parts.layouts import Row
from views.parts.photos import PhotoThumbnail
from views.parts.refilled import Refilled
from views.parts.surfaces import Card

SHOWN = 4
"""How many pictures are shown; the count says how many more there are."""


class OnlyHereCard(Card):
    """Counts and a few pictures; ``waiting_wanted`` asks for the whole list."""

    waiting_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("On this tablet only", parent=parent)
        self._inside = Refilled(spacing=10)
        self._pictures = Refilled()
        self._shown: dict[str, PhotoThumbnail] = {}
        self._photos = 0
        self.see = QuietButton("See what is waiting")
        self.see.clicked.connect(self.waiting_wanted)
        self.add(self._inside, self._pictures, self.see)

    def show_counts(self, counts: WaitingCounts, day: date) -> None:
        """Say how much is only here on that day."""
        self._photos = counts.photos
        if counts.nothing:
            safe = _last_safe(counts, day)
            told = [Words(safe, Type.HINT, ink=Ink.INK2)] if safe else []
            self._inside.refill(Words("Nothing is only on this tablet.", ink=Ink.INK2), *told)
            return
        amounts = QWidget()
        flow = Flow(amounts, spacing=18)
        for number, thing in ((counts.findings, "finding"), (counts.photos, "photo")):
            amount = QWidget()
            row = Row(amount, spacing=8)
            row.add(Words(str(number), Type.HEADLINE, wrap=False))
            row.add(Words(count_words(number, thing).split(" ", 1)[1], ink=Ink.INK2, wrap=False))
            flow.add(amount)
        self._inside.refill(amounts, Words(_on_its_way(counts, day), Type.HINT, ink=Ink.INK2))

    def show_names(self, names: Sequence[str]) -> None:
        """Leave room for the first pictures, named by their bytes."""
        self._shown = {}
        line = QWidget()
        row = Flow(line, spacing=8)
        for place, name in enumerate(names[:SHOWN], 1):
            picture = PhotoThumbnail(f"Photo {place}, only on this tablet", size=(54, 44))
            picture.setObjectName(f"picture {name}")
            picture.clicked.connect(self.waiting_wanted)
            self._shown[name] = picture
            row.add(picture)
        more = self._photos - len(self._shown)
        if more > 0 and self._shown:
            row.add(Words(f"+ {more}", Type.LABEL, wrap=False))
        self._pictures.refill(*([line] if self._shown else []))

    def show_thumbnail(self, name: str, image: QImage) -> None:
        """A small picture has come."""
        if name in self._shown:
            self._shown[name].show_photo(image)


def _on_its_way(counts: WaitingCounts, day: date) -> str:
    """How it gets to the office, said only as far as there is one."""
    if not counts.enrolled:
        return "All saved on the disk. They go to the office by themselves once one is connected."
    words = "They go to the office by themselves when there is a signal."
    return " ".join(filter(None, (words, _last_safe(counts, day))))


def _last_safe(counts: WaitingCounts, day: date) -> str:
    """When the office last had everything, or nothing where it never said so."""
    if counts.last_safe is None:
        return ""
    moment = datetime.fromisoformat(counts.last_safe)
    on = f" on {date_words(moment.date(), with_year=moment.year != day.year)}"
    return f"Last safe there at {time_words(moment)}{'' if moment.date() == day else on}."
