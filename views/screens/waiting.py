"""What is only on this tablet: each finding and each photo that the office does not have yet."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.photo import Photo
from models.waiting import Waiting, WaitingCounts, WaitingFinding
from models.words import count_words, size_words
from views.look.marks import MARKS
from views.look.tokens import Ink, Tone, Type
from views.parts.flow import Flow
from views.parts.folding import FoldingRow
from views.parts.labels import Divider, FlowingWords, StateLine, Words
from views.parts.layouts import Column, Row
from views.parts.pages import ReadingPage
from views.parts.photos import PhotoThumbnail
from views.parts.refilled import Refilled
from views.parts.surfaces import Badge, Card, Nameplate

SHOWN = 40
"""How many findings are drawn; a day's work is about thirty."""
FOLDS_BELOW = 800
"""The effective width under which the counts stand over the list, in pixels."""


class WaitingScreen(ReadingPage):
    """Says truthfully what is only here, photo by photo; nothing is called safe before it is."""

    finding_wanted = Signal(str, str)
    """A walkabout and the finding of it whose picture was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What is only on this tablet", back=True, parent=parent)
        self.thumbnails: dict[str, list[PhotoThumbnail]] = {}
        self._findings: dict[str, tuple[str, str]] = {}
        self._counts = Refilled()
        self._kept = _Assurances()
        self._list = Refilled(spacing=14)
        counts, findings = Card(), Card()
        counts.add(self._counts)
        findings.add(self._list)
        left = QWidget()
        column = Column(left, spacing=18, keeps_top=True)
        column.add(counts, self._kept)
        row = FoldingRow(FOLDS_BELOW, spacing=18)
        row.add(left, stretch=3)
        row.add(findings, stretch=7)
        self.add(row)

    def show_waiting(self, waiting: Waiting, free_bytes: int) -> None:
        """Show what waits; ``free_bytes`` is the room left on the disk."""
        self._counts.refill(*_count_words(waiting.counts))
        self._kept.show_room(free_bytes)
        self.thumbnails, self._findings = {}, {}
        rows: list[QWidget] = []
        for finding in waiting.findings[:SHOWN]:
            rows += [Divider()] if rows else []
            rows.append(self._one(finding))
        more = len(waiting.findings) - SHOWN
        if more > 0:
            rows.append(Words(f"And {count_words(more, 'finding')} more.", Type.LABEL))
        elsewhere = waiting.counts.photos - sum(len(finding.photos) for finding in waiting.findings)
        if elsewhere > 0:
            rows += [Divider()] if rows else []
            rows.append(StateLine("hourglass", _elsewhere(elsewhere), Tone.QUIET))
        self._list.refill(*(rows or [Words(_nothing(waiting.counts), Type.SECTION)]))

    def show_thumbnail(self, name: str, image: QImage) -> None:
        """A small picture has come, by the name of its bytes."""
        for picture in self.thumbnails.get(name, ()):
            picture.show_photo(image)

    def _one(self, finding: WaitingFinding) -> QWidget:
        """A finding: its number and headline, its place, what waits of it, and its photos."""
        whole = QWidget()
        column = Column(whole, spacing=10)
        head = QWidget()
        flow = Flow(head, spacing=10)
        name = f"Finding {finding.position}, {finding.headline}"
        flow.add(FlowingWords(name, Type.LABEL))
        if finding.place:
            flow.add(Nameplate(finding.place.split(", ")[0], small=True))
        line = Row()
        line.add(head, stretch=1)
        line.add(Badge(MARKS["Waiting"]))
        column.add(line)
        if finding.photos:
            pictures = QWidget()
            flow = Flow(pictures, spacing=12)
            flow.add(
                *(self._photo(finding, number, each.photo) for number, each in enumerate(finding.photos, 1))
            )
            column.add(pictures)
        elif finding.words_wait:
            column.add(StateLine("hourglass", "Its words wait. It has no photo.", Tone.QUIET))
        return whole

    def _photo(self, finding: WaitingFinding, number: int, photo: Photo) -> QWidget:
        """One photo with its state and size in words."""
        name = photo.words or f"Photo {number} of finding {finding.position}"
        picture = PhotoThumbnail(name, size=(126, 84))
        picture.setObjectName(photo.id)
        picture.clicked.connect(self._on_photo)
        self.thumbnails.setdefault(photo.thumbnail, []).append(picture)
        self._findings[photo.id] = (finding.walkabout_id, finding.finding_id)
        whole = QWidget()
        column = Column(whole, spacing=4)
        state = StateLine(
            "hourglass", f"Waiting\n{size_words(photo.size)}", Tone.QUIET, Type.SECOND, wrap=False
        )
        column.add(picture, state)
        return whole

    def _on_photo(self) -> None:
        self.finding_wanted.emit(*self._findings[self.sender().objectName()])


class _Assurances(Card):
    """What becomes of it all, said only as far as it is true."""

    def __init__(self) -> None:
        super().__init__("Until it is sent", spacing=14)
        self.add(
            _told("save", Tone.GREEN, "Saved on this tablet", "It is on the disk, and locked with your key"),
            _told("tablet", Tone.PLUM, "Kept here until then", "Nothing is removed without a receipt"),
            _told("cloud-off", Tone.QUIET, "No office is connected yet", "It goes by itself once one is"),
        )
        self._room = Words("", Type.HINT, ink=Ink.INK2)
        self._room_state = StateLine("hard-drive", "", Tone.QUIET, Type.LABEL, ink=Ink.INK)
        self.add(_pair(self._room_state, self._room))

    def show_room(self, free_bytes: int) -> None:
        """Say how much room is left, and whether that is enough for a day's walkabouts."""
        plenty = free_bytes > 2_000_000_000
        self._room_state.show_state(
            "hard-drive",
            "Plenty of room" if plenty else "Little room left",
            Tone.QUIET if plenty else Tone.RED,
        )
        self._room.setText(f"{size_words(free_bytes)} free on this tablet")


def _told(icon: str, tone: Tone, what: str, why: str) -> QWidget:
    return _pair(StateLine(icon, what, tone, Type.LABEL, ink=Ink.INK), Words(why, Type.HINT, ink=Ink.INK2))


def _pair(state: StateLine, words: Words) -> QWidget:
    """A state with its explanation under it, the words in one line downwards."""
    whole = QWidget()
    column = Column(whole, spacing=2)
    under = Row(margins=(28, 0, 0, 0))
    under.add(words, stretch=1)
    column.add(state, under)
    return whole


def _count_words(counts: WaitingCounts) -> list[QWidget]:
    """The big numbers, and what they weigh."""
    numbers = QWidget()
    flow = Flow(numbers, spacing=22)
    for number, thing in ((counts.findings, "finding"), (counts.photos, "photo")):
        flow.add(_number(number, count_words(number, thing).split(" ", 1)[1]))
    told: list[QWidget] = [Words("Still only here", Type.LABEL, ink=Ink.INK2), numbers]
    if counts.photos:
        told.append(Words(f"The photos are {size_words(counts.photo_bytes)} in all."))
    if counts.others:
        told.append(Words(f"And {count_words(counts.others, 'other change')}: actions, notes and settings."))
    return told


def _number(number: int, thing: str) -> QWidget:
    whole = QWidget()
    row = Row(whole, spacing=10)
    row.add(Words(str(number), Type.NUMBER, wrap=False), Words(thing, wrap=False))
    return whole


def _elsewhere(photos: int) -> str:
    """Photos that belong to no saved finding."""
    wait = "waits" if photos == 1 else "wait"
    return f"{count_words(photos, 'photo')} of actions, or of a finding being written, {wait} too."


def _nothing(counts: WaitingCounts) -> str:
    return "No finding waits." if counts.others else "Nothing is only on this tablet."
