"""Behind the walkabout itself: keeps what is typed, saves findings, and shows what was found so far."""

from functools import partial

from PySide6.QtCore import QObject

from desktop import capture_wishes as wishes
from desktop.capture_photos import CapturePhotos
from desktop.desk import CAMERA, Workroom
from desktop.outing_stages import OutingStages
from desktop.pictures import Pictures
from models.changes import Changes
from models.errors import WalkaboutError
from models.overview import SeenBefore, ToCheck, WalkaboutInProgress
from models.walkabout import FindingDraft
from views.screens.capture import CapturePage, DoneChecked, FindingInForm
from views.screens.capture.page import LAST_TIME


class WalkaboutDesk(QObject):
    """One walkabout at a time. Gone to about a walkabout, or about ``walkabout/finding`` for one finding."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._background = workroom.background
        self._walkabout_id = ""
        self._edits = 0
        self._last_time_shown = False
        self._page = CapturePage()
        self._pictures = Pictures(workroom.background, self)
        self._photos = CapturePhotos(workroom, self._page, self)
        self._stages = OutingStages(workroom, self._page, self)
        self._listen()

    @property
    def widget(self) -> CapturePage:
        """The page it stands behind."""
        return self._page

    def arrived(self, about: str) -> None:
        """Open the walkabout; back from the camera, the form stays as it was left."""
        walkabout_id, _, finding_id = about.partition("/")
        if walkabout_id == self._walkabout_id and not finding_id:
            self._ask_outing()
            return
        self._walkabout_id = walkabout_id
        self._last_time_shown = False
        self._photos.open(None)
        self._page.last_time.forget()
        opened = partial(self._on_opened, finding_id)
        self._background.ask(
            partial(wishes.opened, walkabout_id), then=opened, otherwise=self._on_trouble, latest="walkabout"
        )

    def left(self) -> None:
        """Keep what is half written."""
        self._page.form.keep_now()

    def refresh(self, changes: Changes) -> None:
        """Ask again for what was touched; words in the form are the person's own until they are saved."""
        if changes.touches("finding", "photo", "action", "walkabout", "block", "person"):
            self._ask_outing()
        if changes.touches("photo", "action") and self._photos.finding_id:
            about = partial(wishes.photos_and_plan, self._photos.finding_id)
            self._background.ask(about, then=self._on_photos_and_plan, latest="photos of the finding")
        if changes.touches("action") and self._last_time_shown:
            self._ask_last_time()

    def _listen(self) -> None:
        page = self._page
        page.draft_edited.connect(self._on_edited)
        page.finding_entered.connect(self._on_entered)
        page.finding_opened.connect(self._on_opened_from_list)
        page.finding_removed.connect(self._on_finding_removed)
        page.draft_removed.connect(self._on_draft_removed)
        page.hazard_noticed.connect(self._on_hazard)
        page.place_or_kind_changed.connect(self._on_place_or_kind)
        page.camera_wanted.connect(self._on_camera)
        page.action_not_done.connect(self._on_not_done)
        page.action_done.connect(self._on_done)
        page.pane_shown.connect(self._on_pane)
        page.thumbnail_wanted.connect(self._pictures.want)
        page.photo_opened.connect(self._pictures.want_large)
        self._pictures.arrived.connect(page.show_thumbnail)
        self._pictures.large_arrived.connect(page.show_large)

    # Opening

    def _ask_outing(self) -> None:
        asked = partial(wishes.outing_now, self._walkabout_id)
        self._background.ask(asked, then=self._on_outing, otherwise=self._on_trouble, latest="outing")

    def _ask_last_time(self) -> None:
        asked = partial(wishes.to_check, self._walkabout_id)
        self._background.ask(asked, then=self._on_to_check, latest="last time")

    def _on_opened(self, finding_id: str, opened: wishes.Opened) -> None:
        self._page.show_landlord(opened.landlord, opened.leads, opened.now.date())
        self._page.show_outing(opened.outing, opened.now)
        self._put_in_form(opened.form)
        if self._page.panes.current == LAST_TIME:
            self._on_pane(LAST_TIME)
        if finding_id:
            self._open_finding(finding_id)

    def _on_outing(self, told: tuple[WalkaboutInProgress, object]) -> None:
        outing, _ = told
        self._page.show_outing(outing, self._workroom.clock.now())

    def _on_to_check(self, actions: tuple[ToCheck, ...]) -> None:
        self._page.show_to_check(actions)

    def _on_pane(self, key: str) -> None:
        if key == LAST_TIME:
            self._last_time_shown = True
            self._ask_last_time()

    def _put_in_form(self, finding: FindingInForm) -> None:
        self._edits += 1
        self._photos.open(finding.draft.finding_id)
        self._page.show_finding(finding, self._workroom.clock.now())

    def _on_photos_and_plan(self, finding: FindingInForm) -> None:
        if finding.draft.finding_id == self._photos.finding_id:
            self._page.show_photos(finding.photos, self._workroom.clock.now().date())
            self._page.show_on_plan(finding.on_plan)

    # The form

    def _on_edited(self, draft: FindingDraft) -> None:
        if not draft.finding_id:
            return
        self._edits += 1
        kept = partial(self._on_kept, self._edits)
        wish = partial(wishes.keep, draft, self._workroom.member)
        self._background.write(wish, then=kept, otherwise=self._on_not_kept)

    def _on_kept(self, edit: int) -> None:
        if edit == self._edits:
            self._page.form.head.show_kept()

    def _on_not_kept(self, trouble: WalkaboutError) -> None:
        self._page.form.head.show_not_kept()
        self._page.show_trouble(str(trouble))

    def _on_entered(self, draft: FindingDraft) -> None:
        if not self._photos.finding_id:
            return  # it is being saved already: a second press is not a second wish
        self._photos.open(None)
        wish = partial(wishes.save, draft, self._workroom.member)
        not_saved = partial(self._on_not_saved, draft.finding_id)
        self._background.write(wish, then=self._on_saved, otherwise=not_saved)

    def _on_saved(self, number: int) -> None:
        self._workroom.frame.report(f"Finding {number} saved on this tablet")
        self._page.form.keep_now()
        self._next_finding()
        self._page.show_at_work()

    def _on_not_saved(self, finding_id: str, trouble: WalkaboutError) -> None:
        self._photos.open(finding_id)
        self._page.show_trouble(str(trouble))

    def _next_finding(self) -> None:
        """What is half written on this walkabout, or else a new finding."""
        asked = partial(wishes.next_form, self._walkabout_id)
        self._background.ask(asked, then=self._put_in_form, otherwise=self._on_trouble, latest="form")

    def _on_hazard(self) -> None:
        since = self._page.draft.hazard_since or self._workroom.clock.now().isoformat(timespec="seconds")
        self._page.show_hazard(since, self._workroom.clock.now())

    def _on_place_or_kind(self) -> None:
        asked = partial(wishes.seen, self._page.draft)
        self._background.ask(asked, then=self._on_seen, latest="seen before")

    def _on_seen(self, seen: SeenBefore | None) -> None:
        self._page.show_seen_before(seen)

    def _on_camera(self, about: str) -> None:
        self._photos.expect(about)
        self._workroom.frame.go_to(CAMERA, about)

    # The list

    def _on_opened_from_list(self, finding_id: str) -> None:
        """Go on with a finding. Changes to another saved one are saved first, so that no draft is hidden."""
        if finding_id == self._photos.finding_id:
            self._page.show_at_work()
        elif self._page.has_changes_to_saved:
            wish = partial(wishes.save, self._page.draft, self._workroom.member)
            then = partial(self._on_changes_saved, finding_id)
            self._background.write(wish, then=then, otherwise=self._on_trouble)
        else:
            self._open_finding(finding_id)

    def _on_changes_saved(self, finding_id: str, number: int) -> None:
        self._workroom.frame.report(f"Finding {number} saved on this tablet")
        self._open_finding(finding_id)

    def _open_finding(self, finding_id: str) -> None:
        asked = partial(wishes.saved_form, finding_id)
        self._background.ask(asked, then=self._on_finding, otherwise=self._on_trouble, latest="form")

    def _on_finding(self, finding: FindingInForm) -> None:
        self._put_in_form(finding)
        self._page.show_at_work()

    def _on_finding_removed(self, finding_id: str) -> None:
        in_form = finding_id == self._photos.finding_id
        removed = partial(self._on_removed, in_form)
        wish = partial(wishes.remove, finding_id, self._workroom.member)
        self._background.write(wish, then=removed, otherwise=self._on_trouble)

    def _on_removed(self, in_form: bool, number: int) -> None:
        self._workroom.frame.report(f"Finding {number} removed", undo=self._undo)
        if in_form:
            self._next_finding()

    def _on_draft_removed(self) -> None:
        draft = self._page.draft
        wish = partial(wishes.throw_away, draft, self._workroom.member)
        self._background.write(wish, then=partial(self._on_thrown_away, draft), otherwise=self._on_trouble)

    def _on_thrown_away(self, draft: FindingDraft) -> None:
        self._workroom.frame.report("The finding was thrown away", undo=partial(self._write_again, draft))
        self._next_finding()

    def _undo(self) -> None:
        wish = partial(wishes.undo, self._workroom.member)
        self._background.write(wish, otherwise=self._on_trouble)

    def _write_again(self, draft: FindingDraft) -> None:
        """A form that was thrown away comes back, with its photos."""
        wish = partial(wishes.write_again, draft, self._workroom.member)
        self._background.write(wish, then=self._next_finding, otherwise=self._on_trouble)

    # Last time

    def _on_not_done(self, action_id: str) -> None:
        wish = partial(wishes.not_done, action_id, self._workroom.member)
        told = partial(self._on_noted, "Noted: not done yet")
        self._background.write(wish, then=told, otherwise=self._on_trouble)

    def _on_done(self, checked: DoneChecked) -> None:
        wish = partial(wishes.done, checked.action_id, checked.told, self._workroom.member)
        told = partial(self._on_noted, "Checked and done")
        self._background.write(wish, then=told, otherwise=self._on_trouble)

    def _on_noted(self, words: str, action_id: str) -> None:
        self._page.last_time.show_noted(action_id, words)
        self._workroom.frame.report(f"{words}. Saved on this tablet")

    def _on_trouble(self, trouble: WalkaboutError) -> None:
        self._page.show_trouble(str(trouble))
