"""The walkabout itself: write a finding, with what was found so far and last time's promises beside it."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from models.finishing import FinishForm
from models.landlord import Landlord
from models.overview import SeenBefore, ToCheck, WalkaboutInProgress
from models.photo import Photo
from models.plan import PlanRow
from models.walkabout import FindingDraft, is_empty
from views.parts.announcing import announce
from views.parts.buttons import DangerButton, PrimaryButton, SecondaryButton
from views.parts.flow import Fit
from views.parts.panes import WORK
from views.screens.capture.form import FindingForm
from views.screens.capture.goes_to import GoesTo
from views.screens.capture.last_time import LastTime
from views.screens.capture.photo_page import PhotoPage
from views.screens.capture.shown import FindingInForm
from views.screens.capture.so_far import SoFar
from views.screens.capture.stage import OutingStage
from views.screens.capture.wishes import DoneChecked, PhotoDescribed, PhotosBrought
from views.screens.capture.words import company_words, lacks, outing_words, unworded, walkabout_title

SO_FAR, LAST_TIME = "so_far", "last_time"


class CapturePage(PhotoPage):
    """Emits what the person wants; its slots show what the desk found.

    ``finding_entered`` carries the form to be saved, whole or half finished;
    ``camera_wanted`` and ``files_wanted`` the identity of the finding or action the photo is of.
    """

    draft_edited = Signal(FindingDraft)
    finding_entered = Signal(FindingDraft)
    finding_opened = Signal(str)
    finding_removed = Signal(str)
    draft_removed = Signal()
    hazard_noticed = Signal()
    place_or_kind_changed = Signal()
    camera_wanted = Signal(str)
    files_wanted = Signal(str)
    photos_brought = Signal(PhotosBrought)
    photo_opened = Signal(str)
    photo_described = Signal(PhotoDescribed)
    photo_removed = Signal(str)
    arrivals_stopped = Signal()
    thumbnail_wanted = Signal(str)
    action_not_done = Signal(str)
    action_done = Signal(DoneChecked)
    finish_entered = Signal(FinishForm)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Walkabout", work="Finding", spacing=10, parent=parent)
        self._outing: WalkaboutInProgress | None = None
        self._saved = False
        self.stage = OutingStage()
        self.form = FindingForm()
        self.so_far = SoFar()
        self.last_time = LastTime()
        self.hazard = DangerButton("Hazard", "siren", tall=52, name="Hazard: note that it is known from now")
        self.save = PrimaryButton("Save", "check")
        self.later = SecondaryButton("Finish it later", tall=56)
        self.goes_to = GoesTo()
        self.add(self.stage)
        self.add(self.form, stretch=1)
        self.add_action(self.hazard)
        self.add_to_bar(self.save, self.later)
        self.end_bar(self.goes_to)
        self.add_side(SO_FAR, "So far", self.so_far, 0)
        self.add_side(LAST_TIME, "Last time, to check", self.last_time, 0)
        self._listen()
        self._add_keys()

    @property
    def draft(self) -> FindingDraft:
        """What stands in the form now."""
        return self.form.draft

    @property
    def has_changes_to_saved(self) -> bool:
        """Whether a finding that was saved before is in the form and was changed there."""
        return self._saved and self.form.touched

    def show_outing(self, outing: WalkaboutInProgress, now: datetime) -> None:
        """Show which walkabout it is, what was found, and how much there is to check."""
        self._outing = outing
        self._word_head()
        self.stage.show_outing(outing)
        self.so_far.show_state(outing.walkabout.state)
        self.form.where.show_blocks(outing.blocks)
        self.form.head.show_people([person.name for person in (*outing.companions, *outing.officers)])
        self.so_far.show_findings(outing.findings, now)
        self.panes.set_count(SO_FAR, len(outing.findings))
        self.panes.set_count(LAST_TIME, outing.to_check)

    def show_landlord(self, landlord: Landlord, leads: Sequence[str], today: date) -> None:
        """Offer the landlord's kinds, grades and the people who lead."""
        self.form.show_landlord(landlord)
        self.form.agreed.show_known(leads, today)

    def show_finding(self, finding: FindingInForm, now: datetime) -> None:
        """Put a finding in the form."""
        self._saved = finding.saved
        self.form.show_draft(finding.draft, finding.number, finding.photos, now)
        self.form.show_on_plan(finding.on_plan)
        self.show_seen_before(finding.seen)
        self.save.setText(f"Save finding {finding.number}")
        self.panes.set_title(f"Finding {finding.number}")
        self.head.set_short(f"Finding {finding.number}")
        self.so_far.show_open(finding.draft.finding_id if finding.saved else "")
        self.goes_to.show_route(finding.draft.route)
        self.body.verticalScrollBar().setValue(0)

    def show_at_work(self) -> None:
        """Turn to the form, and to its words."""
        self.panes.show_pane(WORK)
        self.form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_photos(self, photos: Sequence[Photo], today: date) -> None:
        """Show the photos of the finding in the form."""
        self.form.show_photos(photos, today)

    def show_on_plan(self, rows: Sequence[PlanRow]) -> None:
        """Show the actions of the finding in the form that are on the plan."""
        self.form.show_on_plan(rows)

    def show_thumbnail(self, name: str, picture: QImage) -> None:
        """A small picture has come: show it wherever it belongs."""
        self.form.photos.show_thumbnail(name, picture)
        self.so_far.show_thumbnail(name, picture)
        self.last_time.show_thumbnail(name, picture)

    def show_large(self, name: str, picture: QImage) -> None:
        """A large picture has come."""
        self.form.panel.show_picture(name, picture)

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many photos are in."""
        self.form.photos.show_progress(done, total)

    def show_refused(self, name: str, why: str) -> None:
        """A file was not taken in."""
        self.form.photos.show_refused(name, why)
        announce(self.form.photos.refused, f"{name} was not added. {why}")

    def show_seen_before(self, seen: SeenBefore | None) -> None:
        """Say that the same was seen here before, or nothing."""
        self.form.seen_before.show_seen(seen, self.form.draft.earlier_action_id)

    def show_hazard(self, since: str, now: datetime) -> None:
        """The hazard is known since then."""
        self.form.show_hazard(since, now)
        self.body.verticalScrollBar().setValue(0)
        announce(self.form.hazard, "Hazard noted. Its time is kept with the finding.", at_once=True)
        self.form.on_choice()

    def show_to_check(self, actions: Sequence[ToCheck]) -> None:
        """Show last time's actions."""
        self.last_time.show_to_check(actions)

    def show_trouble(self, sentence: str) -> None:
        """A wish could not be done: say why. What was typed stays."""
        self.form.show_trouble(sentence)
        self.panes.show_pane(WORK)
        self.body.verticalScrollBar().setValue(0)

    def show_finished(self) -> None:
        """The walkabout is over: turn to what can be done with it now."""
        self.panes.show_pane(WORK)
        self.body.verticalScrollBar().setValue(0)
        self.stage.focus_first()

    def on_brought(self, sources: tuple[Path | bytes, ...]) -> None:
        """Photos were dropped or pasted: they are of the finding in the form."""
        self.photos_brought.emit(PhotosBrought(about=self.form.draft.finding_id, sources=sources))

    def _listen(self) -> None:
        form, photos = self.form, self.form.photos
        form.edited.connect(self.draft_edited)
        form.pending.connect(form.head.show_pending)
        form.removed.connect(self._on_removed)
        form.place_or_kind_changed.connect(self.place_or_kind_changed)
        form.route_changed.connect(self.goes_to.show_route)
        form.seen_before.linked.connect(self._on_linked)
        form.words.photos_brought.connect(self.on_brought)
        form.panel.photo_described.connect(self.photo_described)
        form.panel.photo_removed.connect(self.photo_removed)
        photos.camera_wanted.connect(self._on_camera)
        photos.files_wanted.connect(self._on_files)
        photos.photo_pressed.connect(self._on_photo_pressed)
        photos.photo_removed.connect(self.photo_removed)
        photos.stop_wanted.connect(self.arrivals_stopped)
        self.so_far.finding_opened.connect(self._on_open)
        self.so_far.finding_removed.connect(self.finding_removed)
        self.so_far.finish_asked.connect(self._on_finish)
        self.so_far.finishing.entered.connect(self.finish_entered)
        self.last_time.action_not_done.connect(self.action_not_done)
        self.last_time.action_done.connect(self.action_done)
        self.last_time.camera_wanted.connect(self.camera_wanted)
        self.last_time.files_wanted.connect(self.files_wanted)
        for asks in (photos, self.so_far, self.last_time):
            asks.thumbnail_wanted.connect(self.thumbnail_wanted)
        self.hazard.clicked.connect(self._on_hazard)
        self.save.clicked.connect(self._on_save)
        self.later.clicked.connect(self._on_later)
        self.goes_to.chosen.connect(form.choose_route)

    def _add_keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save, context=within)

    def _on_save(self) -> None:
        self._enter(lacks(self.form.draft))

    def _on_later(self) -> None:
        self._enter(unworded(self.form.draft))

    def _enter(self, wrong: Sequence[tuple[str, str]]) -> None:
        """Hand the form over, or say what is missing from it."""
        self.form.clear_trouble()
        self.form.show_wrong(wrong)
        if wrong:
            self.panes.show_pane(WORK)
            self.body.verticalScrollBar().setValue(0)
        else:
            self.form.keep_now()
            self.finding_entered.emit(self.form.draft)

    def _on_open(self, finding_id: str) -> None:
        self.form.keep_now()
        wrong = unworded(self.form.draft) if self.has_changes_to_saved else ()
        self.form.show_wrong(wrong)
        if not wrong:
            self.finding_opened.emit(finding_id)

    def _on_removed(self) -> None:
        if self._saved:
            self.finding_removed.emit(self.form.draft.finding_id)
        else:
            self.draft_removed.emit()

    def _on_linked(self, action_id: str) -> None:
        self.form.show_link(action_id)
        self.form.on_choice()

    def _on_hazard(self) -> None:
        self.panes.show_pane(WORK)
        self.hazard_noticed.emit()

    def _on_camera(self) -> None:
        self.camera_wanted.emit(self.form.draft.finding_id)

    def _on_files(self) -> None:
        self.files_wanted.emit(self.form.draft.finding_id)

    def _on_finish(self) -> None:
        if self._outing is not None:
            self.form.keep_now()
            writing = not is_empty(self.form.draft) and (self.form.touched or not self._saved)
            self.so_far.show_finishing(self._outing, writing=writing)

    def _on_photo_pressed(self, photo_id: str) -> None:
        photo = next(each for each in self.form.photos.photos if each.id == photo_id)
        self.form.panel.show_photo(photo)
        self.photo_opened.emit(photo.full)

    def _word_head(self) -> None:
        """Which walkabout it is; who walks, and when where there is room to say it."""
        if self._outing is not None:
            words = outing_words if self.panes.is_wide else company_words
            self.set_title(walkabout_title(self._outing.estate.name), words(self._outing))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The way it goes stands in the bar where there is room, and in the form always (Qt)."""
        super().resizeEvent(event)
        wide = self.panes.is_wide
        self.form.show_narrow(not wide)
        self.goes_to.setVisible(wide)
        self._doing.set_fit(Fit.LEFT if wide else Fit.FILLED)
        self._word_head()
