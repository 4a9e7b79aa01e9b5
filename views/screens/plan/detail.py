"""One action in full: where it stands, before and after, what is known, what happened, and the next step."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.action_plan import CLOSED
from models.landlord import Priority
from models.photo import Photo
from models.plan import ActionDetail
from views.look.marks import BY_STANDING, MARKS
from views.look.tokens import Ink, Tone, Type
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import Deed, QuietButton
from views.parts.flow import Flow
from views.parts.labels import Divider, StateLine, Words
from views.parts.layouts import Column, Row
from views.parts.scrolling import ScrollBody
from views.parts.surfaces import Badge
from views.screens.plan.facts import Facts
from views.screens.plan.photo_pair import PhotoPair
from views.screens.plan.steps_foot import StepsFoot
from views.screens.plan.timeline import Timeline
from views.screens.plan.words import facts, happenings
from views.tables.plan_row_words import standing_words


class Detail(QWidget):
    """Shows an action. What is wanted of it goes out by the signals; the action is `detail`."""

    note_wanted = Signal()
    change_wanted = Signal()
    finding_wanted = Signal()
    camera_wanted = Signal()
    files_wanted = Signal()
    photo_pressed = Signal(Photo)
    thumbnail_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail: ActionDetail | None = None
        self.badge = Badge(MARKS["Agreed"])
        self.only_here = StateLine("tablet", "Only on this tablet so far", Tone.PLUM)
        self.number = Words("", Type.HINT, ink=Ink.INK2, wrap=False)
        self.by_how_much = Words("", Type.HINT)
        self.wording = Words("", Type.SECTION)
        self.photos = PhotoPair()
        self.coming_in = StateLine("hourglass", "", Tone.PETROL)
        self.refused = Banner(
            BannerKind.NEEDS_YOU, "", deeds=[Deed(key="read", text="I have read this")], stacked=True
        )
        self.facts = Facts()
        self.timeline = Timeline()
        self.change = QuietButton("Change", "pencil")
        self.finding = QuietButton("Open the walkabout", "footprints")
        self.take = QuietButton("Take a photo", "camera")
        self.files = QuietButton("Choose photos", "image-plus")
        self.note = QuietButton("Add a note", "message-square")
        self.steps = StepsFoot()
        self._lay_out()
        self.note.clicked.connect(self._on_note)
        self.change.clicked.connect(self._on_change)
        self.finding.clicked.connect(self._on_finding)
        self.files.clicked.connect(self._on_files)
        self.take.clicked.connect(self._on_take)
        self.photos.camera_wanted.connect(self.camera_wanted)
        self.photos.photo_pressed.connect(self.photo_pressed)
        self.photos.thumbnail_wanted.connect(self.thumbnail_wanted)
        self.refused.chosen.connect(self._on_refusal_read)

    def show_detail(self, detail: ActionDetail, priorities: Sequence[Priority], today: date) -> None:
        """Show this action; another one than before is shown from its top."""
        another = self.detail is None or self.detail.row.action.id != detail.row.action.id
        self.detail = detail
        row = detail.row
        self.badge.show_mark(BY_STANDING[row.stands.standing])
        said, ink = standing_words(row)
        self.by_how_much.setText(said)
        self.by_how_much.set_ink(ink)
        self.number.setText(f"Action {row.number}")
        self.only_here.setVisible(detail.only_here)
        self.wording.setText(row.action.wording)
        self.photos.show_photos(detail, today, wanted=row.action.state not in CLOSED)
        self.facts.show_facts(facts(detail, priorities, today))
        self.finding.setVisible(bool(row.action.walkabout_id))
        self.timeline.show_happenings(happenings(detail, today))
        self.steps.show_state(row.action.state)
        if another:
            self._body.verticalScrollBar().setValue(0)
            self.refused.hide()

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come."""
        self.photos.show_thumbnail(name, picture)

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many photos are in; nothing is said once all are."""
        self.coming_in.setText(f"{done} of {total} photos added")
        self.coming_in.setVisible(done < total)

    def show_refused(self, name: str, why: str) -> None:
        """Say which file was not taken in, and why."""
        self.refused.show_words(f"{name}: {why}", "A photo was not added")
        self.refused.show()

    def _lay_out(self) -> None:
        head = Row(spacing=8)
        head.add(self.badge)
        head.addStretch(1)
        head.add(self.number)
        lateness = Row(spacing=8)
        lateness.add(self.by_how_much, stretch=1)
        lateness.add(self.change)
        links = QWidget()
        Flow(links, spacing=18).add(self.take, self.files, self.finding)
        happened = Row(spacing=10)
        happened.add(Words("What happened", Type.LABEL), stretch=1)
        happened.add(self.note)
        self.coming_in.hide()
        self.refused.hide()
        self._body = ScrollBody(spacing=8, margins=(18, 14, 18, 14))
        self._body.add(head, lateness, self.wording, self.photos, self.coming_in, self.refused)
        self._body.add(self.facts, self.only_here, Divider(), happened, self.timeline, links)
        low = Column(spacing=0, margins=(18, 8, 18, 16))
        low.add(self.steps)
        column = Column(self, spacing=0)
        column.add(self._body, stretch=1)
        column.add(low)

    def _on_note(self) -> None:
        self.note_wanted.emit()

    def _on_change(self) -> None:
        self.change_wanted.emit()

    def _on_finding(self) -> None:
        self.finding_wanted.emit()

    def _on_take(self) -> None:
        self.camera_wanted.emit()

    def _on_files(self) -> None:
        self.files_wanted.emit()

    def _on_refusal_read(self, _key: str) -> None:
        self.refused.hide()
