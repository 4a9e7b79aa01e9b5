"""The photos of the walkabout's page: brought in, kept as they get ready, described, taken out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop import capture_wishes as wishes
from desktop.desk import Workroom
from desktop.photo_chooser import choose_photos
from models.errors import WalkaboutError
from models.photo_prepared import Prepared
from views.screens.capture import CapturePage, PhotoDescribed, PhotosBrought


class CapturePhotos(QObject):
    """Stands beside the walkabout's desk. Photos that other desks brought are left alone."""

    def __init__(self, workroom: Workroom, page: CapturePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._page = page
        self._findings: set[str] = set()
        self._actions: set[str] = set()
        self.finding_id = ""
        page.files_wanted.connect(self._on_files_wanted)
        page.photos_brought.connect(self._on_brought)
        page.photo_removed.connect(self._on_removed)
        page.photo_described.connect(self._on_described)
        page.arrivals_stopped.connect(workroom.photos.call_off)
        workroom.photos.photo_ready.connect(self._on_ready)
        workroom.photos.photo_refused.connect(self._on_refused)
        workroom.photos.progress_changed.connect(page.show_progress)

    def open(self, finding_id: str | None) -> None:
        """Note which finding is in the form now; None while it is being saved."""
        self.finding_id = finding_id or ""

    def expect(self, about: str) -> None:
        """Photos of this finding or action may come from now on."""
        (self._findings if about == self._page.draft.finding_id else self._actions).add(about)

    def bring(self, about: str, sources: list[Path] | list[bytes]) -> None:
        """Take in photos of this finding or action."""
        self.expect(about)
        self._workroom.photos.bring(about, sources)

    def _on_brought(self, brought: PhotosBrought) -> None:
        self.expect(brought.about)
        self._workroom.photos.bring(brought.about, brought.sources)

    def _on_files_wanted(self, about: str) -> None:
        choose_photos(self._page.window(), partial(self.bring, about))

    def _on_ready(self, about: str, photo: Prepared) -> None:
        if about in self._findings:
            draft = self._page.draft if about == self.finding_id else None
            wish = partial(wishes.add_photo, about, photo, draft, self._workroom.member)
            self._workroom.background.write(wish, otherwise=self._on_trouble)
        elif about in self._actions:
            wish = partial(wishes.add_after_photo, about, photo, self._workroom.member)
            added = self._page.last_time.add_after_photo
            self._workroom.background.write(wish, then=added, otherwise=self._on_trouble)

    def _on_refused(self, about: str, name: str, why: str) -> None:
        if about in self._findings | self._actions:
            self._page.show_refused(name, why)

    def _on_removed(self, photo_id: str) -> None:
        wish = partial(wishes.remove_photo, photo_id, self._workroom.member)
        self._workroom.background.write(wish, then=self._on_gone, otherwise=self._on_trouble)

    def _on_gone(self) -> None:
        self._workroom.frame.report("Photo removed", undo=self._undo)

    def _undo(self) -> None:
        wish = partial(wishes.undo, self._workroom.member)
        self._workroom.background.write(wish, otherwise=self._on_trouble)

    def _on_described(self, described: PhotoDescribed) -> None:
        wish = partial(wishes.describe, described.photo, described.words, self._workroom.member)
        self._workroom.background.write(wish, otherwise=self._on_trouble)

    def _on_trouble(self, trouble: WalkaboutError) -> None:
        self._page.show_trouble(str(trouble))
