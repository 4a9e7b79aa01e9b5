"""The card of how much is still only here, what becomes of it, and the one thing to do about it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from models.waiting import Sending
from models.waiting_findings import Waiting
from models.words import count_words, size_words
from views.look.tokens import Ink, Tone, Type
from views.parts.button_base import PaintedButton
from views.parts.buttons import PrimaryButton, QuietButton
from views.parts.flow import Flow
from views.parts.labels import Bold, Divider, MixedWords, Words
from views.parts.layouts import Row
from views.parts.progress import ProgressBar
from views.parts.surfaces import Card
from views.parts.told import Told
from views.screens.waiting.progress import safe_by_now
from views.screens.waiting.words import paused_pieces, photos_safe, sent_pieces, when_words, words_safe


@dataclass(frozen=True, slots=True, kw_only=True)
class HowItGoes:
    """What waits as of ``now``, and the exchange under way, if any; or that sending was paused."""

    waiting: Waiting
    now: datetime | None = None
    sending: Sending | None = None
    paused: bool = False

    @property
    def carries(self) -> bool:
        """Whether something is on its way; an exchange that only asks for news carries nothing."""
        sending = self.sending
        if sending is None or self.paused:
            return False
        return bool(sending.total or sending.receiving) or not self.waiting.counts.nothing

    @property
    def words_are_sent(self) -> bool:
        """Whether every word that waited is at the office."""
        return self.sending is not None and self.sending.words_sent


class CountsCard(Card):
    """Changes in place, so that whoever reads it or presses its button is not disturbed."""

    send_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()
    connect_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._findings, self._photos = _Number(), _Number()
        numbers = QWidget()
        Flow(numbers, spacing=22).add(self._findings, self._photos)
        self.bar = ProgressBar("Photos sent")
        self.told = MixedWords()
        self._others = Words("")
        self.send = PrimaryButton("Send now", "send")
        self.carry_on = PrimaryButton("Carry on sending", "play")
        self.connect_office = PrimaryButton("Connect to the office", "cloud-upload")
        self.pause = QuietButton("Pause sending", "pause")
        self._deeds: tuple[PaintedButton, ...] = (self.send, self.carry_on, self.connect_office, self.pause)
        self._words = Told("hourglass", Tone.QUIET, "")
        self._pictures = Told("hourglass", Tone.QUIET, "")
        self._kept = Told("tablet", Tone.PLUM, "")
        self._line = Divider()
        heading = Words("Still only here", Type.LABEL, ink=Ink.INK2)
        self.add(heading, numbers, self.bar, self.told, self._others, *self._deeds)
        self.add(self._line, self._words, self._pictures, self._kept)
        self.send.clicked.connect(self.send_wanted)
        self.carry_on.clicked.connect(self.resume_wanted)
        self.connect_office.clicked.connect(self.connect_wanted)
        self.pause.clicked.connect(self.pause_wanted)

    def show_how_it_goes(self, going: HowItGoes) -> None:
        """Say how much waits, and how far it has got."""
        counts = going.waiting.counts
        self._findings.show_number(counts.findings, "finding")
        self._photos.show_number(counts.photos, "photo")
        self._show_sent(going)
        self._others.setText(
            f"And {count_words(counts.others, 'other change')}: actions, notes and settings."
            if counts.others
            else ""
        )
        self._others.setVisible(bool(counts.others))
        self.send.setText("Look for news" if counts.nothing else "Send now")
        self.send.set_icon("refresh-cw" if counts.nothing else "send")
        self._offer(self._next_deed(going))
        if counts.enrolled:
            self._tell_connected(going)
        else:
            self._tell_alone()

    def _show_sent(self, going: HowItGoes) -> None:
        sending, counts = going.sending, going.waiting.counts
        pieces: tuple[str | Bold, ...] = ()
        if counts.photos:
            pieces = (f"The photos are {size_words(counts.photo_bytes)} in all.",)
        if going.paused and counts.enrolled:
            pieces = paused_pieces(sending)
        elif going.carries and sending is not None:
            pieces = sent_pieces(sending)
        self.told.show_pieces(*pieces)
        self.told.setVisible(bool(pieces))
        under_way = sending is not None and bool(sending.total) and counts.enrolled
        self.bar.setVisible(under_way)
        if sending is not None:
            self.bar.show_progress(sending.sent, sending.total)

    def _next_deed(self, going: HowItGoes) -> PaintedButton:
        if not going.waiting.counts.enrolled:
            return self.connect_office
        if going.paused:
            return self.carry_on
        return self.pause if going.carries else self.send

    def _offer(self, offered: PaintedButton) -> None:
        """Only this one; it takes over the focus from the one it stands in for."""
        held = QApplication.focusWidget() in self._deeds
        for deed in self._deeds:
            deed.setVisible(deed is offered)
        if held:
            offered.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_connected(self, going: HowItGoes) -> None:
        safe = safe_by_now(going.waiting)
        words = safe.findings if going.words_are_sent else safe.words
        self._words.setVisible(bool(safe.findings))
        if words == safe.findings:
            self._words.tell(
                "circle-check", Tone.GREEN, words_safe(words, words), "The office has every word of them"
            )
        else:
            self._words.tell(
                *_on_its_way(going), words_safe(words, safe.findings), "They go first, before any photo"
            )
        self._pictures.setVisible(bool(safe.photos_in_all))
        every = safe.photos == safe.photos_in_all
        icon, tone = ("circle-check", Tone.GREEN) if every else _on_its_way(going)
        self._pictures.tell(
            icon,
            tone,
            photos_safe(safe.photos, safe.photos_in_all),
            "Each one is checked at the office before it is called safe",
        )
        self._tell_kept(going)

    def _tell_kept(self, going: HowItGoes) -> None:
        """What becomes of the rest; where nothing waits, since when that is so."""
        counts = going.waiting.counts
        known = not counts.nothing or (counts.last_safe is not None and going.now is not None)
        self._kept.setVisible(known)
        self._line.setVisible(known)
        if counts.last_safe is not None and going.now is not None and counts.nothing:
            at = when_words(counts.last_safe, going.now)
            self._kept.tell("cloud-check", Tone.GREEN, "All of it is safe at the office", at)
        else:
            words = "Nothing is removed from this tablet without a receipt"
            self._kept.tell("tablet", Tone.PLUM, "Kept here until then", words)

    def _tell_alone(self) -> None:
        """No office yet: said only as far as it is true."""
        for told in (self._line, self._words, self._pictures, self._kept):
            told.show()
        self._words.tell(
            "save", Tone.GREEN, "Saved on this tablet", "It is on the disk, and locked with your key"
        )
        self._pictures.tell(
            "cloud-off", Tone.QUIET, "No office is connected yet", "It goes by itself once one is"
        )
        self._kept.tell("tablet", Tone.PLUM, "Kept here until then", "Nothing is removed without a receipt")


def _on_its_way(going: HowItGoes) -> tuple[str, Tone]:
    return ("cloud-upload", Tone.PETROL) if going.carries else ("hourglass", Tone.QUIET)


class _Number(QWidget):
    """A big number, and what of."""

    def __init__(self) -> None:
        super().__init__()
        self._number = Words("", Type.NUMBER, wrap=False)
        self._thing = Words("", wrap=False)
        Row(self, spacing=10).add(self._number, self._thing)

    def show_number(self, number: int, thing: str) -> None:
        """So many of them."""
        amount, _, things = count_words(number, thing).partition(" ")
        self._number.setText(amount)
        self._thing.setText(things)
