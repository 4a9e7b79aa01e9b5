"""The photos of the action plan's page: taken, chosen or let go there, kept as they get ready, described."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop import plan_wishes as wishes
from desktop.desk import ACTION_PLAN, CAMERA, Workroom
from desktop.photo_chooser import choose_photos
from desktop.pictures import Pictures
from models.photo_prepared import Prepared
from views.screens.capture import PhotoDescribed
from views.screens.plan import PlanScreen

_OURS = f"{ACTION_PLAN}/"


class PlanPhotos(QObject):
    """Stands beside the plan's desk. What it brings in carries a mark, so that no other desk takes it too."""

    def __init__(self, workroom: Workroom, screen: PlanScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = screen
        self._pictures = Pictures(workroom.background, self)
        panel = screen.beside.photo.panel
        screen.thumbnail_wanted.connect(self._pictures.want)
        screen.beside.photo.large_wanted.connect(self._pictures.want_large)
        self._pictures.arrived.connect(screen.show_thumbnail)
        self._pictures.large_arrived.connect(panel.show_picture)
        screen.camera_wanted.connect(self._on_camera)
        screen.files_wanted.connect(self._on_files)
        screen.photos_brought.connect(self.bring)
        panel.photo_described.connect(self._on_described)
        panel.photo_removed.connect(self._on_removed)
        workroom.photos.photo_ready.connect(self._on_ready)
        workroom.photos.photo_refused.connect(self._on_refused)
        workroom.photos.progress_changed.connect(screen.beside.detail.show_progress)

    def bring(self, action_id: str, sources: tuple[Path | bytes, ...] | list[Path]) -> None:
        """Take in photos of how this action looks now."""
        self._workroom.photos.bring(f"{_OURS}{action_id}", tuple(sources))

    def _on_camera(self, action_id: str) -> None:
        self._workroom.frame.go_to(CAMERA, f"{_OURS}{action_id}")

    def _on_files(self, action_id: str) -> None:
        choose_photos(self._screen.window(), partial(self.bring, action_id))

    def _on_ready(self, about: str, photo: Prepared) -> None:
        if about.startswith(_OURS):
            wish = partial(wishes.add_photo, about.removeprefix(_OURS), photo, self._workroom.member)
            self._workroom.background.write(wish, otherwise=self._workroom.frame.tell)

    def _on_refused(self, about: str, name: str, why: str) -> None:
        if about.startswith(_OURS):
            self._screen.beside.detail.show_refused(name, why)

    def _on_described(self, described: PhotoDescribed) -> None:
        wish = partial(wishes.describe_photo, described.photo, described.words, self._workroom.member)
        self._workroom.background.write(wish, otherwise=self._workroom.frame.tell)

    def _on_removed(self, photo_id: str) -> None:
        wish = partial(wishes.remove_photo, photo_id, self._workroom.member)
        self._workroom.background.write(wish, then=self._on_gone, otherwise=self._workroom.frame.tell)

    def _on_gone(self) -> None:
        self._workroom.frame.report("Photo removed", undo=self._undo)

    def _undo(self) -> None:
        wish = partial(wishes.undo, self._workroom.member)
        self._workroom.background.write(wish, otherwise=self._workroom.frame.tell)
