"""Taking photos of one finding or action, whose identity the desk was gone to with."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.camera import Camera
from desktop.desk import Workroom
from desktop.photo_chooser import choose_photos
from models.changes import Changes
from views.screens.camera import CameraScreen


class CameraDesk(QObject):
    """Hands every photo to the arrivals; whoever shows the finding hears of it there."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = CameraScreen()
        self._camera = Camera(workroom.background, self)
        self._about = ""
        self._count = 0
        self._camera.photo_taken.connect(self._on_photo_taken)
        self._camera.viewfinder_ready.connect(self._screen.show_viewfinder)
        self._camera.unavailable.connect(self._screen.show_no_camera)
        self._camera.not_yet.connect(self._screen.show_hint)
        self._screen.take_wanted.connect(self._camera.take)
        self._screen.other_camera_wanted.connect(self._camera.turn_to_next)
        self._screen.files_wanted.connect(self._on_files_wanted)
        self._screen.done_wanted.connect(workroom.frame.go_back)

    @property
    def widget(self) -> CameraScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Start the camera for photos of that record."""
        self._about, self._count = about, 0
        self._screen.show_count(0)
        self._screen.show_waiting()
        self._camera.start()

    def left(self) -> None:
        """The camera's light goes out."""
        self._camera.stop()
        self._screen.show_waiting()

    def refresh(self, changes: Changes) -> None:
        """Nothing here comes from the store."""

    def _on_photo_taken(self, photo: bytes) -> None:
        self._bring([photo])

    def _on_files_wanted(self) -> None:
        choose_photos(self._screen.window(), self.bring_files)

    def bring_files(self, files: list[Path]) -> None:
        """Take in photos from files."""
        self._bring(files)

    def _bring(self, photos: list[bytes] | list[Path]) -> None:
        self._workroom.photos.bring(self._about, photos)
        self._count += len(photos)
        self._screen.show_count(self._count)
