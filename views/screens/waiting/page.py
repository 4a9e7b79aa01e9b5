"""What is only on this tablet: each finding and each photo that the office does not have yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.waiting import Sending, WaitingCounts
from models.waiting_findings import PhotoStanding, Waiting, WaitingFinding
from models.words import count_words
from views.look.tokens import Ink, Tone, Type
from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import Deed, SecondaryButton
from views.parts.folding import FoldingRow
from views.parts.labels import Divider, StateLine, Words
from views.parts.layouts import Column
from views.parts.pages import ReadingPage
from views.parts.refilled import Refilled
from views.parts.spots import IconSpot
from views.parts.surfaces import Card
from views.screens.waiting.before import BeforeCard
from views.screens.waiting.counts import CountsCard, HowItGoes
from views.screens.waiting.progress import finding_of, needing_you, with_photo
from views.screens.waiting.rows import FindingRows
from views.screens.waiting.words import elsewhere_words, nothing_words, trouble_with

FOLDS_BELOW = 800
"""The effective width under which the counts stand over the list, in pixels."""
TRY_AGAIN = "try again"
"""The key of trouble that trying again may end; it asks for ``send_wanted``."""
CONNECT = "connect"
"""The key of trouble that connecting anew ends; it asks for ``connect_wanted``."""
TITLE = "What is only on this tablet"
_DECIDE = "decide"
WORDS_FIRST = "Words go first, then small pictures, then full photos"
NO_OFFICE = "Nothing leaves it before it is connected to the office"
_DEEDS = {
    TRY_AGAIN: Deed(key=TRY_AGAIN, text="Try again", icon="rotate-cw"),
    CONNECT: Deed(key=CONNECT, text="Connect again", icon="cloud-upload"),
}


class WaitingScreen(ReadingPage):
    """Says truthfully what is only here, photo by photo; nothing is called safe before it is."""

    finding_wanted = Signal(str, str)
    """A walkabout and the finding of it whose picture was pressed."""
    send_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()
    connect_wanted = Signal()
    decide_wanted = Signal()
    photo_again_wanted = Signal(str)
    """A photo the office could not take is to be taken again."""
    pictures_wanted = Signal(list)
    """The names of small pictures for which there is room now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, back=True, parent=parent)
        self._going = HowItGoes(waiting=Waiting(counts=WaitingCounts(), findings=()))
        self.counts = CountsCard()
        self._before = BeforeCard()
        self.trouble = Banner(BannerKind.NEEDS_YOU, "")
        self.photo_trouble = Banner(BannerKind.NEEDS_YOU, "")
        self.to_decide = Banner(BannerKind.HINT, "", icon="git-compare")
        self.list = FindingRows()
        self.more = SecondaryButton("Show more findings", "arrow-down")
        self._end = Refilled(spacing=14)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._card = Card()
        self._card.add(self.list, self.more, self._end)
        self._banners = QWidget()
        banners = (self.trouble, self.photo_trouble, self.to_decide)
        Column(self._banners, spacing=14).add(*banners)
        for hidden in (*banners, self._before, self.more):
            hidden.hide()
        left, right = QWidget(), QWidget()
        self._left = Column(left, spacing=18, keeps_top=True)
        self._right = Column(right, spacing=14, keeps_top=True)
        row = FoldingRow(FOLDS_BELOW, spacing=18)
        row.add(left, stretch=3)
        row.add(right, stretch=7)
        self.add(row)
        row.folded_changed.connect(self._arrange)
        self._arrange(folded=row.is_folded)

    def _arrange(self, folded: bool) -> None:
        """Under each other what needs somebody comes first, and what was before comes last."""
        left = (self._banners, self.counts) if folded else (self.counts, self._before)
        right = (self._card, self._before) if folded else (self._banners, self._card)
        for column, widgets in ((self._left, left), (self._right, right)):
            for widget in widgets:
                column.removeWidget(widget)
                column.add(widget)
        self._settle_banners()

    def _settle_banners(self) -> None:
        """Where no banner is in sight there is no gap for one either."""
        banners = (self.trouble, self.photo_trouble, self.to_decide)
        self._banners.setVisible(any(not banner.isHidden() for banner in banners))

    def _connect(self) -> None:
        self.counts.send_wanted.connect(self.send_wanted)
        self.counts.pause_wanted.connect(self.pause_wanted)
        self.counts.resume_wanted.connect(self.resume_wanted)
        self.counts.connect_wanted.connect(self.connect_wanted)
        self.list.finding_wanted.connect(self.finding_wanted)
        self.list.photo_again_wanted.connect(self.photo_again_wanted)
        self.list.pictures_wanted.connect(self.pictures_wanted)
        self.list.filled.connect(self._show_end)
        self.more.clicked.connect(self.list.show_more)
        for banner in (self.trouble, self.photo_trouble, self.to_decide):
            banner.chosen.connect(self._on_deed)

    def show_waiting(self, waiting: Waiting, now: datetime) -> None:
        """Show what waits; ``now`` is local. What only got further changes in place."""
        self._going = replace(self._going, waiting=waiting, now=now)
        self._before.show_before(waiting, now)
        self.set_title(TITLE, WORDS_FIRST if waiting.counts.enrolled else NO_OFFICE)
        self._show_to_decide(waiting.counts.to_decide)
        self._show_how_it_goes()
        self.list.show_findings(waiting.findings)
        if self.list.is_filling:
            self.list.show()
            for later in (self.more, self._end):
                later.hide()

    def show_sending(self, sending: Sending | None, paused: bool = False) -> None:
        """Show how far the exchange under way has got; None where none is, or where it was ``paused``."""
        self._going = replace(self._going, sending=sending, paused=paused)
        self._show_how_it_goes()

    def show_photo(self, photo_id: str, standing: PhotoStanding, sent_bytes: int = 0, why: str = "") -> None:
        """One photo got so far: so many bytes are sent, or this is why it needs somebody."""
        waiting = with_photo(self._going.waiting, photo_id, standing, sent_bytes, why)
        finding = finding_of(waiting, photo_id)
        self._going = replace(self._going, waiting=waiting)
        if finding is not None and finding.finding_id in self.list.rows:
            self.list.rows[finding.finding_id].show_finding(finding)
        self._show_how_it_goes()

    def show_trouble(self, title: str, words: str, key: str = "") -> None:
        """Say why nothing is sent. ``key`` is the way out of it: `TRY_AGAIN`, `CONNECT`, or none."""
        self.trouble.show_words(words, title)
        self.trouble.set_deeds([_DEEDS[key]] if key else [])
        if self.trouble.isHidden():
            announce(self, f"{title}. {words}")
        self.trouble.show()
        self._settle_banners()

    def hide_trouble(self) -> None:
        """Sending goes again."""
        self.trouble.hide()
        self._settle_banners()

    def show_thumbnail(self, name: str, image: QImage) -> None:
        """A small picture has come, by the name of its bytes."""
        self.list.show_thumbnail(name, image)

    def _show_end(self) -> None:
        """Say what is not drawn, wherever it belongs."""
        waiting = self._going.waiting
        rows: list[QWidget] = []
        if self.list.left_out:
            rows.append(Words(f"And {count_words(self.list.left_out, 'finding')} more.", Type.LABEL))
        elsewhere = waiting.counts.photos - _unsafe(waiting.findings)
        if elsewhere > 0:
            rows.append(StateLine("hourglass", elsewhere_words(elsewhere), Tone.QUIET))
        if rows and waiting.findings:
            rows.insert(0, Divider())
        elif not rows and not waiting.findings:
            rows += _nothing(waiting.counts)
        self._end.refill(*rows)
        self._end.setVisible(bool(rows))
        self.list.setVisible(bool(waiting.findings))
        self.more.setVisible(bool(self.list.left_out))

    def _show_how_it_goes(self) -> None:
        self.counts.show_how_it_goes(self._going)
        wrong = needing_you(self._going.waiting)
        self.list.show_sending(self._going.carries, offered=len(wrong) > 1)
        if len(wrong) == 1:
            finding, photo = wrong[0]
            self.photo_trouble.show_words(trouble_with(finding, photo), "The office could not take 1 photo")
            again = Deed(key=photo.photo.id, text="Take it again", icon="camera")
            if self.photo_trouble.deed(again.key) is None:
                self.photo_trouble.set_deeds([again])
        elif wrong:
            title = f"The office could not take {count_words(len(wrong), 'photo')}"
            self.photo_trouble.show_words("Each says why below, and can be taken again.", title)
            self.photo_trouble.set_deeds([])
        self.photo_trouble.setVisible(bool(wrong))
        self._settle_banners()

    def _show_to_decide(self, cases: int) -> None:
        need = "needs" if cases == 1 else "need"
        title = f"{count_words(cases, 'thing')} {need} you to decide"
        self.to_decide.show_words("Nothing is lost: every version is kept until you do.", title)
        if self.to_decide.deed(_DECIDE) is None:
            self.to_decide.set_deeds([Deed(key=_DECIDE, text="Compare")])
        self.to_decide.setVisible(bool(cases))
        self._settle_banners()

    def _on_deed(self, key: str) -> None:
        wanted = {TRY_AGAIN: self.send_wanted, CONNECT: self.connect_wanted, _DECIDE: self.decide_wanted}
        if key in wanted:
            wanted[key].emit()
        else:
            self.photo_again_wanted.emit(key)


def _nothing(counts: WaitingCounts) -> list[QWidget]:
    """What stands where no finding does, and when one will."""
    title = Words(nothing_words(counts), Type.SECTION)
    if not counts.enrolled or not counts.nothing:
        return [title]
    words = Words("What you write next stands here until the office has it, photos and all.", ink=Ink.INK2)
    return [IconSpot("cloud-check", Tone.GREEN), title, words]


def _unsafe(findings: Sequence[WaitingFinding]) -> int:
    """How many of the findings' photos are not safe yet."""
    return sum(photo.standing is not PhotoStanding.SAFE for each in findings for photo in each.photos)
